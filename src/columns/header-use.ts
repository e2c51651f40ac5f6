import type { IdUse } from './columns-spec.ts'

/** How the columns of one file are used. */
export interface HeaderUse {
  /** Names as the file has them, by place. */
  readonly own: readonly string[]
  readonly places: readonly PlaceUse[]
  /** Fields that the file has no column for; they are sent behind its columns. */
  readonly added: readonly AddedColumn[]
  /** Fields by which records are found in place of an Id or an external id: their values are sent without the blanks at their ends. */
  readonly key: readonly string[]
}

/** What becomes of the values in one place. */
export type PlaceUse = 'as it is' | 'not sent' | IdFilling

/** Values become Ids. */
export interface IdFilling {
  readonly use: IdUse
  /** The places whose values make the key, in the order of `by`. */
  readonly from: readonly number[]
}

export interface AddedColumn {
  readonly name: string
  /** One value for all records, or what makes the value of each. */
  readonly value: string | ((record: RecordValues) => string)
}

/** The values of one record of a file. */
export interface RecordValues {
  /** Where the record starts in its file, in bytes. */
  readonly offset: number
  /** Holds the record from `from` to `to`, where its line ending starts. */
  readonly bytes: Buffer
  readonly from: number
  readonly to: number
  /** The value in a place, without its quotes; blank for a field that the record lacks. */
  value(place: number): string
}
