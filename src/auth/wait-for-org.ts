import type { Clock } from '../clock.ts'
import { isOurAbort, messageOf } from '../errors.ts'
import { tryAgain, untilReady } from '../try-again.ts'
import type { Login } from './login.ts'
import { SignInError } from './token.ts'

const MINUTE_MS = 60_000

interface Waiting {
  readonly minutes: number
  readonly clock: Clock
  /** Aborted: the step ends. */
  readonly over: AbortSignal
  /** Aborted once the minutes are over; a sign-in that is still on its way ends with it. */
  readonly late: AbortController
  readonly log: (line: string) => void
}

/** Signs in, and tries again for some minutes while the org is not ready. An error that does not pass with time is thrown
 *  at once. Throws SignInError, and the reason of `over` when that is aborted. */
export async function waitForOrg(signIn: () => Promise<Login>, waiting: Waiting): Promise<Login> {
  const { minutes, clock, over, late, log } = waiting
  if (minutes === 0) return await signIn()
  const ended = new AbortController()
  clock.deadline(minutes * MINUTE_MS, AbortSignal.any([over, ended.signal])).then(
    () => late.abort(),
    () => {},
  )
  let refusal = 'It accepts the connection, but does not answer.'
  try {
    return await tryAgain(clock, untilReady(minutes), signIn, {
      signal: over,
      mayPass: isNotReady,
      onRetry: (error) => {
        refusal = messageOf(error)
        log(`the org is not ready yet, trying again: ${refusal}`)
      },
    })
  } catch (error) {
    const isLate = isOurAbort(error) && late.signal.aborted && !over.aborted
    if (isNotReady(error)) throw notReady(minutes, messageOf(error), error)
    throw isLate ? notReady(minutes, refusal, error) : error
  } finally {
    ended.abort()
  }
}

function isNotReady(error: unknown): boolean {
  return error instanceof SignInError && error.isNotReady
}

function notReady(minutes: number, why: string, cause: unknown): SignInError {
  const message = `The org was not ready after ${minutes} minutes (\`wait-for-org-minutes\`). ${why}`
  return new SignInError(message, true, { cause })
}
