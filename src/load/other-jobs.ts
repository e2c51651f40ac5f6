import type { BulkClient } from '../bulk/client.ts'
import { finalMeaning, INTERNAL_BATCH_RECORDS, type ListedJob } from '../bulk/job.ts'
import type { Part } from '../csv/part.ts'
import { LoadError } from '../errors.ts'

/** Whose jobs count as ours. */
export interface OurJobs {
  /** Undefined where the org does not tell: then jobs of anybody count. */
  readonly userId: string | undefined
  readonly object: string
  readonly operation: string
}

const UNFINISHED: ReadonlySet<string> = new Set(['Open', 'UploadComplete', 'InProgress'])
const MOST_NAMED = 5
/** Clocks of runners and of the org differ by less. */
const SKEW_MS = 2 * 60_000

/**
 * Warns of jobs on the same object that are not final: they may lock the same records, or be another run of this load.
 *
 * @param isKnown jobs that somebody sees to
 */
export function warnOfOtherJobs(
  jobs: readonly ListedJob[],
  object: string,
  isKnown: (id: string) => boolean,
): string | undefined {
  const others = jobs.filter((job) => isSame(job.object, object) && UNFINISHED.has(job.state) && !isKnown(job.id))
  if (others.length === 0) return undefined
  return (
    `The org has other jobs on ${object} that are not finished: ${named(others, (job) => `${job.operation}, ${job.state}`)}. ` +
    'They may lock the same records. See Setup, Bulk Data Load Jobs.'
  )
}

/** All jobs that the user may see, of the last 7 days. */
export async function listAllJobs(client: BulkClient, signal?: AbortSignal): Promise<readonly ListedJob[]> {
  const jobs: ListedJob[] = []
  for await (const page of client.list(signal)) jobs.push(...page)
  return jobs
}

/** The first 1,000 of them, which is enough for all but the busiest orgs; none where the org does not say. */
export async function listSomeJobs(client: BulkClient): Promise<readonly ListedJob[]> {
  const page = await client
    .list()
    .next()
    .catch(() => undefined)
  return page?.value ?? []
}

/** Jobs of this user, object and operation that were made in a window of time, in milliseconds since the epoch. */
export function madeBetween(
  jobs: readonly ListedJob[],
  { userId, object, operation }: OurJobs,
  { from, to }: { readonly from: number; readonly to: number },
): readonly ListedJob[] {
  return jobs.filter((job) => {
    const at = Date.parse(job.createdDate)
    const isOurs =
      (userId === undefined || !job.createdById || job.createdById.slice(0, 15) === userId.slice(0, 15)) &&
      isSame(job.object, object) &&
      isSame(job.operation, operation)
    return isOurs && at >= from - SKEW_MS && at <= to + SKEW_MS
  })
}

/**
 * Stops an insert whose records may be in already, though no ledger tells of it: jobs of the time in question still run, or
 * have as many records as a part has. Throws LoadError `ledger-missing`.
 *
 * @param why no ledger is known, and what to do when the records are not in
 * @param countRows of all result files of a job; undefined where they cannot be read
 */
export async function refuseUnknownJobs(
  client: BulkClient,
  candidates: readonly ListedJob[],
  parts: readonly Part[],
  {
    why,
    cure,
    countRows,
  }: {
    readonly why: string
    readonly cure: string
    readonly countRows: (id: string) => Promise<number | undefined>
  },
): Promise<void> {
  const sizes = new Set(parts.map(({ records }) => records))
  const largest = Math.max(...sizes)
  const isSize = async (id: string, processed: number): Promise<boolean> => {
    if (sizes.has(processed)) return true
    // A batch that failed as a whole may be missing from the count (forcedotcom/dataloader#1033).
    const mayBe = [...sizes].some((records) => processed < records && records - processed <= INTERNAL_BATCH_RECORDS)
    if (!mayBe) return false
    const rows = await countRows(id)
    return rows === undefined || sizes.has(rows)
  }
  const suspects: ListedJob[] = []
  for (const job of candidates) {
    if (job.state === 'Open') continue
    const info = await client.info(job.id).catch(() => undefined)
    const processed = info?.numberRecordsProcessed ?? 0
    const meaning = info && finalMeaning(info.state)
    const fits = meaning === 'complete' ? await isSize(job.id, processed) : processed > 0 && processed <= largest
    // One that still runs, or of which the org says nothing, may be ours as well.
    if (meaning === undefined || fits) suspects.push(job)
    if (suspects.length > MOST_NAMED) break
  }
  if (suspects.length === 0) return
  throw new LoadError(
    'ledger-missing',
    `${why} The org has jobs of this user that may have inserted these records already: ${named(suspects, ({ state }) => state)}. ` +
      'Nothing was sent. Compare with the org (Setup, Bulk Data Load Jobs). ' +
      cure,
  )
}

/** Jobs by id, with a word on each. */
export function named(jobs: readonly ListedJob[], wordOn: (job: ListedJob) => string): string {
  const shown = jobs.slice(0, MOST_NAMED).map((job) => `${job.id} (${wordOn(job)})`)
  return `${shown.join(', ')}${jobs.length > MOST_NAMED ? ` and ${jobs.length - MOST_NAMED} more` : ''}`
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
