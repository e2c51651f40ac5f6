import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from '@jest/globals'
import { createNamedJobs } from '../../src/jobs/org-jobs.ts'
import type { LedgerStore } from '../../src/ledger/store.ts'
import type { Loaded } from '../../src/load/loaded.ts'
import { lookBack, runLoad } from '../../src/load/run-load.ts'
import { doneJob, openJob } from '../support/bulk-client.ts'
import { aSpec, type SpecOverrides } from '../support/load-spec.ts'
import { memoryLedger } from '../support/memory-ledger.ts'
import { useOrg } from '../support/org-jobs.ts'
import { type CsvFiles, only } from '../support/parts-of.ts'
import { readyLoad } from '../support/ready-load.ts'
import { aStep } from '../support/step.ts'

const signedIn = useOrg()
let place: ReturnType<typeof memoryLedger>
let runs = 0
beforeEach(() => {
  place = memoryLedger()
})

interface RunOptions extends Omit<NonNullable<Parameters<typeof aStep>[0]>, 'run'> {
  readonly spec?: SpecOverrides
  readonly run?: string
  readonly store?: LedgerStore
  /** How the load ends; it is killed before it ends when left out. */
  readonly end?: string
}

/** Runs a load in the org, as the step of a run. */
async function run(csv: CsvFiles, { spec, run: id = '1000001', store = place.store(), end, ...rest }: RunOptions = {}) {
  const { temp } = signedIn
  // Each step has ledgers of its own.
  const jobs = { ...signedIn.jobs, named: createNamedJobs() }
  // By chance no two steps have one name as writers of the ledger.
  const chance = ++runs / 1_000
  const clock = { ...signedIn.clock, random: () => chance }
  const said: string[] = []
  const step = aStep({ clock, temp, said, ...rest, run: { run: id } })
  const load = await readyLoad(csv, aSpec(spec), temp)
  const soFar: Loaded[] = []
  const [past] = await lookBack([{ ...load, store, step }], jobs)
  if (past === undefined) throw new Error('no load was looked at')
  const loaded = await runLoad({ load, past, jobs, step, onProgress: (one) => soFar.push(one) })
  if (end !== undefined) await loaded.ledger.book.end(end, loaded.counts)
  return { ...loaded, said, soFar, file: fileIn(join(load.resultsPath, load.spec.name)) }
}

/** Reads a result file, without the Ids of the org. */
const fileIn = (folder: string) => (name: string) =>
  readdirSync(folder).includes(name) ? readFileSync(join(folder, name), 'utf8').replace(/\b001\w{15}\b/g, '{id}') : ''

const names = () => signedIn.org.records.all('Account').map(({ Name }) => Name)
const jobStates = () => signedIn.org.jobs().map(({ state }) => state)

describe('a load', () => {
  it('sends the records, writes down what became of each, and sums up', async () => {
    const { counts, ends, stopped, file, failures } = await run(`Name\nAcme\nBeta\n${'x'.repeat(300)}\n`)
    expect(counts).toMatchObject({ read: 3, created: 2, failed: 1 })
    expect([ends.length, stopped, jobStates()]).toEqual([1, [], ['JobComplete']])
    expect(file('successful.csv')).toBe(
      'sf__Id,sf__Created,source_file,source_line,Name\n{id},true,a.csv,2,Acme\n{id},true,a.csv,3,Beta\n',
    )
    expect(file('failed.csv')).toMatch(/^sf__Id.*\n,STRING_TOO_LONG.*,a\.csv,4,x+\n$/)
    expect(file('rerun.csv')).toMatch(/^Name\nx+\n$/)
    expect(failures.records).toMatchObject([{ file: 'a.csv', line: 4 }])
  })

  it('names its jobs in the ledger before it closes them', async () => {
    const seen: string[] = []
    signedIn.org.onRequest(({ method, path, when }) => {
      const [id = ''] = /750\w+/.exec(path) ?? []
      if (method === 'PATCH' && when === 'arrived') seen.push(place.text().includes(id) ? 'named' : 'not named')
    })
    await run('Name\nA\nB\nC\n', { spec: { pace: { maxJobRecords: 1 } } })
    expect(seen).toEqual(['named', 'named', 'named'])
  })

  it('retries what is locked', async () => {
    signedIn.org.faults.add({ kind: 'lock-rows', share: 1, value: 'B' })
    const { counts, retries } = await run('Name\nA\nB\n')
    expect(counts).toMatchObject({ read: 2, created: 2, failed: 0 })
    expect(retries).toEqual({ rounds: 1, records: 1, saved: 1 })
  })

  it('tells how far it has come', async () => {
    const { soFar } = await run('Name\nA\nB\n', { spec: { pace: { maxJobRecords: 1 } } })
    expect(soFar.map(({ counts }) => counts)).toMatchObject([
      { read: 2, created: 0, unaccounted: 2 },
      { read: 2, created: 1, unaccounted: 1 },
    ])
  })

  it('lists the records that are left out for a later one of their key', async () => {
    const spec = { operation: 'upsert', source: { duplicateKeys: 'last' } } as const
    const { counts, file } = await run('Ext_Id__c,Name\n1,old\n1,new\n', { spec })
    expect(counts).toMatchObject({ read: 2, created: 1, skipped: 1 })
    expect(file('skipped.csv')).toBe('source_file,source_line,why\na.csv,2,an earlier record of a key\n')
    expect(names()).toEqual(['new'])
  })

  it('aborts the job that a create without an answer has left behind', async () => {
    signedIn.org.faults.add({ kind: 'reset', method: 'POST', path: 'jobs/ingest', effect: 'after' })
    const { counts } = await run('Name\nA\n')
    expect(counts).toMatchObject({ created: 1 })
    expect(jobStates()).toEqual(['Aborted', 'JobComplete'])
  })
})

describe('the next step of a load', () => {
  it('takes the old results of one that passed, and sends nothing', async () => {
    const first = await run('Name\nA\nB\n', { end: 'passed' })
    const again = await run('Name\nA\nB\n', { attempt: 2 })
    expect(again.counts).toEqual(first.counts)
    expect(again.file('successful.csv')).toBe(first.file('successful.csv'))
    expect([names(), jobStates()]).toEqual([['A', 'B'], ['JobComplete']])
  })

  it('goes on with one that was killed, and inserts no record twice', async () => {
    signedIn.org.faults.add({ kind: 'answer', method: 'POST', path: 'jobs/ingest', nth: 2, status: 503, times: 99 })
    await run('Name\nA\nB\n', { spec: { pace: { maxJobRecords: 1, concurrency: { mode: 'parallel', jobs: 1 } } } })
    expect(names()).toEqual(['A'])
    signedIn.org.faults.clear()
    const again = await run('Name\nA\nB\n', { run: '1000002', spec: { pace: { maxJobRecords: 1 } } })
    expect(again.counts).toMatchObject({ read: 2, created: 2 })
    expect(names()).toEqual(['A', 'B'])
  })

  it('sends the records that failed and were mended, and skips those that were loaded', async () => {
    await run(`Name\nA\n${'x'.repeat(300)}\nC\n`, { end: 'failures-exceeded' })
    const again = await run('Name\nA\nB\nC\n', { run: '1000002' })
    expect(again.counts).toMatchObject({ read: 3, created: 1, skipped: 2 })
    expect(again.file('skipped.csv')).toBe('source_file,source_line,why\na.csv,2,in already\na.csv,4,in already\n')
    expect(names()).toEqual(['A', 'C', 'B'])
  })

  it('says which records it sends again since somebody has deleted them', async () => {
    await run('Name\nA\nB\n', { end: 'failures-exceeded' })
    const id = signedIn.org.records.all('Account').find(({ Name }) => Name === 'A')?.Id ?? ''
    await doneJob(signedIn.client, `Id\n${id}\n`, { object: 'Account', operation: 'delete' })
    const again = await run('Name\nA\nB\n', { run: '1000002' })
    expect(again.counts).toMatchObject({ created: 1, skipped: 1 })
    expect(again.said).toContainEqual(expect.stringMatching(/^warning: 1 record .* no longer exists in the org/))
  })

  it('of an insert whose ledger is lost sends nothing that a job of the org may hold', async () => {
    await run('Name\nA\nB\n')
    place = memoryLedger()
    await expect(run('Name\nA\nB\n', { attempt: 2 })).rejects.toMatchObject({ reason: 'ledger-missing' })
    expect(names()).toEqual(['A', 'B'])
  })

  it('of an older run does not put older values over newer ones', async () => {
    const spec = { operation: 'upsert' } as const
    await run('Ext_Id__c,Name\n1,old\n', { spec, end: 'cancelled' })
    await run('Ext_Id__c,Name\n1,new\n', { spec, run: '1000002', end: 'passed' })
    const older = run('Ext_Id__c,Name\n1,older\n', { spec, attempt: 2 })
    await expect(older).rejects.toMatchObject({ reason: 'ledger-mismatch' })
    expect(names()).toEqual(['new'])
  })

  it('aborts the jobs that a killed step has left Open', async () => {
    await run('Name\nA\n')
    await openJob(signedIn.client, 'Name\nB\n')
    await run('Name\nA\n', { attempt: 2 })
    expect(jobStates()).toEqual(['JobComplete', 'Aborted'])
  })
})

describe('a step that ends before its load', () => {
  it('leaves its job to the next one, which takes its results', async () => {
    const over = AbortSignal.abort()
    const left = await run('Name\nA\nB\n', { stop: { over, leavesRunning: () => true } })
    expect(left.counts).toMatchObject({ pending: 2 })
    const next = await run('Name\nA\nB\n', { attempt: 2 })
    expect(next.counts).toMatchObject({ pending: 0, created: 2 })
    expect(names()).toEqual(['A', 'B'])
  })

  it('sends nothing further, and says why', async () => {
    const { counts, stopped } = await run('Name\nA\n', { stop: { nearEnd: AbortSignal.abort() } })
    expect(counts).toMatchObject({ unprocessed: 1 })
    expect(only(stopped)).toMatchObject({ reason: 'time-limit' })
    expect(jobStates().filter((state) => state !== 'Aborted')).toEqual([])
  })
})
