import { lstatSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { LoadError } from '../errors.ts'
import { codeOf } from './error-code.ts'
import { isInside } from './is-inside.ts'

/** Something that takes the place of a file or folder of ours. */
export interface Obstacle {
  /** Absolute. */
  readonly path: string
  readonly what: 'a link' | 'a file' | 'a folder' | 'no regular file'
}

/** Finds the innermost root that a path lies in: a root and all above it belong to the runner, links included. */
export function rootOf(file: string, roots: readonly string[]): string {
  const [root] = roots.filter((each) => isInside(file, each)).sort((a, b) => b.length - a.length)
  if (root === undefined) throw new Error(`${file} is not inside ${roots.join(' or ')}.`)
  return root
}

/** Finds the first link, or other thing that is no folder, on the way from `root` down to `folder`. */
export function obstacleTo(folder: string, root: string): Obstacle | undefined {
  for (const each of below(root, folder)) {
    const stats = lstatSync(each, { throwIfNoEntry: false })
    if (stats === undefined) return undefined
    // A junction of Windows is a link, too.
    if (!stats.isDirectory()) return { path: each, what: stats.isSymbolicLink() ? 'a link' : 'a file' }
  }
  return undefined
}

/** Finds what has the name of a file of ours and is no regular file; undefined where nothing or a regular file has it. */
export function obstacleAt(file: string): Obstacle | undefined {
  const stats = lstatSync(file, { throwIfNoEntry: false })
  if (stats === undefined || stats.isFile()) return undefined
  if (stats.isSymbolicLink()) return { path: file, what: 'a link' }
  return { path: file, what: stats.isDirectory() ? 'a folder' : 'no regular file' }
}

/**
 * Makes a folder and the missing ones above it. Nothing is made behind a link, nor before the whole way was checked. Throws
 * LoadError `invalid-input` when a link or a file is where a folder should be.
 */
export function makeFolder(folder: string, root: string): void {
  refuseObstacle(obstacleTo(folder, root))
  mkdirSync(root, { recursive: true })
  for (const each of below(root, folder)) makeOne(each, root)
}

function makeOne(folder: string, root: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    // Another step may have made it meanwhile.
    refuseObstacle(obstacleTo(folder, root))
  }
}

function refuseObstacle(obstacle: Obstacle | undefined): void {
  if (obstacle === undefined) return
  throw new LoadError(
    'invalid-input',
    `${obstacle.path} is ${obstacle.what}, but this action needs a real folder there. Remove it and run the step again.`,
  )
}

function* below(root: string, folder: string): Generator<string> {
  let at = root
  for (const name of path.relative(root, folder).split(path.sep)) {
    if (name === '') continue
    at = path.join(at, name)
    yield at
  }
}
