import type { Concurrency } from '../inputs/concurrency.ts'
import { createLimit } from '../limit.ts'
import type { Part } from '../parts/part.ts'

/** Carries a part to the org. Nothing of it takes effect before `mayClose` resolves. Never rejects. */
export type Sender<Carried> = (part: Part, mayClose: Promise<void>) => Promise<Carried>

/** With `serial`, the next job is made and filled while the current one is processed. */
const SERIAL_JOBS_IN_FLIGHT = 2

/** Starts the parts in their order and hands over what became of each as it ends. */
export async function carryAll<Carried>(
  parts: readonly Part[],
  concurrency: Concurrency,
  send: Sender<Carried>,
  onCarried: (carried: Carried) => Promise<void>,
): Promise<void> {
  const limit = createLimit(concurrency.mode === 'serial' ? SERIAL_JOBS_IN_FLIGHT : concurrency.jobs)
  let previous: Promise<void> = Promise.resolve()
  const all = parts.map((part) => {
    const mayClose = concurrency.mode === 'serial' ? previous : Promise.resolve()
    const carried = limit(() => send(part, mayClose))
    previous = carried.then(() => {})
    return carried.then(onCarried)
  })
  await Promise.all(all)
}
