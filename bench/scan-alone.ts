// Reads the files of a load as the action does, and prints how long that took: node bench/scan-alone.ts <file> [sort-by]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFiles } from '../src/load/read-files.ts'

const [file = '', sortBy] = process.argv.slice(2)
const tempFolder = mkdtempSync(join(tmpdir(), 'bulk-load-bench-'))
const startedAt = performance.now()
const { records } = await readFiles([{ path: file, absolutePath: file }], {
  columnDelimiter: undefined,
  blankFields: 'ignore',
  externalIdField: undefined,
  sortBy: sortBy === undefined ? [] : [sortBy],
  tempFolder,
  maxBytes: 100_000_000,
  maxRecords: 100_000_000,
  keepFileOrder: false,
})
console.log(JSON.stringify({ ms: performance.now() - startedAt, records }))
rmSync(tempFolder, { recursive: true })
