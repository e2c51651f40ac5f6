import { afterEach, describe, expect, it } from '@jest/globals'
import { type Org, startOrg } from '../../emulator/org/start.ts'
import type { Login } from '../../src/auth/login.ts'
import { systemClock } from '../../src/clock.ts'
import { LoadError } from '../../src/errors.ts'
import { createHttp } from '../../src/http/request.ts'
import { createSession, type Session } from '../../src/org/session.ts'

const toClose: (() => unknown)[] = []
afterEach(async () => {
  for (const close of toClose.splice(0)) await close()
})

async function org(options = {}): Promise<Org> {
  const started = await startOrg(options)
  toClose.push(started.close)
  return started
}

function loginTo({ url, orgId, userId, issueToken }: Org, overrides: Partial<Login> = {}): Login {
  return { accessToken: issueToken(), instanceUrl: new URL(url), orgId, userId, issuedAt: 0, ...overrides }
}

function session(first: Login, next: () => Login): Session {
  const http = createHttp({})
  toClose.push(http.close)
  const { signal } = new AbortController()
  return createSession(first, async () => next(), { http, clock: systemClock(), signal, apiVersion: '67.0' })
}

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.catch((caught: unknown) => caught)
  if (!(error instanceof LoadError)) throw new Error(`not refused: ${String(error)}`)
  expect(error.reason).toBe('guard-refused')
  return error.message
}

const LIMITS = { method: 'GET', path: '/services/data/v67.0/limits' } as const

describe('a session', () => {
  it('that is made anew before it ends, and is of another org, sends nothing any more', async () => {
    const [first, other] = [await org(), await org({ seed: 2 })]
    const held = session(loginTo(first), () => loginTo(other))

    expect(await refusalOf(held.freshen())).toContain('belongs to another org')
    expect(await refusalOf(held.request(LIMITS))).toContain(other.orgId)
    expect(await refusalOf(held.requestOnce({ ...LIMITS, method: 'POST', body: 'data' }))).toContain(first.orgId)
    expect(await refusalOf(held.freshen())).toContain('belongs to another org')

    expect([...first.requests, ...other.requests]).toEqual([])
  })

  it('compares ids by the 15 characters that tell', async () => {
    const started = await org()
    const short = { orgId: started.orgId.slice(0, 15), userId: started.userId.slice(0, 15) }
    const held = session(loginTo(started), () => loginTo(started, short))
    await held.freshen()
    await held.keepTo(short)
    expect((await held.request(LIMITS)).status).toBe(200)
  })

  it('tells apart ids that differ in case alone', async () => {
    const started = await org()
    const { orgId } = started
    const flipped = orgId.replace(/k/, 'K')
    expect(flipped).not.toBe(orgId)
    const held = session(loginTo(started), () => loginTo(started, { orgId: flipped }))
    await refusalOf(held.freshen())
  })

  it.each([
    ['the user info', 0],
    ['the Organization record, where the user info is refused', 1],
  ])('asks an org that the sign-in did not name for %s', async (_, refused) => {
    const [first, other] = [await org(), await org({ seed: 2 })]
    const unnamed = { orgId: undefined, userId: undefined }
    if (refused === 1)
      other.faults.add({
        kind: 'answer',
        method: 'GET',
        path: 'userinfo',
        status: 403,
        body: 'Bad_OAuth_Token',
        times: 9,
      })
    const held = session(loginTo(first), () => loginTo(other, unnamed))
    expect(await refusalOf(held.freshen())).toContain(other.orgId)
    expect(other.requests.map(({ method }) => method)).toEqual(refused === 0 ? ['GET'] : ['GET', 'GET'])
  })

  it('is refused where nobody says of which org it is', async () => {
    const started = await org()
    for (const path of ['userinfo', 'query'])
      started.faults.add({ kind: 'answer', method: 'GET', path, status: 403, body: 'no', times: 9 })
    const held = session(loginTo(started), () => loginTo(started, { orgId: undefined }))
    expect(await refusalOf(held.freshen())).toContain('does not say which org')
  })

  it('goes on where only the user is not told', async () => {
    const started = await org()
    started.faults.add({ kind: 'answer', method: 'GET', path: 'userinfo', status: 403, body: 'no', times: 9 })
    const held = session(loginTo(started), () => loginTo(started, { userId: undefined }))
    await held.freshen()
    expect((await held.request(LIMITS)).status).toBe(200)
    expect(await held.whoAmI()).toBe(started.userId)
  })

  it('is held to the org and the user that another step has noted', async () => {
    const started = await org()
    const held = session(loginTo(started, { userId: undefined }), () => loginTo(started))
    expect(await refusalOf(held.keepTo({ orgId: '00D9Z0000000001AAA', userId: undefined }))).toContain(
      'belongs to another org',
    )
    expect(started.requests).toEqual([])
    expect(await refusalOf(held.keepTo({ orgId: started.orgId, userId: '0059Z0000000001AAA' }))).toContain(
      'another user',
    )
    await held.keepTo({ orgId: started.orgId, userId: started.userId })
  })

  it('follows an org to another host', async () => {
    const started = await org()
    const moved = new URL(started.url.replace('127.0.0.1', 'localhost'))
    const held = session(loginTo(started), () => loginTo(started, { instanceUrl: moved }))
    await held.freshen()
    expect(held.instanceUrl).toEqual(moved)
    await held.request(LIMITS)
    expect(started.requests.map(({ headers }) => headers.host)).toEqual([moved.host])
  })
})
