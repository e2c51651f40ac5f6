import { createHash, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { type Clock, within } from '../clock.ts'
import { messageOf } from '../errors.ts'
import { createHttp } from '../http/request.ts'
import { type CacheCalls, createCacheCalls, Denial } from './cache-calls.ts'
import { type CacheService, findCacheService } from './cache-service.ts'

/** Why a look at the cache found no text. `why` is a clause without a full stop. */
export type NotFound =
  | { readonly was: 'miss' }
  /** This run may not read at all. */
  | { readonly was: 'denied'; readonly why: string }
  /** There is an entry, but it cannot be fetched, or this action did not save it. */
  | { readonly was: 'unreadable'; readonly why: string }
  | { readonly was: 'failed'; readonly why: string }

/** What a look at the cache found. */
export type Looked = { readonly was: 'hit'; readonly key: string; readonly text?: string } | NotFound

/** What came of a save. */
export type Saved =
  | { readonly was: 'saved' }
  /** Another entry has the key, or is being made under it. */
  | { readonly was: 'taken' }
  /** This run may not write at all. */
  | { readonly was: 'denied'; readonly why: string }
  | { readonly was: 'failed'; readonly why: string }

/** The Actions cache as a place for texts. */
export interface ActionsCache {
  /** Reads the newest entry whose key starts with `prefix`. Never throws. */
  readonly read: (
    prefix: string,
  ) => Promise<{ readonly was: 'hit'; readonly key: string; readonly text: string } | NotFound>
  /** Finds the key of the newest entry whose key starts with `prefix`. Never throws. */
  readonly find: (prefix: string) => Promise<Looked>
  /** Saves a text as a new entry. Never throws. */
  readonly save: (key: string, text: string) => Promise<Saved>
}

/** The version of our entries; those of any other are never found. The client of actions/cache derives it from paths and
 *  compression, so no workflow has the same one by chance, and none unpacks what we save. */
export const CACHE_VERSION = createHash('sha256').update('bulk-load-ledger|1').digest('hex')

/** The largest entry, zipped and as text. A job takes a few hundred bytes of a ledger. */
export const MOST_ENTRY_BYTES = 33_554_432

/** How long one look or one save may take, whatever the service does. */
const PATIENCE_MS = 90_000
const SILENCE_LIMIT_MS = 30_000

/**
 * Opens the Actions cache of the runner; undefined where it has none.
 *
 * An entry is one text, zipped. It is never unpacked to the disk: any workflow job that may write a cache can make an entry,
 * and the client of actions/cache unpacks it to the paths that the entry names (`tar -P`).
 * Source: actions/toolkit: packages/cache/src/internal/tar.ts.
 */
export async function openActionsCache(clock: Clock): Promise<ActionsCache | undefined> {
  const openService = findCacheService(process.env)
  if (openService === undefined) return undefined
  const http = createHttp(process.env, SILENCE_LIMIT_MS)
  const token = process.env.ACTIONS_RUNTIME_TOKEN ?? ''

  const withService = <T>(task: (service: CacheService, calls: CacheCalls) => Promise<T>): Promise<T> =>
    bounded(clock, (signal) => {
      const calls = createCacheCalls(http, token, signal)
      return task(openService(calls, CACHE_VERSION), calls)
    })
  const look = (service: CacheService, prefix: string) =>
    // A first key that nobody can know: an entry of exactly that key would be preferred to any newer one.
    service.find([`${prefix}none-${randomBytes(16).toString('hex')}`, prefix])

  return {
    read: async (prefix) => {
      try {
        return await withService(async (service, calls) => {
          const entry = await look(service, prefix)
          if (entry === undefined) return { was: 'miss' }
          try {
            return { was: 'hit', key: entry.key, text: await unpack(await calls.fetch(entry.url, MOST_ENTRY_BYTES)) }
          } catch (error) {
            return { was: 'unreadable', why: `${entry.key}: ${clause(error)}` }
          }
        })
      } catch (error) {
        return notFound(error)
      }
    },
    find: async (prefix) => {
      try {
        const entry = await withService((service) => look(service, prefix))
        return entry === undefined ? { was: 'miss' } : { was: 'hit', key: entry.key }
      } catch (error) {
        return notFound(error)
      }
    },
    save: async (key, text) => {
      try {
        const packed = await pack(text)
        return { was: await withService((service) => service.save(key, packed)) }
      } catch (error) {
        return { was: error instanceof Denial ? 'denied' : 'failed', why: clause(error) }
      }
    },
  }
}

/** Waits for a task, and ends it when it has taken too long. */
async function bounded<T>(clock: Clock, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController()
  try {
    return await within(clock, PATIENCE_MS, 'the cache', task(late.signal))
  } catch (error) {
    late.abort()
    throw error
  }
}

function notFound(error: unknown): NotFound {
  return { was: error instanceof Denial ? 'denied' : 'failed', why: clause(error) }
}

/** Zips a text. One that is too large to be read again is not saved. Throws Error. */
async function pack(text: string): Promise<Buffer> {
  const bytes = Buffer.from(text)
  if (bytes.length > MOST_ENTRY_BYTES) throw new Error(`the text is larger than ${MOST_ENTRY_BYTES} bytes`)
  return await promisify(gzip)(bytes)
}

async function unpack(bytes: Buffer): Promise<string> {
  const text = await promisify(gunzip)(bytes, { maxOutputLength: MOST_ENTRY_BYTES }).catch((cause: unknown) => {
    throw new Error('it was not saved by this action', { cause })
  })
  return new TextDecoder('utf-8', { fatal: true }).decode(text)
}

/** Makes a clause of the first line of a message: without queries of URLs, which are credentials here, and without a full
 *  stop. */
function clause(error: unknown): string {
  const [first = ''] = messageOf(error)
    .slice(0, LONGEST_CLAUSE)
    .split(/[\r\n]/)
  const said = first.replace(/\?\S+/g, '')
  let end = said.length
  while (/[.\s]/.test(said[end - 1] ?? '')) end--
  return said.slice(0, end)
}

const LONGEST_CLAUSE = 300
