import { realpathSync } from 'node:fs'
import { type Clock, within } from '../clock.ts'
import { messageOf } from '../errors.ts'
import { captureOutput } from './captured-output.ts'

/** `why` is a clause without a full stop. */
export type Looked =
  | { readonly was: 'hit'; readonly key: string }
  | { readonly was: 'miss' }
  /** This run may not read at all. */
  | { readonly was: 'denied'; readonly why: string }
  /** There is an entry, but it cannot be fetched or unpacked. */
  | { readonly was: 'unreadable'; readonly why: string }
  | { readonly was: 'failed'; readonly why: string }

export type Saved =
  | { readonly was: 'saved' }
  /** Another entry has the key, or is being made under it. */
  | { readonly was: 'taken' }
  /** This run may not write at all. */
  | { readonly was: 'denied'; readonly why: string }
  | { readonly was: 'failed'; readonly why: string }

/** The Actions cache, for one folder. Paths are relative to the workspace, and the same to save and to restore. */
interface FolderCache {
  /** Unpacks the newest entry whose key starts with `prefix`. */
  readonly restore: (prefix: string) => Promise<Looked>
  /** Names it only. */
  readonly find: (prefix: string) => Promise<Looked>
  readonly save: (key: string) => Promise<Saved>
}

/** The client waits for ever for an answer that breaks off; its own tries where the service is down take half a minute. */
const PATIENCE_MS = 90_000

/**
 * Undefined where the runner has no cache. Loaded on demand, since the client takes its time to load.
 *
 * The client throws for next to nothing: that a call failed, and how, is only to be read from what it prints.
 * Source: actions/toolkit: packages/cache/src/cache.ts.
 */
async function openFolderCache(folder: string, clock: Clock): Promise<FolderCache | undefined> {
  const { isFeatureAvailable, restoreCache, saveCache } = await import('@actions/cache')
  if (!isFeatureAvailable()) return undefined
  nameWorkspaceAsCwd()
  // A Windows runner then finds what a Linux runner saved: the flag is a part of what entries are found by.
  const crossOs = true

  const look = async (prefix: string, lookupOnly: boolean): Promise<Looked> => {
    try {
      const restoring = () => restoreCache([folder], prefix, [prefix], { lookupOnly }, crossOs)
      const { value: key, lines } = await captureOutput(() => within(clock, PATIENCE_MS, 'the cache', restoring()))
      return key === undefined ? whyNotFound(lines) : { was: 'hit', key }
    } catch (error) {
      return { was: 'failed', why: clause(error) }
    }
  }
  return {
    restore: (prefix) => look(prefix, false),
    find: (prefix) => look(prefix, true),
    save: async (key) => {
      try {
        const { value: id, lines } = await captureOutput(() =>
          within(clock, PATIENCE_MS, 'the cache', saveCache([folder], key, {}, crossOs)),
        )
        // The client of Enterprise Server returns an id also when the upload failed.
        return id !== -1 && !lines.some((line) => line.startsWith(NOT_SAVED)) ? { was: 'saved' } : whyNotSaved(lines)
      } catch (error) {
        return { was: 'failed', why: clause(error) }
      }
    },
  }
}

/** The client packs paths that start at GITHUB_WORKSPACE, but looks for them from the working directory, whose name has no
 *  links: on a runner whose work folder is reached through one it would find nothing.
 *  Source: actions/toolkit: packages/cache/src/internal/cacheUtils.ts, `resolvePaths`. */
function nameWorkspaceAsCwd(): void {
  const { GITHUB_WORKSPACE: named } = process.env
  const cwd = process.cwd()
  if (named && realpathSync(named) === realpathSync(cwd)) process.env.GITHUB_WORKSPACE = cwd
}

const NOT_RESTORED = 'Failed to restore: '
const NOT_SAVED = 'Failed to save: '
const NOT_RESERVED = 'Failed to reserve cache: '

function whyNotFound(lines: readonly string[]): Looked {
  const denied = denial(lines)
  if (denied !== undefined) return { was: 'denied', why: denied }
  const failed = lines.find((line) => line.startsWith(NOT_RESTORED))
  if (failed === undefined) return { was: 'miss' }
  const isThere = lines.some((line) => line.startsWith('Cache hit for') || line.startsWith('Cache Size'))
  return { was: isThere ? 'unreadable' : 'failed', why: clause(failed) }
}

function whyNotSaved(lines: readonly string[]): Saved {
  const denied = denial(lines)
  if (denied !== undefined) return { was: 'denied', why: denied }
  if (lines.some((line) => line.includes('(409)') || line.includes('already exists'))) return { was: 'taken' }
  // The first tells what the service said, the second only that it said no.
  const said = [NOT_RESERVED, NOT_SAVED].map((start) => lines.find((line) => line.startsWith(start)))
  return { was: 'failed', why: clause(said.find((line) => line !== undefined) ?? lines.at(-1) ?? 'no reason given') }
}

/** What the service or the workflow's `cache-mode` says to a run that may not. */
function denial(lines: readonly string[]): string | undefined {
  const [said] = lines.flatMap(
    (line) => line.match(/cache (?:read|write) denied: [^"]*|the effective cache-mode [^"]*/) ?? [],
  )
  return said === undefined ? undefined : clause(said)
}

/** The first line of a message, without what the client put before it, and without the queries of signed URLs. */
function clause(message: unknown): string {
  const [first = ''] = messageOf(message).split(/\r?\n|%0D|%0A/)
  const start = new RegExp(`^(?:${NOT_RESTORED}|${NOT_SAVED}|${NOT_RESERVED})?(?:Error: )?`)
  return first
    .replace(start, '')
    .replace(/\?\S+/g, '')
    .replace(/[.\s]+$/, '')
}

export interface ActionsCache {
  readonly read: (
    prefix: string,
  ) => Promise<{ was: 'hit'; key: string; text: string } | Exclude<Looked, { was: 'hit' }>>
  readonly find: (prefix: string) => Promise<Looked>
  readonly save: (key: string, text: string) => Promise<Saved>
}

export async function openActionsCache(clock: Clock): Promise<ActionsCache | undefined> {
  const { createLedgerFolder } = await import('./ledger-folder.ts')
  const folder = createLedgerFolder(process.env.GITHUB_WORKSPACE ?? process.cwd(), 'x'.repeat(32))
  const cache = await openFolderCache(folder.path, clock)
  if (cache === undefined) return undefined
  return {
    find: cache.find,
    read: async (prefix) => {
      await folder.clear()
      try {
        const looked = await cache.restore(prefix)
        if (looked.was !== 'hit') return looked
        const text = await folder.read()
        return text === undefined
          ? { was: 'unreadable', why: `${looked.key} holds no ledger` }
          : { was: 'hit', key: looked.key, text }
      } finally {
        await folder.remove()
      }
    },
    save: async (key, text) => {
      await folder.clear()
      try {
        await folder.write(text)
        return await cache.save(key)
      } finally {
        await folder.remove()
      }
    },
  }
}
