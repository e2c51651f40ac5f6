import type { BulkClient } from '../bulk/client.ts'
import type { ListedJob } from '../bulk/job.ts'
import { messageOf } from '../errors.ts'
import type { LoadTarget } from '../inputs/load-spec.ts'
import type { Org } from '../org/org.ts'
import type { SendEvent } from '../send/events.ts'
import type { Say, Step } from '../step.ts'
import { sentence } from '../text/words.ts'
import { listAllJobs, madeBetween, named } from './jobs-in-org.ts'

/** Who sees to jobs that were left behind. */
export interface Caretaker {
  readonly client: BulkClient
  readonly say: Say
  /** No other leg or shard may be at work with the same user. */
  readonly isAlone: boolean
  /** Ends the calls. */
  readonly signal?: AbortSignal
}

/**
 * Aborts jobs that a killed step, or a create whose answer was lost, left Open. They hold no data that has any effect; where
 * another leg or shard may be at work with the same user, they are only named.
 */
export async function seeToLeftovers(
  left: readonly ListedJob[],
  { client, say, isAlone, signal }: Caretaker,
): Promise<void> {
  if (left.length === 0) return
  if (!isAlone) {
    say.warn(
      `The org has Open jobs that were left behind: ${named(left, ({ createdDate }) => createdDate)}. ` +
        'They hold nothing that has any effect and expire within a day. Other legs may be using them, so they are not aborted.',
    )
    return
  }
  for (const { id } of left) {
    try {
      await client.abort(id, signal)
      say.log(`job ${id} was left Open: aborted`)
    } catch (error) {
      say.warn(`Job ${id} was left Open and could not be aborted: ${sentence(messageOf(error))}`)
    }
  }
}

/** The jobs that this step and others are known to have made. */
interface KnownJobs {
  readonly userId: string | undefined
  /** Whether the ledger names a job. */
  readonly names: (id: string) => boolean
  /** Jobs that there were before the first was made. */
  readonly older: ReadonlySet<string>
}

/** Keeps in mind which creates had no answer, and finds the jobs that came of them at the end. */
export class LostCreates {
  readonly #org: Org
  readonly #startedAt: number
  readonly #made = new Set<string>()
  #lost = 0
  #lastLostAt = 0

  constructor(org: Org) {
    this.#org = org
    this.#startedAt = org.now()
  }

  see(event: SendEvent): void {
    if (event.type === 'created') this.#made.add(event.id)
    if (event.type !== 'create-lost') return
    this.#lost++
    this.#lastLostAt = this.#org.now()
  }

  /** Aborts the jobs that came of lost creates where they are ours beyond doubt, and names them else. Never throws. */
  async seeTo({ object, operation }: LoadTarget, known: KnownJobs, { say, stop, run }: Step): Promise<void> {
    if (this.#lost === 0) return
    const { userId, names, older } = known
    const { bulk: client } = this.#org
    const signal = stop.dying
    try {
      const jobs = madeBetween(
        await listAllJobs(client, signal),
        { userId, object, operation },
        { from: this.#startedAt, to: this.#lastLostAt },
      )
      const isLeft = ({ id, state }: ListedJob) =>
        state === 'Open' && !this.#made.has(id) && !older.has(id) && !names(id)
      const open = jobs.filter(isLeft)
      // More than we lost cannot all be ours.
      const isAlone = userId !== undefined && run.isAlone() && open.length <= this.#lost
      await seeToLeftovers(open, { client, say, isAlone, signal })
    } catch (error) {
      say.warn(
        `Could not check for jobs left by unanswered create requests: ${sentence(messageOf(error))} Such jobs are empty and expire on their own.`,
      )
    }
  }
}
