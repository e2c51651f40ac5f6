import type { Clock } from '../clock.ts'
import type { Login } from './login.ts'
import { SignInError } from './token.ts'

const WAIT_MS = 15_000
const MINUTE_MS = 60_000

/** Signs in, and keeps trying for a time while the org is not ready. What no waiting mends is thrown at once. */
export async function waitForOrg(
  signIn: () => Promise<Login>,
  {
    minutes,
    clock,
    cancelled,
    log,
  }: { minutes: number; clock: Clock; cancelled: AbortSignal; log: (line: string) => void },
): Promise<Login> {
  let waitedMs = 0
  for (;;) {
    try {
      return await signIn()
    } catch (error) {
      if (!(error instanceof SignInError) || !error.isNotReady || minutes === 0) throw error
      if (waitedMs >= minutes * MINUTE_MS) {
        const message = `The org was not ready after ${minutes} minutes (\`wait-for-org-minutes\`). ${error.message}`
        throw new SignInError(message, true, { cause: error })
      }
      log(`the org is not ready yet, trying again: ${error.message}`)
    }
    await clock.sleep(WAIT_MS, cancelled)
    waitedMs += WAIT_MS
  }
}
