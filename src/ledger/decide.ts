import type { IngestOperation, JobState } from '../bulk/job.ts'
import type { Ledger } from './ledger.ts'

/** How the load ended that a ledger tells of. */
export type Ended = 'passed' | 'failed' | 'unfinished'

/** What this step does about it. */
export type Course =
  /** Everything is sent. */
  | 'send everything'
  /** Nothing is sent; the old outcome is reported. */
  | 'report the old outcome'
  /** What its jobs did counts as done by this load; what did not get in for a reason that passes, or was not sent, is sent. */
  | 'continue'
  /** What is in stays and is skipped; everything else is sent. */
  | 'send what is not in'

interface CourseRow {
  readonly when: 'later attempt of the run' | 'later run'
  readonly ended: Ended
  readonly operation: 'insert' | 'update, upsert, delete'
  readonly course: Course
}

/** What a step does that finds the ledger of an earlier one. */
export const COURSES: readonly CourseRow[] = [
  { when: 'later attempt of the run', ended: 'passed', operation: 'insert', course: 'report the old outcome' },
  {
    when: 'later attempt of the run',
    ended: 'passed',
    operation: 'update, upsert, delete',
    course: 'report the old outcome',
  },
  { when: 'later attempt of the run', ended: 'failed', operation: 'insert', course: 'send what is not in' },
  {
    when: 'later attempt of the run',
    ended: 'failed',
    operation: 'update, upsert, delete',
    course: 'send what is not in',
  },
  { when: 'later attempt of the run', ended: 'unfinished', operation: 'insert', course: 'continue' },
  { when: 'later attempt of the run', ended: 'unfinished', operation: 'update, upsert, delete', course: 'continue' },
  { when: 'later run', ended: 'passed', operation: 'insert', course: 'send everything' },
  { when: 'later run', ended: 'passed', operation: 'update, upsert, delete', course: 'send everything' },
  { when: 'later run', ended: 'failed', operation: 'insert', course: 'send what is not in' },
  { when: 'later run', ended: 'failed', operation: 'update, upsert, delete', course: 'send everything' },
  { when: 'later run', ended: 'unfinished', operation: 'insert', course: 'continue' },
  { when: 'later run', ended: 'unfinished', operation: 'update, upsert, delete', course: 'continue' },
]

/** What one old job means for the records of the files as they are now. */
export type JobCourse =
  /** It is aborted: it never had an effect, and its records are sent in another. */
  | 'abort'
  /** It is awaited, and then counts as final. */
  | 'await'
  /** Its rows are joined to the records of its part, which is unchanged. */
  | 'take its results'
  /** What went in is looked for among all records that are not known to be in, and skipped. */
  | 'look for its records'
  /** Its records are sent again. */
  | 'send again'
  /** Its records are unaccounted: they may be in. */
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

/** Reasons that end a load before all was sent. */
const UNFINISHED: ReadonlySet<string> = new Set(['running', 'cancelled', 'time-limit', 'api-limit', 'stopped-early'])

/** Whether a load that ended for this reason is continued, whatever its operation. */
export function isUnfinished(reason: string): boolean {
  return UNFINISHED.has(reason)
}

/** A load with a job of which the end is not known is not finished, whatever it ended with. */
export function endedAs({ end, jobs }: Pick<Ledger, 'end' | 'jobs'>): Ended {
  if (end === 'passed') return 'passed'
  return isUnfinished(end) || jobs.some(({ settled }) => settled === undefined) ? 'unfinished' : 'failed'
}

/** What to do about the load that a ledger tells of. */
export function decideCourse(
  ledger: Ledger,
  { run, attempt }: { readonly run: string; readonly attempt: number },
  operation: IngestOperation,
): Course {
  const when = ledger.run === run && ledger.attempt < attempt ? 'later attempt of the run' : 'later run'
  const ended = endedAs(ledger)
  const row = COURSES.find(
    (known) => known.when === when && known.ended === ended && known.operation === groupOf(operation),
  )
  if (row === undefined) throw new Error(`There is no row for ${when}, ${ended}, ${operation}.`)
  return row.course
}

/** What to do about one job of it. */
export function decideJob(job: JobRow['job'], operation: IngestOperation, content: JobRow['content']): JobCourse {
  const row = JOB_COURSES.find(
    (known) => known.job === job && known.operation === groupOf(operation) && known.content === content,
  )
  if (row === undefined) throw new Error(`There is no row for ${job}, ${operation}, ${content}.`)
  return row.course
}

/** How a state reads in the table. */
export function jobStanding(state: JobState): JobRow['job'] {
  switch (state) {
    case 'Open':
      return 'Open'
    case 'UploadComplete':
    case 'InProgress':
      return 'running'
    case 'JobComplete':
    case 'Failed':
    case 'Aborted':
      return 'final'
  }
}

function groupOf(operation: IngestOperation): CourseRow['operation'] {
  return operation === 'insert' ? 'insert' : 'update, upsert, delete'
}
