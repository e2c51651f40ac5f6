import type { Clock } from '../clock.ts'
import { LoadError } from '../errors.ts'
import { POLICIES, tryAgain } from '../try-again.ts'

/** Tries for a minute what a ledger's place may refuse for a moment, and then throws the last error. A LoadError does not
 *  pass with time and is thrown at once. */
export async function keepTrying<T>(clock: Clock, task: () => Promise<T>): Promise<T> {
  return await tryAgain(clock, POLICIES.ledgerWrite, task, { mayPass: (error) => !(error instanceof LoadError) })
}
