import type { LoadSpec } from '../inputs/load-spec.ts'
import type { LoadIdentity } from '../ledger/identity.ts'
import type { DroppedRecords } from '../parts/dropped.ts'
import type { Part } from '../parts/part.ts'
import type { PartRecord } from '../parts/part-records.ts'
import type { SourceFile } from '../parts/source-file.ts'
import type { Preflight } from '../preflight/preflight.ts'
import type { LoadedIds } from '../results/loaded-ids.ts'
import type { ClearedField } from '../value-checks/findings.ts'

/** Records that are not sent, since the org would refuse them, or since they lack an Id. */
export interface RefusedRecords {
  readonly parts: readonly Part[]
  /** Says why a record is not sent, in the form of the org's `sf__Error`. */
  readonly errorOf: (record: PartRecord, part: Part) => string
  /** To be called when all of them are listed: gives back what `errorOf` needed. */
  readonly close?: () => void
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
  /** Keeps the Ids of the records; undefined where no other load refers to them. */
  readonly ids?: LoadedIds | undefined
  /** Finds the Id of a record that was loaded before, and of which only references are set now: it is not to be loaded again, whatever
   *  becomes of them. Undefined for all other loads. */
  readonly idOf?: ((record: PartRecord) => string | undefined) | undefined
  /** Lists those of some records of the org, by their Ids, that are known to be none of those of this part of the load. */
  readonly othersAmong?: ((ids: readonly string[]) => Promise<ReadonlySet<string>>) | undefined
  /** Holds the folder of the load's result files; absolute. */
  readonly resultsPath: string
}
