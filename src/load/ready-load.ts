import type { LoadSpec } from '../inputs/load-spec.ts'
import type { LoadIdentity } from '../ledger/identity.ts'
import type { DroppedRecords } from '../parts/dropped.ts'
import type { Part } from '../parts/part.ts'
import type { SourceFile } from '../parts/source-file.ts'
import type { Preflight } from '../preflight/preflight.ts'
import type { ClearedField } from '../value-checks/findings.ts'

/** Records that are not sent, since the org would refuse them. */
export interface RefusedRecords {
  readonly parts: readonly Part[]
  /** Says why the org would refuse a record, in the form of its `sf__Error`; values are in the order of the columns. */
  readonly errorOf: (columns: readonly string[], values: readonly string[]) => string
}

/** A load whose files were read and whose header was checked: nothing was sent yet. */
export interface ReadyLoad {
  readonly spec: LoadSpec
  /** By this the ledger knows the load. */
  readonly identity: LoadIdentity
  readonly checked: Preflight
  readonly files: readonly SourceFile[]
  /** Records that are not sent, since a later one has the same key. */
  readonly dropped: DroppedRecords
  readonly refused: RefusedRecords
  /** Fields that records clear with `#N/A`. */
  readonly clears: readonly ClearedField[]
  /** Field values are kept out of what people see. */
  readonly redact: boolean
  /** Holds the folder of the load's result files; absolute. */
  readonly resultsPath: string
}
