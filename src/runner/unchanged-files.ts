import { realpathSync } from 'node:fs'
import path from 'node:path'
import type { Unchanged } from '../commands/validate-edge.ts'
import { isInside } from '../disk/is-inside.ts'
import { type ComparedCommits, comparedCommits } from './compared-commits.ts'
import { type Git, type GitPlace, openGit } from './git.ts'

const SILENT: Unchanged = { kind: 'silent' }

/**
 * Finds out which files were not changed by the push or pull request that began the run. Files that the repository does not
 * hold, as those that a step before has made, are not among them.
 *
 * @param paths absolute
 */
export async function findUnchanged(paths: readonly string[], place: GitPlace): Promise<Unchanged> {
  const commits = comparedCommits(place.env)
  const git = commits === undefined ? undefined : openGit(place)
  if (commits === undefined || git === undefined) return SILENT
  const top = await git('rev-parse', '--show-toplevel')
  const checkedOut = (await git('rev-parse', '--verify', '--quiet', 'HEAD^{commit}'))?.trim()
  // Another repository, or another commit of this one: the event says nothing of these files.
  if (top === undefined || checkedOut === undefined || ![commits.head, commits.checkedOut].includes(checkedOut))
    return SILENT

  const base = await findBase(git, commits, checkedOut)
  if (base === undefined) return { kind: 'unknown', why: notKnown(commits) }
  const changed = await git('diff-tree', '-r', '-z', '--name-only', '--no-renames', base, checkedOut, '--')
  const held = await git('ls-tree', '-r', '-z', '--name-only', '--full-tree', checkedOut, '--')
  if (changed === undefined || held === undefined) return { kind: 'unknown', why: notKnown(commits) }
  const [changedNames, heldNames] = [namesIn(changed), namesIn(held)]
  const unchanged = paths.filter((file) => {
    const name = nameIn(top.replace(/\r?\n$/, ''), file)
    return name !== undefined && heldNames.has(name) && !changedNames.has(name)
  })
  return { kind: 'known', by: commits.by, paths: unchanged }
}

/** Finds the commit before the changes, if the clone reaches back to it. */
async function findBase(git: Git, commits: ComparedCommits, checkedOut: string): Promise<string | undefined> {
  const known = async (commit: string) => (await git('cat-file', '-e', `${commit}^{commit}`)) !== undefined
  if (commits.by === 'push') return (await known(commits.base)) ? commits.base : undefined
  if (checkedOut !== commits.head) {
    // The merge that GitHub made: its first parent is the base branch, which may have moved on since the event.
    const parents = (await git('rev-parse', '--verify', '--quiet', `${checkedOut}^1`))?.trim()
    if (parents !== undefined && /^[0-9a-f]+$/.test(parents) && (await known(parents))) return parents
    return undefined
  }
  return (await git('merge-base', commits.base, checkedOut))?.trim()
}

function notKnown({ by, base }: ComparedCommits): string {
  return (
    `Which files this ${by} changed is not known: the clone does not reach back to the commit before it (${base.slice(0, 10)}). ` +
    'To be warned of files that an insert would load again, add `fetch-depth: 0` to the step that checks the repository out.'
  )
}

function namesIn(output: string): ReadonlySet<string> {
  return new Set(output.split('\0'))
}

/** The name of a file in a repository, with `/`; undefined for a file outside. */
function nameIn(top: string, file: string): string | undefined {
  try {
    const [root, real] = [realpathSync(top), realpathSync(file)]
    return isInside(real, root) ? path.relative(root, real).split(path.sep).join('/') : undefined
  } catch {
    return undefined
  }
}
