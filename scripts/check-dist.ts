// Fails when dist/ is not what src/ builds.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from './build.ts'
import { compareFolders } from './folders.ts'

const dist = resolve(import.meta.dirname, '../dist')
const fresh = mkdtempSync(join(tmpdir(), 'bulk-load-dist-'))
try {
  await build(fresh)
  const differences = compareFolders(dist, fresh)
  if (differences.length > 0) {
    console.error('dist/ is not what src/ builds:')
    for (const { path, kind } of differences) console.error(`  ${kind.padEnd(9)} dist/${path}`)
    console.error('Run `npm run build` and commit dist/ with the change that made it.')
    process.exitCode = 1
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(fresh, { recursive: true, force: true })
}
