import { finalMeaning, type IngestOperation, isRepeatable, type JobState, STATE_MEANING } from '../bulk/job.ts'
import { isCutShort } from '../errors.ts'
import type { ThisRun } from '../step.ts'
import { idKey } from '../values/ids.ts'
import { compareIds, type LedgerJob, type LedgerRun } from './ledger.ts'

/** How a load ended, by its ledger. */
export type Ended = 'passed' | 'failed' | 'unfinished'

/** What a step does about the earlier load. */
export type Course =
  /** All records are sent. */
  | 'send everything'
  /** Nothing is sent where the org confirms each job and the files still make them; what the jobs did is reported again. */
  | 'take the old results'
  /** What its jobs did counts as done by this load; records that failed for a reason that passes, and records not sent, are
   *  sent. */
  | 'continue'
  /** Records that were loaded are skipped; everything else is sent. */
  | 'send what is missing'

type Meeting = 'later attempt of the run' | 'later run'

interface CourseRow {
  readonly when: Meeting
  readonly ended: Ended
  readonly operation: 'insert' | 'update, upsert, delete'
  readonly course: Course
}

/** What a step does when it finds the ledger of an earlier one. */
export const COURSES: readonly CourseRow[] = [
  { when: 'later attempt of the run', ended: 'passed', operation: 'insert', course: 'take the old results' },
  {
    when: 'later attempt of the run',
    ended: 'passed',
    operation: 'update, upsert, delete',
    course: 'take the old results',
  },
  { when: 'later attempt of the run', ended: 'failed', operation: 'insert', course: 'send what is missing' },
  {
    when: 'later attempt of the run',
    ended: 'failed',
    operation: 'update, upsert, delete',
    course: 'send what is missing',
  },
  { when: 'later attempt of the run', ended: 'unfinished', operation: 'insert', course: 'continue' },
  { when: 'later attempt of the run', ended: 'unfinished', operation: 'update, upsert, delete', course: 'continue' },
  { when: 'later run', ended: 'passed', operation: 'insert', course: 'send everything' },
  { when: 'later run', ended: 'passed', operation: 'update, upsert, delete', course: 'send everything' },
  { when: 'later run', ended: 'failed', operation: 'insert', course: 'send what is missing' },
  { when: 'later run', ended: 'failed', operation: 'update, upsert, delete', course: 'send everything' },
  { when: 'later run', ended: 'unfinished', operation: 'insert', course: 'continue' },
  { when: 'later run', ended: 'unfinished', operation: 'update, upsert, delete', course: 'continue' },
]

/** What one old job means for the records of the files as they are now. */
export type JobCourse =
  /** The job is aborted: it never had an effect, and its records are sent in another job. */
  | 'abort'
  /** The job is awaited, and then counts as final. */
  | 'await'
  /** The rows of the job are joined to the records of its part, which is unchanged. */
  | 'take its results'
  /** Records that the job loaded are looked for among all records that are not known to be loaded, and skipped. */
  | 'look for its records'
  /** The records of the job are sent again. */
  | 'send again'
  /** The records of the job are unaccounted: they may be in the org. */
  | 'unaccounted'
  /** Nothing is sent: `ledger-mismatch`. */
  | 'stop'

interface JobRow {
  readonly job: 'Open' | 'running' | 'final' | 'gone' | 'not as the ledger says'
  readonly operation: 'insert' | 'update, upsert, delete'
  /** Whether a part of the files as they are now has the same content. */
  readonly content: 'same' | 'changed'
  readonly course: JobCourse
}

/** What becomes of each job in the ledger of a load that is continued or completed. */
export const JOB_COURSES: readonly JobRow[] = [
  { job: 'Open', operation: 'insert', content: 'same', course: 'abort' },
  { job: 'Open', operation: 'insert', content: 'changed', course: 'abort' },
  { job: 'Open', operation: 'update, upsert, delete', content: 'same', course: 'abort' },
  { job: 'Open', operation: 'update, upsert, delete', content: 'changed', course: 'abort' },
  { job: 'running', operation: 'insert', content: 'same', course: 'await' },
  { job: 'running', operation: 'insert', content: 'changed', course: 'await' },
  { job: 'running', operation: 'update, upsert, delete', content: 'same', course: 'await' },
  { job: 'running', operation: 'update, upsert, delete', content: 'changed', course: 'await' },
  { job: 'final', operation: 'insert', content: 'same', course: 'take its results' },
  { job: 'final', operation: 'insert', content: 'changed', course: 'look for its records' },
  { job: 'final', operation: 'update, upsert, delete', content: 'same', course: 'take its results' },
  { job: 'final', operation: 'update, upsert, delete', content: 'changed', course: 'send again' },
  { job: 'gone', operation: 'insert', content: 'same', course: 'unaccounted' },
  { job: 'gone', operation: 'insert', content: 'changed', course: 'stop' },
  { job: 'gone', operation: 'update, upsert, delete', content: 'same', course: 'send again' },
  { job: 'gone', operation: 'update, upsert, delete', content: 'changed', course: 'send again' },
  { job: 'not as the ledger says', operation: 'insert', content: 'same', course: 'stop' },
  { job: 'not as the ledger says', operation: 'insert', content: 'changed', course: 'stop' },
  { job: 'not as the ledger says', operation: 'update, upsert, delete', content: 'same', course: 'send again' },
  { job: 'not as the ledger says', operation: 'update, upsert, delete', content: 'changed', course: 'send again' },
]

/** Whether a load with this `end` in its ledger is continued, whatever its operation: it still runs, or was cut short. */
export function isUnfinished(end: string): boolean {
  return end === 'running' || isCutShort(end)
}

/** Reads how a load ended. One with a job whose outcome is not known is unfinished, whatever its `end` says. */
export function endedAs({ end, jobs }: Pick<LedgerRun, 'end' | 'jobs'>): Ended {
  if (end === 'passed') return 'passed'
  return isUnfinished(end) || jobs.some(({ settled }) => settled === undefined) ? 'unfinished' : 'failed'
}

/** What the chain of a load's runs means for one step. */
export interface Past {
  readonly course: Course
  /** The run that is continued, completed or reported again; undefined where none is known, or all of them are over. */
  readonly earlier: LedgerRun | undefined
  /** Jobs whose effect counts for this load. */
  readonly jobs: readonly LedgerJob[]
  /** Runs that began after this one, and have loaded. */
  readonly newer: readonly LedgerRun[]
  /** Whether the chain knows of an earlier attempt of this run. */
  readonly knowsOwnRun: boolean
  /** Whether another step has made jobs since the load passed last, or in this run: what is not in the org may have been deleted by it. */
  readonly hasJobs: boolean
  /** When the first of those steps began, as ISO 8601; undefined where none has made jobs. */
  readonly jobsSince: string | undefined
}

/**
 * Decides what a step does about the runs that have worked on its load. The step's own run comes first: earlier runs count
 * only where nothing is known about it, and of those only the newest.
 *
 * @param chain as `chainOf` orders it
 */
export function decidePast(chain: readonly LedgerRun[], thisRun: ThisRun, operation: IngestOperation): Past {
  const own = chain.filter(({ run, attempt }) => run === thisRun.run && attempt < thisRun.attempt)
  const newer = chain.filter(
    ({ run, attempt }) => compareIds(run, thisRun.run) > 0 || (run === thisRun.run && attempt > thisRun.attempt),
  )
  const knowsOwnRun = own.length > 0
  // Another step of this attempt that loads under the same key is an earlier load, as an earlier run is.
  const before = chain.filter((run) => !own.includes(run) && !newer.includes(run))
  const [jobsSince] = [...sinceLastPassed(before), ...own, ...newer]
    .flatMap(({ jobs, startedAt }) => (jobs.length > 0 ? [startedAt] : []))
    .sort()
  const known = { newer, knowsOwnRun, hasJobs: jobsSince !== undefined, jobsSince }
  const earlier = (knowsOwnRun ? own : before).at(-1)
  if (earlier === undefined) return { course: 'send everything', earlier, jobs: [], ...known }
  const when = knowsOwnRun ? 'later attempt of the run' : 'later run'
  const course = courseOf(when, endedAs(earlier), operation)
  if (course === 'send everything') return { course, earlier: undefined, jobs: [], ...known }
  // A record that is updated may have been updated by somebody else since: only the newest run counts. An insert stays.
  const runs = isRepeatable(operation) ? [earlier] : knowsOwnRun ? own : sinceLastPassed(before)
  return { course, earlier, jobs: jobsOf(runs), ...known }
}

/** Drops the runs before the last one that passed: it closed them. */
function sinceLastPassed(runs: readonly LedgerRun[]): readonly LedgerRun[] {
  return runs.slice(runs.findLastIndex((run) => endedAs(run) === 'passed') + 1)
}

function courseOf(when: Meeting, ended: Ended, operation: IngestOperation): Course {
  const row = COURSES.find(
    (known) => known.when === when && known.ended === ended && known.operation === groupOf(operation),
  )
  if (row === undefined) throw new Error(`There is no row for ${when}, ${ended}, ${operation}.`)
  return row.course
}

/** Collects the jobs of runs, each once, as the last run knows it. */
export function jobsOf(runs: readonly Pick<LedgerRun, 'jobs'>[]): readonly LedgerJob[] {
  const byId = new Map<string, LedgerJob>()
  for (const job of runs.flatMap(({ jobs }) => jobs)) {
    const known = byId.get(idKey(job.id))
    byId.set(idKey(job.id), known?.settled !== undefined && job.settled === undefined ? known : job)
  }
  return [...byId.values()]
}

/** Decides what becomes of one job of an earlier load. */
export function decideJob(job: JobRow['job'], operation: IngestOperation, content: JobRow['content']): JobCourse {
  const row = JOB_COURSES.find(
    (known) => known.job === job && known.operation === groupOf(operation) && known.content === content,
  )
  if (row === undefined) throw new Error(`There is no row for ${job}, ${operation}, ${content}.`)
  return row.course
}

/** The row of `JOB_COURSES` for a job that the org shows in this state. */
export function jobStanding(state: JobState): JobRow['job'] {
  if (finalMeaning(state) !== undefined) return 'final'
  return STATE_MEANING[state] === 'waits-for-us' ? 'Open' : 'running'
}

function groupOf(operation: IngestOperation): CourseRow['operation'] {
  return isRepeatable(operation) ? 'update, upsert, delete' : 'insert'
}
