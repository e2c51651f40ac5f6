import type { JobState } from '../bulk/job.ts'
import type { LoadError } from '../errors.ts'
import type { JobRead } from '../job-results/read-results.ts'
import type { Times } from '../jobs/job-life.ts'
import type { Joining } from '../join/join.ts'
import type { Submission } from './submission.ts'

/** Carries records to the org, in whatever way. */
export interface Sender {
  /** Sends a submission and waits for its end. Never rejects. */
  readonly send: (submission: Submission, gate: Gate) => Promise<Sent>
}

/** What a submission has to wait for, and what stops it. */
export interface Gate {
  /** Nothing of the submission takes effect before this resolves. */
  readonly mayTakeEffect: Promise<void>
  /** Aborted: nothing further may take effect. */
  readonly halted: AbortSignal
}

/** What carried the records of a submission. */
export interface SentJob {
  readonly id: string
  readonly state: JobState | 'Unknown'
  readonly errorMessage?: string | undefined
}

/** What became of a submission. In each case `stop` says why nothing further should be sent; it is undefined where the next
 *  submission may well fare better. */
export type Sent = SentDone | SentWithJob | NotSent

/** It is over, and the org can be asked what became of each record. */
export interface SentDone {
  readonly kind: 'done'
  readonly submission: Submission
  readonly job: SentJob
  readonly times: Times
  readonly stop?: LoadError | undefined
  /** All records were loaded, as the job's counts say, which are there before its rows. */
  readonly wentWell: boolean
  /** Why the job failed as a whole, for a reason that passes: what it left is sent again in smaller jobs. */
  readonly transient?: LoadError | undefined
  /** Reads what the org says of each record. Rejects with a LoadError where it can be read another day. */
  readonly read: (joining: Pick<Joining, 'keyingOf'>) => Promise<JobRead>
}

/** `running`: it may have taken effect, and is left to run. `unknown`: the org no longer says what becomes of it. */
export interface SentWithJob {
  readonly kind: 'running' | 'unknown'
  readonly submission: Submission
  readonly job: SentJob
  readonly times: Times
  readonly stop?: LoadError | undefined
}

/** Nothing of it is in the org, beyond doubt. */
export interface NotSent {
  readonly kind: 'not-sent'
  readonly submission: Submission
  readonly stop?: LoadError | undefined
}
