import type { Clock } from '../clock.ts'
import { isOurAbort } from '../errors.ts'
import type { Login } from './login.ts'
import { SignInError } from './token.ts'

const WAIT_MS = 15_000
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

/** Signs in, and keeps trying for a time while the org is not ready. What no waiting mends is thrown at once. */
export async function waitForOrg(
  signIn: () => Promise<Login>,
  { minutes, clock, over, late, log }: Waiting,
): Promise<Login> {
  if (minutes === 0) return await signIn()
  const notReady = (why: string, options?: ErrorOptions) =>
    new SignInError(`The org was not ready after ${minutes} minutes (\`wait-for-org-minutes\`). ${why}`, true, options)
  const ended = new AbortController()
  clock.deadline(minutes * MINUTE_MS, AbortSignal.any([over, ended.signal])).then(
    () => late.abort(),
    () => {},
  )
  let waitedMs = 0
  let refusal = 'It takes sign-ins and does not answer them.'
  try {
    for (;;) {
      try {
        return await signIn()
      } catch (error) {
        if (isOurAbort(error) && late.signal.aborted && !over.aborted) throw notReady(refusal, { cause: error })
        if (!(error instanceof SignInError) || !error.isNotReady) throw error
        if (waitedMs >= minutes * MINUTE_MS) throw notReady(error.message, { cause: error })
        refusal = error.message
        log(`the org is not ready yet, trying again: ${error.message}`)
      }
      await clock.sleep(WAIT_MS, over)
      waitedMs += WAIT_MS
    }
  } finally {
    ended.abort()
  }
}
