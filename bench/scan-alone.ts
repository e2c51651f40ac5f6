// Reads the files of a load as the action does, and prints how long that took:
// node bench/scan-alone.ts <file> [--sort-by <column>] [--key <column>] [--duplicate-keys stop|last|send]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readFiles, settleKeys } from '../src/files/read-files.ts'
import { parseWord } from '../src/inputs/words.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'sort-by': { type: 'string' }, key: { type: 'string' }, 'duplicate-keys': { type: 'string' } },
})
const [file = ''] = positionals
const { 'sort-by': sortBy, key, 'duplicate-keys': duplicateKeys = 'stop' } = values
const tempFolder = mkdtempSync(join(tmpdir(), 'bulk-load-bench-'))
const startedAt = performance.now()
const options = {
  columnDelimiter: undefined,
  blankFields: 'ignore',
  externalIdField: key,
  sortBy: sortBy === undefined ? [] : [sortBy],
  ...(key === undefined ? {} : { keyColumns: { column: key, kind: 'value' } as const }),
  duplicateKeys: parseWord('duplicate-keys', duplicateKeys, ['stop', 'last', 'send']),
  tempFolder,
  maxBytes: 100_000_000,
  maxRecords: 100_000_000,
  keepFileOrder: false,
} as const
const read = await readFiles([{ path: file, absolutePath: file }], options)
const { records, parts, dropped } = await settleKeys(read, options, async () => undefined)
console.log(JSON.stringify({ ms: performance.now() - startedAt, records, parts: parts.length, dropped: dropped.count }))
rmSync(tempFolder, { recursive: true })
