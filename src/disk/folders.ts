import { lstatSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { LoadError } from '../errors.ts'
import { codeOf } from './error-code.ts'
import { isInside } from './is-inside.ts'

/** What is in the way of a file or folder of ours. */
export interface Obstacle {
  /** Absolute. */
  readonly path: string
  readonly what: 'a link' | 'a file' | 'a folder' | 'no regular file'
}

/** The innermost of the roots that a path lies in: what is above and at a root is the runner's own, links included. */
export function rootOf(file: string, roots: readonly string[]): string {
  const [root] = roots.filter((each) => isInside(file, each)).sort((a, b) => b.length - a.length)
  if (root === undefined) throw new Error(`${file} is not inside ${roots.join(' or ')}.`)
  return root
}

/** The first link, or other thing that is no folder, on the way from `root` down to `folder`. */
export function obstacleTo(folder: string, root: string): Obstacle | undefined {
  for (const each of below(root, folder)) {
    const stats = lstatSync(each, { throwIfNoEntry: false })
    if (stats === undefined) return undefined
    // A junction of Windows is a link, too.
    if (!stats.isDirectory()) return { path: each, what: stats.isSymbolicLink() ? 'a link' : 'a file' }
  }
  return undefined
}

/** What is in the place of a file of ours, where it is no regular file. */
export function obstacleAt(file: string): Obstacle | undefined {
  const stats = lstatSync(file, { throwIfNoEntry: false })
  if (stats === undefined || stats.isFile()) return undefined
  if (stats.isSymbolicLink()) return { path: file, what: 'a link' }
  return { path: file, what: stats.isDirectory() ? 'a folder' : 'no regular file' }
}

/**
 * Makes a folder and those above it as far as they are missing, each a real one: nothing is made behind a link, nor before
 * all of the way is looked at. Throws LoadError `invalid-input` when something is in the way.
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
    `${obstacle.path} is ${obstacle.what}, and this action needs a folder there that is no link. Remove it, and run the step again.`,
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
