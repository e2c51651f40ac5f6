import { linkSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { obstacleAt, obstacleTo } from './folders.ts'

/** Files that have names which only this step knows. */
export interface StagedFiles {
  readonly folder: string
  /** Absolute paths below the folder, with the relative paths that the files had. */
  readonly files: readonly string[]
  /** Removes the new names; the files themselves stay. */
  readonly remove: () => void
}

/**
 * Gives regular files a second name in a new folder, for a client that opens them by name a while later: a link to a key that
 * takes the first name meanwhile is not read. Where the system gives no second name, as across the mounts of a container,
 * the files keep their own.
 *
 * @param files absolute paths below `folder`; links, and files behind a link, are left out
 * @param temp the folder in which the new one is made
 */
export function stageFiles(files: readonly string[], folder: string, temp: string): StagedFiles {
  const isRegular = (file: string) => obstacleTo(path.dirname(file), folder) === undefined && isFile(file)
  const regular = files.filter(isRegular)
  const staging = mkdtempSync(path.join(temp, 'bulk-load-upload-'))
  const remove = () => rmSync(staging, { recursive: true, force: true })
  try {
    const staged = regular.map((file) => {
      const second = path.join(staging, path.relative(folder, file))
      mkdirSync(path.dirname(second), { recursive: true })
      // A link would get a second name of its own. Source: Linux man-pages, `link(2)`.
      linkSync(file, second)
      return second
    })
    return { folder: staging, files: staged.filter(isFile), remove }
  } catch {
    remove()
    return { folder, files: regular.filter(isRegular), remove: () => {} }
  }
}

function isFile(file: string): boolean {
  return obstacleAt(file) === undefined
}
