import nodePath, { type PlatformPath } from 'node:path'

/** True when a path is the folder or lies below it; both absolute, and judged by their text alone. */
export function isInside(file: string, folder: string, path: PlatformPath = nodePath): boolean {
  const way = path.relative(folder, file)
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way)
}
