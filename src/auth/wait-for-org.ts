import { unlessAborted } from '../aborted.ts'
import type { Clock } from '../clock.ts'
import type { Login } from './login.ts'
import { SignInError } from './token.ts'

const WAIT_MS = 15_000
const MINUTE_MS = 60_000

/** Signs in, and keeps trying for a time while the org is not ready. What no waiting mends is thrown at once. */
export async function waitForOrg(
  signIn: () => Promise<Login>,
  { minutes, clock, over, log }: { minutes: number; clock: Clock; over: AbortSignal; log: (line: string) => void },
): Promise<Login> {
  if (minutes === 0) return await signIn()
  const ended = new AbortController()
  const notReady = (why: string, cause?: Error) =>
    new SignInError(`The org was not ready after ${minutes} minutes (\`wait-for-org-minutes\`). ${why}`, true, {
      cause,
    })
  const late = lateAfter(clock.deadline(minutes * MINUTE_MS, AbortSignal.any([over, ended.signal])))
  let waitedMs = 0
  try {
    for (;;) {
      try {
        return await unlessAborted(signIn(), late)
      } catch (error) {
        if (late.aborted && !over.aborted) throw notReady('It takes the sign-in and does not answer.')
        if (!(error instanceof SignInError) || !error.isNotReady) throw error
        if (waitedMs >= minutes * MINUTE_MS) throw notReady(error.message, error)
        log(`the org is not ready yet, trying again: ${error.message}`)
      }
      await clock.sleep(WAIT_MS, over)
      waitedMs += WAIT_MS
    }
  } finally {
    ended.abort()
  }
}

/** Aborted once the wait is over, but not where it is broken off. */
function lateAfter(wait: Promise<void>): AbortSignal {
  const late = new AbortController()
  wait.then(
    () => late.abort(),
    () => {},
  )
  return late.signal
}
