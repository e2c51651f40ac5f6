import { createReadStream } from 'node:fs'
import type { ResultKind } from '../bulk/client.ts'
import { delimiterByte } from '../csv/dialect.ts'
import { decodeField, fieldEnd } from '../csv/fields.ts'
import type { Header } from '../csv/header.ts'
import { columnIndex, readRows } from '../csv/rows.ts'

/** A result file of a job, on disk and whole. */
export interface RowFile {
  readonly kind: ResultKind
  readonly path: string
  readonly rows: number
  /** Undefined for an empty one. */
  readonly header: Header | undefined
}

/** An id takes 18 characters. Source: SOAP API guide, "Field Types", ID. */
const ID_BYTES = 18
const READ_BYTES = 1_048_576

/** Takes a row with its number: it stands in `bytes` from `start` to `end`, where its line ending starts. */
export type OnNumberedRow = (row: number, bytes: Buffer, start: number, end: number) => void

/** What the rows of some result files say, in the order of the files and of their rows: ids and errors, in little memory. They
 *  are known once all rows were read. */
export class RowTable {
  readonly count: number
  readonly files: readonly RowFile[]
  readonly #ids: Buffer
  readonly #created: Uint8Array
  readonly #errors: Uint32Array
  readonly #firstFailed: number
  readonly #texts: string[] = []
  readonly #numbers = new Map<string, number>()
  #isRead = false
  #createdCount = 0

  constructor(files: readonly RowFile[]) {
    this.files = files
    this.count = files.reduce((sum, { rows }) => sum + rows, 0)
    this.#ids = Buffer.alloc(this.count * ID_BYTES)
    this.#created = new Uint8Array(this.count)
    const failed = files.findIndex(({ kind }) => kind === 'failedResults')
    this.#firstFailed = files.slice(0, Math.max(0, failed)).reduce((sum, { rows }) => sum + rows, 0)
    this.#errors = new Uint32Array(files[failed]?.rows ?? 0)
  }

  kindOf(row: number): ResultKind {
    let end = 0
    for (const { kind, rows } of this.files) {
      end += rows
      if (row < end) return kind
    }
    throw new RangeError(`There is no row ${row}.`)
  }

  /** Blank where the row has none. */
  idOf(row: number): string {
    const start = row * ID_BYTES
    const id = this.#ids.toString('latin1', start, start + ID_BYTES)
    const end = id.indexOf('\0')
    return end === -1 ? id : id.slice(0, end)
  }

  /** Rows of records that are new in the org. */
  get created(): number {
    return this.#createdCount
  }

  isCreated(row: number): boolean {
    return this.#created[row] === 1
  }

  /** `sf__Error`, of a failed row. */
  errorOf(row: number): string {
    return this.#texts[this.#errors[row - this.#firstFailed] ?? 0] ?? ''
  }

  /** Equal for rows that say the same. */
  wordsOf(row: number): string {
    const error = this.kindOf(row) === 'failedResults' ? this.#errors[row - this.#firstFailed] : ''
    return `${this.kindOf(row)} ${this.idOf(row)} ${this.isCreated(row)} ${error}`
  }

  /** Goes over all rows; `onRow` gets each with its number. */
  async read(onFile: (file: RowFile, header: Header) => OnNumberedRow): Promise<void> {
    let row = 0
    for (const file of this.files) {
      const { header } = file
      if (file.rows === 0 || header === undefined) continue
      const onRow = onFile(file, header)
      const capture = this.#isRead ? undefined : this.#capturer(file.kind, header)
      await readRows(createReadStream(file.path, { highWaterMark: READ_BYTES }), (bytes, start, end) => {
        capture?.(row, bytes, start, end)
        onRow(row, bytes, start, end)
        row++
      })
    }
    this.#isRead = true
  }

  #capturer(kind: ResultKind, { columns, columnDelimiter }: Header) {
    const delimiter = delimiterByte(columnDelimiter)
    const idColumn = columnIndex(columns, 'sf__Id')
    const wordColumn = columnIndex(columns, kind === 'failedResults' ? 'sf__Error' : 'sf__Created')
    const capture: OnNumberedRow = (row, bytes, start, end) => {
      if (kind === 'unprocessedrecords') return
      const last = Math.max(idColumn, wordColumn)
      let at = start
      for (let column = 0; column <= last && at <= end; column++) {
        const to = fieldEnd(bytes, at, end, delimiter)
        if (column === idColumn) this.#ids.write(decodeField(bytes, at, to), row * ID_BYTES, ID_BYTES, 'latin1')
        else if (column === wordColumn) this.#setWord(row, kind, decodeField(bytes, at, to))
        at = to + 1
      }
    }
    return capture
  }

  #setWord(row: number, kind: ResultKind, word: string): void {
    if (kind === 'successfulResults') {
      if (word.toLowerCase() !== 'true') return
      this.#created[row] = 1
      this.#createdCount++
    } else {
      let number = this.#numbers.get(word)
      if (number === undefined) {
        number = this.#texts.push(word) - 1
        this.#numbers.set(word, number)
      }
      this.#errors[row - this.#firstFailed] = number
    }
  }
}
