import type { AccessTarget } from './column-access.ts'
import type { Parents } from './lookups.ts'
import type { NearFields } from './near-names.ts'

/** What the columns of a file are compared with: the operation, and the objects as the org describes them. */
export interface ColumnTarget extends AccessTarget {
  /** The columns that fill fields, by the names of these; none when left out. */
  readonly filled?: ReadonlyMap<string, string>
  /** The objects that relationship columns refer to, by name in lower case. An object that is not in the map is hidden. */
  readonly parents: Parents
  /** Whether nothing is known of objects that are not in the map, so that they are not hidden; false when left out. */
  readonly isPartial?: boolean | undefined
  /** Finds the fields that a misspelt name was meant to be. */
  readonly near: NearFields
}
