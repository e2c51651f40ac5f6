import type { RowError } from '../store/row-errors.ts'
import type { Store } from '../store/store.ts'
import type { StoredRecord } from '../store/table.ts'

/** What the platform does when records of one object are written, beyond what their fields say. */
export interface ObjectRules {
  /** Says why a new record is refused, from what the org held before the record's chunk. */
  readonly refuseNew?: (store: Store, record: StoredRecord) => RowError | undefined
  /** Fills in what the platform fills in on a new record, or says why the record is refused after the rows before it. */
  readonly fillIn?: (store: Store, record: StoredRecord) => RowError | undefined
  /** Removes the changes that the platform ignores, or says why the record may not change so. */
  readonly refuseChange?: (store: Store, existing: StoredRecord, changes: StoredRecord) => RowError | undefined
  /** Updates other records after this one was created, changed or deleted. */
  readonly afterWrite?: (store: Store, record: StoredRecord) => void
  /** Says why a record may not be deleted. */
  readonly refuseDelete?: (record: StoredRecord) => RowError | undefined
  /** Lookups that keep the Id of a record that was deleted. */
  readonly keptLookups?: readonly string[]
}
