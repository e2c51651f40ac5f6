import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { javaDouble } from '../../emulator/org/store/render.ts'
import type { ResultKind } from '../../src/bulk/client.ts'
import { encodeFields } from '../../src/csv/fields.ts'
import { readRows } from '../../src/csv/result-rows.ts'
import { ArrivedRows, type RowKeying } from '../../src/join/arrived-rows.ts'
import { type RowFile, RowTable } from '../../src/join/row-table.ts'
import { canonical, formOfType, isUsual } from '../../src/values/forms.ts'

/** A column of a generated table: its describe type and the values it may have. */
interface Kind {
  readonly type: string
  readonly scale?: number
  readonly values: readonly string[]
}

/** Few values of each, so that many records share most of them. */
export const KINDS: Readonly<Record<string, Kind>> = {
  Name: { type: 'string', values: ['Acme', 'Łódź & Söhne', 'a "b", c', 'two\nlines', 'x', ' x', '漢😀', "Macy's", ''] },
  Code__c: { type: 'string', values: ['1', '01', '1.0', 'true', '2026-01-01', 'A&amp;B', 'A&B', '#N/A'] },
  Amount: {
    type: 'currency',
    scale: 4,
    values: ['912260031', '9.12260031e8', '1', '1.00', '-0.5', '.5', '', '12345678.9', '7e-4'],
  },
  Count__c: { type: 'double', scale: 0, values: ['0', '1', '2', '+3', '1000000000'] },
  Active__c: { type: 'boolean', values: ['true', 'TRUE', '1', 'false', '0', ''] },
  Day__c: { type: 'date', values: ['2026-01-01', '2026-01-02', '2026-01-03', '2025-12-31', ''] },
  At__c: {
    type: 'datetime',
    values: ['2026-01-01T10:00:00Z', '2026-01-01T10:00:00.000Z', '2026-01-01T11:00:00+01:00', ''],
  },
}

export type KindName = keyof typeof KINDS

/** How an org prints what was sent. */
export interface Printing {
  readonly numbers: 'as sent' | 'java'
  readonly days: 'as sent' | 'midnight' | 'american' | 'a day off'
  readonly times: 'as sent' | 'milliseconds' | 'epoch' | 'an hour off'
  readonly text: 'as sent' | 'escaped' | 'trimmed'
  /** Columns whose values come back blank, and columns that do not come back. */
  readonly blanked: readonly string[]
  readonly absent: readonly string[]
}

const tame = {
  numbers: fc.constantFrom('as sent', 'java'),
  days: fc.constantFrom('as sent', 'midnight'),
  times: fc.constantFrom('as sent', 'milliseconds'),
} as const

/** Every value comes back, in a form that its type has. */
export const tamePrintings: fc.Arbitrary<Printing> = fc.record({
  ...tame,
  text: fc.constantFrom('as sent', 'escaped'),
  blanked: fc.constant([]),
  absent: fc.constant([]),
})

const someColumns = fc.subarray(Object.keys(KINDS), { maxLength: 3 })

export const wildPrintings: fc.Arbitrary<Printing> = fc.record({
  numbers: tame.numbers,
  days: fc.constantFrom('as sent', 'midnight', 'american', 'a day off'),
  times: fc.constantFrom('as sent', 'milliseconds', 'epoch', 'an hour off'),
  text: fc.constantFrom('as sent', 'escaped', 'trimmed'),
  blanked: someColumns,
  absent: someColumns,
})

export function print(column: string, value: string, printing: Printing): string {
  if (printing.blanked.includes(column)) return ''
  const text = value.replaceAll('\r\n', '\n')
  if (text === '' || text === '#N/A') return ''
  switch (KINDS[column]?.type) {
    case 'currency':
    case 'double':
      return printing.numbers === 'java' ? javaDouble(Number(text)) : text
    case 'boolean':
      return /^(?:true|1)$/i.test(text) ? 'true' : 'false'
    case 'date':
      return printDay(text, printing.days)
    case 'datetime':
      return printTime(text, printing.times)
    default:
      if (printing.text === 'trimmed') return text.trim()
      return printing.text === 'escaped' ? escapeHtml(text) : text
  }
}

function printDay(text: string, days: Printing['days']): string {
  const [year = '', month = '', day = ''] = text.split('-')
  switch (days) {
    case 'as sent':
      return text
    case 'midnight':
      return `${text}T00:00:00.000Z`
    case 'american':
      return `${Number(month)}/${Number(day)}/${year}`
    case 'a day off':
      return new Date(Date.parse(text) - 86_400_000).toISOString().slice(0, 10)
  }
}

function printTime(text: string, times: Printing['times']): string {
  const at = Date.parse(text)
  switch (times) {
    case 'as sent':
      return text
    case 'milliseconds':
      return new Date(at).toISOString().replace('Z', '+0000')
    case 'epoch':
      return String(at)
    case 'an hour off':
      return new Date(at - 3_600_000).toISOString()
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;')
}

/** Equal for records that are the same to the org. */
export function meaning(columns: readonly string[], values: readonly string[]): string {
  const meanings = columns.map((column, at) => canonical(formOfType(KINDS[column]?.type), values[at] ?? ''))
  return JSON.stringify(meanings)
}

/** Equal for records that are the same to the org for certain: of `3` and `+3` it may refuse one, and of columns of no
 *  known type the same text alone is the same. */
export function identity(columns: readonly string[], values: readonly string[], isTyped: boolean): string {
  const identities = columns.map((column, at) => {
    const form = formOfType(isTyped ? KINDS[column]?.type : undefined)
    const value = values[at] ?? ''
    return value === '' || isUsual(form, value) ? canonical(form, value) : `as written: ${value}`
  })
  return JSON.stringify(identities)
}

/** A row as it is written: `of` is the record it tells of. */
export interface WrittenRow {
  readonly of: number
  readonly kind: ResultKind
  readonly id: string
  readonly error: string
  readonly values: readonly string[]
}

const LEADING = {
  successfulResults: ['sf__Id', 'sf__Created'],
  failedResults: ['sf__Id', 'sf__Error'],
  unprocessedrecords: [],
}

/** Writes result files into a folder and opens them; rows are numbered kind by kind. */
export async function writeResults(
  folder: string,
  columns: readonly string[],
  rows: readonly WrittenRow[],
  keyingOf?: (kind: ResultKind) => RowKeying,
) {
  const files: RowFile[] = []
  const ordered: WrittenRow[] = []
  for (const kind of ['successfulResults', 'failedResults', 'unprocessedrecords'] as const) {
    const own = rows.filter((row) => row.kind === kind)
    ordered.push(...own)
    const lines = own.map(({ id, error, values }) => {
      const words = { successfulResults: [id, 'true'], failedResults: [id, error], unprocessedrecords: [] }[kind]
      return encodeFields([...words, ...values], ',')
    })
    const text = `${[encodeFields([...LEADING[kind], ...columns], ','), ...lines].join('\n')}\n`
    const path = join(folder, `${kind}.csv`)
    writeFileSync(path, text)
    const arrived = new ArrivedRows(kind, keyingOf?.(kind))
    await readRows(body(text), arrived.add)
    files.push({ path, rows: arrived })
  }
  return { table: new RowTable(files), rows: ordered }
}

async function* body(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}
