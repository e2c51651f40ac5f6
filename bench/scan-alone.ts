// Reads the files of a load as the action does, and prints how long that took:
// node bench/scan-alone.ts <file> [--sort-by <column>] [--key <column>] [--duplicate-keys stop|last|send] [--values]
// With --values, the values are checked against Account as the emulated org describes it; `checkMs` is that part of the time.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readFiles, settleKeys } from '../src/files/read-files.ts'
import { parseWord } from '../src/inputs/words.ts'

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
// Read before the clock runs, and only where it is measured: a load gets the describe from the org.
const valueChecks = values.values ? await loadValueChecks() : undefined
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
const checked = await valueChecks?.(read.files)
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

async function loadValueChecks() {
  const [{ loadSchema }, { checkValues }] = await Promise.all([
    import('../emulator/org/store/schema.ts'),
    import('../src/value-checks/check-values.ts'),
  ])
  const load = { operation: 'insert', externalIdField: undefined, showsValues: true }
  const describe = loadSchema().describe('Account')
  return (files: Parameters<typeof checkValues>[0]) => checkValues(files, { ...load, describe })
}
