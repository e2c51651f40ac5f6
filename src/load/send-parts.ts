import type { LoadError } from '../errors.ts'
import type { Concurrency } from '../inputs/concurrency.ts'
import { createLimit } from '../limit.ts'
import type { SubmissionEnd, TakeHow } from '../results/outcomes.ts'
import { settle } from '../results/settle.ts'
import { sendAll } from '../send/schedule.ts'
import type { Sent } from '../send/sender.ts'
import type { Submission } from '../send/submission.ts'
import type { Sending } from './sending.ts'

/** Downloads and writes of results at once; they are no jobs in flight. */
const TAKES_AT_ONCE = 2
/** As many in the last seconds of a step, which has no time for one after the other, nor for all at once. */
const LAST_TAKES_AT_ONCE = 8

/**
 * Sends some submissions and takes the results of each; returns their ends in the order of the submissions. The first that shows
 * that the next would fare no better stops the rest: what runs is awaited, what was not closed is aborted.
 *
 * @param howOf how the outcomes of a submission count
 */
export async function sendParts(
  submissions: readonly Submission[],
  concurrency: Concurrency,
  sending: Sending,
  howOf: (submission: Submission) => TakeHow,
): Promise<readonly SubmissionEnd[]> {
  const { sender, brake, judge, step } = sending
  const { cancelled } = step.stop
  const take = takesInTurn(sending, howOf)
  const ends = new Map<Submission, SubmissionEnd>()
  const send = async (submission: Submission, mayTakeEffect: Promise<void>): Promise<Sent> => {
    const sent = await sender.send(submission, { mayTakeEffect, halted: brake.halted })
    if (sent.stop !== undefined && !cancelled.aborted) brake.stop(sent.stop)
    return sent
  }
  const halt = (reason: LoadError | undefined) => {
    if (reason !== undefined && !brake.halted.aborted) brake.stop(reason)
  }
  await sendAll(submissions, concurrency, send, async (sent) => {
    const { submission } = sent
    if (wentWell(sent)) halt(judge.wentWell(submission))
    const end = { sent, taken: await take(sent) }
    ends.set(submission, end)
    settle(sent, end.taken, sending.book)
    sending.onEnd(end)
    halt(end.taken.stop ?? judge.end(end))
  })
  return submissions.map((submission) => ends.get(submission)).filter((end) => end !== undefined)
}

/** Whether its results tell nothing that bears on what is sent next, so that they can wait. */
function wentWell(sent: Sent): boolean {
  return sent.kind === 'done' && sent.wentWell
}

/** Takes outcomes a few at a time. Those that can wait let uploads go first, and do not queue up before one that may not wait. */
function takesInTurn({ jobs, outcomes, step }: Sending, howOf: (submission: Submission) => TakeHow) {
  const soon = createLimit(TAKES_AT_ONCE)
  const patient = createLimit(TAKES_AT_ONCE)
  const last = createLimit(LAST_TAKES_AT_ONCE)
  const { cancelled, over } = step.stop
  return async (sent: Sent) => {
    const take = async () => {
      const taken = await outcomes.take(sent, howOf(sent.submission))
      for (const warning of taken.warnings) step.say.warn(warning)
      return taken
    }
    const inTurn = () => (cancelled.aborted ? last : soon)(take)
    if (!wentWell(sent)) return await inTurn()
    await jobs.uploads.whenQuiet(step.clock, over)
    return await (cancelled.aborted ? inTurn() : patient(inTurn))
  }
}
