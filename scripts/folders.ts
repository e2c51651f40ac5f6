import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export interface Difference {
  readonly path: string
  readonly kind: 'changed' | 'missing' | 'left over'
}

/** How the files of `actual` differ from those of `expected`, byte for byte, sorted by path.
 *  A folder that does not exist is an empty one. */
export function compareFolders(actual: string, expected: string): Difference[] {
  const [have, want] = [new Set(filesBelow(actual)), new Set(filesBelow(expected))]
  return [...new Set([...have, ...want])].sort().flatMap((path): Difference[] => {
    if (!have.has(path)) return [{ path, kind: 'missing' }]
    if (!want.has(path)) return [{ path, kind: 'left over' }]
    return sameContent(join(actual, path), join(expected, path)) ? [] : [{ path, kind: 'changed' }]
  })
}

/** Paths of all files below `folder`, relative to it, with `/`. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

function sameContent(one: string, other: string): boolean {
  return readFileSync(one).equals(readFileSync(other))
}
