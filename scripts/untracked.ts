import { execFileSync } from 'node:child_process'
import { filesBelow } from './folders.ts'

/** Paths of files below a folder that a commit would lack, since Git does not track them, relative to the folder, with `/`.
 *  None where the folder is in no checkout. */
export function untrackedFiles(folder: string): string[] {
  const tracked = trackedFiles(folder)
  return tracked === undefined ? [] : filesBelow(folder).filter((path) => !tracked.has(path))
}

function trackedFiles(folder: string): ReadonlySet<string> | undefined {
  try {
    // A file that is ignored is tracked all the same once it was added by force.
    const listed = execFileSync('git', ['ls-files', '-z'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
    return new Set(listed.split('\0'))
  } catch {
    return undefined
  }
}
