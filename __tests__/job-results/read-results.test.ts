import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ResultKind } from '../../src/bulk/client.ts'
import { JobInfo } from '../../src/bulk/job.ts'
import { ConnectionError, LoadError, SalesforceError } from '../../src/errors.ts'
import { readResults } from '../../src/job-results/read-results.ts'
import { createJoiner } from '../../src/join/join.ts'
import type { Stop } from '../../src/stop.ts'
import { aPart } from '../support/parts.ts'
import { recordingClock } from '../support/recording-clock.ts'
import { standInJobs } from '../support/stand-in-bulk.ts'
import { aStep } from '../support/step.ts'

let temp: string
beforeAll(() => {
  temp = mkdtempSync(join(tmpdir(), 'read-results-'))
})
afterAll(() => rmSync(temp, { recursive: true }))

const NOW = Date.parse('2026-11-24T12:00:00Z')
const ID = '750000000000001AAA'
const LOADED = ['001000000000001AAA', '001000000000002AAA'].map((id, row) => `${id},true,${'AB'[row]}\n`)
const successful = (rows: number) => `sf__Id,sf__Created,Name\n${LOADED.slice(0, rows).join('')}`
const NO_FAILURES = 'sf__Id,sf__Error,Name\n'
const CUT = new ConnectionError({ method: 'GET', path: '/', code: 'ECONNRESET', message: 'cut' })
const refusal = (status: number, errorCode: string) =>
  new SalesforceError({ method: 'GET', path: '/', status, errorCode, message: 'no' })

interface Org {
  readonly job?: Partial<JobInfo>
  /** The job as it is when it is looked at once more. */
  readonly later?: Partial<JobInfo>
  readonly files?: Partial<Record<ResultKind, string | Error>>
  readonly stop?: Partial<Stop>
}

/** Reads the results of a job of two records. */
async function read({ job = {}, later = {}, files = {}, stop = {} }: Org = {}) {
  const clock = recordingClock({ now: NOW })
  const asked: ResultKind[] = []
  const onRead = async (_: string, kind: ResultKind) => void asked.push(kind)
  const { jobs, add } = standInJobs(clock, { onRead, session: { orgTime: clock.now } })
  const info = JobInfo.parse({ id: ID, state: 'JobComplete', numberRecordsProcessed: 2, ...job })
  add({ ...info, ...later }, { successfulResults: successful(2), failedResults: NO_FAILURES, ...files })
  const part = aPart({ records: 2 })
  const step = aStep({ clock, temp, stop })
  const joining = {
    keyingOf: createJoiner({ keyColumn: undefined, fieldOf: () => undefined })(aPart({ records: 0 })).keyingOf,
  }
  const found = await readResults(part, info, { joining, jobs, step })
  const left = readdirSync(temp).length
  if (found.kind === 'read') await found.release()
  expect(readdirSync(temp)).toEqual([])
  return { found, asked, left, sleeps: clock.sleeps }
}

describe('the results of a job', () => {
  it('are on disk until they are released', async () => {
    const { found, left } = await read()
    expect(found).toMatchObject({ kind: 'read', warnings: [], proof: { successfulTell: true } })
    expect(left).toBe(1)
  })

  it('are read again while rows are missing, after ever longer pauses', async () => {
    const { asked, sleeps } = await read({ files: { successfulResults: successful(1) } })
    expect(asked.filter((kind) => kind === 'successfulResults')).toHaveLength(4)
    expect(sleeps).toEqual([2_000, 4_000, 6_000])
  })

  it('that the org refuses are not asked for again', async () => {
    const refused = refusal(400, 'INVALIDJOBSTATE')
    const { asked, found } = await read({ files: { successfulResults: refused, failedResults: refused } })
    expect(asked.sort()).toEqual(['failedResults', 'successfulResults'])
    expect(found).toMatchObject({ kind: 'read', warnings: [expect.anything(), expect.anything()] })
  })

  it.each([
    [
      'the session is of another org',
      new LoadError('guard-refused', 'The session is of another org.'),
      'guard-refused',
    ],
    ['the session is over', refusal(401, 'INVALID_SESSION_ID'), 'login-failed'],
    ['the requests of the day are used up', refusal(403, 'REQUEST_LIMIT_EXCEEDED'), 'api-limit'],
  ])('are for another day where %s', async (_, error, reason) => {
    const { found } = await read({ files: { successfulResults: error } })
    expect(found).toMatchObject({ kind: 'another day', stop: { reason } })
  })

  it('are left to the next run where a step that dies cannot read them', async () => {
    const { found, asked } = await read({ files: { successfulResults: CUT }, stop: { dying: AbortSignal.abort() } })
    expect(found).toMatchObject({ kind: 'no time', warnings: [expect.stringContaining('cut')] })
    expect(asked).toHaveLength(2)
  })
})

describe('a job that was aborted', () => {
  const minutesAgo = (minutes: number) => ({ systemModstamp: new Date(NOW - minutes * 60_000).toISOString() })
  const aborted = { state: 'Aborted', numberRecordsProcessed: 0 } as const
  const files = { successfulResults: successful(1), unprocessedrecords: 'Name\nB\n' }

  it('a short time ago may still load what has no row', async () => {
    const { found } = await read({ job: { ...aborted, ...minutesAgo(1) }, files })
    expect(found).toMatchObject({ kind: 'read', proof: { others: 'pending' } })
  })

  it('long ago is looked at once more, and what it did not come to is known', async () => {
    const later = { numberRecordsProcessed: 1 }
    const { found, asked } = await read({ job: { ...aborted, ...minutesAgo(11) }, later, files })
    expect(found).toMatchObject({ kind: 'read', proof: { unprocessedTell: true } })
    expect(asked).toContain('unprocessedrecords')
  })

  it('long ago, and has changed since, may still load what has no row', async () => {
    const { found } = await read({ job: { ...aborted, ...minutesAgo(11) }, later: minutesAgo(1), files })
    expect(found).toMatchObject({ kind: 'read', proof: { others: 'pending' } })
  })
})
