import { createSignIn } from '../auth/sign-in.ts'
import { waitForOrg } from '../auth/wait-for-org.ts'
import { sendAny } from '../http/send.ts'
import type { OrgInputs } from '../inputs/step-inputs.ts'
import { createSession, type Session } from '../org/session.ts'
import type { Step } from '../step.ts'
import type { LoadEdge } from './load-edge.ts'

/** Signs in to the org, waiting for a fresh one where the inputs say so. Throws LoadError. */
export async function signIn(
  { signIn: credentials, waitForOrgMinutes: minutes, apiVersion }: OrgInputs,
  { http, session, secrets }: LoadEdge,
  { clock, say, stop: { over, dying } }: Step,
): Promise<Session> {
  let isIn = false
  const late = new AbortController()
  const waiting = AbortSignal.any([over, late.signal])
  const request = createSignIn(credentials, {
    send: (outgoing) => sendAny(http, clock, outgoing),
    now: clock.now,
    onSecret: secrets.mask,
    // A cancelled step needs a session to abort its jobs.
    get signal() {
      return isIn ? dying : waiting
    },
    askCli: session.askCli,
    onNewRefreshToken: session.keepRefreshToken,
    warn: say.warn,
  })
  const login = await waitForOrg(request, { minutes, clock, over, late, log: say.log })
  isIn = true
  const canRenew = credentials.flow !== 'session'
  return createSession(login, request, { http, clock, signal: over, dying, apiVersion, canRenew })
}
