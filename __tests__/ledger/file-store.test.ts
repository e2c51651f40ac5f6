import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { Clock } from '../../src/clock.ts'
import { createFileStore } from '../../src/ledger/file-store.ts'
import type { LedgerStore } from '../../src/ledger/store.ts'
import { recordingClock } from '../support/recording-clock.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

const CHILD = fileURLToPath(new URL('../support/file-store-child.ts', import.meta.url))
const LEDGER = '.bulk-load/ledger.json'
const LOCK = `${LEDGER}.accounts.lock`

let workspace: Workspace
let clock: ReturnType<typeof recordingClock>
const stores: LedgerStore[] = []

beforeEach(() => {
  workspace = createWorkspace()
  clock = recordingClock({ now: Date.now() })
})
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  workspace.remove()
})

function open({ file = LEDGER, waits = clock }: { file?: string; waits?: Clock } = {}): LedgerStore {
  const store = createFileStore({ file: inWorkspace(file), load: 'accounts', roots: [workspace.dir], clock: waits })
  stores.push(store)
  return store
}

function inWorkspace(file: string): string {
  return path.join(workspace.dir, file)
}

function child(...task: string[]) {
  return spawn(process.execPath, [CHILD, inWorkspace(LEDGER), workspace.dir, ...task], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** A lock as another process left it, last touched so long ago. */
function lockOf(holder: { host: string; pid: number } | undefined, touchedMsAgo: number): void {
  const startedAt = '2026-11-24T10:00:00.000Z'
  workspace.write(LOCK, holder === undefined ? '' : JSON.stringify({ ...holder, startedAt }))
  const seconds = (clock.now() - touchedMsAgo) / 1000
  utimesSync(inWorkspace(LOCK), seconds, seconds)
}

describe('the file', () => {
  it('gives back the newest text, and is made with its folders', async () => {
    const store = open()
    expect(await store.read()).toEqual({ was: 'missing' })
    await store.write(() => '{"jobs":1}')
    await store.write(() => '{"jobs":2}')
    await store.close()
    expect(await open().read()).toEqual({ was: 'found', text: '{"jobs":2}' })
    expect(store.unkept()).toBeUndefined()
  })

  it('leaves nothing beside it', async () => {
    workspace.write(`${LEDGER}.new`, 'left by a run that was killed')
    const store = open()
    await store.write(() => '{}')
    expect(readdirSync(inWorkspace('.bulk-load')).sort()).toEqual(['ledger.json', 'ledger.json.accounts.lock'])
    await store.close()
    expect(readdirSync(inWorkspace('.bulk-load'))).toEqual(['ledger.json'])
  })

  it.each(['', '\n', '{"jobs":', 'jobs'])('is not taken for empty when it holds %j', async (text) => {
    workspace.write(LEDGER, text)
    await expect(open().read()).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringMatching(/^The ledger \.bulk-load\/ledger\.json is (empty|not JSON).* delete the file/),
    })
    expect(workspace.read(LEDGER)).toBe(text)
  })

  it('is tried again for a minute when it cannot be written', async () => {
    mkdirSync(inWorkspace(`${LEDGER}.new`), { recursive: true })
    await expect(open().write(() => '{}')).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringContaining('could not be written in a minute of trying (ERR_FS_EISDIR)'),
    })
    expect(clock.sleeps).toEqual([2_000, 4_000, 8_000, 16_000, 30_000])
  })

  it('is in the workspace, whatever links say', async () => {
    const outside = path.join(workspace.root, 'outside')
    mkdirSync(outside)
    writeFileSync(path.join(outside, 'secret.json'), '{}')
    symlinkSync(outside, inWorkspace('folder'), 'junction')
    await expect(open({ file: 'folder/deep/ledger.json' }).read()).rejects.toMatchObject({
      reason: 'invalid-input',
      message: expect.stringContaining('folder is a link'),
    })
    expect(readdirSync(outside)).toEqual(['secret.json'])

    symlinkSync(path.join(workspace.root, 'nowhere'), inWorkspace('nowhere'), 'junction')
    await expect(open({ file: 'nowhere/ledger.json' }).read()).rejects.toMatchObject({ reason: 'invalid-input' })
    expect(existsSync(path.join(workspace.root, 'nowhere'))).toBe(false)
  })

  it('is a file', async () => {
    mkdirSync(inWorkspace('folder.json'))
    await expect(open({ file: 'folder.json' }).read()).rejects.toThrow('folder.json is a folder or a link')
    workspace.write('a-file', '')
    await expect(open({ file: 'a-file/ledger.json' }).read()).rejects.toThrow(
      'a-file is a file. Use a path through real folders.',
    )
  })
})

describe('the lock', () => {
  it('is named with who holds it, after two minutes of waiting', async () => {
    const [first, second] = [open(), open()]
    await first.read()
    await expect(second.read()).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringMatching(
        new RegExp(
          `^Another run holds the lock of the ledger .* for this load: process ${process.pid} on .* delete .*ledger\\.json\\.accounts\\.lock`,
        ),
      ),
    })
    expect(clock.sleeps).toEqual(Array(120).fill(1_000))
  })

  it('is taken as soon as the other gives it up', async () => {
    const first = open()
    await first.read()
    await first.write(() => '{"from":"the first"}')
    const waiting = recordingClock({ now: clock.now() })
    const second = open({
      waits: {
        ...waiting,
        sleep: async (ms) => {
          await waiting.sleep(ms)
          if (waiting.sleeps.length === 3) await first.close()
        },
      },
    })
    expect(await second.read()).toEqual({ was: 'found', text: '{"from":"the first"}' })
    expect(waiting.sleeps).toHaveLength(3)
  })

  it.each([
    ['of a process of this machine that is gone', { host: hostname(), pid: 2 ** 22 + 1 }, 0],
    ['of another machine that is silent for two minutes', { host: 'elsewhere', pid: 1 }, 120_001],
    ['of nobody, two minutes old', undefined, 120_001],
  ])('%s is taken over at once', async (_, holder, touchedMsAgo) => {
    lockOf(holder, touchedMsAgo)
    await open().write(() => '{}')
    expect(clock.sleeps).toEqual([])
    expect(JSON.parse(workspace.read(LOCK))).toMatchObject({ host: hostname(), pid: process.pid })
  })

  it.each([
    ['of another machine', { host: 'elsewhere', pid: 2 ** 22 + 1 }],
    ['of a process of this machine', { host: hostname(), pid: process.pid }],
    ['of nobody', undefined],
  ])('%s that is fresh is waited for', async (_, holder) => {
    // Touched ahead, as by a holder that lives on while we wait.
    lockOf(holder, -60_000)
    await expect(open().read()).rejects.toMatchObject({ reason: 'ledger-failed' })
    expect(clock.sleeps).toHaveLength(120)
  })

  it('is touched every 15 s while it is held', async () => {
    jest.useFakeTimers({ now: clock.now() })
    try {
      await open().read()
      utimesSync(inWorkspace(LOCK), 0, 0)
      await clock.sleep(15_000)
      jest.advanceTimersByTime(15_000)
      expect(statSync(inWorkspace(LOCK)).mtimeMs).toBe(clock.now())
    } finally {
      jest.useRealTimers()
    }
  })

  it('that was lost to another run stops the writing, and is left alone', async () => {
    const store = open()
    await store.write(() => '{"jobs":1}')
    lockOf({ host: 'elsewhere', pid: 1 }, 0)
    await expect(store.write(() => '{"jobs":2}')).rejects.toMatchObject({
      reason: 'ledger-failed',
      message: expect.stringContaining('Another run has taken over the ledger .bulk-load/ledger.json for this load'),
    })
    await store.close()
    expect(workspace.read(LEDGER)).toBe('{"jobs":1}')
    expect(workspace.read(LOCK)).toContain('elsewhere')
  })

  it('of a process that was killed is taken over at once, and its text read', async () => {
    const holder = child('hold')
    await once(holder.stdout, 'data')
    expect(JSON.parse(readFileSync(inWorkspace(LOCK), 'utf8'))).toMatchObject({ pid: holder.pid })
    holder.kill('SIGKILL')
    await once(holder, 'close')

    expect(await open().read()).toEqual({ was: 'found', text: '{"written":"by the child"}' })
    expect(clock.sleeps).toEqual([])
  })

  it('lets one process at a time read and write', async () => {
    lockOf({ host: 'elsewhere', pid: 1 }, 120_001)
    const children = [1, 2, 3].map(() => child('count', '15'))
    const codes = await Promise.all(children.map(async (each) => (await once(each, 'close'))[0]))
    expect(codes).toEqual([0, 0, 0])
    expect(workspace.read(LEDGER)).toBe('45')
  })
})
