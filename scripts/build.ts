// Builds the action into dist/, or into another folder: node scripts/build.ts [folder]
import { execFile } from 'node:child_process'
import { readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { filesBelow } from './folders.ts'
import { unresolvedModules } from './unresolved.ts'

const ROOT = resolve(import.meta.dirname, '..')
const TSC = 'node_modules/typescript/bin/tsc'
const NCC = 'node_modules/@vercel/ncc/dist/ncc/cli.js'

/** Each stage of the step is a bundle of its own, so that the post stage starts without what only main needs. */
const STAGES = ['main', 'post'] as const

/** Compiles `src/` into `lib/` and bundles it into `<folder>/main` and `<folder>/post`, which are replaced once both
 *  stages are built: a build that fails, or is cut short, leaves the last one as it was. Same sources, same bytes,
 *  whatever the folder. Throws, with what the tools printed, when anything is wrong. */
export async function build(folder: string): Promise<void> {
  const aside = `${folder}.new`
  rmSync(aside, { recursive: true, force: true })
  try {
    await node(TSC, '-p', 'tsconfig.build.json')
    await Promise.all(STAGES.map((stage) => bundle(stage, join(aside, stage))))
    rmSync(folder, { recursive: true, force: true })
    renameSync(aside, folder)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

async function bundle(stage: (typeof STAGES)[number], folder: string): Promise<void> {
  const printed = await node(NCC, 'build', `lib/${stage}.js`, '-o', folder, '--license', 'licenses.txt', '--no-cache')
  if (/Module not found/.test(printed)) throw new Error(printed)
  for (const file of filesBelow(folder).filter((path) => path.endsWith('.js'))) {
    const missing = unresolvedModules(readFileSync(join(folder, file), 'utf8'))
    if (missing.length > 0)
      throw new Error(`${stage}: ${file} lacks modules that ncc did not find: ${missing.join(', ')}`)
  }
}

/** Runs a script of node_modules from the root of the repository: the paths that ncc writes into bundles start there. */
async function node(script: string, ...args: string[]): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args], { cwd: ROOT })
    return stdout + stderr
  } catch (error) {
    const printed =
      error instanceof Error && 'stdout' in error && 'stderr' in error ? `${error.stdout}${error.stderr}` : ''
    throw new Error(`${script} failed.\n${printed}`, { cause: error })
  }
}

if (import.meta.main) {
  try {
    await build(resolve(process.argv[2] ?? join(ROOT, 'dist')))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
