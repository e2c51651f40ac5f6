import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { type Org, startOrg } from '../../emulator/org/start.ts'
import { readLimits } from '../../src/org/limits.ts'
import { sessionIn } from '../support/bulk-client.ts'
import { recordingClock } from '../support/recording-clock.ts'

let org: Org
let session: ReturnType<typeof sessionIn>

async function start(options: Parameters<typeof startOrg>[0] = {}): Promise<void> {
  org = await startOrg(options)
  session = sessionIn(org, recordingClock())
}

beforeEach(async () => await start())
afterEach(close)

async function close(): Promise<void> {
  session.close()
  await org.close()
}

const read = () => readLimits(session, '67.0')

function answerWith(status: number, body: string | unknown[] | Record<string, unknown>, times = 1): void {
  org.faults.add({ kind: 'answer', method: 'GET', path: 'limits', status, body, times })
}

it('tells what is left, with one request', async () => {
  await close()
  await start({
    limits: { DailyApiRequests: { used: 9 }, DailyBulkApiBatches: { used: 5_000 }, DataStorageMB: { max: 200 } },
  })
  expect(await read()).toEqual({
    apiRequests: { left: 99_990, max: 100_000 },
    batches: { left: 10_000, max: 15_000 },
    dataStorageMb: { left: 200, max: 200 },
  })
  expect(session.apiCalls()).toBe(1)
})

it('knows the older name of the batches', async () => {
  answerWith(200, { DailyBulkApiRequests: { Max: 10_000, Remaining: 7 } })
  expect(await read()).toEqual({ batches: { left: 7, max: 10_000 } })
})

it('tells of no storage rather than of less', async () => {
  answerWith(200, { DataStorageMB: { Max: 5, Remaining: -3 } })
  expect(await read()).toEqual({ dataStorageMb: { left: 0, max: 5 } })
})

it.each([
  ['keys that are missing', {}],
  ['a limit of another form', { DailyApiRequests: { Max: 'many' }, DataStorageMB: 7, DailyBulkApiBatches: null }],
  ['a list', []],
  ['a page', '<html>We are down for maintenance</html>'],
  ['nothing', ''],
])('leaves undefined what it cannot read: %s', async (_, body) => {
  answerWith(200, body)
  expect(await read()).toEqual({})
})

it('says so when the user may not see it', async () => {
  await close()
  await start({ userPermissions: { viewSetup: false } })
  expect(await read()).toBe('not-allowed')
  expect(session.apiCalls()).toBe(1)
})

it.each([
  ['the daily limit', 403, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }]],
  ['an unknown resource', 404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]],
  ['trouble that stays', 503, '<html>unavailable</html>'],
])('knows nothing after %s', async (_, status, body) => {
  answerWith(status, body, 100)
  expect(await read()).toEqual({})
})

it('knows nothing of an org that does not answer', async () => {
  org.faults.add({ kind: 'reset', method: 'GET', path: 'limits', effect: 'before', times: 100 })
  expect(await read()).toEqual({})
})
