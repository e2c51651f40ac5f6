// Reads the files of a load as the action does, and prints how long that took:
// node bench/scan-alone.ts <file> [--sort-by <column>] [--key <column>] [--duplicate-keys stop|last|send] [--values]
// With --values, the values are checked against Account as the emulated org describes it; `checkMs` is that part of the time.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadSchema } from '../emulator/org/store/schema.ts'
import { readFiles, settleKeys } from '../src/files/read-files.ts'
import { parseWord } from '../src/inputs/words.ts'
import { checkValues } from '../src/value-checks/check-values.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'sort-by': { type: 'string' },
    key: { type: 'string' },
    'duplicate-keys': { type: 'string' },
    values: { type: 'boolean', default: false },
  },
})
const [file = ''] = positionals
const { 'sort-by': sortBy, key, 'duplicate-keys': duplicateKeys = 'stop' } = values
// Made before the clock runs: a load gets it from the org.
const describe = loadSchema().describe('Account')
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
const scannedAt = performance.now()
const load = { operation: 'insert', externalIdField: undefined, showsValues: true }
const checked = values.values ? await checkValues(read.files, { ...load, describe }) : undefined
const endedAt = performance.now()
console.log(
  JSON.stringify({
    ms: endedAt - startedAt,
    checkMs: endedAt - scannedAt,
    records,
    parts: parts.length,
    dropped: dropped.count,
    refused: checked?.refused.count,
    warnings: checked?.warnings.length,
  }),
)
rmSync(tempFolder, { recursive: true })
