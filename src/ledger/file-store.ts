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
import { isJson, type LedgerRead, LedgerSaveError, type LedgerStore } from './store.ts'

/** Where a ledger is kept as a file. */
export interface LedgerFile {
  /** Absolute, inside one of `roots`. */
  readonly file: string
  /** Distinguishes the loads that share the file. */
  readonly load: string
  /** Workspace and temp folder of the runner; people see paths from the first one. */
  readonly roots: readonly string[]
  readonly clock: Clock
}

/**
 * Keeps a ledger in a file, which other loads may share. From the first call to `close` a lock keeps other steps from
 * working on the same load; another one, held for moments, keeps two from writing the file at once.
 *
 * A text is written beside its place, made durable and renamed: the file is never half a text.
 */
export function createFileStore(place: LedgerFile): LedgerStore {
  const store = new FileStore(place)
  return {
    read: () => store.read(),
    write: (make) => store.write(make),
    unkept: () => undefined,
    close: () => store.close(),
  }
}

class FileStore {
  readonly #place: LedgerFile
  /** The path of the file, as people see it. */
  readonly #named: string
  /** The lock on the load, from the first call on. */
  #own: Promise<LockFile> | undefined

  constructor(place: LedgerFile) {
    this.#place = place
    this.#named = nameOf(place.file, place.roots)
  }

  async read(): Promise<LedgerRead> {
    await this.#lock()
    return await readText(this.#place.file, this.#named)
  }

  async write(make: (newest: string | undefined) => string): Promise<void> {
    const { check } = await this.#lock()
    try {
      await keepTrying(this.#place.clock, async () => {
        check()
        await this.#alone((lock) => this.#replace(make, lock))
      })
    } catch (cause) {
      if (cause instanceof LoadError) throw cause
      const what = `The ledger ${this.#named} could not be written in a minute of trying (${codeOf(cause)}).`
      const cure = 'Check its folder and the free space of the disk, and run the step again.'
      throw new LedgerSaveError(what, cure, { cause })
    }
  }

  async close(): Promise<void> {
    const held = await this.#own?.catch(() => undefined)
    held?.release()
  }

  async #lock(): Promise<LockFile> {
    this.#own ??= this.#prepare()
    return await this.#own
  }

  /** Makes the folder of the ledger, and takes the lock on this load. */
  async #prepare(): Promise<LockFile> {
    const { file, load, roots, clock } = this.#place
    const folder = path.dirname(file)
    const root = rootOf(file, roots)
    const obstacle = obstacleTo(folder, root)
    if (obstacle !== undefined)
      throw refuse(`${nameOf(obstacle.path, roots)} is ${obstacle.what}. Use a path through real folders.`)
    try {
      makeFolder(folder, root)
    } catch (cause) {
      throw refuse(`the folder of ${this.#named} cannot be created (${codeOf(cause)}). Use another path.`, { cause })
    }
    const guarded = `the ledger ${this.#named} for this load`
    return await takeLock(`${file}.${load.slice(0, 8)}.lock`, { guarded, clock })
  }

  /** Does a task while no other step writes the file. */
  async #alone(task: (lock: LockFile) => Promise<void>): Promise<void> {
    const { file, clock } = this.#place
    const lock = await takeLock(`${file}.lock`, { guarded: `the ledger ${this.#named}`, clock })
    try {
      await task(lock)
    } finally {
      lock.release()
    }
  }

  async #replace(make: (newest: string | undefined) => string, lock: LockFile): Promise<void> {
    const { file } = this.#place
    const newest = await readText(file, this.#named)
    const text = make(newest.was === 'found' ? newest.text : undefined)
    lock.check()
    await replaceFile(file, text, { isDurable: true })
  }
}

/** A job takes a few hundred bytes of a ledger. */
const MOST_BYTES = 268_435_456

async function readText(file: string, named: string): Promise<LedgerRead> {
  let text: string
  try {
    if (!(await lstat(file)).isFile()) throw refuse(`${named} is a folder or a link. Name the file itself.`)
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
    `The ledger ${named} ${what}, so it is not known what an earlier run has loaded. Nothing was sent. Restore the file, ` +
      'or look in Setup under Bulk Data Load Jobs for what was loaded, and delete the file to start over.',
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
