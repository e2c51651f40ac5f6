// Fails when dist/ is not what src/ builds, or when a commit would not have all of it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from './build.ts'
import { compareFolders } from './folders.ts'
import { untrackedFiles } from './untracked.ts'

const dist = resolve(import.meta.dirname, '../dist')
const fresh = mkdtempSync(join(tmpdir(), 'bulk-load-dist-'))
try {
  await build(fresh)
  report(
    'dist/ is not what src/ builds:',
    compareFolders(dist, fresh).map(({ path, kind }) => `${kind.padEnd(9)} dist/${path}`),
    'Run `npm run build` and commit dist/ with the change that made it.',
  )
  report(
    'Git does not track all of dist/:',
    untrackedFiles(dist).map((path) => `dist/${path}`),
    'Run `git add --force --all dist`: names of chunks change with what is in them.',
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(fresh, { recursive: true, force: true })
}

function report(problem: string, lines: readonly string[], cure: string): void {
  if (lines.length === 0) return
  console.error([problem, ...lines.map((line) => `  ${line}`), cure].join('\n'))
  process.exitCode = 1
}
