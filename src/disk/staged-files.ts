import { linkSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { obstacleAt, obstacleTo } from './folders.ts'

/** Files under names that only this step knows. */
export interface StagedFiles {
  readonly folder: string
  /** Below the folder, under the same relative paths. */
  readonly files: readonly string[]
  /** The files themselves stay. */
  readonly remove: () => void
}

/**
 * Gives the regular ones of files a second name in a new folder, for a client that opens them by name a while later: what
 * takes their old place meanwhile, such as a link to a key, is not read. Where the system gives no second name, as across
 * the mounts of a container, they keep their own.
 *
 * @param files absolute, below `folder`; a link, or what stands behind one, is left out
 * @param temp for the new folder
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
      // Of a link, that were a second name of the link itself. Source: Linux man-pages, `link(2)`.
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
