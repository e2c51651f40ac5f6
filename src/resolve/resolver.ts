import type { Ambiguous } from '../ids/id-table.ts'

/** Finds the Ids of records by the values of one column, or of several that make a key together. */
export interface Resolver {
  /** @param values one for each field of `by`, without blanks at their ends */
  readonly find: (values: readonly string[]) => string | Ambiguous | undefined
  /** Whether a record with these values may be there although none is found, so that nothing may be sent in its place; never where this
   *  is left out. */
  readonly doubts?: (values: readonly string[]) => boolean
  /** Whether a record can have these values at all. */
  readonly canFind: (values: readonly string[]) => boolean
  /** Says why a record without an Id has none. */
  readonly explain: (values: readonly string[], found: Ambiguous | undefined) => Explained
}

/** Why a value finds no Id. */
export interface Explained {
  /** A code of ours in the form of the org's own; that of a record with no value to send is the org's. */
  readonly code:
    | 'LOOKUP_NOT_FOUND'
    | 'LOOKUP_AMBIGUOUS'
    | 'PARENT_NOT_FOUND'
    | 'PARENT_AMBIGUOUS'
    | 'PARENT_NOT_LOADED'
    | 'PARENT_UNKNOWN'
    | 'REQUIRED_FIELD_MISSING'
  /** A sentence without its full stop, which shows no value of a file. */
  readonly why: string
  /** The sentence with the value, where that tells more. */
  readonly whyWithValue: string
}
