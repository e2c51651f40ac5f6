import { randomBytes } from 'node:crypto'
import { linkSync, lstatSync, lutimesSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Clock } from '../clock.ts'
import { codeOf } from '../disk/error-code.ts'
import { readRegularFile } from '../disk/regular-file.ts'
import { AnotherRunError, LoadError } from '../errors.ts'

/** A lock that this process holds. */
export interface LockFile {
  /** Throws LoadError `ledger-failed` when another run has taken it over. */
  readonly check: () => void
  /** Never throws. */
  readonly release: () => void
}

interface Holder {
  readonly host: string
  readonly pid: number
  readonly startedAt: string
}

/** How often the holder of a lock shows that it is alive. */
const TOUCH_MS = 15_000
/** After this long without a sign, the holder of a lock is gone, whatever machine it ran on. */
const ABANDONED_MS = 120_000
const LONGEST_WAIT_MS = 120_000
const LOOK_MS = 1_000

/**
 * Takes a lock that one process holds at a time, also across machines that share the folder.
 *
 * A lock that a dead process left on this machine is taken over at once, one from another machine after two minutes. Throws
 * LoadError `ledger-failed` when another process holds it for two minutes more, or it cannot be created.
 *
 * @param file the path of the lock; `guarded` names for people what it guards
 */
export async function takeLock(
  file: string,
  { guarded, clock }: { readonly guarded: string; readonly clock: Clock },
): Promise<LockFile> {
  const holder: Holder = { host: hostname(), pid: process.pid, startedAt: new Date(clock.now()).toISOString() }
  const ours = JSON.stringify(holder)
  let waitedMs = 0
  while (!make(file, ours)) {
    const seen = read(file) ?? ''
    if (isAbandoned(file, seen, clock.now())) {
      removeIfStill(file, seen)
      if (make(file, ours)) break
    }
    if (waitedMs >= LONGEST_WAIT_MS) throw heldBy(seen, { file, guarded })
    await clock.sleep(LOOK_MS)
    waitedMs += LOOK_MS
  }
  touch(file, clock)
  const touching = setInterval(() => {
    if (read(file) === ours) touch(file, clock)
  }, TOUCH_MS).unref()

  return {
    check: () => {
      if (read(file) === ours) return
      throw new AnotherRunError(
        `Another run has taken over ${guarded} while this one was loading. No further job was started. Let only one run ` +
          'load at a time, with a `concurrency:` group in the workflow, and run this one again when the other has ended.',
      )
    },
    release: () => {
      clearInterval(touching)
      if (read(file) === ours) removeIfStill(file, ours)
    },
  }
}

/** Makes the lock; false when there is one already. */
function make(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    // On Windows a file that is being deleted is still in the way.
    const taken = process.platform === 'win32' ? ['EEXIST', 'EPERM', 'EBUSY'] : ['EEXIST']
    if (taken.includes(codeOf(error))) return false
    throw new LoadError(
      'ledger-failed',
      `The lock ${file} cannot be created (${codeOf(error)}). Check the permissions of its folder, or set \`ledger\` to ` +
        'another path.',
      { cause: error },
    )
  }
}

const MOST_BYTES = 65_536

/** Reads the lock: undefined when there is none, empty when it cannot be read. */
function read(file: string): string | undefined {
  try {
    return readRegularFile(file, MOST_BYTES)
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : ''
  }
}

function isAbandoned(file: string, text: string, now: number): boolean {
  const holder = parseHolder(text)
  if (holder?.host === hostname() && !isRunning(holder.pid)) return true
  try {
    return now - lstatSync(file).mtimeMs > ABANDONED_MS
  } catch {
    return false
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return undefined
    const { host, pid, startedAt } = { host: '', pid: 0, startedAt: '', ...value }
    return typeof host === 'string' && Number.isSafeInteger(pid) && pid > 0 && typeof startedAt === 'string'
      ? { host, pid, startedAt }
      : undefined
  } catch {
    // Its holder was killed after it made the file and before it wrote to it.
    return undefined
  }
}

/** Whether a process runs on this machine: signal 0 only asks, on Windows too. Source: nodejs.org, `process.kill`. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

/** Removes the lock if it is still the one that was read: of several steps that find it abandoned one is the first, and the
 *  next must not remove its new lock. */
function removeIfStill(file: string, seen: string): void {
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  try {
    if (read(aside) !== seen) linkSync(aside, file)
  } catch {
    // A third step was faster; the one that lost its lock finds out before it writes.
  }
  rmSync(aside, { force: true })
}

function touch(file: string, clock: Clock): void {
  try {
    const seconds = clock.now() / 1000
    lutimesSync(file, seconds, seconds)
  } catch {
    // Gone: found out before the next write.
  }
}

function heldBy(text: string, { file, guarded }: { file: string; guarded: string }): LoadError {
  const holder = parseHolder(text)
  const who =
    holder === undefined
      ? 'a run that did not write its name'
      : `process ${holder.pid} on ${holder.host}, since ${holder.startedAt}`
  return new LoadError(
    'ledger-failed',
    `Another run holds the lock of ${guarded}: ${who}. Run this one again when it has ended, or delete ${file} when no ` +
      'other run is loading.',
  )
}
