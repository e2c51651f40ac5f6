import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

const ROOT = resolve(import.meta.dirname, '..')
const NCC = join(ROOT, 'node_modules/@vercel/ncc/dist/ncc/cli.js')
/** ncc starts here, since it replaces imports by the `paths` of the tsconfig.json in its working directory. */
const SETTINGS = join(ROOT, 'scripts/bundle')

/** Bundles `entry` and what it imports, `externals` aside, into `<folder>/index.js` and chunks beside it, and returns the absolute
 *  path of each file that is in the bundle. Throws, with what ncc printed, when it fails. */
export async function bundle(
  entry: string,
  folder: string,
  externals: readonly string[] = [],
): Promise<readonly string[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'bulk-load-ncc-'))
  const stats = join(scratch, 'stats.json')
  const outside = externals.flatMap((name) => ['--external', name])
  try {
    const printed = await runNode(
      SETTINGS,
      NCC,
      'build',
      entry,
      '-o',
      folder,
      '--no-cache',
      '--stats-out',
      stats,
      ...outside,
    )
    if (/Module not found/.test(printed)) throw new Error(printed)
    return bundledFiles(readFileSync(stats, 'utf8'))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Runs a script with this Node in a folder, and returns what it printed. Throws, with what it printed, when it fails. */
export async function runNode(cwd: string, script: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args], { cwd })
    return stdout + stderr
  } catch (error) {
    const printed =
      error instanceof Error && 'stdout' in error && 'stderr' in error ? `${error.stdout}${error.stderr}` : ''
    throw new Error(`${script} failed.\n${printed}`, { cause: error })
  }
}

/** A module of a webpack bundle, which may be several that were joined. Source: webpack documentation, "Stats Data". */
const Module = z.object({
  /** Absolute path of its file; null for modules of Node and of webpack itself. */
  nameForCondition: z.nullish(z.string()),
  get modules() {
    return z.optional(z.array(Module))
  },
})
const Stats = z.object({
  /** Those without chunks were joined to others, or dropped. */
  modules: z.array(z.object({ ...Module.shape, chunks: z.array(z.unknown()) })),
})

function bundledFiles(stats: string): readonly string[] {
  const filesOf = ({ nameForCondition, modules }: z.infer<typeof Module>): readonly string[] =>
    modules?.flatMap(filesOf) ?? (nameForCondition ? [nameForCondition] : [])
  const inChunks = Stats.parse(JSON.parse(stats)).modules.filter(({ chunks }) => chunks.length > 0)
  return [...new Set(inChunks.flatMap(filesOf))]
}
