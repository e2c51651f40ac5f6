/** What becomes of the columns of a load's files, beside those that go as they are. Names are those of the files. */
export interface ColumnsSpec {
  readonly uses: ReadonlyMap<string, ColumnUse>
  /** Columns that are not sent. */
  readonly leaveOut: readonly string[]
  /** Columns that are left out where the org lacks their field. */
  readonly optional: readonly string[]
  /** Values that fields have in every record. */
  readonly constants: ReadonlyMap<string, string>
  /** Fields by which records are found in place of Id or an external id; none for those. */
  readonly key: readonly string[]
  /** Whether each record has to be found by the key, as of those that are updated or deleted. */
  readonly findsAll: boolean
  /** Whether nothing but the Id is sent, as of records that are deleted. */
  readonly sendsOnlyId: boolean
  /** Only records are loaded that have one of these values in each of these columns. */
  readonly where: ReadonlyMap<string, readonly string[]>
  /** No record is loaded that has one of these values in one of these columns. */
  readonly whereNot: ReadonlyMap<string, readonly string[]>
}

/** What becomes of the values of a column. */
export type ColumnUse =
  /** They fill a field as they are. */
  { readonly kind: 'field'; readonly to: string } | IdUse

/** The values become Ids. */
export type IdUse =
  /** Of records that the org has. */
  | {
      readonly kind: 'lookup'
      readonly to: string
      readonly object: string
      /** Fields of that object. */
      readonly by: readonly string[]
      readonly missing: Missing
    }
  /** Of records that another load of the step put in. */
  | {
      readonly kind: 'ref'
      readonly to: string
      readonly load: string
      /** Columns of that load's files. */
      readonly by: readonly string[]
      readonly missing: Missing
    }

/** What becomes of a record whose value finds nothing. */
export type Missing =
  | { readonly kind: 'fail' | 'blank' | 'skip' }
  /** The value is looked up once more with this key in its place. */
  | { readonly kind: 'otherwise'; readonly key: string }
