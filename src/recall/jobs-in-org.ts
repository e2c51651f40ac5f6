import type { BulkClient } from '../bulk/client.ts'
import type { ListedJob } from '../bulk/job.ts'
import { listed } from '../text/words.ts'
import { sameId } from '../values/ids.ts'
import { sameName } from '../values/names.ts'

/** Whose jobs count as ours. */
export interface OurJobs {
  /** Undefined if the org does not name its user: then the jobs of all users count. */
  readonly userId: string | undefined
  readonly object: string
  readonly operation: string
}

const UNFINISHED: ReadonlySet<string> = new Set(['Open', 'UploadComplete', 'InProgress'])
/** Jobs that a message names: as many as a killed step can leave Open, since nothing else names those. */
const MOST_NAMED = 20
/** Clocks of runners and of the org differ by less. */
export const SKEW_MS = 2 * 60_000

/**
 * Warns of jobs on the same object that are not final: they may lock the same records, or be another run of this load.
 *
 * @param isKnown whether a job belongs to this load or another step of this runner
 */
export function warnOfOtherJobs(
  jobs: readonly ListedJob[],
  object: string,
  isKnown: (id: string) => boolean,
): string | undefined {
  const others = jobs.filter((job) => sameName(job.object, object) && UNFINISHED.has(job.state) && !isKnown(job.id))
  if (others.length === 0) return undefined
  return (
    `The org has other jobs on ${object} that are not finished: ${named(others, (job) => `${job.operation}, ${job.state}`)}. ` +
    'They may lock the same records. See Setup, Bulk Data Load Jobs.'
  )
}

/** All jobs that the user may see, of the last 7 days. */
export async function listAllJobs(client: BulkClient, signal?: AbortSignal): Promise<readonly ListedJob[]> {
  const jobs: ListedJob[] = []
  for await (const page of client.list(signal)) for (const job of page) jobs.push(job)
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
      (userId === undefined || !job.createdById || sameId(job.createdById, userId)) &&
      sameName(job.object, object) &&
      sameName(job.operation, operation)
    return isOurs && at >= from - SKEW_MS && at <= to + SKEW_MS
  })
}

/** Lists jobs for a message by their ids, each with a word on it: `750… (Open) and 750… (InProgress)`. */
export function named(jobs: readonly ListedJob[], wordOn: (job: ListedJob) => string): string {
  return listed(
    jobs.map((job) => `${job.id} (${wordOn(job)})`),
    MOST_NAMED,
  )
}
