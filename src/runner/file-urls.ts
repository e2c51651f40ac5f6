import { statSync } from 'node:fs'
import path from 'node:path'
import { readRegularFile } from '../disk/regular-file.ts'
import type { Runner } from './environment.ts'

/**
 * Leads to the page of a file at the commit of the run, as text with its lines.
 *
 * A file has none that is outside the workspace, is packed, whose lines no page shows, or is in a checkout of another
 * repository or commit. One that a step before made has a page that does not exist: nothing here asks Git what it holds.
 */
export function createFileUrls({
  workspace,
  repository,
}: Pick<Runner, 'workspace' | 'repository'>): (file: string) => string | undefined {
  const { serverUrl, name, sha } = repository
  if (name === '' || sha === '') return () => undefined
  const known = new Map<string, string | undefined>()
  const urlOf = (file: string) => {
    if (path.isAbsolute(file) || file.startsWith('../') || /\.gz$/i.test(file)) return undefined
    const folders = file.split('/').slice(0, -1)
    const below = folderInRepository(workspace, folders, sha)
    if (below === undefined) return undefined
    const place = file.split('/').slice(below).map(encodeURIComponent).join('/')
    return `${serverUrl}/${name}/blob/${sha}/${place}?plain=1`
  }
  return (file) => {
    if (!known.has(file)) known.set(file, urlOf(file))
    return known.get(file)
  }
}

/** How many of the folders, from the workspace down, are above the repository's own root; undefined where the folders are in no
 *  checkout of this commit. Without any `.git`, the workspace is taken for the root: a checkout without Git leaves none. */
function folderInRepository(workspace: string, folders: readonly string[], sha: string): number | undefined {
  for (let depth = folders.length; depth >= 0; depth--) {
    const git = path.join(workspace, ...folders.slice(0, depth), '.git')
    const kind = statSync(git, { throwIfNoEntry: false })
    if (kind === undefined) continue
    // A submodule has a file in its place.
    return kind.isDirectory() && mayBeAt(git, sha) ? depth : undefined
  }
  return 0
}

/** False where HEAD is known to be another commit. */
function mayBeAt(git: string, sha: string): boolean {
  const head = textOf(path.join(git, 'HEAD'))
  const branch = /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1]
  const commit = branch === undefined ? head : textOf(path.join(git, ...branch.split('/')))
  return !/^[0-9a-f]{40,64}$/.test(commit) || commit === sha
}

/** Names of branches and commits are no longer. */
const MOST_BYTES = 1_000

function textOf(file: string): string {
  try {
    return readRegularFile(file, MOST_BYTES).trim()
  } catch {
    return ''
  }
}
