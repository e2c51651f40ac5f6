import { lstat, mkdir, readFile, realpath, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { LoadError } from '../errors.ts'
import { isJson } from '../ledger/store.ts'

/** Below the workspace, and there only while an entry is made or unpacked. Entries are found by this text, so it is the
 *  same on every runner. Source: actions/toolkit: packages/cache/src/internal/cacheUtils.ts, `getCacheVersion`. */
const FOLDER = '.bulk-load-ledger'
const FILE = 'ledger.json'

export interface LedgerFolder {
  /** As entries name it: relative to the workspace, with `/`. */
  readonly path: string
  /** Makes sure that nothing of ours is there. Throws LoadError `ledger-failed` when something else is in its place. */
  readonly clear: () => Promise<void>
  readonly write: (text: string) => Promise<void>
  /** Undefined when there is no ledger in it: none at all, a link, or no JSON. */
  readonly read: () => Promise<string | undefined>
  readonly remove: () => Promise<void>
}

/** The folder that goes into a cache entry and comes out of it. Nothing in it is ever run, and one file of it read. */
export function createLedgerFolder(workspace: string, hash: string): LedgerFolder {
  const parent = path.join(workspace, FOLDER)
  const own = path.join(parent, hash)
  const file = path.join(own, FILE)

  async function isOurs(): Promise<boolean> {
    return (await lstat(parent).catch(() => undefined))?.isDirectory() ?? true
  }

  async function remove(): Promise<void> {
    if (!(await isOurs())) return
    await rm(own, { recursive: true, force: true })
    // Others may keep theirs in it.
    await rmdir(parent).catch(() => {})
  }

  return {
    path: `${FOLDER}/${hash}`,
    remove,
    clear: async (): Promise<void> => {
      if (!(await isOurs())) {
        throw new LoadError(
          'ledger-failed',
          `${FOLDER} in the workspace is a link or a file, but the ledger needs it as a folder. Take it out of the repository.`,
        )
      }
      await remove()
    },
    write: async (text: string): Promise<void> => {
      await mkdir(own, { recursive: true })
      await writeFile(file, text, { flag: 'wx' })
    },
    read: async (): Promise<string | undefined> => {
      try {
        const isFile = (await lstat(file)).isFile()
        const isInPlace = (await realpath(file)) === path.join(await realpath(workspace), FOLDER, hash, FILE)
        const text = isFile && isInPlace ? await readFile(file, 'utf8') : ''
        return isJson(text) ? text : undefined
      } catch {
        return undefined
      }
    },
  }
}
