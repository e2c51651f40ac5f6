import { accessSync, constants, realpathSync } from 'node:fs'
import path from 'node:path'
import { isInside } from '../disk/is-inside.ts'

/** Finds a program on the PATH, but never in the workspace, where a pull request could put one. Returns its full path; undefined
 *  where there is none.
 *
 *  @param names the names that it may have, in the order in which they are looked for in each folder */
export function findOnPath(names: readonly string[], workspace: string, env: NodeJS.ProcessEnv): string | undefined {
  for (const folder of (env.PATH ?? env.Path ?? '').split(path.delimiter)) {
    if (!path.isAbsolute(folder)) continue
    for (const name of names) {
      const file = path.join(folder, name)
      try {
        accessSync(file, constants.X_OK)
        if (!isInside(realpathSync(file), realpathSync(workspace)) && !isInside(file, workspace)) return file
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined
}
