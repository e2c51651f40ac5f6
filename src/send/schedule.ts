import type { Concurrency } from '../inputs/concurrency.ts'
import { createLimit } from '../limit.ts'

/** With `serial`, the next job is made and filled while the current one is processed. */
const SERIAL_JOBS_IN_FLIGHT = 2

/**
 * Starts what is to be sent in its order, as much at once as `concurrency` allows, and hands over what became of each as it ends.
 *
 * @param send never rejects; nothing of what it sends takes effect before `mayTakeEffect` resolves
 */
export async function sendAll<ToSend, Sent>(
  all: readonly ToSend[],
  concurrency: Concurrency,
  send: (one: ToSend, mayTakeEffect: Promise<void>) => Promise<Sent>,
  onSent: (sent: Sent) => Promise<void>,
): Promise<void> {
  const isSerial = concurrency.mode === 'serial'
  const limit = createLimit(isSerial ? SERIAL_JOBS_IN_FLIGHT : concurrency.jobs)
  let previous: Promise<void> = Promise.resolve()
  const ends = all.map((one) => {
    const mayTakeEffect = isSerial ? previous : Promise.resolve()
    const sent = limit(() => send(one, mayTakeEffect))
    previous = sent.then(() => {})
    return sent.then(onSent)
  })
  await Promise.all(ends)
}
