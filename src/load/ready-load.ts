import type { LoadSpec } from '../inputs/load-spec.ts'
import type { LoadIdentity } from '../ledger/identity.ts'
import type { DroppedRecords } from '../parts/dropped.ts'
import type { SourceFile } from '../parts/source-file.ts'
import type { Preflight } from '../preflight/preflight.ts'

/** A load whose files were read and whose header was checked: nothing was sent yet. */
export interface ReadyLoad {
  readonly spec: LoadSpec
  /** By this the ledger knows the load. */
  readonly identity: LoadIdentity
  readonly checked: Preflight
  readonly files: readonly SourceFile[]
  /** Records that are not sent, since a later one has the same key. */
  readonly dropped: DroppedRecords
  /** Field values are kept out of what people see. */
  readonly redact: boolean
  /** Holds the folder of the load's result files; absolute. */
  readonly resultsPath: string
}
