import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type Org, startOrg } from '../../emulator/org/start.ts'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { type BulkClient, createBulkClient } from '../../src/bulk/client.ts'
import type { JobInfo } from '../../src/bulk/job.ts'
import { LoadError } from '../../src/errors.ts'
import { createJobLooks } from '../../src/jobs/job-looks.ts'
import type { OrgJobs } from '../../src/jobs/org-jobs.ts'
import { awaitFinal } from '../../src/jobs/poll.ts'
import { createSettling, type Settling } from '../../src/jobs/settling.ts'
import { createJoiner, type Joining } from '../../src/join/join.ts'
import { noMatches } from '../../src/join/matches.ts'
import { Outcomes } from '../../src/results/outcomes.ts'
import type { OutcomeSink } from '../../src/results/sink.ts'
import { sentOf } from '../../src/send/bulk-sender.ts'
import { closedJob, sessionIn } from '../support/bulk-client.ts'
import { aPart } from '../support/parts.ts'
import { recordingClock } from '../support/recording-clock.ts'
import { aStep } from '../support/step.ts'

const nothing = () => {}
const NO_FILES: OutcomeSink = {
  succeeded: nothing,
  failed: nothing,
  notKnown: nothing,
  unmatched: nothing,
  skipped: nothing,
  flush: async () => {},
  keep: nothing,
  takeBack: async () => {},
  close: async () => {},
}

let org: Org
let session: ReturnType<typeof sessionIn>
let client: BulkClient
let tempFolder: string
const clock = recordingClock()

beforeEach(async () => {
  org = await startOrg()
  session = sessionIn(org, clock)
  client = createBulkClient(session, '67.0')
  tempFolder = mkdtempSync(joinPath(tmpdir(), 'collect-'))
})

afterEach(async () => {
  session.close()
  rmSync(tempFolder, { recursive: true })
  await org.close()
})

async function finalJob(csv: string): Promise<JobInfo> {
  const { signal: over } = new AbortController()
  return await awaitFinal(await closedJob(client, csv), {
    looks: createJobLooks(client),
    records: Number.POSITIVE_INFINITY,
    clock,
    over,
    onLook: nothing,
  })
}

/** Collects the results of a job of so many records; nobody looks for the record of a row. */
async function collect(
  job: JobInfo,
  records: number,
  {
    finish,
    cancelled = new AbortController().signal,
    settling = createSettling(session.orgTime, clock),
    mustMatch = false,
  }: { finish?: Joining['finish']; cancelled?: AbortSignal; settling?: Settling; mustMatch?: boolean } = {},
) {
  const part = aPart({ records })
  const { keyingOf } = createJoiner({ keyColumn: undefined, fieldOf: () => undefined })(aPart({ records: 0 }))
  const outcomes = new Outcomes({
    operation: 'insert',
    join: () => ({
      keyingOf,
      confirm: async () => true,
      finish: finish ?? (async (rows) => noMatches(part, rows)),
    }),
    sink: NO_FILES,
    isResumed: false,
    findGone: async () => new Set(),
  })
  const step = aStep({ clock, temp: tempFolder, stop: { cancelled } })
  const jobs = { client, settling } as Partial<OrgJobs> as OrgJobs
  const end = { kind: 'final', job, times: { startedAt: 0, endedAt: 1 } } as const
  const sent = sentOf({ part, round: 1, firstOrder: 0 }, end, 'insert', { jobs, step })
  const how = { goesAgain: () => false, skipsSuccessful: false, mustMatch }
  const { job: counts, ...collected } = await outcomes.take(sent, how)
  expect(readdirSync(tempFolder)).toEqual([])
  return { ...collected, counts }
}

/** Result files that were asked for, by the last word of their path. */
const filesRead = () => org.requests.flatMap(({ path }) => /\/(\w+Results|unprocessedrecords)$/.exec(path)?.[1] ?? [])

it('accounts for no record whose results could not be written, and goes on', async () => {
  const job = await finalJob('Name\nA\nB\n')
  const full = new Error('ENOSPC: no space left on device')
  const { counts, warnings } = await collect(job, 2, { finish: () => Promise.reject(full) })
  expect(counts).toMatchObject({ read: 2, unaccounted: 2, created: 0 })
  expect(warnings).toEqual([
    `The results of job ${job.id} could not be written: ENOSPC: no space left on device. Its records count as unaccounted; the next run of the load reads them again.`,
  ])
})

describe('of a job whose records', () => {
  const GOOD = 'A\nB\nC\n'
  const BAD = `${'x'.repeat(300)}\n`.repeat(3)

  it.each([
    ['all got in, asks for those alone', GOOD, { created: 3, failed: 0 }, ['successfulResults']],
    ['all failed, asks for those alone', BAD, { created: 0, failed: 3 }, ['failedResults']],
    ['got in or failed, asks for both', `A\n${BAD}`, { created: 1, failed: 3 }, ['failedResults', 'successfulResults']],
  ])('%s', async (_, csv, counts, files) => {
    const records = csv.trim().split('\n').length
    expect((await collect(await finalJob(`Name\n${csv}`), records)).counts).toMatchObject(counts)
    expect(filesRead().sort()).toEqual(files)
  })

  it.each([
    ['got in, where the counts say that all failed', GOOD, { numberRecordsFailed: 3 }, { created: 3, failed: 0 }],
    ['failed, where the counts say that none did', BAD, { numberRecordsFailed: 0 }, { created: 0, failed: 3 }],
    ['failed in part, where the counts say that none did', `A\nB\n${BAD}`, { numberRecordsFailed: 0 }, { failed: 3 }],
    ['are not counted at all', GOOD, { numberRecordsProcessed: 0, numberRecordsFailed: 0 }, { created: 3, failed: 0 }],
  ])('%s, believes the rows', async (_, csv, counted, counts) => {
    const records = csv.trim().split('\n').length
    const job = await finalJob(`Name\n${csv}`)
    expect((await collect({ ...job, ...counted }, records)).counts).toMatchObject({ ...counts, unaccounted: 0 })
  })

  it('are one file of rows that was cut, reads both again', async () => {
    const job = await finalJob(`Name\n${GOOD}`)
    const body = '"sf__Id","sf__Created",Name\n"001000000000001AAA","true","A"\n'
    const cut: FaultInput = { kind: 'answer', method: 'GET', path: 'successfulResults', status: 200, body }
    org.faults.add(cut)
    expect((await collect(job, 3)).counts).toMatchObject({ created: 3, unaccounted: 0 })
    expect(filesRead().sort()).toEqual(['failedResults', 'failedResults', 'successfulResults', 'successfulResults'])
  })

  it('all got in, asks for both at once when the step is cancelled', async () => {
    const job = await finalJob(`Name\n${GOOD}`)
    const { counts } = await collect(job, 3, { cancelled: AbortSignal.abort() })
    expect(counts).toMatchObject({ created: 3 })
    expect(filesRead().sort()).toEqual(['failedResults', 'successfulResults'])
  })

  it('are those of a job that is Failed, asks for all files, and once more as long as they do not make up the part', async () => {
    const job: JobInfo = { ...(await finalJob(`Name\n${GOOD}`)), state: 'Failed' }
    expect((await collect(job, 4)).counts).toMatchObject({ created: 3, unaccounted: 1 })
    const all = ['failedResults', 'successfulResults', 'unprocessedrecords']
    expect(filesRead().sort()).toEqual([...all, ...all, ...all, ...all].sort())
  })

  it('are those of a job that was aborted just now, asks for none that may still go in', async () => {
    const job: JobInfo = { ...(await finalJob(`Name\n${GOOD}`)), state: 'Aborted' }
    expect((await collect(job, 4)).counts).toMatchObject({ created: 3, pending: 1 })
    expect(filesRead().sort()).toEqual(['failedResults', 'successfulResults'])
  })

  it('are those of a job that was aborted long ago, asks for the job and all files', async () => {
    org.faults.add({ kind: 'hang-job', afterRows: 2 })
    const id = await closedJob(client, `Name\n${GOOD}`)
    for (;;) if ((await client.info(id)).numberRecordsProcessed === 2) break
    await client.abort(id)
    const settling: Settling = { settlesIn: () => 0 }
    const finish: Joining['finish'] = async (rows) => inOrder(rows.count)
    const { counts } = await collect(await client.info(id), 3, { settling, finish })
    expect(counts).toMatchObject({ created: 2, unprocessed: 1 })
    expect(filesRead().sort()).toEqual(['failedResults', 'successfulResults', 'unprocessedrecords'])
  })
})

/** Each row tells of the record in its place. */
function inOrder(count: number): Awaited<ReturnType<Joining['finish']>> {
  const matches = noMatches({ records: count }, { count })
  for (const places of [matches.recordOf, matches.rowOf]) for (const place of places.keys()) places[place] = place
  return matches
}

describe('a job that a ledger names', () => {
  it('is foreign where one of its rows tells of no record, and nothing is written then', async () => {
    const job = await finalJob('Name\nA\nB\n')
    const { counts, settled, isForeign } = await collect(job, 2, { mustMatch: true })
    expect(isForeign).toBe(true)
    for (const all of [counts, settled]) expect(new Set(Object.values(all))).toEqual(new Set([0]))
  })

  it('is foreign where it has more rows than the part has records', async () => {
    expect((await collect(await finalJob('Name\nA\nB\n'), 1, { mustMatch: true })).isForeign).toBe(true)
  })

  it('is this one where its rows match', async () => {
    const finish: Joining['finish'] = async (rows) => inOrder(rows.count)
    const collected = await collect(await finalJob('Name\nA\nB\n'), 2, { mustMatch: true, finish })
    expect(collected).toMatchObject({ counts: { created: 2 } })
    expect(collected.isForeign).toBeUndefined()
  })
})

it('leaves a job to a later step where the session cannot be renewed', async () => {
  const job = await finalJob('Name\nA\nB\n')
  const refused = new LoadError('guard-refused', 'The session is of another org.')
  const { counts, stop } = await collect(job, 2, { finish: () => Promise.reject(refused) })
  expect(counts).toMatchObject({ pending: 2, unaccounted: 0 })
  expect(stop).toBe(refused)
})
