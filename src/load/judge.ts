import type { LoadError } from '../errors.ts'
import type { LimitsSpec } from '../inputs/load-spec.ts'
import type { SubmissionEnd, Taken } from '../results/outcomes.ts'
import type { Submission } from '../send/submission.ts'
import { afterCanary, createEarlyStop } from './brakes.ts'

/** Judges by the failures of a load whether more of it may be sent. */
export class Judge {
  readonly #limits: LimitsSpec
  readonly #read: number
  readonly #earlyStop

  /** @param read records of the whole load */
  constructor(limits: LimitsSpec, read: number) {
    this.#limits = limits
    this.#read = read
    this.#earlyStop = createEarlyStop({ share: limits.stopEarly })
  }

  /** Why nothing further should be sent after the canary. What goes again may be loaded yet. */
  canary({ job, heldBack }: Taken): LoadError | undefined {
    const { maxFailures } = this.#limits
    return afterCanary({ counts: job, transientFailed: heldBack.length, maxFailures, read: this.#read })
  }

  /** Why nothing further should be sent after a submission has ended so. */
  end({ sent, taken }: SubmissionEnd): LoadError | undefined {
    if (sent.kind !== 'done') return undefined
    const { job, heldBack } = taken
    const finished = job.created + job.updated + job.deleted + job.failed
    const transientFailed = heldBack.filter(({ was }) => was === 'failed').length
    return this.#earlyStop.see({ finished, failed: job.failed, transientFailed }, sent.submission)
  }

  /** Why nothing further should be sent after a submission all of which was loaded, by its job's counts; its results are read
   *  later. */
  wentWell(submission: Submission): LoadError | undefined {
    return this.#earlyStop.see({ finished: submission.part.records, failed: 0, transientFailed: 0 }, submission)
  }
}
