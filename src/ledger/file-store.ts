import { lstat } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '../clock.ts'
import { codeOf } from '../disk/error-code.ts'
import { makeFolder, obstacleTo, rootOf } from '../disk/folders.ts'
import { isInside } from '../disk/is-inside.ts'
import { replaceFile } from '../disk/own-files.ts'
import { readRegularFile } from '../disk/regular-file.ts'
import { LoadError } from '../errors.ts'
import { keepTrying } from './keep-trying.ts'
import { type LockFile, takeLock } from './lock-file.ts'
import { isJson, type LedgerRead, type LedgerStore } from './store.ts'

/**
 * Keeps a ledger in a file, which other loads may share. From the first call to `close` a lock keeps other steps from
 * working on the same load; another one, held for moments, keeps two from writing the file at once.
 *
 * A text is written beside, made durable and renamed: the file is never half a text.
 *
 * @param file absolute, inside one of `roots`
 * @param load tells the loads apart that share the file
 * @param roots workspace and temp folder of the runner; the first one is where people see paths from
 */
export function createFileStore({
  file,
  load,
  roots,
  clock,
}: {
  readonly file: string
  readonly load: string
  readonly roots: readonly string[]
  readonly clock: Clock
}): LedgerStore {
  const named = nameOf(file, roots)
  let own: Promise<LockFile> | undefined

  async function prepare(): Promise<LockFile> {
    const folder = path.dirname(file)
    const root = rootOf(file, roots)
    const obstacle = obstacleTo(folder, root)
    if (obstacle !== undefined)
      throw refuse(`${nameOf(obstacle.path, roots)} is ${obstacle.what}. Use a path whose folders are no links.`)
    try {
      makeFolder(folder, root)
    } catch (cause) {
      throw refuse(`the folder of ${named} cannot be made (${codeOf(cause)}). Use another path.`, { cause })
    }
    return await takeLock(`${file}.${load.slice(0, 8)}.lock`, { guarded: `the ledger ${named} for this load`, clock })
  }

  async function locked(): Promise<LockFile> {
    own ??= prepare()
    return await own
  }

  async function alone<T>(task: (lock: LockFile) => Promise<T>): Promise<T> {
    const lock = await takeLock(`${file}.lock`, { guarded: `the ledger ${named}`, clock })
    try {
      return await task(lock)
    } finally {
      lock.release()
    }
  }

  return {
    read: async () => {
      await locked()
      return await readText(file, named)
    },
    write: async (make) => {
      const { check } = await locked()
      try {
        await keepTrying(clock, async () => {
          check()
          await alone(async (lock) => {
            const newest = await readText(file, named)
            const text = make(newest.was === 'found' ? newest.text : undefined)
            lock.check()
            await replaceFile(file, text, { isDurable: true })
          })
        })
      } catch (cause) {
        if (cause instanceof LoadError) throw cause
        throw new LoadError(
          'ledger-failed',
          `The ledger ${named} could not be written in a minute of trying (${codeOf(cause)}). Nothing further was closed. ` +
            'Check its folder and the free space of the disk, and run again.',
          { cause },
        )
      }
    },
    unkept: () => undefined,
    close: async () => {
      const held = await own?.catch(() => undefined)
      held?.release()
    },
  }
}

/** A job takes a few hundred bytes of a ledger. */
const MOST_BYTES = 268_435_456

async function readText(file: string, named: string): Promise<LedgerRead> {
  let text: string
  try {
    if (!(await lstat(file)).isFile()) throw refuse(`${named} is no file, or a link. Name the file itself.`)
    text = readRegularFile(file, MOST_BYTES)
  } catch (cause) {
    if (cause instanceof LoadError) throw cause
    if (codeOf(cause) === 'ENOENT') return { was: 'missing' }
    throw unreadable(named, `cannot be read (${codeOf(cause)})`, { cause })
  }
  if (isJson(text)) return { was: 'found', text }
  throw unreadable(named, text.trim() === '' ? 'is empty' : 'is not JSON')
}

function unreadable(named: string, what: string, options?: ErrorOptions): LoadError {
  return new LoadError(
    'ledger-failed',
    `The ledger ${named} ${what}, so nobody can say what an earlier run has loaded. Nothing was sent. Put the file back as ` +
      'it was; or look in Setup under Bulk Data Load Jobs for what is in, and delete the file to start anew.',
    options,
  )
}

function nameOf(file: string, [workspace = file]: readonly string[]): string {
  const shown = isInside(file, workspace) ? path.relative(workspace, file) : file
  return shown.split(path.sep).join('/')
}

function refuse(problem: string, options?: ErrorOptions): LoadError {
  return new LoadError('invalid-input', `\`ledger\`: ${problem}`, options)
}
