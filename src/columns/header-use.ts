import type { IdUse } from './columns-spec.ts'

/** How the columns of one file are used. */
export interface HeaderUse {
  /** Names as the file has them, by place. */
  readonly own: readonly string[]
  readonly places: readonly PlaceUse[]
  /** Fields that have one value in every record, behind the columns. */
  readonly constants: readonly Constant[]
}

/** What becomes of the values in one place. */
export type PlaceUse = 'as it is' | 'not sent' | IdFilling

/** Values become Ids. */
export interface IdFilling {
  readonly use: IdUse
  /** The places whose values make the key, in the order of `by`. */
  readonly from: readonly number[]
}

export interface Constant {
  readonly name: string
  readonly value: string
}
