import { mkdir, readdir, readFile, realpath, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { LoadError, messageOf } from '../errors.ts'
import { isInside } from '../is-inside.ts'
import type { Report } from '../report/report.ts'
import { RESULT_NAMES, SKIPPED_FILE } from '../results/result-files.ts'
import { holdsReport } from './find-files.ts'

/** What we write into the folder itself. */
export const OWN_FILES: readonly string[] = ['summary.md', 'report.html', 'ledger.json', 'report.json']
/** What a load's folder may hold. */
const RESULT_FILES: readonly string[] = [...RESULT_NAMES.map((name) => `${name}.csv`), SKIPPED_FILE]
const RERUN_FILE = /^rerun(?:-\d+)?\.csv$/

/**
 * Makes the results folder ready: earlier results of this action in it are removed, and nothing else. A report says what
 * the folder is from now on, so that it is known again even if this run is killed.
 *
 * Throws LoadError when it cannot be made, when a link leads it out of the workspace, or when a file to be loaded would
 * be overwritten.
 */
export async function prepareResultsFolder(
  folder: string,
  { roots, sources, report }: { roots: readonly string[]; sources: readonly string[]; report: Report },
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    const message = `\`results-path\`: ${folder} cannot be made: ${messageOf(cause)}. Use another path.`
    throw new LoadError('invalid-input', message, { cause })
  }
  const real = await realpath(folder)
  const realRoots = await Promise.all(roots.map((root) => realpath(root)))
  if (!realRoots.some((root) => isInside(real, root))) {
    throw new LoadError(
      'invalid-input',
      `\`results-path\`: ${folder} leads out of the workspace through a link. Use a folder inside the workspace.`,
    )
  }
  // A result file of ours may be loaded, but not while it is written anew.
  const realSources = await Promise.all(sources.map((source) => realpath(source)))
  const loaded = realSources.find((source) => isResultFile(path.relative(real, source)))
  if (loaded !== undefined) {
    throw new LoadError(
      'invalid-input',
      `\`results-path\`: ${folder} holds ${path.basename(loaded)}, which is about to be loaded and would be overwritten. ` +
        'Set `results-path` to another folder.',
    )
  }
  if (await holdsReport(real)) await removeResults(real)
  await writeFile(path.join(real, 'report.json'), JSON.stringify(report))
}

function isResultFile(way: string): boolean {
  const [load, file = '', ...deeper] = way.split(path.sep)
  return load !== '..' && deeper.length === 0 && isOurs(file)
}

/** Removes what an earlier run wrote: the report names its loads, whose folders hold files of known names. */
async function removeResults(folder: string): Promise<void> {
  const report: unknown = JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8'))
  for (const name of loadNames(report)) {
    const load = path.join(folder, name)
    const files = await readdir(load).catch(() => [])
    for (const file of files.filter(isOurs)) await rm(path.join(load, file), { force: true })
    if ((await readdir(load).catch(() => ['?'])).length === 0) await rmdir(load)
  }
  for (const file of OWN_FILES) await rm(path.join(folder, file), { force: true })
}

/** A result file, by its name. */
export function isOurs(file: string): boolean {
  return RESULT_FILES.includes(file) || RERUN_FILE.test(file)
}

/** Folder names, and nothing that leads elsewhere. */
function loadNames(report: unknown): string[] {
  if (typeof report !== 'object' || report === null || !('loads' in report) || !Array.isArray(report.loads)) return []
  return report.loads
    .map((load: unknown) => (typeof load === 'object' && load !== null && 'name' in load ? load.name : undefined))
    .filter((name): name is string => typeof name === 'string' && /^[A-Za-z0-9][\w-]*$/.test(name))
}
