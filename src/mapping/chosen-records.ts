import type { ColumnsSpec } from '../columns/columns-spec.ts'
import type { ArrivedRecord } from '../csv/arrived-records.ts'
import type { Header } from '../csv/header.ts'
import type { Problem } from '../csv/problems.ts'
import { RecordMarks } from '../memory/record-marks.ts'
import { type Choice, createChoice } from './choice.ts'
import { type MappedHeader, mapHeader } from './map-header.ts'

/** Maps the header of one file, and tells the records that the load is about from all others. */
export class ChosenRecords {
  readonly #spec: ColumnsSpec | undefined
  #own: Header | undefined
  #mapped: MappedHeader | undefined
  #choice: Choice | undefined
  #marks: RecordMarks | undefined
  #index = 0

  /** @param spec undefined where columns go as they are, and all records are chosen */
  constructor(spec: ColumnsSpec | undefined) {
    this.#spec = spec
  }

  /** The header of the file, mapped. */
  header(own: Header): Header {
    return this.#map(own).header
  }

  /** Whether each record has to be asked about. */
  get chooses(): boolean {
    return this.#choice !== undefined
  }

  /** Takes the records of the file in their order. */
  takes({ bytes, start, end }: ArrivedRecord): boolean {
    const index = this.#index++
    if (this.#choice === undefined || this.#choice(bytes, start, end)) return true
    this.#marks ??= new RecordMarks()
    this.#marks.add(index)
    return false
  }

  /** The records that were not chosen; undefined where there are none. */
  get others(): RecordMarks | undefined {
    return this.#marks
  }

  /** Ends the file, whose header may have no records. */
  end(own: Header | undefined): { readonly header: Header | undefined; readonly problems: readonly Problem[] } {
    return own === undefined ? { header: own, problems: [] } : this.#map(own)
  }

  #map(own: Header): MappedHeader {
    if (this.#mapped !== undefined && this.#own === own) return this.#mapped
    const mapped = this.#spec === undefined ? { header: own, problems: [] } : mapHeader(own, this.#spec)
    // A column that is missing is a problem of the file; its records are all taken.
    this.#choice = this.#spec && mapped.problems.length === 0 ? createChoice(mapped.header, this.#spec) : undefined
    this.#own = own
    this.#mapped = mapped
    return mapped
  }
}
