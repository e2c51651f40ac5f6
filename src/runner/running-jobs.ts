import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { makeFolder } from '../disk/folders.ts'
import { replaceFileSync } from '../disk/own-files.ts'
import { readRegularFile } from '../disk/regular-file.ts'

/**
 * Keeps the ids of jobs that are not final in a file, so that the post step can abort them when the main step was killed.
 * The file is written whole, before a call returns.
 */
export interface RunningJobs {
  readonly add: (id: string) => void
  readonly remove: (id: string) => void
}

/**
 * @param folder this step's own, in the temp folder of the runner
 * @param onFailure called when the file could not be written. The load continues: the ledger has the jobs that matter, and
 *   the post step asks the org about those that the file names
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

/** Reads the ids in the file; none when there is no file. Another step may have written to it, so only texts in the form of an
 *  id count. */
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

/** Removes a folder with all that is in it; it may be missing. */
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

/** Whether the step had made the results folder its own. */
export function ownsResults(folder: string): boolean {
  return existsSync(path.join(folder, RESULTS_FILE))
}

const RESULTS_FILE = 'results'
