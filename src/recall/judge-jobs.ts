import type { JobInfo } from '../bulk/job.ts'
import { LoadError, SalesforceError } from '../errors.ts'
import { decideJob, type JobCourse, jobStanding } from '../ledger/decide.ts'
import type { LedgerJob } from '../ledger/ledger.ts'
import { createLimit } from '../limit.ts'
import { explainError } from '../org/explain.ts'
import { hashPart } from '../parts/part-stream.ts'
import type { Submission } from '../send/submission.ts'
import { sameName } from '../values/names.ts'
import type { Recalling } from './recalling.ts'

/** What to do about a job of an earlier step, after what the org says of it. */
export interface JobVerdict {
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

const LOOKS_AT_ONCE = 5

/** Asks the org for each job of a ledger, and decides what to do about it. Throws LoadError when the org does not say. */
export async function judgeJobs(
  submissions: readonly Submission[],
  jobs: readonly LedgerJob[],
  recalling: Recalling,
): Promise<readonly JobVerdict[]> {
  const atOnce = createLimit(LOOKS_AT_ONCE)
  const asked = await Promise.all(
    jobs.map((entry) => atOnce(async () => ({ entry, info: await ask(entry, recalling) }))),
  )
  const partOf = await matchParts(submissions, asked, recalling)
  return asked.map(({ entry, info }) => {
    const job = { entry, info, submission: partOf.get(entry) }
    return { ...job, ...decide(job, recalling) }
  })
}

/** A job that changed nothing, as is known already, is nobody's concern any more. */
function decide(
  { entry, info, submission }: Pick<JobVerdict, 'entry' | 'info' | 'submission'>,
  recalling: Recalling,
): Pick<JobVerdict, 'standing' | 'course'> {
  const standing = standingOf(entry, info, recalling)
  const hadNoEffect = entry.settled?.in === 0 && entry.settled.unaccounted === 0
  const course = decideJob(standing, recalling.spec.operation, submission === undefined ? 'changed' : 'same')
  const mayForget = course === 'stop' || course === 'unaccounted' || course === 'look for its records'
  return { standing, course: hadNoEffect && mayForget ? 'forget' : course }
}

function standingOf(entry: LedgerJob, info: JobInfo | undefined, recalling: Recalling): Standing {
  if (info === undefined) return 'gone'
  return isAsTheLedgerSays(entry, info, recalling) ? jobStanding(info.state) : 'not as the ledger says'
}

type Asked = Pick<JobVerdict, 'entry' | 'info'>

/** Which part each job was made of, by content. Of several jobs of one part the first counts; the others sent again what
 *  it had left. A body of one record has no hash, so its rows have to tell; one that they do not tell of counts as
 *  changed. */
async function matchParts(
  submissions: readonly Submission[],
  jobs: readonly Asked[],
  recalling: Recalling,
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
      entry.body === '' ? await takeSingle(singles, { entry, info }, recalling) : byBody.get(entry.body)?.shift()
    if (submission !== undefined) matched.set(entry, submission)
  }
  return matched
}

/** Takes out of the submissions of one record the one that the job's rows tell of: mostly the first. */
async function takeSingle(
  singles: Submission[],
  { entry, info }: Asked,
  { finder }: Recalling,
): Promise<Submission | undefined> {
  if (!entry.whole || info === undefined || jobStanding(info.state) !== 'final') return undefined
  for (const [place, submission] of singles.entries()) {
    if (!(await finder.tellsOf(info, submission))) continue
    singles.splice(place, 1)
    return submission
  }
  return undefined
}

/** Undefined when the org has no such job any more. Throws LoadError when it does not say. */
async function ask({ id }: LedgerJob, { jobs, step }: Recalling): Promise<JobInfo | undefined> {
  try {
    return await jobs.client.info(id)
  } catch (error) {
    if (error instanceof SalesforceError && error.status === 404) return undefined
    if (step.stop.cancelled.aborted)
      throw new LoadError('cancelled', 'The step was cancelled before anything was sent.')
    throw explainError(`Job ${id} of an earlier step`, error)
  }
}

/** A ledger is a claim: the job has to be this user's, for this load, made when the ledger says, and not have processed
 *  more than it was given. */
function isAsTheLedgerSays(entry: LedgerJob, info: JobInfo, { userId, spec }: Recalling): boolean {
  const { object, operation } = spec
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

/** Jobs as they count where the old results of a load are taken: rounds of retry have sent again what the job of a part had left,
 *  whatever the operation. */
export function asLookedFor(verdicts: readonly JobVerdict[]): readonly JobVerdict[] {
  return verdicts.map((job) =>
    job.submission === undefined && job.course === 'send again' ? { ...job, course: 'look for its records' } : job,
  )
}

/** Jobs as they count where records are written in their order: all behind the first part that has changed, or was never sent, is
 *  sent again, for an older value must not come after a newer one. */
export function asOrdered(
  submissions: readonly Submission[],
  verdicts: readonly JobVerdict[],
  { spec: { operation, pace } }: Recalling,
): readonly JobVerdict[] {
  const isOrdered = pace.concurrency.mode === 'serial' || submissions.some(({ part }) => (part.wave ?? 1) > 1)
  if (!isOrdered || operation === 'insert') return verdicts
  const made = new Set(verdicts.map(({ submission }) => submission))
  const firstChanged = submissions.findIndex((submission) => !made.has(submission))
  const behind = new Set(firstChanged === -1 ? [] : submissions.slice(firstChanged))
  return verdicts.map((job) => {
    const isBehind = job.submission !== undefined && behind.has(job.submission)
    return isBehind && job.standing === 'final' ? { ...job, submission: undefined, course: 'send again' } : job
  })
}
