import type { ResultKind } from '../bulk/client.ts'
import type { Header } from '../csv/header.ts'
import { readRows } from '../csv/result-rows.ts'
import { readFileAhead } from '../memory/read-ahead.ts'
import type { ArrivedRows, ByteSpan } from './arrived-rows.ts'

const READ_BYTES = 1_048_576

/** A result file of a job, on disk and whole. */
export interface RowFile {
  readonly path: string
  readonly rows: ArrivedRows
}

/** Whether two rows name the same record of the org. */
export function hasRepeatedIds(rows: RowTable): boolean {
  const seen = new Set<string>()
  for (let row = 0; row < rows.count; row++) {
    const id = rows.idOf(row)
    if (id !== '' && seen.has(id)) return true
    seen.add(id)
  }
  return false
}

/** Takes a row with its number, and the bytes of the row: those from `start` to `end`, where its line ending starts. */
export type OnNumberedRow = (row: number, bytes: Buffer, start: number, end: number) => void

/** The rows of some result files of a job, numbered from 0 in the order of the files and of their rows. */
export class RowTable {
  readonly count: number
  readonly files: readonly RowFile[]
  #place = 0

  constructor(files: readonly RowFile[]) {
    this.files = files.filter(({ rows }) => rows.count > 0)
    this.count = files.reduce((sum, { rows }) => sum + rows.count, 0)
  }

  kindOf(row: number): ResultKind {
    return this.#fileOf(row).kind
  }

  /** Blank where the row has none. */
  idOf(row: number): string {
    return this.#fileOf(row).idOf(this.#place)
  }

  /** The id of a row, in place where it can be: good until the next one is asked for. */
  idWordOf(row: number): ByteSpan | string {
    return this.#fileOf(row).idWordOf(this.#place)
  }

  /** Whether the record of a successful row is new. */
  isCreated(row: number): boolean {
    return this.#fileOf(row).isCreated(this.#place)
  }

  /** `sf__Error`, of a failed row. */
  errorOf(row: number): string {
    return this.#fileOf(row).wordOf(this.#place)
  }

  /** Equal for rows that say the same. */
  wordsOf(row: number): string {
    const rows = this.#fileOf(row)
    return `${rows.kind} ${rows.idOf(this.#place)} ${rows.wordOf(this.#place)}`
  }

  /** Hands over the keys that were read as the rows arrived. */
  eachKey(onKey: (row: number, lo: number, hi: number) => void): void {
    let first = 0
    for (const { rows } of this.files) {
      for (let place = 0; place < rows.count; place++) onKey(first + place, rows.loOf(place), rows.hiOf(place))
      first += rows.count
    }
  }

  /** Goes over all rows once more; `onRow` gets each with its number. */
  async read(onFile: (rows: ArrivedRows, header: Header) => OnNumberedRow): Promise<void> {
    let row = 0
    for (const { path, rows } of this.files) {
      if (rows.header === undefined) continue
      const onRow = onFile(rows, rows.header)
      await readRows(readFileAhead(path, READ_BYTES), (bytes, start, end) => {
        onRow(row, bytes, start, end)
        row++
      })
    }
  }

  /** Notes the row's place in its file. */
  #fileOf(row: number): ArrivedRows {
    this.#place = row
    for (const { rows } of this.files) {
      if (this.#place < rows.count) return rows
      this.#place -= rows.count
    }
    throw new RangeError(`There is no row ${row}.`)
  }
}
