// Builds the action into dist/, or into another folder: node scripts/build.ts [folder]
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { inAscii, withoutComments } from './compact.ts'
import { filesBelow } from './folders.ts'
import { licensesOf } from './licenses.ts'
import { bundle, runNode } from './ncc.ts'
import { unresolvedModules } from './unresolved.ts'

const ROOT = resolve(import.meta.dirname, '..')
const TSC = 'node_modules/typescript/bin/tsc'

/** The functions of src/entry.ts. Each has a script in a folder of its own, for `main:` or `post:` of an action.yml. */
const STAGES = ['main', 'post', 'validate'] as const

/** Imported by bundled packages in place of undici. */
const LAZY_UNDICI = join(ROOT, 'scripts/bundle/undici-when-used.cjs')
/** What that requires, as it is written there, and the file beside the chunks that holds it. */
const UNDICI = 'undici/index.js'
const UNDICI_FILE = 'undici.cjs'

/** Compiles `src/` into `lib/` and bundles it into a folder, which is replaced once all is built: a build that fails, or is cut
 *  short, leaves the last one as it was. Same sources, same bytes, whatever the folder. Throws, with what the tools printed,
 *  when anything is wrong. */
export async function build(folder: string): Promise<void> {
  const aside = `${folder}.new`
  rmSync(aside, { recursive: true, force: true })
  try {
    await runNode(ROOT, TSC, '-p', 'tsconfig.build.json')
    const files = await bundle(join(ROOT, 'lib/entry.js'), aside, [UNDICI])
    if (!files.includes(LAZY_UNDICI)) throw new Error(`ncc did not put ${LAZY_UNDICI} before undici.`)
    const ofUndici = await bundleUndici(aside)
    for (const path of filesBelow(aside).filter((path) => /\.c?js$/.test(path))) finish(join(aside, path))
    writeFileSync(join(aside, 'licenses.txt'), licensesOf([...files, ...ofUndici]))
    for (const stage of STAGES) writeStage(stage, aside)
    rmSync(folder, { recursive: true, force: true })
    renameSync(aside, folder)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/** Puts undici into a file of its own, and returns which files are in it. */
async function bundleUndici(folder: string): Promise<readonly string[]> {
  const scratch = join(folder, 'undici')
  const files = await bundle(join(ROOT, 'node_modules', UNDICI), scratch)
  renameSync(join(scratch, 'index.js'), join(folder, UNDICI_FILE))
  rmSync(scratch, { recursive: true })
  return files
}

function finish(path: string): void {
  const code = readFileSync(path, 'utf8').replace(`("${UNDICI}")`, `("./${UNDICI_FILE}")`)
  const missing = unresolvedModules(code).filter((name) => name !== `./${UNDICI_FILE}`)
  if (missing.length > 0) throw new Error(`${path} lacks modules that ncc did not find: ${missing.join(', ')}`)
  writeFileSync(path, inAscii(withoutComments(code)))
}

function writeStage(stage: (typeof STAGES)[number], folder: string): void {
  mkdirSync(join(folder, stage))
  writeFileSync(join(folder, stage, 'index.js'), `import { ${stage} } from '../index.js'\n\nawait ${stage}()\n`)
}

if (import.meta.main) {
  try {
    await build(resolve(process.argv[2] ?? join(ROOT, 'dist')))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
