import nodePath, { type PlatformPath } from 'node:path'

/** Whether a path is the folder or lies below it. Both are absolute; only their text is compared. */
export function isInside(file: string, folder: string, path: PlatformPath = nodePath): boolean {
  const way = path.relative(folder, file)
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way)
}
