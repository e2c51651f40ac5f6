import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ConnectionError, SalesforceError } from '../../src/errors.ts'
import { decideRetry, passes } from '../../src/http/retry.ts'
import { recordingClock } from '../support/recording-clock.ts'

function refused(status: number, errorCode = '', message = 'refused'): SalesforceError {
  return new SalesforceError({ method: 'GET', path: '/services/data/v67.0/jobs', status, errorCode, message })
}

function broken(code: string): ConnectionError {
  return new ConnectionError({ method: 'GET', path: '/services/data/v67.0/jobs', code, message: code })
}

/** Source: REST API guide, "Status Codes and Error Responses". */
describe('what passes by itself', () => {
  it.each([
    ['420: the route is not known yet', refused(420)],
    ['429: too many requests', refused(429)],
    ['500', refused(500, 'UNKNOWN_EXCEPTION')],
    ['502 from Edge', refused(502)],
    ['503: overload, maintenance', refused(503, 'SERVER_UNAVAILABLE')],
    ['504', refused(504)],
    [
      'too many long requests at once',
      refused(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.'),
    ],
    ['too many requests at once', refused(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests Limit exceeded.')],
    ['a reset connection', broken('ECONNRESET')],
    ['a refused connection', broken('ECONNREFUSED')],
    ['a host that is not known for now', broken('EAI_AGAIN')],
    ['silence', broken('DEADLINE')],
    ['a body that ends inside gzip', broken('Z_BUF_ERROR')],
    ['an answer that is no job', broken('UNREADABLE')],
  ])('%s', (_, error) => {
    expect(passes(error)).toBe(true)
  })
})

describe('what does not', () => {
  it.each([
    ['400', refused(400, 'INVALIDJOB')],
    ['400: a limit of the day', refused(400, 'LIMIT_EXCEEDED')],
    ['401', refused(401, 'INVALID_SESSION_ID')],
    ['403: a permission', refused(403, 'API_DISABLED_FOR_ORG')],
    ['403: the requests of the day', refused(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')],
    ['404', refused(404, 'NOT_FOUND')],
    ['409: another API version', refused(409)],
    ['410: an API version that is retired', refused(410)],
    ['414', refused(414)],
    ['431', refused(431)],
    ['302', refused(302)],
    ['a certificate that has expired', broken('CERT_HAS_EXPIRED')],
    ['a certificate of another host', broken('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['a certificate of a proxy that nobody trusts', broken('SELF_SIGNED_CERT_IN_CHAIN')],
    ['a chain that cannot be checked', broken('UNABLE_TO_VERIFY_LEAF_SIGNATURE')],
    ['http where https is expected', broken('EPROTO')],
    ['a mistake of ours', new TypeError('x is not a function')],
    ['an abort', new DOMException('This operation was aborted', 'AbortError')],
  ])('%s', (_, error) => {
    expect(passes(error)).toBe(false)
    expect(decideRetry({ error }, 1, recordingClock())).toBe('give up')
  })
})

describe('how long to wait', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [4, 8_000],
    [5, 16_000],
  ])('after try %i anything up to %i ms', (attempt, longest) => {
    const delay = (random: number) => decideRetry({ error: refused(503) }, attempt, recordingClock({ random }))
    expect(delay(0)).toEqual({ delayMs: 0 })
    expect(delay(0.5)).toEqual({ delayMs: longest / 2 })
  })

  it('no seventh try', () => {
    expect(decideRetry({ error: refused(503) }, 6, recordingClock())).toBe('give up')
  })

  const now = Date.parse('2026-11-24T10:00:00Z')
  it.each([
    ['seconds', '7', 7_000],
    ['none', '0', 500],
    ['a date ahead', 'Tue, 24 Nov 2026 10:00:09 GMT', 9_000],
    ['a date behind', 'Tue, 24 Nov 2026 09:00:00 GMT', 500],
    ['what cannot be read', 'soon', 500],
    ['a number below 0', '-5', 500],
    ['nothing', '', 500],
  ])('as long as Retry-After asks, given as %s', (_, retryAfter, delayMs) => {
    expect(decideRetry({ error: refused(429), retryAfter }, 1, recordingClock({ now }))).toEqual({ delayMs })
  })

  it('not at all where Retry-After asks for longer than ten minutes', () => {
    expect(decideRetry({ error: refused(503), retryAfter: '601' }, 1, recordingClock({ now }))).toBe('give up')
    expect(decideRetry({ error: refused(503), retryAfter: '600' }, 1, recordingClock({ now }))).toEqual({
      delayMs: 600_000,
    })
  })

  it('never less than 0 nor more than 30 s unless the org asks for it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (n, random) => {
          const decision = decideRetry({ error: broken('ECONNRESET') }, n, recordingClock({ random }))
          expect(decision).toEqual({ delayMs: expect.any(Number) })
          if (decision === 'give up') return
          expect(decision.delayMs).toBeGreaterThanOrEqual(0)
          expect(decision.delayMs).toBeLessThanOrEqual(30_000)
        },
      ),
    )
  })
})
