import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { saveCache } from '@actions/cache'
import { describe, expect, it } from '@jest/globals'
import type { ResultsService } from '../../emulator/actions/start.ts'
import { createLedgerCache } from '../../src/runner/ledger-cache.ts'
import { recordingClock } from '../support/recording-clock.ts'
import { useResultsClients } from '../support/results-client.ts'
import { runnerEnvironment } from '../support/runner-environment.ts'

const runner = useResultsClients()

/** Of `a load`. */
const HASH = '21e4461651c04a1ed1c520cd8214807c'
const FOLDER = `.bulk-load-ledger/${HASH}`
const support = (file: string) => fileURLToPath(new URL(`../support/${file}`, import.meta.url))

function step({ runId = '71', attempt = '1', key = 'a load', clock = recordingClock() } = {}) {
  return { clock, ...createLedgerCache({ key, runId, attempt, workspace: runner.workspace.dir, clock }) }
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
    await first.write('{"jobs":1}')
    await first.write('{"jobs":2}')
    expect(await step({ attempt: '2' }).read()).toEqual({ was: 'found', text: '{"jobs":2}' })
    expect(await step({ runId: '72', key: 'another load' }).read()).toEqual({ was: 'missing' })

    const later = step({ runId: '72' })
    await later.read()
    await later.write('{"jobs":3}')
    expect(await step({ runId: '73' }).read()).toEqual({ was: 'found', text: '{"jobs":3}' })
    expect(keys(results)).toEqual(['bulk-load-…-71-1-0001', 'bulk-load-…-71-1-0002', 'bulk-load-…-72-1-0001'])
    expect(first.unkept()).toBeUndefined()
  })

  it('leaves no trace in the workspace and none in the log', async () => {
    await runner.start()
    const store = step()
    await store.read()
    await store.write('{}')
    await step().read()
    expect(readdirSync(runner.workspace.dir)).toEqual([])
    expect(shown()).toEqual([])
    expect(runner.printed()).toContain('::debug::Cache hit for restore-key: bulk-load-')
  })

  it('is kept on a runner whose work folder is reached through a link', async () => {
    await runner.start()
    const link = path.join(runner.workspace.root, 'deeper', 'than', 'the', 'workspace', 'is')
    mkdirSync(path.dirname(link), { recursive: true })
    symlinkSync(runner.workspace.dir, link, 'junction')
    process.env.GITHUB_WORKSPACE = link
    await step().write('{}')
    expect(await step().read()).toEqual({ was: 'found', text: '{}' })
  })

  it('is missing once it was evicted', async () => {
    const { caches } = await runner.start()
    await step().write('{}')
    caches.evict()
    expect(await step().read()).toEqual({ was: 'missing' })
  })

  it('goes on in a later step of the same attempt', async () => {
    const results = await runner.start()
    await step().write('{"step":1}')
    const second = step()
    await second.read()
    await second.write('{"step":2}')
    expect(keys(results)).toEqual([
      'bulk-load-…-71-1-0001',
      expect.stringMatching(/^bulk-load-…-71-1-0001-[0-9a-f]{8}$/),
    ])
    expect(await step({ attempt: '2' }).read()).toEqual({ was: 'found', text: '{"step":2}' })
  })

  it.each([
    ['no JSON', () => runner.workspace.write(`${FOLDER}/ledger.json`, '{"jobs":')],
    ['no ledger', () => runner.workspace.write(`${FOLDER}/other.json`, '{}')],
    [
      'a link',
      () => {
        runner.workspace.write('elsewhere.json', '{}')
        mkdirSync(path.join(runner.workspace.dir, FOLDER), { recursive: true })
        symlinkSync('../../elsewhere.json', path.join(runner.workspace.dir, FOLDER, 'ledger.json'))
      },
    ],
  ])('that holds %s is not taken for none', async (_, make) => {
    await runner.start()
    make()
    await saveCache([FOLDER], `bulk-load-${HASH}-70-1-0001`, {}, true)
    await expect(step().read()).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringMatching(
        /cannot be read \(bulk-load-.*-70-1-0001 holds no ledger\).* Actions, Caches to start/,
      ),
    })
  })

  it('is never one that the checkout brought along', async () => {
    await runner.start()
    runner.workspace.write(`${FOLDER}/ledger.json`, '{"jobs":"not ours"}')
    expect(await step().read()).toEqual({ was: 'missing' })

    const outside = path.join(runner.workspace.root, 'outside')
    mkdirSync(path.join(outside, HASH), { recursive: true })
    symlinkSync(outside, path.join(runner.workspace.dir, '.bulk-load-ledger'), 'junction')
    await expect(step().write('{}')).rejects.toThrow('.bulk-load-ledger in the workspace is a link')
    expect(existsSync(path.join(outside, HASH))).toBe(true)
  })
})

describe('where nothing can be kept', () => {
  it('says that the runner has no cache', async () => {
    const { calls } = await runner.start({ cache: 'absent' })
    delete process.env.ACTIONS_RESULTS_URL
    const store = step()
    expect(await store.read()).toEqual({ was: 'missing' })
    await store.write('{}')
    expect(store.unkept()).toBe('this runner has no Actions cache')
    expect(calls).toEqual([])
  })

  it('says that the run may not write, and asks no second time', async () => {
    const { calls } = await runner.start({ cache: 'read-only' })
    const store = step()
    expect(await store.read()).toEqual({ was: 'missing' })
    expect(store.unkept()).toBeUndefined()
    await store.write('{}')
    expect(store.unkept()).toBe('cache write denied: the token has no writable cache scope')
    const callsBefore = calls.length
    await store.write('{}')
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
    await store.write('{}')
    expect(store.unkept()).toBe(`the effective cache-mode '${mode}' ${why}`)
  })
})

describe('two runs at once', () => {
  it('are noticed before a save, and the other is named', async () => {
    const results = await runner.start()
    const [first, second] = [step(), step({ runId: '72', attempt: '3' })]
    await first.read()
    await second.read()
    await second.write('{"by":72}')
    await expect(first.write('{"by":71}')).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringMatching(
        /^Another run \(72, attempt 3\) is loading with the same ledger\..*`concurrency:`/,
      ),
    })
    await second.write('{"by":72,"jobs":2}')
    expect(keys(results)).toEqual(['bulk-load-…-72-3-0001', 'bulk-load-…-72-3-0002'])
  })

  it('are noticed within a run too', async () => {
    await runner.start()
    const [first, second] = [step(), step()]
    await first.read()
    await second.read()
    await first.write('{"leg":1}')
    await expect(second.write('{"leg":2}')).rejects.toThrow('Another workflow job or step of this run is loading')
  })
})

describe('a cache that fails for a moment', () => {
  it('is asked again for the ledger', async () => {
    const { faults } = await runner.start()
    await step().write('{"jobs":1}')
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
    await store.write('{"jobs":1}')
    expect(store.clock.sleeps).toEqual([2_000, 4_000])
    expect(keys(results)).toEqual(['bulk-load-…-71-1-0003'])
    expect(shown()).toEqual([])
  })

  it('has saved what only its answer was lost of', async () => {
    const results = await runner.start()
    results.faults.add({ method: 'FinalizeCacheEntryUpload', reset: 'after', times: 1 })
    const store = step()
    await store.read()
    await store.write('{"jobs":1}')
    await store.write('{"jobs":2}')
    expect(store.clock.sleeps).toEqual([2_000])
    expect(keys(results)).toEqual(['bulk-load-…-71-1-0001', 'bulk-load-…-71-1-0002'])
  })

  it('does not hold up a save by not saying what is newest', async () => {
    const { faults } = await runner.start()
    const store = step()
    await store.read()
    faults.add({ method: 'GetCacheEntryDownloadURL', reset: 'before' })
    await store.write('{"jobs":1}')
    expect(store.clock.sleeps).toEqual([])
  })
})

describe('a cache that fails', () => {
  it('is not taken for an empty one, nor its ledger later for the work of another run', async () => {
    const { faults } = await runner.start()
    await step({ runId: '70' }).write('{"jobs":1}')
    faults.add({ method: 'GetCacheEntryDownloadURL', reset: 'before' })
    const store = step()
    expect(await store.read()).toEqual({
      was: 'no-answer',
      why: 'Failed to GetCacheEntryDownloadURL: Unable to make request: ECONNRESET',
    })
    faults.clear()
    await store.write('{"jobs":2}')
    expect(await step({ runId: '72' }).read()).toEqual({ was: 'found', text: '{"jobs":2}' })
  })

  it('ends a save after a minute of trying', async () => {
    const { faults } = await runner.start()
    faults.add({ method: 'CreateCacheEntry', reset: 'before' })
    const store = step()
    await store.read()
    await expect(store.write('{}')).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringMatching(
        /could not be saved .* \(Failed to CreateCacheEntry: Unable to make request: ECONNRESET\)/,
      ),
    })
    expect(store.clock.sleeps).toEqual([2_000, 4_000, 8_000, 16_000, 30_000])
    expect(shown()).toEqual([])
  })

  it('is given the time that its client takes, where the service is down', async () => {
    const down = await runner.start({ cache: 'failing' })
    const recovering = await runner.start()
    // The client itself tries five times.
    recovering.faults.add({ method: 'CreateCacheEntry', status: 503, times: 7 })
    // One after the other, as the steps of a job are: both pack the same folder.
    const read = await play(down, 'read')
    const written = await play(recovering, 'read', '{}')
    const why = expect.stringMatching(
      /after 5 attempts: Failed request: \(503\) Service Unavailable: service unavailable$/,
    )
    expect(read).toEqual([{ came: { was: 'no-answer', why }, unkept: null }])
    expect(written.at(-1)).toEqual({ came: 'written', unkept: null })
    expect(keys(recovering)).toEqual(['bulk-load-…-1000001-1-0002'])
  })
})

/** What a step in a process of its own makes of these tasks, with the client's pauses cut short. */
async function play(results: ResultsService, ...tasks: string[]): Promise<unknown[]> {
  const outcomes: unknown[] = []
  const child = fork(support('ledger-cache-child.ts'), tasks, {
    cwd: runner.workspace.dir,
    env: runnerEnvironment(runner.workspace, { results }),
    execArgv: ['--import', support('short-timers.mjs')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.on('message', (outcome) => outcomes.push(outcome))
  await once(child, 'close')
  return outcomes
}
