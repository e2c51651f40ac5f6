import { readdir, realpath, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { makeFolder, type Obstacle, obstacleAt, obstacleTo, rootOf } from '../disk/folders.ts'
import { replaceFile } from '../disk/own-files.ts'
import { LoadError, messageOf } from '../errors.ts'
import type { Report } from '../report/report.ts'
import { RESULT_NAMES, SKIPPED_FILE } from '../results/result-files.ts'
import { readKeptReport } from './kept-report.ts'
import { REQUESTS_FILE } from './request-log.ts'

/** The files that the action writes into the results folder itself. */
export const OWN_FILES: readonly string[] = ['summary.md', 'report.html', 'ledger.json', REQUESTS_FILE, 'report.json']
/** The files that the folder of a load may hold, beside the rerun files. */
const RESULT_FILES: readonly string[] = [...RESULT_NAMES.map((name) => `${name}.csv`), SKIPPED_FILE]
const RERUN_FILE = /^rerun(?:-\d+)?\.csv$/

/**
 * Prepares the results folder: removes earlier results of this action from it, and nothing else, and writes a first report,
 * by which the folder is recognised even if this run is killed.
 *
 * Throws LoadError `invalid-input` when the folder cannot be created, when a link is on the way to it or has the name of a
 * file of ours, or when a file to be loaded would be overwritten. All links are looked for before anything is made or
 * removed.
 */
export async function prepareResultsFolder(
  folder: string,
  { roots, sources, report }: { roots: readonly string[]; sources: readonly string[]; report: Report },
): Promise<void> {
  try {
    const root = rootOf(folder, roots)
    const obstacle =
      obstacleTo(folder, root) ??
      (await obstacleIn(
        folder,
        report.loads.map(({ name }) => name),
      ))
    if (obstacle !== undefined) throw inTheWay(obstacle, roots)
    makeFolder(folder, root)
  } catch (cause) {
    if (cause instanceof LoadError) throw cause
    const message = `\`results-path\`: ${folder} cannot be created: ${messageOf(cause)}. Use another path.`
    throw new LoadError('invalid-input', message, { cause })
  }
  // A result file of ours may be loaded, but not while it is overwritten.
  const real = await realpath(folder)
  const realSources = await Promise.all(sources.map((source) => realpath(source)))
  const loaded = realSources.find((source) => isResultFile(path.relative(real, source)))
  if (loaded !== undefined) {
    throw new LoadError(
      'invalid-input',
      `\`results-path\`: ${folder} contains ${path.basename(loaded)}, which is to be loaded and would be overwritten. ` +
        'Set `results-path` to another folder.',
    )
  }
  const earlier = readKeptReport(folder)
  if (earlier !== undefined) await removeResults(folder, earlier.loadNames)
  await replaceFile(path.join(folder, 'report.json'), JSON.stringify(report))
}

/** Finds a link or other thing that has the name of a file that we are about to write, or of the folder of a load. */
async function obstacleIn(folder: string, loads: readonly string[]): Promise<Obstacle | undefined> {
  const own = firstObstacle(OWN_FILES.map((file) => path.join(folder, file)))
  if (own !== undefined) return own
  for (const name of loads) {
    const load = path.join(folder, name)
    const blocked = obstacleTo(load, folder)
    if (blocked !== undefined) return blocked
    const reruns = (await readdir(load).catch(() => [])).filter((file) => RERUN_FILE.test(file.toLowerCase()))
    const inLoad = firstObstacle([...RESULT_FILES, ...reruns].map((file) => path.join(load, file)))
    if (inLoad !== undefined) return inLoad
  }
  return undefined
}

function firstObstacle(files: readonly string[]): Obstacle | undefined {
  for (const file of files) {
    const obstacle = obstacleAt(file)
    if (obstacle !== undefined) return obstacle
  }
  return undefined
}

function inTheWay({ path: place, what }: Obstacle, [workspace = '']: readonly string[]): LoadError {
  const shown = path.relative(workspace, place).split(path.sep).join('/')
  return new LoadError(
    'invalid-input',
    `\`results-path\`: ${shown.startsWith('../') ? place : shown} is ${what}. This action writes its ` +
      'results to regular files and folders only, and never through a link. Remove it (from the repository, if it was ' +
      'committed), or set `results-path` to another folder.',
  )
}

function isResultFile(way: string): boolean {
  const [load, file = '', ...deeper] = way.split(path.sep)
  // Where the case of letters makes no difference, it is the same file.
  return load !== '..' && deeper.length === 0 && isOurs(file.toLowerCase())
}

/** Removes what an earlier run wrote: the report names its loads, whose folders hold files of known names. Nothing behind a
 *  link is ours. */
async function removeResults(folder: string, loads: readonly string[]): Promise<void> {
  for (const name of loads) {
    const load = path.join(folder, name)
    if (obstacleTo(load, folder) !== undefined) continue
    const files = await readdir(load).catch(() => [])
    for (const file of files.filter(isOurs)) await removeFile(path.join(load, file))
    if ((await readdir(load).catch(() => ['?'])).length === 0) await rmdir(load)
  }
  for (const file of OWN_FILES) await removeFile(path.join(folder, file))
}

async function removeFile(file: string): Promise<void> {
  if (obstacleAt(file) === undefined) await rm(file, { force: true })
}

/** The ledger of a step; where it has several loads, each has one in its folder. */
export const LEDGER_FILE = 'ledger.json'

/** Whether a name is that of a file that a load leaves in its folder. */
export function isOurs(file: string): boolean {
  return RESULT_FILES.includes(file) || RERUN_FILE.test(file) || file === LEDGER_FILE
}
