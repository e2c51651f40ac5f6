import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { saveCache } from '@actions/cache'
import { afterEach, describe, expect, it } from '@jest/globals'
import type { ResultsService } from '../../emulator/actions/start.ts'
import { type ActionsCache, CACHE_VERSION, MOST_ENTRY_BYTES, openActionsCache } from '../../src/runner/actions-cache.ts'
import { type ForwardProxy, startForwardProxy } from '../support/forward-proxy.ts'
import { recordingClock } from '../support/recording-clock.ts'
import { useResultsClients } from '../support/results-client.ts'

const runner = useResultsClients()
const proxies: ForwardProxy[] = []
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close()
})

async function open(clock = recordingClock()): Promise<ActionsCache> {
  const cache = await openActionsCache(clock)
  if (cache === undefined) throw new Error('There is no cache.')
  return cache
}

function plant({ caches }: ResultsService, key: string, content: Buffer | string): void {
  caches.plant({ key, version: CACHE_VERSION, content: Buffer.from(content) })
}

describe.each([
  ['of github.com', { enterprise: false }],
  ['of Enterprise Server', { enterprise: true }],
])('the cache %s', (_, options) => {
  it('keeps texts, and finds the newest that starts with a prefix', async () => {
    const results = await runner.start(options)
    const cache = await open()
    expect(await cache.read('ledger-')).toEqual({ was: 'miss' })
    expect(await cache.save('ledger-1', '{"é":1}')).toEqual({ was: 'saved' })
    expect(await cache.save('ledger-2', '{"é":2}')).toEqual({ was: 'saved' })
    expect(await cache.save('other-3', '{}')).toEqual({ was: 'saved' })

    expect(await cache.find('ledger-')).toEqual({ was: 'hit', key: 'ledger-2' })
    expect(await cache.read('ledger-')).toEqual({ was: 'hit', key: 'ledger-2', text: '{"é":2}' })
    expect(results.caches.content('ledger-1')?.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]))
  })

  it('gives the token to the service, and none to the storage', async () => {
    const { calls } = await runner.start(options)
    const cache = await open()
    await cache.save('ledger-1', '{}')
    await cache.read('ledger-')
    const blobs = calls.filter(({ service }) => service === 'Blobs')
    expect(blobs.map(({ hasToken }) => hasToken)).toEqual(options.enterprise ? [false] : [false, false])
    expect(calls.filter(({ service }) => service !== 'Blobs').every(({ hasToken }) => hasToken)).toBe(true)
  })

  it('says that a key is taken', async () => {
    await runner.start(options)
    const cache = await open()
    await cache.save('ledger-1', '{}')
    expect(await cache.save('ledger-1', '{}')).toEqual({ was: 'taken' })
  })

  it('says that the run may not write', async () => {
    await runner.start({ ...options, cache: 'read-only' })
    const why = 'cache write denied: the token has no writable cache scope'
    expect(await (await open()).save('ledger-1', '{}')).toEqual({ was: 'denied', why })
  })

  it('says that the run may not read', async () => {
    const { faults } = await runner.start(options)
    const why = 'cache read denied: the token has no readable cache scope'
    faults.add({ method: options.enterprise ? 'GET' : 'GetCacheEntryDownloadURL', status: 403, message: why })
    expect(await (await open()).read('ledger-')).toEqual({ was: 'denied', why })
    expect(await (await open()).find('ledger-')).toEqual({ was: 'denied', why })
  })

  it('is not there on a runner that names none', async () => {
    await runner.start({ ...options, cache: 'absent' })
    delete process.env.ACTIONS_RESULTS_URL
    expect(await openActionsCache(recordingClock())).toBeUndefined()
  })

  it.each([
    ['a status', { status: 500 }, '500: service unavailable'],
    ['a page', { status: 200, page: '<html>Sign in</html>' }, 'answered 200'],
    ['a limit', { status: 429, message: 'too many requests' }, '429: too many requests'],
    ['a redirect', { status: 302, headers: { location: 'https://example.com/' } }, '302'],
    ['a cut', { cutAfterBytes: 5 }, 'no answer from'],
    ['a page without an end', { status: 200, page: ' '.repeat(2_000_000) }, 'larger than 1048576 bytes'],
  ])('that answers with %s has failed, and is not empty', async (_, fault, says) => {
    const { faults } = await runner.start(options)
    const cache = await open()
    await cache.save('ledger-1', '{}')
    for (const method of ['GetCacheEntryDownloadURL', 'CreateCacheEntry', 'GET', 'POST'])
      faults.add({ method, ...fault })
    const why = expect.stringContaining(says)
    expect(await cache.read('ledger-')).toEqual({ was: 'failed', why })
    expect(await cache.find('ledger-')).toEqual({ was: 'failed', why })
    expect(await cache.save('ledger-2', '{}')).toEqual({ was: 'failed', why })
  })
})

describe('an entry that somebody else made', () => {
  it.each([
    ['no gzip', () => Buffer.from('{"jobs":1}'), 'was not saved by this action'],
    ['a page', () => Buffer.from('<html>Not found</html>'), 'was not saved by this action'],
    ['gzip that is cut short', () => gzipSync('{"jobs":1}').subarray(0, 15), 'was not saved by this action'],
    ['a bomb', () => gzipSync(Buffer.alloc(MOST_ENTRY_BYTES + 1, ' ')), 'was not saved by this action'],
    ['too much', () => Buffer.alloc(MOST_ENTRY_BYTES + 1), `larger than ${MOST_ENTRY_BYTES} bytes`],
    ['other than UTF-8', () => gzipSync(Buffer.from([0x22, 0xff, 0x22])), 'not valid'],
    ['nothing', () => Buffer.alloc(0), 'was not saved by this action'],
  ])('and that holds %s is not read, and not taken for none', async (_, make, says) => {
    const results = await runner.start()
    plant(results, 'ledger-1', make())
    const why = expect.stringMatching(new RegExp(`^ledger-1: .*${says}`))
    expect(await (await open()).read('ledger-')).toEqual({ was: 'unreadable', why })
  })

  it('with files and links in it is never unpacked', async () => {
    const results = await runner.start()
    const outside = path.join(runner.workspace.root, 'outside')
    mkdirSync(outside)
    runner.workspace.write('packed/index.js', 'attack')
    symlinkSync(outside, path.join(runner.workspace.dir, 'packed', 'link'), 'junction')
    await saveCache(['packed'], 'theirs', {}, true)
    plant(results, 'ledger-1', results.caches.content('theirs') ?? '')
    const before = readdirSync(runner.workspace.root, { recursive: true }).sort()

    await (await open()).read('ledger-')
    expect(readdirSync(runner.workspace.root, { recursive: true }).sort()).toEqual(before)
    expect(existsSync(path.join(outside, 'index.js'))).toBe(false)
  })

  it.each([{ enterprise: false }, { enterprise: true }])(
    'under exactly the prefix does not hide newer ones: %j',
    async (options) => {
      const results = await runner.start(options)
      plant(results, 'ledger-', gzipSync('{"forged":true}'))
      const cache = await open()
      await cache.save('ledger-1', '{}')
      expect(await cache.find('ledger-')).toEqual({ was: 'hit', key: 'ledger-1' })
      expect(await cache.read('ledger-')).toEqual({ was: 'hit', key: 'ledger-1', text: '{}' })
    },
  )
})

describe('the storage', () => {
  it('that refuses makes an entry unreadable', async () => {
    const { faults } = await runner.start()
    const cache = await open()
    await cache.save('ledger-1', '{}')
    faults.add({ service: 'Blobs', method: 'GET', status: 403 })
    const why = 'ledger-1: the cache service answered 403: ServerBusy'
    expect(await cache.read('ledger-')).toEqual({ was: 'unreadable', why })
  })

  it('may lead on, a few times', async () => {
    const { faults, url } = await runner.start()
    const cache = await open()
    await cache.save('ledger-1', '{}')
    const signed = await signedUrlOf(url, 'ledger-1')
    faults.add({ service: 'Blobs', method: 'GET', status: 302, headers: { location: signed }, times: 2 })
    expect(await cache.read('ledger-')).toEqual({ was: 'hit', key: 'ledger-1', text: '{}' })
    faults.add({ service: 'Blobs', method: 'GET', status: 302, headers: { location: signed } })
    expect(await cache.read('ledger-')).toEqual({ was: 'unreadable', why: expect.stringContaining('302') })
  })

  it('that refuses an upload fails the save', async () => {
    const { faults, caches } = await runner.start()
    faults.add({ service: 'Blobs', method: 'PUT', status: 503 })
    const why = 'the cache service answered 503: ServerBusy'
    expect(await (await open()).save('ledger-1', '{}')).toEqual({ was: 'failed', why })
    expect(caches.list()).toEqual([])
  })
})

it('does not save what it could not read again', async () => {
  const { calls } = await runner.start()
  const why = expect.stringContaining('is larger than')
  expect(await (await open()).save('ledger-1', ' '.repeat(MOST_ENTRY_BYTES + 1))).toEqual({ was: 'failed', why })
  expect(calls).toEqual([])
})

it('is given up when it takes too long', async () => {
  const { faults } = await runner.start()
  faults.add({ method: 'GetCacheEntryDownloadURL', delayMs: 60_000 })
  const clock = { ...recordingClock(), deadline: async () => {} }
  const why = 'the cache gave no answer for 90 seconds'
  expect(await (await open(clock)).read('ledger-')).toEqual({ was: 'failed', why })
})

it.each([
  ['http_proxy', undefined, true],
  ['HTTP_PROXY', '127.0.0.1', false],
])('goes by the proxy of %s, unless NO_PROXY is %s', async (variable, excepted, isPassed) => {
  const { url } = await runner.start()
  const proxy = await startForwardProxy()
  proxies.push(proxy)
  Object.assign(process.env, { [variable]: proxy.url }, excepted === undefined ? {} : { NO_PROXY: excepted })
  expect(await (await open()).find('ledger-')).toEqual({ was: 'miss' })
  expect(proxy.passed.some((line) => line.includes(url))).toBe(isPassed)
})

/** As the service itself signs it. */
async function signedUrlOf(service: string, key: string): Promise<string> {
  const method = '/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL'
  const answer = await fetch(service + method, {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env.ACTIONS_RUNTIME_TOKEN}` },
    body: JSON.stringify({ key, version: CACHE_VERSION }),
  })
  const { signed_download_url: url }: { signed_download_url: string } = JSON.parse(await answer.text())
  return url
}
