import { ArrivedRecords } from '../csv/arrived-records.ts'
import { createLineReader } from '../csv/cr-records.ts'
import { delimiterByte } from '../csv/dialect.ts'
import type { Header } from '../csv/header.ts'
import { type Scan, startScan } from '../csv/scan.ts'
import type { ColumnPlan } from './column-plan.ts'
import { holdsControls } from './control-bytes.ts'
import type { HeaderRow, HeaderRows } from './header-rows.ts'
import { type FoundIn, RecordLook } from './record-look.ts'

/** Is told what was found in a record. */
export interface FileCheckOptions {
  /** One for each column of the header, in order. */
  readonly plans: readonly ColumnPlan[]
  /** Some records have other numbers of fields than the header. */
  readonly isRagged: boolean
  /** Finds records that are headers; left out where nothing is known of the object. */
  readonly headers?: HeaderRows | undefined
  /** @param found what was found in the record
   *  @param line on which it starts, from 1 */
  readonly onHeader?: (row: HeaderRow, found: readonly FoundIn[], line: number) => void
  /** @param record its place in the file, from 0, and the line on which it starts, from 1 */
  readonly onFound: (found: readonly FoundIn[], record: { readonly index: number; readonly line: number }) => void
}

/** Looks at the values of a scanned file, which is fed once more in chunks of any size. */
export class FileCheck {
  readonly #records: ArrivedRecords
  readonly #scan: Scan
  readonly #lines = createLineReader()
  readonly #delimiter: number
  #index = 0
  /** A record that has not ended, or the chunk that is looked at, has control characters in it. */
  #looksForControls = false

  constructor(
    { columnDelimiter }: Pick<Header, 'columnDelimiter'>,
    { plans, isRagged, headers, onHeader, onFound }: FileCheckOptions,
  ) {
    const look = new RecordLook(plans, columnDelimiter, isRagged)
    this.#delimiter = delimiterByte(columnDelimiter)
    this.#records = new ArrivedRecords(({ bytes, start, end, line }) => {
      const found = look.look(bytes, start, end, this.#looksForControls)
      const row = headers?.find(bytes, start, end, this.#index === 0)
      if (row !== undefined) onHeader?.(row, found, line)
      if (found.length > 0) onFound(found, { index: this.#index, line })
      this.#index++
    })
    this.#scan = startScan({ columnDelimiter, onRecords: (batch) => this.#records.take(batch) })
  }

  /** The memory of the chunk may be used again afterwards. */
  feed(chunk: Buffer): void {
    const hasControls = holdsControls(chunk, this.#delimiter)
    const hadControls = this.#looksForControls
    this.#looksForControls = hasControls || hadControls
    const pending = this.#records.feed(this.#lines.read(chunk), this.#scan)
    this.#looksForControls = pending > 0 && (hasControls || (hadControls && pending > chunk.length))
  }

  /** The file is over: its last record may lack a line ending. */
  end(): void {
    this.#scan.end()
  }
}
