import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type Org, startOrg } from '../../emulator/org/start.ts'
import { readOrganization } from '../../src/org/organization.ts'
import { sessionIn } from '../support/bulk-client.ts'
import { recordingClock } from '../support/recording-clock.ts'

let org: Org
let session: ReturnType<typeof sessionIn>
beforeEach(async () => {
  org = await startOrg()
  session = sessionIn(org, recordingClock())
})
afterEach(async () => {
  session.close()
  await org.close()
})

const UNUSABLE = expect.stringMatching(
  /^Signed in, but 127\.0\.0\.1:\d+ gives no usable answer: the answer .*Run the step again later\.$/,
)

const read = (apiVersion = '67.0') => readOrganization(session, apiVersion)

/** Answers the query for the Organization record with this one. */
function answerWith(record: Readonly<Record<string, unknown>>): void {
  const body = {
    totalSize: 1,
    done: true,
    records: [{ attributes: { type: 'Organization' }, Id: org.orgId, ...record }],
  }
  org.faults.add({ kind: 'answer', method: 'GET', path: 'query', status: 200, body })
}

describe('the kind of org', () => {
  it.each(['production', 'sandbox', 'scratch', 'developer', 'trial'] as const)('is told of a %s', async (kind) => {
    org.setKind(kind)
    expect(await read()).toEqual({ id: org.orgId, host: '127.0.0.1', kind })
  })

  const ends = '2099-12-31T00:00:00.000+0000'
  it.each([
    [
      'an org of any other edition is production',
      { IsSandbox: false, OrganizationType: 'Unlimited Edition' },
      'production',
    ],
    ['an org whose edition is hidden is production', { IsSandbox: false }, 'production'],
    ['blanks count as nothing', { IsSandbox: false, TrialExpirationDate: null, OrganizationType: null }, 'production'],
    [
      'a sandbox of a Developer Edition org is a sandbox',
      { IsSandbox: true, TrialExpirationDate: null, OrganizationType: 'Developer Edition' },
      'sandbox',
    ],
    [
      'a Developer Edition with an end of trial is still one',
      { IsSandbox: false, TrialExpirationDate: ends, OrganizationType: 'Developer Edition' },
      'developer',
    ],
  ] as const)('%s', async (_, record, kind) => {
    answerWith(record)
    expect(await read()).toMatchObject({ kind })
  })

  it('is never guessed: an answer without IsSandbox is no answer', async () => {
    answerWith({ OrganizationType: 'Developer Edition' })
    await expect(read()).rejects.toMatchObject({ reason: 'login-failed', message: UNUSABLE })
  })

  it.each([
    ['no record', { totalSize: 0, done: true, records: [] }],
    ['a page', '<html>We are down for maintenance</html>'],
  ])('is not known from %s', async (_, body) => {
    org.faults.add({ kind: 'answer', method: 'GET', path: 'query', status: 200, body })
    await expect(read()).rejects.toMatchObject({ reason: 'login-failed', message: UNUSABLE })
  })
})

describe('an org that does not answer', () => {
  it.each([
    ['99.0', 'newer than any it has'],
    ['30.0', 'retired'],
  ])('because the API version %s is %s, names its highest', async (apiVersion) => {
    await expect(read(apiVersion)).rejects.toMatchObject({
      reason: 'invalid-input',
      message: expect.stringMatching(`does not offer ${apiVersion}; its highest is 67.0`),
    })
  })

  it('and whose versions cannot be read, is shown as it answered', async () => {
    org.faults.add({ kind: 'answer', method: 'GET', path: 'services/data', status: 200, body: '<html>' })
    await expect(read('99.0')).rejects.toMatchObject({
      reason: 'login-failed',
      message: expect.stringContaining('(HTTP 404 NOT_FOUND)'),
    })
  })

  it('because the API is not enabled for the user, says so', async () => {
    const body = [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'API is not enabled' }]
    org.faults.add({ kind: 'answer', method: 'GET', path: 'query', status: 403, body })
    await expect(read()).rejects.toMatchObject({
      reason: 'login-failed',
      message: expect.stringMatching(/HTTP 403 API_DISABLED_FOR_ORG.*"API Enabled"/),
    })
  })

  it('because the requests of the day are used up, is no failed sign-in', async () => {
    const body = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }]
    org.faults.add({ kind: 'answer', method: 'GET', path: 'query', status: 403, body })
    await expect(read()).rejects.toMatchObject({ reason: 'api-limit' })
  })

  it('because it is not reached, says to run again later', async () => {
    org.faults.add({ kind: 'reset', method: 'GET', path: 'query', effect: 'before', times: 10 })
    await expect(read()).rejects.toMatchObject({
      reason: 'login-failed',
      message: expect.stringMatching(/^Signed in, but 127\.0\.0\.1:\d+ does not answer: .*Run the step again later\.$/),
    })
    expect(org.requests).toHaveLength(6)
  })
})
