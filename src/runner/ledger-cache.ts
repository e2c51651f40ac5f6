import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { AnotherRunError, LoadError, messageOf } from '../errors.ts'
import { keepTrying } from '../ledger/keep-trying.ts'
import { isJson, type LedgerRead, type LedgerStore } from '../ledger/store.ts'
import { POLICIES, tryAgain } from '../try-again.ts'
import type { ActionsCache } from './actions-cache.ts'

/**
 * Keeps a ledger in the Actions cache. Entries never change, so each write makes a new one; the newest counts.
 *
 * Every save is preceded and followed by a look at the newest entry: one that is neither ours nor the one we read is the
 * work of another run that loads with the same ledger.
 *
 * @param load names the load, so that nothing can be read from it
 * @param openCache called once, when the cache is needed; undefined where the runner has no cache
 */
export function createLedgerCache({
  load,
  runId,
  attempt,
  clock,
  openCache,
}: {
  readonly load: string
  readonly runId: string
  readonly attempt: string
  readonly clock: Clock
  readonly openCache: () => Promise<ActionsCache | undefined>
}): LedgerStore {
  const prefix = `bulk-load-${load}-`
  /** An entry of another form was made by somebody else, and hides ours where it is the newest. */
  const isOurs = (entry: string) =>
    entry.startsWith(prefix) && /^\d+-\d+-\d+(?:-[0-9a-f]{8})?$/.test(entry.slice(prefix.length))
  /** Entries whose content we have read or written. */
  const known = new Set<string>()
  /** The newest text, and whether the cache has ever said that it is. */
  let newest: string | undefined
  let isBegun = false
  let saves = 0
  let unkept: string | undefined
  let opened: Promise<ActionsCache | undefined> | undefined

  async function open(): Promise<ActionsCache | undefined> {
    opened ??= openCache()
    const cache = await opened
    if (cache === undefined) unkept = 'this runner has no Actions cache'
    return cache
  }

  async function readNewest(cache: ActionsCache): Promise<Read> {
    const read = await cache.read(prefix)
    if (read.was !== 'hit') return read
    if (!isOurs(read.key)) return { was: 'unreadable', why: `${read.key} was not saved by this action` }
    return isJson(read.text) ? read : { was: 'unreadable', why: `${read.key} holds no ledger` }
  }

  async function readPatiently(cache: ActionsCache): Promise<Read> {
    return await tryAgain(clock, POLICIES.ledgerRead, () => readNewest(cache), {
      mayImprove: ({ was }) => was === 'failed' || was === 'unreadable',
    })
  }

  /** Takes in what the cache has. Throws LoadError `ledger-failed` when that cannot be read. */
  async function begin(cache: ActionsCache): Promise<LedgerRead> {
    const read = await readPatiently(cache)
    switch (read.was) {
      case 'hit':
        isBegun = true
        known.add(read.key)
        newest = read.text
        return { was: 'found', text: read.text }
      case 'miss':
        isBegun = true
        return { was: 'missing' }
      case 'denied':
        isBegun = true
        unkept = read.why
        return { was: 'missing' }
      case 'failed':
        return { was: 'no-answer', why: read.why }
      case 'unreadable':
        throw unreadable(read.why, prefix)
    }
  }

  /** The newest entry, if there is one. Throws when it is the work of another run, or the cache does not say: then it may
   *  be. */
  async function refuseAnotherRun(cache: ActionsCache): Promise<string | undefined> {
    const looked = await cache.find(prefix)
    if (looked.was === 'unreadable') throw foreignEntry(looked.why)
    if (looked.was === 'failed') throw new Error(looked.why)
    if (looked.was !== 'hit') return undefined
    if (!isOurs(looked.key)) throw foreignEntry(looked.key)
    if (!known.has(looked.key)) throw anotherRun(looked.key, { runId, attempt })
    return looked.key
  }

  async function save(cache: ActionsCache, text: string) {
    saves += 1
    const number = `${prefix}${runId}-${attempt}-${String(saves).padStart(4, '0')}`
    const saved = { key: number, ...(await cache.save(number, text)) }
    if (saved.was !== 'taken') return saved
    // By another step of this attempt, or another leg with the same `ledger-key`.
    const suffixed = `${number}-${randomBytes(4).toString('hex')}`
    return { key: suffixed, ...(await cache.save(suffixed, text)) }
  }

  async function write(make: (newest: string | undefined) => string): Promise<void> {
    if (unkept !== undefined) return
    const cache = await open()
    if (cache === undefined) return
    let tried: string | undefined
    let text: string | undefined
    const attemptToSave = async () => {
      if (!isBegun) {
        const read = await begin(cache)
        if (read.was === 'no-answer') throw new Error(read.why)
        if (unkept !== undefined) return
      }
      const there = await refuseAnotherRun(cache)
      // Only the answer was lost.
      if (there !== undefined && there === tried) return
      text ??= make(newest)
      const saved = await save(cache, text)
      tried = saved.key
      if (saved.was === 'saved' || saved.was === 'failed') known.add(saved.key)
      if (saved.was === 'denied') unkept = saved.why
      if (saved.was === 'failed' || saved.was === 'taken')
        throw new Error(saved.was === 'failed' ? saved.why : 'key taken')
    }
    await tryFor(attemptToSave, 'The ledger could not be saved to the Actions cache in a minute of trying')
    if (unkept !== undefined) return
    newest = text
    await tryFor(
      () => refuseAnotherRun(cache),
      'For a minute the Actions cache did not say whether another run is loading with the same ledger',
    )
  }

  /** Throws LoadError `ledger-failed` where a minute does not help; `what` is a clause. */
  async function tryFor(task: () => Promise<unknown>, what: string): Promise<void> {
    try {
      await keepTrying(clock, task)
    } catch (cause) {
      if (cause instanceof LoadError) throw cause
      throw new LoadError(
        'ledger-failed',
        `${what} (${messageOf(cause)}). ` +
          'Nothing further was closed. Run the step again when githubstatus.com shows no incident, or set `ledger` to a file path.',
        { cause },
      )
    }
  }

  return {
    read: async () => {
      const cache = await open()
      return cache === undefined ? { was: 'missing' } : await begin(cache)
    },
    write,
    unkept: () => unkept,
    close: async () => {},
  }
}

type Read = Awaited<ReturnType<ActionsCache['read']>>

function unreadable(why: string, prefix: string): LoadError {
  return new LoadError(
    'ledger-failed',
    `The cache holds a ledger that cannot be read (${why}), so it is not known what an earlier run has loaded. ` +
      `Nothing was sent. Run the step again; if that does not help, look in Setup under Bulk Data Load Jobs for what was ` +
      `loaded, and delete the caches that start with ${prefix} under Actions, Caches to start over.`,
  )
}

function foreignEntry(entry: string): LoadError {
  return new LoadError(
    'ledger-failed',
    `The newest cache with the name of this ledger was not saved by this action (${entry}), and hides what another run ` +
      'may have saved. Nothing further was closed. Delete it under Actions, Caches, and run this one again.',
  )
}

function anotherRun(key: string, own: { runId: string; attempt: string }): LoadError {
  const [, runId = '?', attempt = '?'] = /^bulk-load-[0-9a-f]+-(\d+)-(\d+)-/.exec(key) ?? []
  const isSame = runId === own.runId && attempt === own.attempt
  const who = isSame ? 'Another workflow job or step of this run' : `Another run (${runId}, attempt ${attempt})`
  return new AnotherRunError(
    `${who} is loading with the same ledger. Nothing further was closed. Let one run load at a time with a ` +
      '`concurrency:` group in the workflow, and run this one again when the other has ended.',
  )
}
