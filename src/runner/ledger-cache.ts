import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { LoadError, messageOf } from '../errors.ts'
import { keepTrying } from '../ledger/keep-trying.ts'
import type { LedgerRead, LedgerStore } from '../ledger/store.ts'
import { type ActionsCache, type Looked, openActionsCache } from './actions-cache.ts'
import { createLedgerFolder } from './ledger-folder.ts'

/** An answer that is lost once must not make an insert ask the org. */
const READ_PAUSES_MS: readonly number[] = [2_000, 8_000]
/** The client itself tries for half a minute where the service is down. */
const READ_LIMIT_MS = 20_000

/**
 * Keeps a ledger in the Actions cache. Entries never change, so each write makes a new one; the newest counts.
 *
 * Every save is preceded and followed by a look at the newest entry: one that is neither ours nor the one we read is the
 * work of another run that loads with the same ledger.
 *
 * @param key what loads that continue each other have in common; only its hash leaves the runner
 * @param workspace GITHUB_WORKSPACE, also the working directory
 */
export function createLedgerCache({
  key,
  runId,
  attempt,
  workspace,
  clock,
}: {
  readonly key: string
  readonly runId: string
  readonly attempt: string
  readonly workspace: string
  readonly clock: Clock
}): LedgerStore {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32)
  const prefix = `bulk-load-${hash}-`
  const folder = createLedgerFolder(workspace, hash)
  /** Entries whose content we have read or written. */
  const known = new Set<string>()
  /** Whether `known` says it all; else the next answer does. */
  let isBegun = false
  let saves = 0
  let unkept: string | undefined
  let opened: Promise<ActionsCache | undefined> | undefined

  async function open(): Promise<ActionsCache | undefined> {
    opened ??= openActionsCache(folder.path, clock)
    const cache = await opened
    if (cache === undefined) unkept = 'this runner has no Actions cache'
    return cache
  }

  /** The newest entry's text, or the answer that there is none. */
  async function restore(
    cache: ActionsCache,
  ): Promise<Exclude<Looked, { was: 'hit' }> | { was: 'found'; text: string }> {
    await folder.clear()
    try {
      const looked = await cache.restore(prefix)
      if (looked.was !== 'hit') return looked
      known.add(looked.key)
      const text = await folder.read()
      return text === undefined ? { was: 'unreadable', why: `${looked.key} holds no ledger` } : { was: 'found', text }
    } finally {
      await folder.remove()
    }
  }

  async function restorePatiently(cache: ActionsCache) {
    const startedAt = clock.now()
    for (const pauseMs of READ_PAUSES_MS) {
      const restored = await restore(cache)
      const mayPass = restored.was === 'failed' || restored.was === 'unreadable'
      if (!mayPass || clock.now() - startedAt > READ_LIMIT_MS) return restored
      await clock.sleep(pauseMs)
    }
    return await restore(cache)
  }

  async function read(): Promise<LedgerRead> {
    const cache = await open()
    if (cache === undefined) return { was: 'missing' }
    const restored = await restorePatiently(cache)
    isBegun = restored.was !== 'failed'
    switch (restored.was) {
      case 'found':
        return restored
      case 'miss':
        return { was: 'missing' }
      case 'denied':
        unkept = restored.why
        return { was: 'missing' }
      case 'failed':
        return { was: 'no-answer', why: restored.why }
      case 'unreadable':
        throw new LoadError(
          'ledger-failed',
          `The cache holds a ledger that cannot be read (${restored.why}), so nobody can say what an earlier run has loaded. ` +
            `Nothing was sent. Run the step again; if that does not help, look in Setup under Bulk Data Load Jobs for what is ` +
            `in, and delete the caches that start with ${prefix} under Actions, Caches to start anew.`,
        )
    }
  }

  /** The newest entry, where the cache says. Throws when it is the work of another run. */
  async function refuseAnotherRun(cache: ActionsCache): Promise<string | undefined> {
    const looked = await cache.find(prefix)
    if (looked.was === 'failed' || looked.was === 'denied') return undefined
    const newest = looked.was === 'hit' ? looked.key : undefined
    if (newest !== undefined && !isBegun) known.add(newest)
    isBegun = true
    if (newest !== undefined && !known.has(newest)) throw anotherRun(newest, { runId, attempt })
    return newest
  }

  async function save(cache: ActionsCache, text: string) {
    saves += 1
    const number = `${prefix}${runId}-${attempt}-${String(saves).padStart(4, '0')}`
    await folder.clear()
    try {
      await folder.write(text)
      const saved = { key: number, ...(await cache.save(number)) }
      if (saved.was !== 'taken') return saved
      // By another step of this attempt, or another leg with the same `ledger-key`.
      const suffixed = `${number}-${randomBytes(4).toString('hex')}`
      return { key: suffixed, ...(await cache.save(suffixed)) }
    } finally {
      await folder.remove()
    }
  }

  async function write(text: string): Promise<void> {
    if (unkept !== undefined) return
    const cache = await open()
    if (cache === undefined) return
    let tried: string | undefined
    const attemptToSave = async () => {
      const newest = await refuseAnotherRun(cache)
      // Only the answer was lost.
      if (newest !== undefined && newest === tried) return
      const saved = await save(cache, text)
      tried = saved.key
      if (saved.was === 'saved' || saved.was === 'failed') known.add(saved.key)
      if (saved.was === 'denied') unkept = saved.why
      if (saved.was === 'failed' || saved.was === 'taken')
        throw new Error(saved.was === 'failed' ? saved.why : 'key taken')
    }
    try {
      await keepTrying(clock, attemptToSave)
    } catch (cause) {
      if (cause instanceof LoadError) throw cause
      throw new LoadError(
        'ledger-failed',
        `The ledger could not be saved to the Actions cache in a minute of trying (${messageOf(cause)}). ` +
          'Nothing further was closed. Run the step again when githubstatus.com shows no incident, or set `ledger` to a file path.',
        { cause },
      )
    }
    if (unkept === undefined) await refuseAnotherRun(cache)
  }

  return { read, write, unkept: () => unkept, close: async () => {} }
}

function anotherRun(key: string, own: { runId: string; attempt: string }): LoadError {
  const [, runId = '?', attempt = '?'] = /^bulk-load-[0-9a-f]+-(\d+)-(\d+)-/.exec(key) ?? []
  const isSame = runId === own.runId && attempt === own.attempt
  const who = isSame ? 'Another workflow job or step of this run' : `Another run (${runId}, attempt ${attempt})`
  return new LoadError(
    'ledger-failed',
    `${who} is loading with the same ledger. Nothing further was closed. Let one run load at a time with a ` +
      '`concurrency:` group in the workflow, and run this one again when the other has ended.',
  )
}
