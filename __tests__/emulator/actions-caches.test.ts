import { join } from 'node:path'
import { isFeatureAvailable, restoreCache, saveCache } from '@actions/cache'
import { describe, expect, it } from '@jest/globals'
import { useResultsClients } from '../support/results-client.ts'

const runner = useResultsClients()
const PATHS = ['ledger']

function save(key: string, content: string): Promise<number> {
  runner.workspace.write('ledger/entries.json', content)
  return saveCache(PATHS, key)
}

/** The key that was found, and what the ledger holds then. */
async function restore(key: string, restoreKeys: string[] = []) {
  runner.workspace.write('ledger/entries.json', 'nothing restored')
  return { key: await restoreCache(PATHS, key, restoreKeys), content: runner.workspace.read('ledger/entries.json') }
}

describe('the cache service, used by @actions/cache', () => {
  it('gives back what was saved under a key', async () => {
    const results = await runner.start()
    const id = await save('ledger-1', '["750A"]')

    expect(id).toBeGreaterThan(0)
    expect(await restore('ledger-1')).toEqual({ key: 'ledger-1', content: '["750A"]' })
    expect(results.caches.list()).toMatchObject([{ id: String(id), key: 'ledger-1' }])
    expect(results.caches.content('ledger-1')?.length).toBe(results.caches.list()[0]?.size)
  })

  it('finds the newest entry that starts with a restore key, the first such key that matches anything', async () => {
    await runner.start()
    await save('ledger-a-1-1', 'oldest')
    await save('ledger-a-1-2', 'newer')
    await save('ledger-b-1-1', 'other')

    expect(await restore('ledger-a-1-3', ['ledger-a-1-', 'ledger-'])).toEqual({ key: 'ledger-a-1-2', content: 'newer' })
    expect(await restore('ledger-c-1', ['ledger-c-', 'ledger-'])).toEqual({ key: 'ledger-b-1-1', content: 'other' })
  })

  it('prefers the exact key to newer entries that start with it', async () => {
    await runner.start()
    await save('ledger-1', 'exact')
    await save('ledger-1-later', 'longer')
    expect(await restore('ledger-1')).toEqual({ key: 'ledger-1', content: 'exact' })
  })

  it('finds nothing of other keys, other paths, and what was evicted', async () => {
    const { caches } = await runner.start()
    await save('ledger-1', 'x')

    expect(await restoreCache([join('another', 'folder')], 'ledger-1')).toBeUndefined()
    expect((await restore('ledgers')).key).toBeUndefined()
    caches.evict('ledger-1')
    expect(await restore('ledger-1')).toEqual({ key: undefined, content: 'nothing restored' })
  })

  it('never changes an entry: a second save of a key is lost without an error', async () => {
    const { calls } = await runner.start()
    await save('ledger-1', 'first')

    expect(await save('ledger-1', 'second')).toBe(-1)
    expect(calls.at(-1)).toMatchObject({ method: 'CreateCacheEntry', status: 409 })
    expect((await restore('ledger-1')).content).toBe('first')
  })

  it('is shared by runs', async () => {
    const results = await runner.start()
    await save('ledger-1', 'of the first run')
    runner.enterRun(results, '2000002')
    expect((await restore('ledger-1')).content).toBe('of the first run')
  })

  it('can deny writing', async () => {
    const results = await runner.start({ cache: 'read-only' })
    expect(await save('ledger-1', 'x')).toBe(-1)
    expect(runner.printed()).toContain('cache write denied: the token has no writable cache scope')
    expect(results.caches.list()).toEqual([])
  })

  it('can be absent', async () => {
    const results = await runner.start({ cache: 'absent' })
    expect(isFeatureAvailable()).toBe(false)
    expect(results.env).not.toHaveProperty('ACTIONS_CACHE_SERVICE_V2')
  })

  it('can fail, which the client takes for a lost save and for a miss', async () => {
    const { faults, calls } = await runner.start({ cache: 'failing' })
    // A cut connection is not tried again, unlike the 503 that this mode answers with.
    faults.add({ method: 'CreateCacheEntry', reset: 'before' })
    faults.add({ method: 'GetCacheEntryDownloadURL', reset: 'before' })

    expect(await save('ledger-1', 'x')).toBe(-1)
    expect((await restore('ledger-1')).key).toBeUndefined()
    faults.clear()
    expect(await save('ledger-1', 'x')).toBeGreaterThan(0)
    expect(calls.map(({ status }) => status)).toEqual([undefined, undefined, 200, 201, 200])
  })

  it('answers 503 in failing mode', async () => {
    const { url } = await runner.start({ cache: 'failing' })
    const path = '/twirp/github.actions.results.api.v1.CacheService/CreateCacheEntry'
    expect((await fetch(url + path, { method: 'POST', body: '{}' })).status).toBe(503)
  })
})

describe('the cache service of Enterprise Server, used by @actions/cache', () => {
  it('gives back the newest entry that starts with a restore key', async () => {
    const { caches, calls } = await runner.start({ enterprise: true })
    const id = await save('ledger-1-1', 'older')
    await save('ledger-1-2', 'newer')

    expect(id).toBeGreaterThan(0)
    expect(await restore('ledger-1-3', ['ledger-1-'])).toEqual({ key: 'ledger-1-2', content: 'newer' })
    expect((await restore('ledger-2')).key).toBeUndefined()
    expect(caches.list().map(({ key }) => key)).toEqual(['ledger-1-1', 'ledger-1-2'])
    const services = calls.map(({ service, hasToken }) => `${service} ${hasToken ? 'with' : 'without'} a token`)
    expect(new Set(services)).toEqual(new Set(['EnterpriseCaches with a token', 'Blobs without a token']))
  })

  it('never changes an entry, and can deny writing', async () => {
    await runner.start({ enterprise: true })
    await save('ledger-1', 'first')
    await save('ledger-1', 'second')
    expect(runner.printed()).toContain('Cache already exists. Key: ledger-1')
    expect((await restore('ledger-1')).content).toBe('first')

    await runner.start({ enterprise: true, cache: 'read-only' })
    await save('ledger-1', 'x')
    expect(runner.printed()).toContain('cache write denied: the token has no writable cache scope')
  })
})
