import type { BulkClient } from '../bulk/client.ts'
import type { IngestOperation, JobInfo } from '../bulk/job.ts'
import { LoadError, SalesforceError } from '../errors.ts'
import { decideJob, type JobCourse, jobStanding } from '../ledger/decide.ts'
import type { LedgerJob } from '../ledger/ledger.ts'
import { createLimit } from '../limit.ts'
import { explainError } from '../org/explain.ts'
import { hashPart } from '../parts/part-stream.ts'
import type { Submission } from '../results/write-outcomes.ts'
import { sameName } from '../values/names.ts'

/** A job of an earlier step: what the org says of it, and what to do about it. */
export interface OldJob {
  readonly entry: LedgerJob
  /** Undefined where the org has no such job any more. */
  readonly info: JobInfo | undefined
  /** The part of the files as they are now that the job was made of. */
  readonly submission: Submission | undefined
  readonly standing: Standing
  /** `forget`: it changed nothing, as is known already. */
  readonly course: JobCourse | 'forget'
}

type Standing = Parameters<typeof decideJob>[0]

interface Asking {
  readonly client: BulkClient
  readonly operation: IngestOperation
  readonly object: string
  readonly userId: string | undefined
  readonly cancelled: AbortSignal
  /** Whether the rows of a job of one record tell of the only record of this submission. */
  readonly tellsOf: (job: JobInfo, submission: Submission) => Promise<boolean>
}

const LOOKS_AT_ONCE = 5

/** Asks the org for each job of a ledger, and decides on it. Throws LoadError when the org does not say. */
export async function readOldJobs(
  submissions: readonly Submission[],
  jobs: readonly LedgerJob[],
  asking: Asking,
): Promise<readonly OldJob[]> {
  const atOnce = createLimit(LOOKS_AT_ONCE)
  const asked = await Promise.all(jobs.map((entry) => atOnce(async () => ({ entry, info: await ask(entry, asking) }))))
  const partOf = await matchParts(submissions, asked, asking)
  return asked.map(({ entry, info }) => {
    const job = { entry, info, submission: partOf.get(entry) }
    return { ...job, ...decide(job, asking) }
  })
}

/** A job that changed nothing, as is known already, is nobody's concern any more. */
function decide(
  { entry, info, submission }: Pick<OldJob, 'entry' | 'info' | 'submission'>,
  asking: Asking,
): Pick<OldJob, 'standing' | 'course'> {
  const standing = standingOf(entry, info, asking)
  const hadNoEffect = entry.settled?.in === 0 && entry.settled.unaccounted === 0
  const course = decideJob(standing, asking.operation, submission === undefined ? 'changed' : 'same')
  const mayForget = course === 'stop' || course === 'unaccounted' || course === 'look for its records'
  return { standing, course: hadNoEffect && mayForget ? 'forget' : course }
}

function standingOf(entry: LedgerJob, info: JobInfo | undefined, asking: Asking): Standing {
  if (info === undefined) return 'gone'
  return isAsTheLedgerSays(entry, info, asking) ? jobStanding(info.state) : 'not as the ledger says'
}

type Asked = Pick<OldJob, 'entry' | 'info'>

/** Which part each job was made of, by content. Of several jobs of one part the first counts; the others sent again what
 *  it had left. A body of one record has no hash, so its rows have to tell; one that they do not tell of counts as
 *  changed. */
async function matchParts(
  submissions: readonly Submission[],
  jobs: readonly Asked[],
  asking: Asking,
): Promise<ReadonlyMap<LedgerJob, Submission>> {
  const byBody = new Map<string, Submission[]>()
  for (const submission of submissions) {
    const body = submission.part.records === 1 ? '' : await hashPart(submission.part)
    byBody.set(body, [...(byBody.get(body) ?? []), submission])
  }
  const matched = new Map<LedgerJob, Submission>()
  const singles = byBody.get('') ?? []
  for (const { entry, info } of jobs) {
    const submission =
      entry.body === '' ? await takeSingle(singles, { entry, info }, asking) : byBody.get(entry.body)?.shift()
    if (submission !== undefined) matched.set(entry, submission)
  }
  return matched
}

/** Takes out of the submissions of one record the one that the job's rows tell of: mostly the first. */
async function takeSingle(
  singles: Submission[],
  { entry, info }: Asked,
  { tellsOf }: Asking,
): Promise<Submission | undefined> {
  if (!entry.whole || info === undefined || jobStanding(info.state) !== 'final') return undefined
  for (const [place, submission] of singles.entries()) {
    if (!(await tellsOf(info, submission))) continue
    singles.splice(place, 1)
    return submission
  }
  return undefined
}

/** Undefined when the org has no such job any more. Throws LoadError when it does not say. */
async function ask({ id }: LedgerJob, { client, cancelled }: Asking): Promise<JobInfo | undefined> {
  try {
    return await client.info(id)
  } catch (error) {
    if (error instanceof SalesforceError && error.status === 404) return undefined
    if (cancelled.aborted) throw new LoadError('cancelled', 'The step was cancelled before anything was sent.')
    throw explainError(`Job ${id} of an earlier step`, error)
  }
}

/** A ledger is a claim: the job has to be this user's, for this load, made when the ledger says, and not have processed
 *  more than it was given. */
function isAsTheLedgerSays(entry: LedgerJob, info: JobInfo, { userId, object, operation }: Asking): boolean {
  const same = (claimed: string | null | undefined, said: string | null | undefined) =>
    !claimed || !said || claimed.slice(0, 15).toLowerCase() === said.slice(0, 15).toLowerCase()
  return (
    same(entry.id, info.id) &&
    same(entry.createdById ?? userId, info.createdById) &&
    same(userId, info.createdById) &&
    (!info.object || sameName(info.object, object)) &&
    (!info.operation || sameName(info.operation, operation)) &&
    (!entry.createdDate || !info.createdDate || Date.parse(entry.createdDate) === Date.parse(info.createdDate)) &&
    info.numberRecordsProcessed <= entry.records
  )
}
