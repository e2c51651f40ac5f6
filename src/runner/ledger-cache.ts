import type { Clock } from '../clock.ts'
import { LoadError, messageOf } from '../errors.ts'
import { keepTrying } from '../ledger/keep-trying.ts'
import { type LedgerRead, LedgerSaveError, type LedgerStore, UnconfirmedSaveError } from '../ledger/store.ts'
import { POLICIES, tryAgain } from '../try-again.ts'
import type { ActionsCache } from './actions-cache.ts'
import { type EntryNames, LedgerEntries, type NewestEntry } from './ledger-entries.ts'

/** What a ledger in the Actions cache takes from its surroundings. */
export interface LedgerCacheOptions extends EntryNames {
  readonly clock: Clock
  /** Called once, when the cache is needed; undefined where the runner has no cache. */
  readonly openCache: () => Promise<ActionsCache | undefined>
}

/** Keeps a ledger in the Actions cache. Every save is preceded and followed by a look at the newest entry, so that two runs
 *  that load with the same ledger notice each other. */
export function createLedgerCache(options: LedgerCacheOptions): LedgerStore {
  const ledger = new CachedLedger(options)
  return {
    read: () => ledger.read(),
    write: (make) => ledger.write(make),
    unkept: () => ledger.unkept,
    close: async () => {},
  }
}

/** A save that may take several tries. */
interface Saving {
  readonly make: (newest: string | undefined) => string
  /** What is saved, once it is made: every try saves the same. */
  text?: string
  /** The entry that was tried last: where it is there the next time, only the answer was lost. */
  tried?: string
}

class CachedLedger {
  /** Why nothing can be kept, as `LedgerStore` says it. */
  unkept: string | undefined
  readonly #options: LedgerCacheOptions
  #entries: Promise<LedgerEntries | undefined> | undefined
  /** The newest text that was read or saved. */
  #newest: string | undefined
  /** Whether the cache has ever said which text is the newest. */
  #isBegun = false

  constructor(options: LedgerCacheOptions) {
    this.#options = options
  }

  async read(): Promise<LedgerRead> {
    const entries = await this.#open()
    return entries === undefined ? { was: 'missing' } : await this.#begin(entries)
  }

  async write(make: Saving['make']): Promise<void> {
    const entries = this.unkept === undefined ? await this.#open() : undefined
    if (entries === undefined) return
    const saving: Saving = { make }
    await this.#tryFor(() => this.#save(entries, saving), notSaved)
    if (this.unkept !== undefined) return
    this.#newest = saving.text
    await this.#tryFor(() => entries.refuseAnotherRun(), notConfirmed)
  }

  async #open(): Promise<LedgerEntries | undefined> {
    const { openCache } = this.#options
    this.#entries ??= openCache().then((cache) => cache && new LedgerEntries(cache, this.#options))
    const entries = await this.#entries
    if (entries === undefined) this.unkept = 'this runner has no Actions cache'
    return entries
  }

  /** Reads what the cache has. Throws LoadError `ledger-failed` when that cannot be read. */
  async #begin(entries: LedgerEntries): Promise<LedgerRead> {
    const read = await readPatiently(entries, this.#options.clock)
    switch (read.was) {
      case 'failed':
        return { was: 'no-answer', why: read.why }
      case 'unreadable':
        throw unreadable(read.why, entries.prefix)
      case 'denied':
        this.unkept = read.why
        break
      case 'hit':
        this.#newest = read.text
        break
      case 'miss':
        break
    }
    this.#isBegun = true
    return read.was === 'hit' ? { was: 'found', text: read.text } : { was: 'missing' }
  }

  /** One try to save. Throws Error where another one may succeed. */
  async #save(entries: LedgerEntries, saving: Saving): Promise<void> {
    if (!this.#isBegun) {
      const read = await this.#begin(entries)
      if (read.was === 'no-answer') throw new Error(read.why)
      if (this.unkept !== undefined) return
    }
    const newest = await entries.refuseAnotherRun()
    if (newest !== undefined && newest === saving.tried) return
    saving.text ??= saving.make(this.#newest)
    const saved = await entries.save(saving.text)
    saving.tried = saved.key
    if (saved.was === 'denied') this.unkept = saved.why
    if (saved.was === 'failed') throw new Error(saved.why)
    if (saved.was === 'taken') throw new Error('the key was taken')
  }

  /** @param failed the error where a minute of trying does not help */
  async #tryFor(task: () => Promise<unknown>, failed: (cause: unknown) => LoadError): Promise<void> {
    try {
      await keepTrying(this.#options.clock, task)
    } catch (cause) {
      throw cause instanceof LoadError ? cause : failed(cause)
    }
  }
}

/** Reads the newest entry, and again for half a minute where the read fails or the entry cannot be read. */
async function readPatiently(entries: LedgerEntries, clock: Clock): Promise<NewestEntry> {
  return await tryAgain(clock, POLICIES.ledgerRead, () => entries.read(), {
    mayImprove: ({ was }) => was === 'failed' || was === 'unreadable',
  })
}

const CURE = 'Run the step again when githubstatus.com shows no incident, or set `ledger` to a file path.'

function notSaved(cause: unknown): LoadError {
  const what = `The ledger could not be saved to the Actions cache in a minute of trying (${messageOf(cause)}).`
  return new LedgerSaveError(what, CURE, { cause })
}

function notConfirmed(cause: unknown): LoadError {
  const what =
    'The ledger was saved, but for a minute the Actions cache did not say whether another run is loading with the same ' +
    `ledger (${messageOf(cause)}).`
  return new UnconfirmedSaveError(what, CURE, { cause })
}

function unreadable(why: string, prefix: string): LoadError {
  return new LoadError(
    'ledger-failed',
    `The cache holds a ledger that cannot be read (${why}), so it is not known what an earlier run has loaded. ` +
      'Nothing was sent. Run the step again; if that does not help, look in Setup under Bulk Data Load Jobs for what was ' +
      `loaded, and delete the caches that start with ${prefix} under Actions, Caches to start over.`,
  )
}
