import { afterEach, expect, it } from '@jest/globals'
import { type Org, startOrg } from '../../emulator/org/start.ts'
import { createHttp, type Http } from '../../src/http/request.ts'
import { createSession } from '../../src/org/session.ts'
import { recordingClock } from '../support/recording-clock.ts'

let org: Org
let http: Http
afterEach(async () => {
  http.close()
  await org.close()
})

it.each(['request', 'requestOnce', 'freshen'] as const)(
  'ends with the step while a new session is waited for: %s',
  async (call) => {
    org = await startOrg()
    http = createHttp({})
    const clock = recordingClock()
    const over = new AbortController()
    const first = { accessToken: org.issueToken(), instanceUrl: new URL(org.url), orgId: org.orgId, userId: org.userId }
    const signIn = () => {
      setImmediate(() => over.abort(new Error('the step ends')))
      return new Promise<never>(() => {})
    }
    const session = createSession({ ...first, issuedAt: 0 }, signIn, {
      http,
      clock,
      signal: over.signal,
      apiVersion: '67.0',
    })
    if (call === 'freshen') return await expect(session.freshen()).rejects.toThrow('the step ends')
    org.expireTokens()
    const path = '/services/data/v67.0/limits'
    const asked = session[call]({ method: 'GET', path })
    // What is sent once is not sent again with another session.
    await expect(asked).rejects.toThrow(call === 'request' ? 'the step ends' : 'Session expired')
  },
)

it('ends with the step while an answer drips', async () => {
  org = await startOrg()
  org.faults.add({ kind: 'drip', path: 'limits', everyMs: 0, times: 9 })
  http = createHttp({})
  const clock = recordingClock()
  const over = new AbortController()
  const login = { accessToken: org.issueToken(), instanceUrl: new URL(org.url), orgId: org.orgId, userId: org.userId }
  const session = createSession({ ...login, issuedAt: clock.now() }, () => Promise.reject(new Error('no')), {
    http,
    clock,
    signal: over.signal,
    apiVersion: '67.0',
  })
  const path = '/services/data/v67.0/limits'
  const asked = session.request({ method: 'GET', path })
  org.onRequest(({ when }) => {
    if (when === 'answered') setImmediate(() => over.abort())
  })
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
})
