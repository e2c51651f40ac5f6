import { describe, expect, it } from '@jest/globals'
import { NO_COUNTS } from '../../src/counts.ts'
import { identityOf, type LoadIdentity } from '../../src/ledger/identity.ts'
import { type LedgerRun, parseLedger } from '../../src/ledger/ledger.ts'
import { unfinishedRuns } from '../../src/ledger/open-ledger.ts'
import { LedgerSaveError, type LedgerStore, UnconfirmedSaveError } from '../../src/ledger/store.ts'
import { memoryLedger } from '../support/memory-ledger.ts'
import { openLedger } from '../support/open-ledger.ts'
import { aRun } from '../support/recalling.ts'
import { recordingClock } from '../support/recording-clock.ts'

const PLACE = { workflow: 'Seed', job: 'load', step: 'load', workingDirectory: '', files: ['*.csv'], matrixLeg: 'null' }
const LOAD = { ledgerKey: null, object: 'Account', externalIdField: null, orgId: '00D000000000001EAA' }
const job = (number: number) => ({
  by: 'bulk' as const,
  id: `75000000000000${number}AAA`,
  round: 1,
  body: 'a'.repeat(64),
  whole: true,
  records: 5,
})

async function open(
  store: LedgerStore,
  {
    run = '5',
    attempt = 1,
    operation = 'insert',
    object = 'Account',
    warn = (_: string): unknown => undefined,
  }: {
    readonly run?: string
    readonly attempt?: number
    readonly operation?: 'insert' | 'upsert'
    readonly object?: string
    readonly warn?: (line: string) => unknown
  } = {},
) {
  let seed = Number(run) * 100 + attempt
  const clock = { ...recordingClock({ now: Date.parse('2026-11-27T10:00:00Z') }), random: () => (seed++ % 997) / 997 }
  const identity: LoadIdentity & { operation: 'insert' | 'upsert' } = {
    ...identityOf(PLACE, { ...LOAD, object, operation }),
    operation,
  }
  return await openLedger(store, identity, { run, attempt }, { clock, now: clock.now, warn })
}

describe('the ledger of a load', () => {
  it('keeps what every run did, whoever writes last', async () => {
    const place = memoryLedger()
    const first = await open(place.store(), { run: '5' })
    await first.book.announce(job(1))
    await first.book.end('failures-exceeded', NO_COUNTS)
    const second = await open(place.store(), { run: '6' })
    await second.book.announce(job(2))
    await second.book.end('passed', NO_COUNTS)
    const again = await open(place.store(), { run: '5', attempt: 2 })
    await again.book.announce(job(3))

    const [load] = parseLedger(place.text()).loads
    expect(load?.runs.map(({ run, attempt, end }) => [run, attempt, end])).toEqual([
      ['5', 1, 'failures-exceeded'],
      ['6', 1, 'passed'],
      ['5', 2, 'running'],
    ])
    expect(again.newer.map(({ run }) => run)).toEqual(['6'])
  })

  it('says so when the end cannot be kept though the jobs were', async () => {
    const place = memoryLedger()
    let why: string | undefined
    const denied = 'cache write denied: the token has no writable cache scope'
    const warnings: string[] = []
    const store = { ...place.store(), unkept: () => why }
    const ledger = await open(store, { warn: (line) => warnings.push(line) })
    await ledger.book.announce(job(1))
    expect(warnings).toEqual([])
    store.write = async () => {
      why = denied
    }
    await ledger.book.end('passed', NO_COUNTS)
    expect(warnings).toEqual([expect.stringContaining(`does not say how this load ended: ${denied}.`)])
    const next = await open(place.store(), { run: '6' })
    expect(next.course).toBe('continue')
  })

  it.each(['insert', 'upsert'] as const)(
    'does not say of an end that was saved that it could not be recorded: %s',
    async (operation) => {
      const place = memoryLedger()
      const warnings: string[] = []
      const store = { ...place.store() }
      const ledger = await open(store, { operation, warn: (line) => warnings.push(line) })
      await ledger.book.announce(job(1))
      const write = store.write
      store.write = async (make) => {
        await write(make)
        throw new UnconfirmedSaveError('The ledger was saved, but nobody else was seen.', 'Run the step again.')
      }
      await ledger.book.end('passed', NO_COUNTS)
      expect(warnings).toEqual([
        expect.stringMatching(
          /^The end of this load may not be recorded in its ledger\. The ledger was saved, but nobody else was seen\. If the end is not recorded, the next run /,
        ),
      ])
      expect(parseLedger(place.text()).loads[0]?.runs[0]?.end).toBe('passed')
    },
  )

  it.each([
    ['upsert', [/^The disk is full\. The load continues, since its records can be sent again without harm\.$/]],
    [
      'insert',
      [/^Could not record in the ledger that this load ended\. The disk is full\. Therefore the next run treats/],
    ],
  ] as const)('that cannot be saved is one warning: %s', async (operation, expected) => {
    const warnings: string[] = []
    const store = {
      ...memoryLedger().store(),
      write: () => Promise.reject(new LedgerSaveError('The disk is full.', '')),
    }
    const { book } = await open(store, { operation, warn: (line) => warnings.push(line) })
    const announced = book.announce(job(1))
    if (operation === 'insert') await expect(announced).rejects.toThrow('The disk is full. No further job was started.')
    await announced.catch(() => {})
    await book.end('failed', NO_COUNTS)
    expect(warnings).toEqual(expected.map((pattern) => expect.stringMatching(pattern)))
  })

  it('leaves what other loads have kept as it is', async () => {
    const place = memoryLedger()
    const accounts = await open(place.store())
    const contacts = await open(place.store(), { object: 'Contact' })
    await accounts.book.announce(job(1))
    await contacts.book.announce(job(2))
    await accounts.book.end('passed', NO_COUNTS)
    const loads = parseLedger(place.text()).loads.map(({ identity, runs }) => [
      identity.object,
      runs.map(({ end }) => end),
    ])
    expect(loads.sort()).toEqual([
      ['Account', ['passed']],
      ['Contact', ['running']],
    ])
  })

  it('stops before the next close once another step has written to it', async () => {
    const place = memoryLedger()
    const [first, second] = [await open(place.store(), { run: '5' }), await open(place.store(), { run: '6' })]
    await second.book.announce(job(1))
    await expect(first.book.announce(job(2))).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringContaining('run 6'),
    })
  })

  it('tells two steps of one attempt apart that load under one key', async () => {
    const place = memoryLedger()
    const first = await open(place.store())
    await first.book.announce(job(1))
    await first.book.end('passed', NO_COUNTS)
    const second = await open(place.store())
    expect(second).toMatchObject({ course: 'send everything', jobs: [] })
  })
})

describe('the runs of a set that are not over', () => {
  const chain = (...ends: readonly (readonly [run: string, end: LedgerRun['end']])[]) => ({
    chain: ends.map(([run, end]) => aRun([], { run, end })),
  })

  it('are those that a load did not pass', () => {
    const runs = unfinishedRuns([chain(['1', 'passed'], ['2', 'passed']), chain(['1', 'passed'], ['2', 'running'])])
    expect(runs).toEqual(new Set(['2']))
  })

  it('are all since a load did not pass, and of which it says nothing', () => {
    const runs = unfinishedRuns([chain(['2', 'passed'], ['10', 'passed']), chain(['2', 'failures-exceeded'])])
    expect(runs).toEqual(new Set(['2', '10']))
  })

  it('are none where each load passed in its newest run', () => {
    expect(unfinishedRuns([chain(['3', 'passed']), chain(['1', 'passed']), chain()])).toEqual(new Set())
  })
})
