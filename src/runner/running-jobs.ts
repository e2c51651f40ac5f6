import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { makeFolder } from '../disk/folders.ts'
import { replaceFileSync } from '../disk/own-files.ts'
import { readRegularFile } from '../disk/regular-file.ts'

/**
 * The ids of jobs that are not final, kept in a file, so that the post step can abort them when the main step was killed.
 * Written at once and whole: beside, then renamed.
 */
export interface RunningJobs {
  readonly add: (id: string) => void
  readonly remove: (id: string) => void
}

/**
 * @param folder this step's own, in the temp folder of the runner
 * @param onFailure is told that the file could not be written. The load goes on: the ledger has the jobs that matter, and
 *   the post step asks the org of those that the file names
 */
export function keepRunningJobs(folder: string, onFailure: (error: unknown) => void): RunningJobs {
  const ids = new Set<string>()
  const file = fileIn(folder)
  const write = () => {
    try {
      makeFolder(folder, path.dirname(folder))
      replaceFileSync(file, JSON.stringify([...ids]))
    } catch (error) {
      onFailure(error)
    }
  }
  return {
    add: (id) => {
      ids.add(id)
      write()
    },
    remove: (id) => {
      if (ids.delete(id)) write()
    },
  }
}

/** The ids left in the file; none when there is no file. Steps in between may have written it, so that it names what has the
 *  form of an id, and nothing else. */
export function readRunningJobs(folder: string): readonly string[] {
  try {
    const ids: unknown = JSON.parse(readRegularFile(fileIn(folder), MOST_BYTES))
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string' && /^[A-Za-z0-9]{15,18}$/.test(id)) : []
  } catch {
    return []
  }
}

/** An id takes 21 bytes. */
const MOST_BYTES = 1_048_576

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

function fileIn(folder: string): string {
  return path.join(folder, 'running-jobs.json')
}

/** Notes that the results folder is this step's own from now on. */
export function noteResults(folder: string): void {
  replaceFileSync(path.join(folder, RESULTS_FILE), '')
}

export function ownsResults(folder: string): boolean {
  return existsSync(path.join(folder, RESULTS_FILE))
}

const RESULTS_FILE = 'results'
