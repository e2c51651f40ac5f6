import type { JobInfo } from '../bulk/job.ts'
import type { LoadError, SalesforceError } from '../errors.ts'
import type { Step } from '../step.ts'
import type { OrgJobs } from './org-jobs.ts'

/** Milliseconds since the epoch: when its turn came, and when its end was known. */
export interface Times {
  readonly startedAt: number
  readonly endedAt: number
}

/** What happens to a job while it lives. */
export type JobEvent =
  | { readonly type: 'created' | 'uploaded' | 'aborted' | 'final' | 'left' | 'awaited'; readonly id: string }
  | { readonly type: 'looked'; readonly id: string; readonly job: JobInfo }
  | { readonly type: 'create-lost'; readonly error: unknown }
  | { readonly type: 'upload-failed' | 'left-open'; readonly id: string; readonly error: unknown }

/** What a job needs to live: the org that it lives in, the step that sees to it, and somebody who is told how it comes along. */
export interface JobLife {
  readonly jobs: OrgJobs
  readonly step: Step
  readonly onEvent: (event: JobEvent) => void
}

/** How a job ended, as far as the step saw it. */
export type JobEnd =
  /** The org says that it is over: its results tell of each record. */
  | {
      readonly kind: 'final'
      readonly job: JobInfo
      readonly times: Times
      /** Why the step aborted it. */
      readonly error?: unknown
    }
  /** It was closed, and is left to run; `error` is what keeps the step from looking at it, if anything does. */
  | {
      readonly kind: 'running'
      readonly id: string
      readonly times: Times
      readonly error?: LoadError | SalesforceError
    }
  /** It was closed, or may have been, and the org no longer says what becomes of it. */
  | { readonly kind: 'unknown'; readonly id: string; readonly times: Times; readonly error: unknown }
