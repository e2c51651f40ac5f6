import type { BulkClient, ResultKind } from '../bulk/client.ts'
import { finalMeaning, type ListedJob } from '../bulk/job.ts'
import type { Part } from '../csv/part.ts'
import { LoadError } from '../errors.ts'
import { createLimit } from '../limit.ts'
import { count } from '../report/words.ts'

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

/** How other jobs are looked at. */
interface LookingInto {
  readonly client: BulkClient
  /** Of a result file of a job. */
  readonly countRows: (id: string, kind: ResultKind) => Promise<number | 'refused' | 'unreadable'>
  readonly cancelled: AbortSignal
  readonly log: (line: string) => void
}

/**
 * Stops an insert whose records may be in already, though no ledger tells of it: jobs of the time in question still run, or
 * have as many records as a part has. Throws LoadError `ledger-missing`.
 *
 * @param why no ledger is known, and what to do when the records are not in
 */
export async function refuseUnknownJobs(
  candidates: readonly ListedJob[],
  parts: readonly Part[],
  { why, cure }: { readonly why: string; readonly cure: string },
  looking: LookingInto,
): Promise<void> {
  const closed = candidates.filter(({ state }) => state !== 'Open')
  if (closed.length > MOST_NAMED)
    looking.log(`no ledger tells what is in: looking into ${count(closed.length, 'job')} of ours on the object`)
  const sizes = new Set(parts.map(({ records }) => records))
  const suspects: ListedJob[] = []
  const atOnce = createLimit(JOBS_AT_ONCE)
  await Promise.all(
    closed.map((job) =>
      atOnce(async () => {
        if (suspects.length <= MOST_NAMED && (await mayHoldPart(job.id, sizes, looking))) suspects.push(job)
      }),
    ),
  )
  if (suspects.length === 0) return
  throw new LoadError(
    'ledger-missing',
    `${why} The org has jobs of this user that may have inserted these records already: ${named(suspects, ({ state }) => state)}. ` +
      'Nothing was sent. Compare with the org (Setup, Bulk Data Load Jobs). ' +
      cure,
  )
}

const JOBS_AT_ONCE = 5

/** One that still runs, or of which the org does not say enough, may be ours. Counts of a job may lack batches that failed
 *  as a whole (forcedotcom/dataloader#1033): where they are too low, rows tell. */
async function mayHoldPart(
  id: string,
  sizes: ReadonlySet<number>,
  { client, countRows, cancelled }: LookingInto,
): Promise<boolean> {
  cancelled.throwIfAborted()
  const info = await client.info(id).catch(() => undefined)
  cancelled.throwIfAborted()
  const meaning = info && finalMeaning(info.state)
  if (info === undefined || meaning === undefined) return true
  const largest = Math.max(...sizes)
  const processed = info.numberRecordsProcessed
  if (processed > largest) return false
  if (meaning === 'complete' ? sizes.has(processed) : processed > 0) return true
  const successful = await countRows(id, 'successfulResults')
  cancelled.throwIfAborted()
  // Of a job that was aborted before it began, the org may refuse them.
  if (meaning !== 'complete') return successful !== 0 && successful !== 'refused'
  if (successful === 0) return false
  const all = [successful, await countRows(id, 'failedResults'), await countRows(id, 'unprocessedrecords')]
  cancelled.throwIfAborted()
  const rows = all.filter((count) => typeof count === 'number')
  return rows.length < all.length || sizes.has(rows.reduce((sum, count) => sum + count, 0))
}

/** Jobs by id, with a word on each. */
export function named(jobs: readonly ListedJob[], wordOn: (job: ListedJob) => string): string {
  const shown = jobs.slice(0, MOST_NAMED).map((job) => `${job.id} (${wordOn(job)})`)
  return `${shown.join(', ')}${jobs.length > MOST_NAMED ? ` and ${jobs.length - MOST_NAMED} more` : ''}`
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
