import type { Tape } from '../tape.ts'
import type { Job, Moment } from './job.ts'
import type { Rendering } from './values.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

const QUEUES = { '20 s': 20 * SECOND_MS, '3 minutes': 3 * MINUTE_MS, '40 minutes': 40 * MINUTE_MS } as const
const LATE = { '2 s': 2 * SECOND_MS, '20 s': 20 * SECOND_MS, '4 minutes': 4 * MINUTE_MS } as const

/** Source: Salesforce's own texts, as Bulk API 2.0 users report them; see `src/org/explain.ts`. */
const FAILURES = {
  'too many locks': 'TooManyLockFailure : Too many lock failure 200 Trying again later.',
  'internal error': 'InternalServerError : Retried more than 20 times',
  'no batches left': 'ExceededQuota : ApiBatchItems Limit exceeded',
} as const

const ROW_ERRORS = {
  locked: 'UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record:--',
  refused: 'FIELD_CUSTOM_VALIDATION_EXCEPTION:Not today:--',
} as const

export type ResultOddity =
  | 'one row twice, another missing'
  | 'all rows, whatever went in'
  | 'a page of HTML'
  | 'no answer but 503'
  | 'empty'

/** What an org does that is odd, one job at a time. Once it is healed, nothing is. */
export interface Oddities {
  readonly rendering: () => Rendering
  readonly refusesResultsOfAborted: () => boolean
  /** Whether a job that failed on its form lists its records as unprocessed all the same. */
  readonly pace: (job: Job) => { readonly queueMs: number; readonly chunkMs: number }
  readonly refusesForm: (job: Job) => string | undefined
  /** Why the job fails instead of working on its next chunk. */
  readonly failsAfter: (job: Job) => string | undefined
  readonly isAbortedByOthers: (job: Job) => boolean
  /** How long after an abort one more chunk commits. */
  readonly commitsLate: (job: Job) => number | undefined
  readonly refusesRow: (job: Job, row: number) => string | undefined
  /** The moment that a look at the job shows. */
  readonly seen: (job: Job, look: string, now: number) => Moment | undefined
  /** Whether its counts stay at nothing. */
  readonly hidesCounts: (job: Job) => boolean
  readonly results: (job: Job, file: string) => ResultOddity | undefined
  /** Whether a result file of the job was ever not what it should be. */
  readonly hasOddResults: (job: Job) => boolean
  readonly queryAll: () => 'refused' | undefined
  readonly heal: () => void
}

export function createOddities(tape: Tape, org: string): Oddities {
  let isHealed = false
  const chosen = new Map<string, string | undefined>()
  /** Stays what it was for as long as the history goes on. */
  const pick = <const T extends string>(
    name: string,
    kind: Parameters<Tape['pick']>[1],
    share: number,
    options: readonly T[],
  ): T | undefined => {
    if (isHealed) return undefined
    if (!chosen.has(name)) chosen.set(name, tape.pick(`${org}${name}`, kind, { share, options }))
    const known = chosen.get(name)
    return options.find((option) => option === known)
  }
  const before = (job: Job, at: number) => job.history.findLast((moment) => moment.at <= at) ?? job.history[0]
  return {
    rendering: () => pick('rendering', 'values', 0.5, ['as stored', 'as sent', 'dates with a time']) ?? 'as documented',
    refusesResultsOfAborted: () => pick('results of aborted jobs', 'aborts', 0.4, ['refused']) !== undefined,
    pace: ({ number }) => {
      const queue = pick(`job ${number} queue`, 'jobs', 0.15, ['20 s', '3 minutes', '40 minutes'])
      const slow = pick(`job ${number} chunks`, 'jobs', 0.3, ['slow'])
      return { queueMs: queue === undefined ? SECOND_MS : QUEUES[queue], chunkMs: slow === undefined ? 500 : 30_000 }
    },
    refusesForm: ({ number }) =>
      pick(`job ${number} form`, 'jobs', 0.05, ['refused']) && 'InvalidBatch : Field name not found : Name',
    failsAfter: ({ number, rows }) => {
      const name = `job ${number} after ${rows.length} records`
      const why = pick(name, 'jobs', 0.08, ['too many locks', 'internal error', 'no batches left'])
      return why && FAILURES[why]
    },
    isAbortedByOthers: ({ number, rows }) =>
      pick(`job ${number} abort after ${rows.length} records`, 'jobs', 0.06, ['by somebody']) !== undefined,
    commitsLate: ({ number }) => {
      const late = pick(`job ${number} late chunk`, 'aborts', 0.5, ['2 s', '20 s', '4 minutes'])
      return late && LATE[late]
    },
    refusesRow: ({ number }, row) => {
      const error = pick(`job ${number} row ${row}`, 'rows', 0.15, ['locked', 'locked', 'refused'])
      return error && ROW_ERRORS[error]
    },
    seen: (job, look, now) => {
      const lag = pick(`job ${job.number} looks`, 'looks', 0.06, ['lag by 8 s', 'lag by 1 minute'])
      if (lag !== undefined) return before(job, now - (lag === 'lag by 8 s' ? 8 * SECOND_MS : MINUTE_MS))
      switch (pick(`job ${job.number} ${look}`, 'looks', 0.05, ['before its last change', '5 s old', '1 minute old'])) {
        case 'before its last change':
          return job.history.at(-2) ?? job.history.at(-1)
        case '5 s old':
          return before(job, now - 5 * SECOND_MS)
        case '1 minute old':
          return before(job, now - MINUTE_MS)
        case undefined:
          return job.history.at(-1)
      }
    },
    hidesCounts: ({ number }) => pick(`job ${number} counts`, 'looks', 0.12, ['stay at 0']) !== undefined,
    results: ({ number }, file) => {
      const options: readonly ResultOddity[] =
        file === 'unprocessedrecords'
          ? ['all rows, whatever went in', 'no answer but 503', 'a page of HTML']
          : ['no answer but 503', 'one row twice, another missing', 'a page of HTML', 'no answer but 503']
      return pick(`job ${number} ${file}`, 'results', 0.12, options)
    },
    hasOddResults: ({ number }) =>
      [...chosen].some(
        ([name, option]) => option !== undefined && name.startsWith(`job ${number} `) && name.endsWith('s'),
      ),
    queryAll: () => pick('queryAll', 'sight', 0.3, ['refused']),
    heal: () => {
      isHealed = true
    },
  }
}
