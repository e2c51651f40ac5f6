import { randomBytes } from 'node:crypto'
import { AnotherRunError, LoadError } from '../errors.ts'
import { isJson } from '../ledger/store.ts'
import type { ActionsCache, Saved } from './actions-cache.ts'

/** The newest entry of a ledger, or why it could not be read. */
export type NewestEntry = Awaited<ReturnType<ActionsCache['read']>>

/** Whose ledger it is, and which attempt of which run saves it. */
export interface EntryNames {
  /** A name for the load, in letters and digits that reveal nothing. */
  readonly load: string
  readonly runId: string
  readonly attempt: string
}

/** The key of an entry behind the prefix: run, attempt, number of the save, and a suffix where another step has that key. */
const OWN_FORM = /^(\d+)-(\d+)-\d+(?:-[0-9a-f]{8})?$/

/**
 * The entries of one ledger in the Actions cache. An entry never changes, so each save makes a new one; the newest counts.
 * A newest entry that this step has neither read nor saved is the work of another run that loads with the same ledger.
 */
export class LedgerEntries {
  /** The text with which all keys of the ledger begin. */
  readonly prefix: string
  readonly #cache: ActionsCache
  readonly #run: Omit<EntryNames, 'load'>
  /** Keys of the entries that this step has read or saved. */
  readonly #known = new Set<string>()
  #saves = 0

  constructor(cache: ActionsCache, { load, ...run }: EntryNames) {
    this.prefix = `bulk-load-${load}-`
    this.#cache = cache
    this.#run = run
  }

  /** Reads the newest entry. An entry that this action did not save, or that holds no JSON, is `unreadable`: it hides ours. */
  async read(): Promise<NewestEntry> {
    const read = await this.#cache.read(this.prefix)
    if (read.was !== 'hit') return read
    if (this.#runOf(read.key) === undefined)
      return { was: 'unreadable', why: `${read.key} was not saved by this action` }
    if (!isJson(read.text)) return { was: 'unreadable', why: `${read.key} holds no ledger` }
    this.#known.add(read.key)
    return read
  }

  /** Returns the key of the newest entry; undefined where there is none. Throws LoadError `ledger-failed` where another run or another
   *  action saved it, and Error where the cache does not say. */
  async refuseAnotherRun(): Promise<string | undefined> {
    const found = await this.#cache.find(this.prefix)
    if (found.was === 'unreadable') throw foreignEntry(found.why)
    if (found.was === 'failed') throw new Error(found.why)
    if (found.was !== 'hit') return undefined
    const run = this.#runOf(found.key)
    if (run === undefined) throw foreignEntry(found.key)
    if (!this.#known.has(found.key)) throw anotherRun(run, this.#run)
    return found.key
  }

  /** Saves a text as a new entry. One that was perhaps saved counts as our own from then on. */
  async save(text: string): Promise<Saved & { readonly key: string }> {
    this.#saves += 1
    const { runId, attempt } = this.#run
    const number = `${this.prefix}${runId}-${attempt}-${String(this.#saves).padStart(4, '0')}`
    const saved = { key: number, ...(await this.#cache.save(number, text)) }
    if (saved.was !== 'taken') return this.#noted(saved)
    // Another step of this attempt has the key, or another leg with the same `ledger-key`.
    const key = `${number}-${randomBytes(4).toString('hex')}`
    return this.#noted({ key, ...(await this.#cache.save(key, text)) })
  }

  #noted<T extends Saved & { readonly key: string }>(saved: T): T {
    if (saved.was === 'saved' || saved.was === 'failed') this.#known.add(saved.key)
    return saved
  }

  /** The run that saved an entry of this ledger; undefined for an entry that this action did not save. */
  #runOf(key: string): Omit<EntryNames, 'load'> | undefined {
    const [, runId, attempt] = (key.startsWith(this.prefix) && OWN_FORM.exec(key.slice(this.prefix.length))) || []
    return runId === undefined || attempt === undefined ? undefined : { runId, attempt }
  }
}

function foreignEntry(entry: string): LoadError {
  return new LoadError(
    'ledger-failed',
    `The newest cache with the name of this ledger was not saved by this action (${entry}), and hides what another run ` +
      'may have saved. No further job was started. Delete that cache under Actions, Caches, and run the step again.',
  )
}

function anotherRun({ runId, attempt }: Omit<EntryNames, 'load'>, own: Omit<EntryNames, 'load'>): LoadError {
  const isSame = runId === own.runId && attempt === own.attempt
  const who = isSame ? 'Another workflow job or step of this run' : `Another run (${runId}, attempt ${attempt})`
  return new AnotherRunError(
    `${who} is loading with the same ledger. No further job was started. Let only one run load at a time, with a ` +
      '`concurrency:` group in the workflow, and run this one again when the other has ended.',
  )
}
