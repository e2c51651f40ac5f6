import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { create } from '@actions/glob'
import { isInside } from '../disk/is-inside.ts'
import { LoadError, messageOf } from '../errors.ts'
import { readKeptReport } from './kept-report.ts'

/** A file to load. */
export interface FoundFile {
  /** Relative to the workspace, with `/`, as people and annotations name it; absolute when in the temp folder. */
  readonly path: string
  readonly absolutePath: string
}

export interface Where {
  readonly workspace: string
  readonly runnerTemp: string | undefined
  /** Where relative globs start; absolute. */
  readonly workingDirectory: string
}

/**
 * The files that the globs match, in the byte order of their paths, each once.
 *
 * Folders with a report.json of this action are result folders: only a literal path names a file there. Throws LoadError
 * when there is none, when one is no CSV file or stands there packed too, or when a link or path leads out of the workspace and the temp folder.
 */
export async function findFiles(
  patterns: readonly string[],
  where: Where,
): Promise<{ files: readonly FoundFile[]; warnings: readonly string[] }> {
  const rooted = patterns.map((pattern) => rootPattern(pattern, where.workingDirectory))
  const matched = await glob(rooted)
  const literal = new Set(patterns.filter(isLiteral).map((pattern) => path.resolve(where.workingDirectory, pattern)))
  const isResult = createResultFolderCheck([where.workspace, where.runnerTemp ?? where.workspace])

  const roots = await Promise.all(
    [where.workspace, where.runnerTemp].filter((root) => root !== undefined).map((root) => realpath(root)),
  )
  const byRealPath = new Map<string, FoundFile>()
  const warnings: string[] = []
  const outside: string[] = []
  /** Where a checkout may keep its token. */
  const ofGit: string[] = []
  const special: string[] = []
  const notCsv: string[] = []
  for (const file of matched.map((absolutePath) => named(absolutePath, where.workspace)).sort(byBytes)) {
    if (!literal.has(file.absolutePath) && (await isResult(path.dirname(file.absolutePath)))) continue
    const real = await realpath(file.absolutePath)
    const twin = byRealPath.get(real)
    if (!roots.some((root) => isInside(real, root))) outside.push(file.path)
    else if (real.split(path.sep).includes('.git')) ofGit.push(file.path)
    else if (!(await stat(real)).isFile()) special.push(file.path)
    else if (!/\.csv(?:\.gz)?$/i.test(file.path)) notCsv.push(file.path)
    // By its real name, since a link may lead elsewhere when the file is opened.
    else if (twin === undefined) byRealPath.set(real, { ...file, absolutePath: real })
    else warnings.push(`${file.path} is the same file as ${twin.path} and is loaded once.`)
  }
  refuse(outside, 'lead out of the workspace and the temp folder of the runner', 'Copy the files into the workspace.')
  refuse(ofGit, "lead into a folder of Git's own", 'Take them out of `files`, or replace the links by files.')
  refuse(special, 'are no regular files', 'Narrow the globs in `files`, or write their records to files first.')
  refuse(notCsv, 'do not end in .csv or .csv.gz', 'Narrow the globs in `files`, or rename the files.')
  refuseCopies([...byRealPath.values()].map((file) => file.path))
  await expectAll(literal, new Set(matched), where.workspace)
  if (byRealPath.size === 0) {
    throw new LoadError(
      'no-files',
      `No file matches ${patterns.map((pattern) => `"${pattern}"`).join(', ')} in ${where.workingDirectory}. ` +
        'Check the globs in `files`, `working-directory`, and that a checkout step runs before this one.',
    )
  }
  return { files: [...byRealPath.values()], warnings }
}

/** A path without wildcards names a file that somebody wants loaded. */
async function expectAll(literal: ReadonlySet<string>, matched: ReadonlySet<string>, workspace: string): Promise<void> {
  const missing = [...literal].filter((file) => !matched.has(file))
  for (const file of missing) {
    const { path: shown } = named(file, workspace)
    if ((await stat(file).catch(() => undefined))?.isDirectory()) {
      const problem = `\`files\`: ${shown} is a folder. Write ${shown}/**/*.csv for all files in it, ${shown}/**/*.csv.gz for packed ones.`
      throw new LoadError('invalid-input', problem)
    }
    throw new LoadError('no-files', `${shown} is not there. Check the path, or take it out of \`files\`.`)
  }
}

/** A file beside what it was packed from, as `gzip --keep` leaves it, holds the same records once more. */
function refuseCopies(paths: readonly string[]): void {
  const all = new Set(paths)
  const packed = paths.filter((path) => /\.gz$/i.test(path) && all.has(path.slice(0, -'.gz'.length)))
  const pairs = packed.map((path) => `${path.slice(0, -'.gz'.length)} and ${path}`)
  refuse(
    pairs,
    'are a file and its packed form, by their names: the records would be loaded twice',
    `Leave one out with a line such as \`!**/${path.posix.basename(packed[0] ?? '')}\`, or rename it if it holds other records.`,
  )
}

async function glob(patterns: readonly string[]): Promise<string[]> {
  try {
    // A link that leads nowhere is a file somebody misses.
    const globber = await create(patterns.join('\n'), { matchDirectories: false, omitBrokenSymbolicLinks: false })
    return await globber.glob()
  } catch (error) {
    throw new LoadError('invalid-input', `\`files\`: ${messageOf(error)}`, { cause: error })
  }
}

function isLiteral(pattern: string): boolean {
  return !pattern.startsWith('!') && !/[*?[]/.test(pattern)
}

function refuse(files: readonly string[], why: string, cure: string): void {
  if (files.length === 0) return
  const more = files.length > 5 ? ` and ${files.length - 5} more` : ''
  throw new LoadError('invalid-input', `\`files\`: ${files.slice(0, 5).join(', ')}${more} ${why}. ${cure}`)
}

/** A glob that starts at `root`, whatever characters the root's own path holds. */
function rootPattern(pattern: string, root: string): string {
  const excludes = pattern.startsWith('!')
  const glob = excludes ? pattern.slice(1).trim() : pattern
  if (path.isAbsolute(glob) || glob.startsWith('~')) return pattern
  const literalRoot = process.platform === 'win32' ? root : root.replace(/\\/g, '\\\\')
  const escaped = literalRoot.replace(/\[/g, '[[]').replace(/\?/g, '[?]').replace(/\*/g, '[*]')
  return `${excludes ? '!' : ''}${path.join(escaped, glob)}`
}

function named(absolutePath: string, workspace: string): FoundFile {
  const shown = isInside(absolutePath, workspace) ? path.relative(workspace, absolutePath) : absolutePath
  return { path: shown.split(path.sep).join('/'), absolutePath }
}

function byBytes(a: FoundFile, b: FoundFile): number {
  return Buffer.compare(Buffer.from(a.path), Buffer.from(b.path))
}

/** Whether a folder, or one above it up to the workspace or the temp folder, holds a report of this action. */
function createResultFolderCheck(roots: readonly string[]): (folder: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>()
  const check = (folder: string): Promise<boolean> => {
    const answer = known.get(folder) ?? look(folder)
    known.set(folder, answer)
    return answer
  }
  const look = async (folder: string): Promise<boolean> => {
    if (readKeptReport(folder) !== undefined) return true
    const parent = path.dirname(folder)
    return roots.some((root) => isInside(parent, root)) && (await check(parent))
  }
  return check
}
