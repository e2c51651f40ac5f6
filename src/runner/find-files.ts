import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { create } from '@actions/glob'
import { isInside } from '../disk/is-inside.ts'
import { LoadError, messageOf, NothingToLoad } from '../errors.ts'
import { agree, choice, listed } from '../text/words.ts'
import { readKeptReport } from './kept-report.ts'

/** A file to load. */
export interface FoundFile {
  /** The path relative to the workspace, with `/`, as people and annotations name it; absolute in the temp folder. */
  readonly path: string
  readonly absolutePath: string
}

/** Where files are looked for. */
export interface Where {
  readonly workspace: string
  readonly runnerTemp: string | undefined
  /** Where relative globs start; absolute. */
  readonly workingDirectory: string
}

/**
 * Finds the files that the globs match, in the byte order of their paths, each once.
 *
 * Folders with a report.json of this action are result folders: only a literal path names a file there. Throws NothingToLoad
 * when there is none, LoadError `no-files` when there are some but not one that is named, and `invalid-input` when a match is no CSV file, is there a second time as a gzip file, or
 * is reached by a link or path that leads out of the workspace and the temp folder.
 */
export async function findFiles(
  patterns: readonly string[],
  where: Where,
): Promise<{ files: readonly FoundFile[]; warnings: readonly string[] }> {
  const matched = await glob(patterns.map((pattern) => rootPattern(pattern, where.workingDirectory)))
  const literal = new Set(patterns.filter(isLiteral).map((pattern) => path.resolve(where.workingDirectory, pattern)))
  const isResult = createResultFolderCheck([where.workspace, where.runnerTemp ?? where.workspace])
  const candidates: FoundFile[] = []
  for (const file of matched.map((absolutePath) => named(absolutePath, where.workspace)).sort(byBytes))
    if (literal.has(file.absolutePath) || !(await isResult(path.dirname(file.absolutePath)))) candidates.push(file)

  const { files, warnings, unfit } = await sift(candidates, where)
  for (const { kind, why, cure } of UNFIT) refuse(unfit.get(kind) ?? [], why, cure)
  refuseCopies(files.map((file) => file.path))
  await expectAll(literal, new Set(matched), where.workspace)
  if (files.length === 0) {
    throw new NothingToLoad(
      `No file matches ${choice(patterns.map((pattern) => `"${pattern}"`))} in ${where.workingDirectory}. ` +
        'Check the globs in `files`, `working-directory`, and that a checkout step runs before this one.',
    )
  }
  return { files, warnings }
}

/** Why a file cannot be loaded, and what to do; the first that fits counts. */
const UNFIT = [
  {
    kind: 'outside',
    why: ['is outside', 'are outside', 'the workspace and the temp folder of the runner'],
    cure: 'Copy the files into the workspace.',
  },
  {
    // Where a checkout may keep its token.
    kind: 'of Git',
    why: ['is in', 'are in', "a folder of Git's own"],
    cure: 'Exclude it in `files`, or replace links by files.',
  },
  {
    kind: 'special',
    why: ['is not a regular file', 'are not regular files', ''],
    cure: 'Narrow the globs in `files`, or write the records to files first.',
  },
  {
    kind: 'no CSV',
    why: ['does not end', 'do not end', 'in .csv or .csv.gz'],
    cure: 'Narrow the globs in `files`, or rename the files.',
  },
] as const

type Unfit = (typeof UNFIT)[number]['kind']

/** Separates files that can be loaded from those that cannot. A file that two paths lead to is taken once. */
async function sift(candidates: readonly FoundFile[], { workspace, runnerTemp }: Where) {
  const roots = await Promise.all(
    [workspace, ...(runnerTemp === undefined ? [] : [runnerTemp])].map((root) => realpath(root)),
  )
  const byRealPath = new Map<string, FoundFile>()
  const warnings: string[] = []
  const unfit = new Map<Unfit, string[]>()
  for (const file of candidates) {
    const real = await realpath(file.absolutePath)
    const kind = await whyUnfit(real, file, roots)
    const twin = byRealPath.get(real)
    if (kind !== undefined) unfit.set(kind, [...(unfit.get(kind) ?? []), file.path])
    else if (twin !== undefined) warnings.push(`${file.path} is the same file as ${twin.path} and is loaded once.`)
    // By its real name, since a link may lead elsewhere when the file is opened.
    else byRealPath.set(real, { ...file, absolutePath: real })
  }
  return { files: [...byRealPath.values()], warnings, unfit }
}

async function whyUnfit(real: string, file: FoundFile, roots: readonly string[]): Promise<Unfit | undefined> {
  if (!roots.some((root) => isInside(real, root))) return 'outside'
  if (real.split(path.sep).includes('.git')) return 'of Git'
  if (!(await stat(real)).isFile()) return 'special'
  return /\.csv(?:\.gz)?$/i.test(file.path) ? undefined : 'no CSV'
}

/** Checks that every path without wildcards is there: it names a file that somebody wants loaded. Throws LoadError. */
async function expectAll(literal: ReadonlySet<string>, matched: ReadonlySet<string>, workspace: string): Promise<void> {
  const missing = [...literal].filter((file) => !matched.has(file))
  for (const file of missing) {
    const { path: shown } = named(file, workspace)
    if ((await stat(file).catch(() => undefined))?.isDirectory()) {
      const problem = `\`files\`: ${shown} is a folder. Write ${shown}/**/*.csv for all files in it, ${shown}/**/*.csv.gz for gzip files.`
      throw new LoadError('invalid-input', problem)
    }
    const message = `${shown} does not exist. Check the path, or remove it from \`files\`.`
    throw matched.size === 0 ? new NothingToLoad(message) : new LoadError('no-files', message)
  }
}

/** Refuses a gzip file next to the file that it was made of, as `gzip --keep` leaves both: they have the same records. */
function refuseCopies(paths: readonly string[]): void {
  const all = new Set(paths)
  const zipped = paths.filter((path) => /\.gz$/i.test(path) && all.has(path.slice(0, -'.gz'.length)))
  const rest = 'in this load: the records would be loaded twice'
  refuse(
    zipped,
    ['seems to be a compressed copy of another file', 'seem to be compressed copies of other files', rest],
    `Leave it out with a line such as \`!**/${path.posix.basename(zipped[0] ?? '')}\`, or rename it if it has other records.`,
  )
}

async function glob(patterns: readonly string[]): Promise<string[]> {
  try {
    // A link that leads nowhere is a file that somebody will miss.
    const globber = await create(patterns.join('\n'), { matchDirectories: false, omitBrokenSymbolicLinks: false })
    return await globber.glob()
  } catch (error) {
    throw new LoadError('invalid-input', `\`files\`: ${messageOf(error)}`, { cause: error })
  }
}

function isLiteral(pattern: string): boolean {
  return !pattern.startsWith('!') && !/[*?[]/.test(pattern)
}

/** Files that a message names. */
const MOST_NAMED = 5

/** Throws LoadError `invalid-input` if there are files that cannot be loaded, and says why, and what to do. */
function refuse(files: readonly string[], [one, several, rest]: Why, cure: string): void {
  if (files.length === 0) return
  const why = `${agree(files.length, one, several)} ${rest}`.trim()
  throw new LoadError('invalid-input', `\`files\`: ${listed(files, MOST_NAMED)} ${why}. ${cure}`)
}

/** A reason in words: the verb for one file, the verb for several, and the rest of the sentence. */
type Why = readonly [one: string, several: string, rest: string]

/** Makes a glob that starts at `root`, whatever characters the path of the root holds. */
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

/** Returns a function that says whether a folder, or one above it up to the workspace or the temp folder, holds a report of
 *  this action. */
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
