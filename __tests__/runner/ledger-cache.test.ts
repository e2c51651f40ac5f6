import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import type { ResultsService } from '../../emulator/actions/start.ts'
import { NO_COUNTS } from '../../src/counts.ts'
import { identityOf } from '../../src/ledger/identity.ts'
import { parseLedger } from '../../src/ledger/ledger.ts'
import type { LedgerStore } from '../../src/ledger/store.ts'
import { CACHE_VERSION, openActionsCache } from '../../src/runner/actions-cache.ts'
import { createLedgerCache } from '../../src/runner/ledger-cache.ts'
import { openLedger } from '../support/open-ledger.ts'
import { recordingClock } from '../support/recording-clock.ts'
import { useResultsClients } from '../support/results-client.ts'
import { runnerEnvironment } from '../support/runner-environment.ts'

const runner = useResultsClients()

const PLACE = { workflow: 'Seed', job: 'load', step: 'load', workingDirectory: '', files: ['*.csv'], matrixLeg: 'null' }
const WHAT = { object: 'Account', operation: 'insert', externalIdField: null } as const
const INSERT = {
  ...identityOf(PLACE, { ledgerKey: null, ...WHAT, orgId: '00D000000000001EAA' }),
  operation: WHAT.operation,
}
const LOAD = '21e4461651c04a1ed1c520cd8214807c'
const support = (file: string) => fileURLToPath(new URL(`../support/${file}`, import.meta.url))

function step({ runId = '71', attempt = '1', load = LOAD, clock = recordingClock() } = {}) {
  return { clock, ...createLedgerCache({ load, runId, attempt, openCache: () => openActionsCache(clock), clock }) }
}

function keys({ caches }: ResultsService): string[] {
  return caches.list().map(({ key }) => key.replace(/[0-9a-f]{32}/, '…'))
}

/** What people see of the log: neither debug messages nor masks. */
function shown(): string[] {
  return runner
    .printed()
    .split('\n')
    .filter((line) => line !== '' && !/^::(debug|add-mask)::/.test(line))
}

describe('a ledger in the Actions cache', () => {
  it('is the newest that a run of the same load saved', async () => {
    const results = await runner.start()
    const first = step()
    expect(await first.read()).toEqual({ was: 'missing' })
    await first.write(() => '{"jobs":1}')
    await first.write(() => '{"jobs":2}')
    expect(await step({ attempt: '2' }).read()).toEqual({ was: 'found', text: '{"jobs":2}' })
    expect(await step({ runId: '72', load: LOAD.replaceAll('2', '3') }).read()).toEqual({ was: 'missing' })

    const later = step({ runId: '72' })
    await later.read()
    await later.write(() => '{"jobs":3}')
    expect(await step({ runId: '73' }).read()).toEqual({ was: 'found', text: '{"jobs":3}' })
    expect(keys(results)).toEqual(['bulk-load-…-71-1-0001', 'bulk-load-…-71-1-0002', 'bulk-load-…-72-1-0001'])
    expect(first.unkept()).toBeUndefined()
  })

  it('leaves no trace in the workspace and none in the log', async () => {
    await runner.start()
    const store = step()
    await store.read()
    await store.write(() => '{}')
    await step().read()
    expect(readdirSync(runner.workspace.dir)).toEqual([])
    expect(shown()).toEqual([])
  })

  it('is missing once it was evicted', async () => {
    const { caches } = await runner.start()
    await step().write(() => '{}')
    caches.evict()
    expect(await step().read()).toEqual({ was: 'missing' })
  })

  it('goes on in a later step of the same attempt', async () => {
    const results = await runner.start()
    await step().write(() => '{"step":1}')
    const second = step()
    await second.read()
    await second.write(() => '{"step":2}')
    expect(keys(results)).toEqual([
      'bulk-load-…-71-1-0001',
      expect.stringMatching(/^bulk-load-…-71-1-0001-[0-9a-f]{8}$/),
    ])
    expect(await step({ attempt: '2' }).read()).toEqual({ was: 'found', text: '{"step":2}' })
  })

  it.each([
    ['no JSON', '{"jobs":'],
    ['nothing', ''],
    ['the files of an archive', `ledger.json${'\0'.repeat(501)}{}`],
  ])('that holds %s is not taken for none', async (_, text) => {
    const { caches } = await runner.start()
    plant(caches, `bulk-load-${LOAD}-70-1-0001`, text)
    await expect(step().read()).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringMatching(
        /cannot be read \(bulk-load-.*-70-1-0001 holds no ledger\).* Actions, Caches to start/,
      ),
    })
  })
})

describe('an entry that this action did not save', () => {
  const foreign = ['', 'x', '1', '71-1', '71-1-0001-', '71-1-0001-zzzzzzzz', '99999999-1-0001/../x']

  it.each(foreign)('and is the newest, with %j behind the prefix, stops the reading and is named', async (rest) => {
    const { caches } = await runner.start()
    await step({ runId: '70' }).write(() => '{"jobs":1}')
    const key = `bulk-load-${LOAD}-${rest}`
    // Where the documentation leaves open which entry is given, the bare prefix does no harm.
    if (rest === '') caches.evict()
    plant(caches, key, '{"forged":true}')
    await expect(step().read()).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringContaining(`cannot be read (${key} was not saved by this action)`),
    })
  })

  it('and has only the prefix for its key does not win for ever', async () => {
    const { caches } = await runner.start()
    plant(caches, `bulk-load-${LOAD}-`, '{"forged":true}')
    await expect(step().read()).rejects.toMatchObject({ reason: 'ledger-failed' })
    await step()
      .write(() => '{"jobs":1}')
      .catch(() => {})
    plant(caches, `bulk-load-${LOAD}-70-1-0001`, '{"jobs":1}')
    expect(await step().read()).toEqual({ was: 'found', text: '{"jobs":1}' })
  })

  it('stops where such a key wins over newer ones', async () => {
    const { caches } = await runner.start({ exactRestoreKeys: true })
    plant(caches, `bulk-load-${LOAD}-`, '{"forged":true}')
    plant(caches, `bulk-load-${LOAD}-70-1-0001`, '{"jobs":1}')
    await expect(step().read()).rejects.toMatchObject({ reason: 'ledger-failed' })
  })

  it('stops the next save when it appears', async () => {
    const { caches } = await runner.start()
    const store = step()
    await store.read()
    await store.write(() => '{"jobs":1}')
    plant(caches, `bulk-load-${LOAD}-x`, '{"forged":true}')
    await expect(store.write(() => '{"jobs":2}')).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringContaining(`was not saved by this action (bulk-load-${LOAD}-x)`),
    })
  })
})

function plant(caches: ResultsService['caches'], key: string, text: string): void {
  caches.plant({ key, version: CACHE_VERSION, content: gzipSync(text) })
}

describe('where nothing can be kept', () => {
  it('says that the runner has no cache', async () => {
    const { calls } = await runner.start({ cache: 'absent' })
    delete process.env.ACTIONS_RESULTS_URL
    const store = step()
    expect(await store.read()).toEqual({ was: 'missing' })
    await store.write(() => '{}')
    expect(store.unkept()).toBe('this runner has no Actions cache')
    expect(calls).toEqual([])
  })

  it('says that the run may not write, and asks no second time', async () => {
    const { calls } = await runner.start({ cache: 'read-only' })
    const store = step()
    expect(await store.read()).toEqual({ was: 'missing' })
    expect(store.unkept()).toBeUndefined()
    await store.write(() => '{}')
    expect(store.unkept()).toBe('cache write denied: the token has no writable cache scope')
    const callsBefore = calls.length
    await store.write(() => '{}')
    expect(calls).toHaveLength(callsBefore)
    expect(shown()).toEqual([])
  })

  it.each([
    ['none', 'does not permit reads', 'read'],
    ['write-only', 'does not permit reads', 'read'],
    ['read', 'does not permit writes', 'write'],
  ])('says what cache-mode %s %s', async (mode, why, when) => {
    await runner.start()
    process.env.ACTIONS_CACHE_MODE = mode
    const store = step()
    expect(await store.read()).toEqual({ was: 'missing' })
    expect(store.unkept() === undefined).toBe(when === 'write')
    await store.write(() => '{}')
    expect(store.unkept()).toBe(`the effective cache-mode '${mode}' ${why}`)
  })
})

describe('two runs at once', () => {
  it('are noticed before a save, and the other is named', async () => {
    const results = await runner.start()
    const [first, second] = [step(), step({ runId: '72', attempt: '3' })]
    await first.read()
    await second.read()
    await second.write(() => '{"by":72}')
    await expect(first.write(() => '{"by":71}')).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringMatching(
        /^Another run \(72, attempt 3\) is loading with the same ledger\..*`concurrency:`/,
      ),
    })
    await second.write(() => '{"by":72,"jobs":2}')
    expect(keys(results)).toEqual(['bulk-load-…-72-3-0001', 'bulk-load-…-72-3-0002'])
  })

  it('are noticed within a run too', async () => {
    await runner.start()
    const [first, second] = [step(), step()]
    await first.read()
    await second.read()
    await first.write(() => '{"leg":1}')
    await expect(second.write(() => '{"leg":2}')).rejects.toThrow('Another workflow job or step of this run is loading')
  })
})

describe('a cache that fails for a moment', () => {
  it('is asked again for the ledger', async () => {
    const { faults } = await runner.start()
    await step().write(() => '{"jobs":1}')
    faults.add({ method: 'GetCacheEntryDownloadURL', reset: 'before', times: 1 })
    faults.add({ service: 'Blobs', method: 'GET', status: 403, times: 1 })
    const store = step()
    expect(await store.read()).toEqual({ was: 'found', text: '{"jobs":1}' })
    expect(store.clock.sleeps).toEqual([2_000, 8_000])
    expect(shown()).toEqual([])
  })

  it('is tried again for a save', async () => {
    const results = await runner.start()
    results.faults.add({ method: 'CreateCacheEntry', reset: 'before', times: 1 })
    results.faults.add({ service: 'Blobs', method: 'PUT', status: 403, times: 1 })
    const store = step()
    await store.read()
    await store.write(() => '{"jobs":1}')
    expect(store.clock.sleeps).toEqual([2_000, 4_000])
    expect(keys(results)).toEqual(['bulk-load-…-71-1-0003'])
    expect(shown()).toEqual([])
  })

  it('has saved what only its answer was lost of', async () => {
    const results = await runner.start()
    results.faults.add({ method: 'FinalizeCacheEntryUpload', reset: 'after', times: 1 })
    const store = step()
    await store.read()
    await store.write(() => '{"jobs":1}')
    await store.write(() => '{"jobs":2}')
    expect(store.clock.sleeps).toEqual([2_000])
    expect(keys(results)).toEqual(['bulk-load-…-71-1-0001', 'bulk-load-…-71-1-0002'])
  })

  it('is asked again for what is newest, before a save and after it', async () => {
    const { faults } = await runner.start()
    const store = step()
    await store.read()
    faults.add({ method: 'GetCacheEntryDownloadURL', reset: 'before', times: 1 })
    await store.write(() => {
      faults.add({ method: 'GetCacheEntryDownloadURL', status: 503, times: 2 })
      return '{"jobs":1}'
    })
    expect(store.clock.sleeps).toEqual([2_000, 2_000, 4_000])
  })

  it('does not hide another run by not saying what is newest', async () => {
    const { faults } = await runner.start()
    const [first, second] = [step(), step({ runId: '72' })]
    await first.read()
    await second.read()
    await second.write(() => '{"jobs":2}')
    faults.add({ method: 'GetCacheEntryDownloadURL', reset: 'before', times: 1 })
    await expect(first.write(() => '{"jobs":1}')).rejects.toThrow('Another run (72, attempt 1) is loading')
  })
})

describe('a cache that fails', () => {
  it('is not taken for an empty one, nor its ledger later for the work of another run', async () => {
    const { faults } = await runner.start()
    await step({ runId: '70' }).write(() => '{"jobs":1}')
    faults.add({ method: 'GetCacheEntryDownloadURL', reset: 'before' })
    const store = step()
    expect(await store.read()).toEqual({
      was: 'no-answer',
      why: expect.stringMatching(/^no answer from 127\.0\.0\.1:\d+: .*socket hang up$/),
    })
    faults.clear()
    await store.write(() => '{"jobs":2}')
    expect(await step({ runId: '72' }).read()).toEqual({ was: 'found', text: '{"jobs":2}' })
  })

  it('ends a save after a minute of trying', async () => {
    const { faults } = await runner.start()
    faults.add({ method: 'CreateCacheEntry', reset: 'before' })
    const store = step()
    await store.read()
    await expect(store.write(() => '{}')).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringMatching(/could not be saved .* \(no answer from 127\.0\.0\.1:\d+: .*socket hang up\)/),
    })
    expect(store.clock.sleeps).toEqual([2_000, 4_000, 8_000, 16_000, 30_000])
    expect(shown()).toEqual([])
  })

  it('lets nobody go on who cannot see whether another run is loading', async () => {
    const { faults } = await runner.start()
    const store = step()
    await store.read()
    await store.write(() => '{"jobs":1}')
    const make = () => {
      faults.add({ method: 'GetCacheEntryDownloadURL', reset: 'before' })
      return '{"jobs":2}'
    }
    await expect(store.write(make)).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringMatching(
        /^The ledger was saved, but for a minute the Actions cache did not say whether another run is loading with the same ledger \(.+\)\. No further job was started\./,
      ),
    })
  })

  it('is not said to have refused an end that it has saved', async () => {
    const { faults } = await runner.start()
    const { clock, ...store } = step()
    const losesSight: LedgerStore = {
      ...store,
      write: (make) =>
        store.write((newest) => {
          const text = make(newest)
          if (text.includes('passed')) faults.add({ method: 'GetCacheEntryDownloadURL', reset: 'before' })
          return text
        }),
    }
    const warnings: string[] = []
    const tools = { clock, now: clock.now, warn: (line: string) => void warnings.push(line) }
    const { book } = await openLedger(losesSight, INSERT, { run: '71', attempt: 1 }, tools)
    await book.announce({ by: 'bulk', id: '750000000000001AAA', round: 1, body: '', whole: true, records: 1 })
    await book.end('passed', NO_COUNTS)
    expect(warnings).toEqual([
      expect.stringMatching(
        /^The end of this load may not be recorded in its ledger\. The ledger was saved, but for a minute/,
      ),
    ])

    faults.clear()
    const read = await step({ attempt: '2' }).read()
    expect(read.was === 'found' && parseLedger(read.text).loads[0]?.runs[0]?.end).toBe('passed')
  })

  it('is given half a minute for the ledger, and a minute for a save, where the service is down', async () => {
    const { faults } = await runner.start({ cache: 'failing' })
    const store = step()
    const why = 'the cache service answered 503: service unavailable'
    expect(await store.read()).toEqual({ was: 'no-answer', why })
    expect(store.clock.sleeps).toEqual([2_000, 8_000, 20_000])

    faults.clear()
    faults.add({ method: 'CreateCacheEntry', status: 429, times: 4 })
    await store.write(() => '{}')
    expect(store.clock.sleeps.slice(3)).toEqual([2_000, 4_000, 8_000, 16_000])
    expect(store.unkept()).toBeUndefined()
  })

  it('does not keep a step from ending', async () => {
    const results = await runner.start()
    expect(await play(results, 'read', '{}', 'read')).toEqual([
      { came: { was: 'missing' }, unkept: null },
      { came: 'written', unkept: null },
      { came: { was: 'found', text: '{}' }, unkept: null },
    ])
  })
})

/** What a step in a process of its own makes of these tasks. */
async function play(results: ResultsService, ...tasks: string[]): Promise<unknown[]> {
  const outcomes: unknown[] = []
  const child = fork(support('ledger-cache-child.ts'), tasks, {
    cwd: runner.workspace.dir,
    env: runnerEnvironment(runner.workspace, { results }),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.on('message', (outcome) => outcomes.push(outcome))
  await once(child, 'close')
  return outcomes
}
