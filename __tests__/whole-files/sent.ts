import { CsvUpload } from '../../emulator/org/ingest/csv.ts'
import type { ReadFiles } from '../../src/files/read-files.ts'
import type { Part } from '../../src/parts/part.ts'
import { openPart } from '../../src/parts/part-stream.ts'
import { preflight } from '../../src/preflight/preflight.ts'
import { findsParent, mayFillSameLookup } from '../../src/values/column-name.ts'
import type { Load } from './clean-load.ts'
import type { Sheet } from './sheet.ts'

/** Records under one header, as the org reads them. */
export interface Table {
  readonly names: readonly string[]
  readonly records: readonly (readonly string[])[]
}

/** What the jobs of a load would send, as the emulated org reads it. */
export async function sentTables({ parts, files }: ReadFiles, { target, redact }: Load): Promise<readonly Table[]> {
  const { operation, externalIdField, describe, describer } = target
  const asked = { operation, object: describe.name, externalIdField, preflight: 'stop', redact } as const
  const named = await preflight({ parts, files }, asked, describer)
  return await Promise.all(named.parts.map(readPart))
}

async function readPart(part: Part): Promise<Table> {
  const pieces: Buffer[] = []
  // A chunk is overwritten once the next one is asked for.
  for await (const chunk of openPart(part)) pieces.push(Buffer.from(chunk))
  const upload = new CsvUpload(Buffer.concat(pieces), part)
  const records: (readonly string[])[] = []
  for (let record = upload.next(); record !== undefined; record = upload.next()) records.push(record.values)
  return { names: upload.header.names, records }
}

/** What should be sent of a load: files with the same form share a job. */
export function expectedTables({ sheets, reading }: Load): readonly Table[] {
  return sheets.map((sheet) => expectedTable(sheet, reading.blankFields === 'clear'))
}

/** Puts tables with the same header one below the other, where their files follow each other. */
export function joined(tables: readonly Table[]): readonly Table[] {
  const together: Table[] = []
  for (const table of tables) {
    const last = together.at(-1)
    const isSame = last !== undefined && last.names.join('\n') === table.names.join('\n')
    if (isSame) together.splice(-1, 1, { ...last, records: [...last.records, ...table.records] })
    else together.push(table)
  }
  return together
}

function expectedTable({ columns, rows }: Sheet, clears: boolean): Table {
  const sent = columns.flatMap(({ role }, place) => (role === 'left out' ? [] : [place]))
  const names = columns.map(({ name }) => name)
  const isNeverCleared = columns.map(
    ({ name, role }) => role === 'key' || findsParent(name) || names.some((other) => mayFillSameLookup(name, other)),
  )
  const records = rows
    .filter(({ kind }) => kind === 'record')
    .map(({ values }) =>
      sent.map((place) => {
        const value = (values[place] ?? '').replace(/\r\n?/g, '\n')
        const role = columns[place]?.role
        if (role === 'key' || role === 'relationship') return value.trim()
        return clears && value === '' && isNeverCleared[place] !== true ? '#N/A' : value
      }),
    )
  return { names: sent.map((place) => names[place] ?? ''), records }
}
