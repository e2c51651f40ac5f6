import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { LoadError } from '../../src/errors.ts'
import { type LoadAtWork, type LoadOptions, loadAtWork, sendAllOf } from '../support/load-at-work.ts'
import { placesOf } from '../support/recording-sink.ts'
import { ALL_LOADED, type Answer, type Answering, type Fate } from '../support/stand-in-sender.ts'

const temp = mkdtempSync(join(tmpdir(), 'rounds-'))
afterAll(() => rmSync(temp, { recursive: true }))

const LOCKED: Fate = 'UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record:--'
const BAD: Fate = 'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --'
const LOCKS = 'TooManyLockFailure : Too many lock failure.'

/** Sends all of a load. */
async function sent(csv: string, answer?: Answering, options: Partial<LoadOptions> = {}): Promise<LoadAtWork> {
  const load = await loadAtWork({ csv, temp, ...(answer && { answer }), ...options })
  await sendAllOf(load)
  return load
}

/** What was sent, one text a job. */
const jobsOf = ({ sends }: LoadAtWork) => sends.map(({ records }) => records.join(' '))

/** Gives records their fates by what they hold, round by round. */
function byRound(...rounds: readonly Readonly<Record<string, Fate>>[]): Answering {
  return (records, { round }) => ({ kind: 'done', fates: records.map((text) => rounds[round - 1]?.[text] ?? 'loaded') })
}

const manyLines = (count: number) => Array.from({ length: count }, (_, line) => `A${line}\n`).join('')

describe('a record that was not loaded', () => {
  it('goes again while its reason passes, and its last outcome counts', async () => {
    const load = await sent('Name\nA\nB\nC\n', byRound({ A: LOCKED, B: BAD }, { A: LOCKED }))
    expect(jobsOf(load)).toEqual(['A B C', 'A', 'A'])
    expect(placesOf(load.sink.outcomes)).toEqual(['a.csv:2 loaded', 'a.csv:3 failed', 'a.csv:4 loaded'])
    expect(load.rounds.counts).toMatchObject({ read: 0, created: 2, failed: 1 })
    expect(load.rounds.retries).toEqual({ rounds: 2, records: 1, saved: 1 })
  })

  it('stays as it was once no round is left', async () => {
    const load = await sent('Name\nA\n', byRound({ A: LOCKED }, { A: LOCKED }), { spec: { pace: { retries: 1 } } })
    expect(jobsOf(load)).toEqual(['A', 'A'])
    expect(load.sink.outcomes).toEqual([{ at: 'a.csv:2', was: 'failed', said: LOCKED }])
    expect(load.rounds.retries).toEqual({ rounds: 1, records: 1, saved: 0 })
  })

  it.each<[string, 'insert' | 'upsert', Fate, number]>([
    ['that no row tells of is not inserted again', 'insert', 'lost', 1],
    ['that no row tells of is upserted again, which does no harm', 'upsert', 'lost', 2],
    ['that the org says it did not come to goes again', 'insert', 'unprocessed', 2],
  ])('%s', async (_, operation, fate, sends) => {
    const [csv, text] = operation === 'insert' ? ['Name\nA\n', 'A'] : ['Ext_Id__c,Name\n1,A\n', '1,A']
    const load = await sent(csv, byRound({ [text]: fate }), { spec: { operation } })
    expect(load.sends).toHaveLength(sends)
  })

  it('of a job that failed for a reason that passes goes again in smaller ones, and nothing stops the load', async () => {
    const failed: Answer = { kind: 'done', state: 'Failed', errorMessage: LOCKS, fates: ['loaded', 'unprocessed'] }
    const load = await sent('Name\nA\nB\n', (_, { round }) => (round === 1 ? failed : ALL_LOADED))
    expect(jobsOf(load)).toEqual(['A B', 'B'])
    expect(load.sending.brake.reasons).toEqual([])
  })

  it('of such a job stops the load where it is not sent in the end', async () => {
    const failed: Answer = { kind: 'done', state: 'Failed', errorMessage: LOCKS, fates: ['loaded', 'unprocessed'] }
    const load = await sent('Name\nA\nB\n', () => failed, { spec: { pace: { retries: 0 } } })
    expect(load.sending.brake.reasons).toMatchObject([{ reason: 'job-failed' }])
    expect(load.rounds.counts).toMatchObject({ created: 1, unprocessed: 1 })
  })
})

describe('rounds of retry', () => {
  it('come after ever longer pauses, in ever smaller jobs', async () => {
    const always: Answering = (records) => ({ kind: 'done', fates: records.map(() => LOCKED) })
    const load = await sent(`Name\n${manyLines(2_100)}`, always)
    expect(load.clock.sleeps).toEqual([10_000, 30_000, 90_000])
    const inRound = (round: number) =>
      load.sends.filter(({ submission }) => submission.round === round).map(({ records }) => records.length)
    expect([1, 2, 3, 4].map(inRound)).toEqual([[2_100], [2_100], [2_000, 100], [500, 500, 500, 500, 100]])
    expect(load.rounds.counts).toMatchObject({ failed: 2_100 })
  })

  it('put the children of one parent next to each other', async () => {
    const csv = 'Name,Parent.Ext_Id__c\nA,2\nB,1\nC,2\nD,1\n'
    const load = await sent(csv, byRound({ 'A,2': LOCKED, 'B,1': LOCKED, 'C,2': LOCKED, 'D,1': LOCKED }))
    expect(jobsOf(load)[1]).toBe('B,1 D,1 A,2 C,2')
  })

  it('keep the order of the files in series', async () => {
    const csv = 'Name,Parent.Ext_Id__c\nA,2\nB,1\nC,2\nD,1\n'
    const spec = { pace: { concurrency: { mode: 'serial' } } } as const
    const load = await sent(csv, byRound({ 'A,2': LOCKED, 'B,1': LOCKED, 'C,2': LOCKED, 'D,1': LOCKED }), { spec })
    expect(jobsOf(load)[1]).toBe('A,2 B,1 C,2 D,1')
  })

  it('are told before they begin', async () => {
    const { said } = await sent('Name\nA\nB\n', byRound({ A: LOCKED }))
    expect(said).toEqual(['log: retry 1 of 3: 1 record again, in 1 job'])
  })

  it('leave out a record that a later one of its key has overtaken', async () => {
    const csv = 'Ext_Id__c,Name\nabc,old\nABC,new\nx,other\n'
    const spec = { operation: 'upsert', source: { duplicateKeys: 'stop' } } as const
    const load = await sent(csv, byRound({ 'abc,old': LOCKED, 'x,other': LOCKED }), { spec })
    expect(jobsOf(load).slice(1)).toEqual(['x,other'])
    expect(placesOf(load.sink.outcomes)).toEqual(['a.csv:2 failed', 'a.csv:3 loaded', 'a.csv:4 loaded'])
  })

  it('leave it out also where the later one was loaded in a retry', async () => {
    const csv = 'Ext_Id__c,Name\nx,other\nabc,old\nABC,new\n'
    const spec = { operation: 'upsert', source: { duplicateKeys: 'stop' } } as const
    const load = await sent(csv, byRound({ 'abc,old': LOCKED, 'ABC,new': LOCKED }, { 'abc,old': LOCKED }), { spec })
    expect(jobsOf(load)).toEqual(['x,other abc,old ABC,new', 'abc,old ABC,new'])
  })

  it('do not leave it out where the later one was refused for good', async () => {
    const csv = 'Ext_Id__c,Name\nabc,old\nABC,new\n'
    const spec = { operation: 'upsert', source: { duplicateKeys: 'stop' } } as const
    const load = await sent(csv, byRound({ 'abc,old': LOCKED, 'ABC,new': BAD }), { spec })
    expect(jobsOf(load).slice(1)).toEqual(['abc,old'])
  })
})

describe('records of one key', () => {
  const CSV = 'Ext_Id__c,Name\n1,a\n2,b\n1,c\n'
  const spec = { operation: 'upsert' } as const

  it('go one after the other, each wave with its own rounds', async () => {
    const load = await sent(CSV, byRound({ '1,a': LOCKED }), { spec })
    expect(jobsOf(load)).toEqual(['1,a 2,b', '1,a', '1,c'])
    expect(load.said).toContain('log: wave 2: 1 record with the same key as an earlier one, in 1 job')
    expect(load.rounds.counts).toMatchObject({ created: 3 })
  })

  it('are not sent while a job may still write the earlier one', async () => {
    const load = await sent(CSV, () => ({ kind: 'running' }), { spec })
    expect(jobsOf(load)).toEqual(['1,a 2,b'])
    expect(load.sending.brake.reasons).toMatchObject([{ reason: 'job-failed' }])
    expect(load.sending.brake.reasons[0]?.message).toContain('later records with the same keys were not sent')
    expect(load.rounds.counts).toMatchObject({ pending: 2, unprocessed: 1 })
  })
})

describe('a canary', () => {
  const spec = { limits: { canary: 2 } }

  it('goes first, alone', async () => {
    const order: string[] = []
    const answer: Answering = async (records) => {
      order.push(`sent ${records.join(' ')}`)
      await new Promise(setImmediate)
      order.push(`ended ${records.join(' ')}`)
      return ALL_LOADED
    }
    await sent('Name\nA\nB\nC\nD\n', answer, { spec })
    expect(order).toEqual(['sent A B', 'ended A B', 'sent C D', 'ended C D'])
  })

  it('that fails keeps the rest from being sent', async () => {
    const load = await sent('Name\nA\nB\nC\nD\n', byRound({ A: BAD }), { spec })
    expect(jobsOf(load)).toEqual(['A B'])
    expect(load.sending.brake.reasons).toMatchObject([{ reason: 'stopped-early' }])
    expect(load.rounds.counts).toMatchObject({ created: 1, failed: 1, unprocessed: 2 })
  })

  it('is not failed by what a retry may cure, which goes again with the rest', async () => {
    const load = await sent('Name\nA\nB\nC\nD\n', byRound({ A: LOCKED, D: LOCKED }), { spec })
    expect(jobsOf(load)).toEqual(['A B', 'C D', 'A D'])
    expect(load.rounds.counts).toMatchObject({ created: 4 })
  })
})

describe('a brake', () => {
  const STOP = new LoadError('job-failed', 'The org is closed.')
  const spec = { pace: { maxJobRecords: 1, concurrency: { mode: 'parallel', jobs: 1 } } } as const

  it('keeps from being sent what was not sent yet, and from being sent again what failed', async () => {
    const answers: Record<string, Answer> = { A: { kind: 'done', fates: [LOCKED] }, B: { kind: 'unknown', stop: STOP } }
    const load = await sent('Name\nA\nB\nC\n', ([name = '']) => answers[name] ?? ALL_LOADED, { spec })
    expect(jobsOf(load)).toEqual(['A', 'B'])
    expect(placesOf(load.sink.outcomes)).toEqual(['a.csv:2 failed', 'a.csv:3 unaccounted', 'a.csv:4 unprocessed'])
    expect(load.clock.sleeps).toEqual([])
  })

  it('cuts the pause before a round short', async () => {
    const cancel = new AbortController()
    const answer: Answering = () => ({ kind: 'done', fates: [LOCKED] })
    const load = await loadAtWork({ csv: 'Name\nA\n', temp, answer, stop: { cancelled: cancel.signal } })
    const { clock, sending } = load
    const sleep: typeof clock.sleep = async (_, signal) => {
      expect(signal).toBe(sending.brake.halted)
      cancel.abort()
    }
    Object.assign(clock, { sleep })
    await sendAllOf(load)
    expect(load.sends).toHaveLength(1)
    expect(load.sink.outcomes).toMatchObject([{ was: 'failed', said: LOCKED }])
  })

  it('that halts before anything is sent leaves all unprocessed', async () => {
    const load = await sent('Name\nA\nB\n', undefined, { stop: { nearEnd: AbortSignal.abort() } })
    expect(load.sends).toEqual([])
    expect(load.rounds.counts).toMatchObject({ unprocessed: 2 })
  })
})
