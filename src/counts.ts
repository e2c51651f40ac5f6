/** What became of the records of a job, a load or a step. They sum to `read`: see `missing`. */
export interface Counts {
  readonly read: number
  readonly created: number
  readonly updated: number
  readonly deleted: number
  readonly failed: number
  /** Surely not in the org, and not refused by it either. */
  readonly unprocessed: number
  /** In a job that still runs, or that was aborted so lately that they may still go in. */
  readonly pending: number
  /** The org does not say. */
  readonly unaccounted: number
  /** Not sent: already in the org, or a later record of the files has the same key. */
  readonly skipped: number
}

export const NO_COUNTS: Counts = {
  read: 0,
  created: 0,
  updated: 0,
  deleted: 0,
  failed: 0,
  unprocessed: 0,
  pending: 0,
  unaccounted: 0,
  skipped: 0,
}

export const COUNT_NAMES = [
  'read',
  'created',
  'updated',
  'deleted',
  'failed',
  'unprocessed',
  'pending',
  'unaccounted',
  'skipped',
] as const satisfies readonly (keyof Counts)[]

export function addCounts(all: readonly Counts[]): Counts {
  const sum = { ...NO_COUNTS }
  for (const counts of all) for (const name of COUNT_NAMES) sum[name] += counts[name]
  return sum
}

/** Records read less the records with an outcome: 0, or the accounts are wrong. */
export function missing({ read, ...outcomes }: Counts): number {
  return read - Object.values(outcomes).reduce((sum, count) => sum + count, 0)
}

/** Records that are not in as they should be: what `failure-rate` and `max-failures` count. */
export function notIn({ failed, unprocessed, unaccounted }: Counts): number {
  return failed + unprocessed + unaccounted
}

/** More than the rounding error of a share of hundreds of millions of records, and far less than a record. */
const ROUNDING = 1e-6

/** Whether `part` is more than this share (0 to 1) of `whole`; a share such as 0.29 is never quite what was written. */
export function exceedsShare(part: number, whole: number, share: number): boolean {
  return part - share * whole > ROUNDING
}

/** Percent of the records read that are not in; 0 when nothing was read. */
export function failureRate(counts: Counts): number {
  return counts.read === 0 ? 0 : (notIn(counts) / counts.read) * 100
}
