import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

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
      mkdirSync(folder, { recursive: true })
      writeFileSync(`${file}.new`, JSON.stringify([...ids]))
      renameSync(`${file}.new`, file)
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

/** The ids left in the file; none when there is no file. */
export function readRunningJobs(folder: string): readonly string[] {
  let text: string
  try {
    text = readFileSync(fileIn(folder), 'utf8')
  } catch {
    return []
  }
  const ids: unknown = JSON.parse(text)
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

function fileIn(folder: string): string {
  return path.join(folder, 'running-jobs.json')
}

/** Notes that the results folder is this step's own from now on. */
export function noteResults(folder: string): void {
  writeFileSync(path.join(folder, RESULTS_FILE), '')
}

export function ownsResults(folder: string): boolean {
  return existsSync(path.join(folder, RESULTS_FILE))
}

const RESULTS_FILE = 'results'
