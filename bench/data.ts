import { closeSync, existsSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** What a generated file looks like. */
export interface Shape {
  readonly records: number
  /** Of one record with its line end, about. */
  readonly recordBytes: number
  /** `some`: one record in twenty has a quoted field with a delimiter and quotes inside; `all`: every field is quoted. */
  readonly quoted?: 'some' | 'all'
  /** Default 8. */
  readonly columns?: number
  /** Line ends are CRLF in one half and LF in the other, so that the file is rewritten on the way. */
  readonly mixedLineEnds?: boolean
}

/** Columns that the emulated org knows. */
const COLUMNS = [
  'Name',
  'AccountNumber',
  'Phone',
  'Site',
  'NumberOfEmployees',
  'AnnualRevenue',
  'Industry',
  'Description',
]
const INDUSTRIES = ['Banking', 'Energy', 'Finance', 'Retail', 'Utilities']
const TEXT = 'delivered on time to the warehouse that was agreed upon, signed for by the shift leader '

export interface DataFile {
  readonly path: string
  readonly bytes: number
  readonly records: number
}

/** Writes the file below `folder`, unless it is there from before. The same shape gives the same bytes. */
export function dataFile(folder: string, name: string, shape: Shape): DataFile {
  const path = join(folder, `${name}.csv`)
  if (!existsSync(path)) write(path, shape)
  return { path, bytes: statSync(path).size, records: shape.records }
}

const RECORDS_PER_WRITE = 10_000

function write(path: string, shape: Shape): void {
  const file = openSync(path, 'w')
  writeSync(file, header(shape))
  for (let first = 0; first < shape.records; first += RECORDS_PER_WRITE) {
    let text = ''
    for (let number = first; number < Math.min(shape.records, first + RECORDS_PER_WRITE); number++)
      text += record(number, shape)
    writeSync(file, text)
  }
  closeSync(file)
}

function header({ columns = COLUMNS.length }: Shape): string {
  const more = Array.from({ length: Math.max(0, columns - COLUMNS.length) }, (_, index) => `Extra${index + 1}__c`)
  return `${[...COLUMNS, ...more].join(',')}\n`
}

/** Numbers run through the file in an order of their own, so that sorting has work to do. */
function record(number: number, shape: Shape): string {
  const { recordBytes, quoted = 'some', columns = COLUMNS.length, records, mixedLineEnds = false } = shape
  const key = (number * 7_919) % 99_999_989
  const values = [
    `Account ${number}`,
    `A-${key}`,
    `+49 30 ${1_000_000 + (key % 1_000_000)}`,
    `Site ${key % 977}`,
    String(key % 5_000),
    String(key * 3),
    INDUSTRIES[number % INDUSTRIES.length] ?? '',
  ]
  const extra = columns - COLUMNS.length
  const filler = Math.max(2, Math.floor((recordBytes - values.join(',').length - 2) / (extra + 1)) - 1)
  const start = key % 40
  const last = (TEXT + TEXT).slice(start, start + Math.min(filler, TEXT.length))
  const long = last.padEnd(filler, TEXT).replaceAll(',', ';')
  for (let index = 0; index <= extra; index++) values.push(long)
  const lineEnd = mixedLineEnds && number < records / 2 ? '\r\n' : '\n'
  if (quoted === 'all') return `"${values.join('","')}"${lineEnd}`
  if (number % 20 === 3) values[7] = `"${long.slice(0, -6)}, ""x"""`
  return values.join(',') + lineEnd
}
