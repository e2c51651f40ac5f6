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

/** The holder shows so often that it lives. */
const TOUCH_MS = 15_000
/** One that did not show for so long is gone, whatever machine it ran on. */
const ABANDONED_MS = 120_000
const LONGEST_WAIT_MS = 120_000
const LOOK_MS = 1_000

/**
 * Takes a lock that one process holds at a time, also across machines that share the folder.
 *
 * One that its process left behind on this machine is taken over at once, one that was left on another after two minutes.
 * Throws LoadError `ledger-failed` when it is held for two minutes more, or cannot be made.
 *
 * @param file the lock's own path; what it guards is named `guarded` to people
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
        `Another run has taken ${guarded} over while this one was loading. Nothing further was closed. Let one run load ` +
          'at a time with a `concurrency:` group in the workflow, and run this one again when the other has ended.',
      )
    },
    release: () => {
      clearInterval(touching)
      if (read(file) === ours) removeIfStill(file, ours)
    },
  }
}

/** False when there is one already. */
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
      `The lock ${file} cannot be made (${codeOf(error)}). Check the permissions of its folder, or set \`ledger\` to ` +
        'another path.',
      { cause: error },
    )
  }
}

const MOST_BYTES = 65_536

/** Undefined when it is not there; empty when it tells nothing. */
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
    // Its holder was killed between making and writing it.
    return undefined
  }
}

/** Signal 0 asks whether a process is there, on Windows too. Source: nodejs.org, `process.kill`. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

/** Removes the lock if it is still the one that was looked at: of several that find it abandoned one is the first, and
 *  its new lock must not be taken away by the next. */
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
    // A third one was faster; who lost its lock finds out before it writes.
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
    `Another run has ${guarded} locked: ${who}. Run this one again when it has ended, or delete ${file} when no other run ` +
      'is loading.',
  )
}
