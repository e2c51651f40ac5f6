import { ACCESS_CURES } from './access-cures.ts'
import { CSV_CURES } from './csv-cures.ts'
import type { Broken } from './cures.ts'
import { ENCODING_CURES } from './encoding-cures.ts'
import { HEADER_CURES } from './header-cures.ts'
import { JOINED_CURES } from './joined-cures.ts'
import { KEY_CURES } from './key-cures.ts'
import { MAPPING_CURES } from './mapping-cures.ts'
import { NAME_CURES } from './name-cures.ts'
import { NO_RECORD_CURES } from './no-record-cures.ts'
import { OBJECT_CURES } from './object-cures.ts'
import { PACKING_CURES } from './packing-cures.ts'
import { PARENT_CURES } from './parent-cures.ts'
import { RECORD_CURES } from './record-cures.ts'
import { REDACTED_CURES } from './redacted-cures.ts'
import { SNAPSHOT_CURES } from './snapshot-cures.ts'
import { UPSERT_KEY_CURES } from './upsert-key-cures.ts'

/** All findings by their ids, each with the ways to follow what it says. */
export const ALL_CURES: readonly (readonly [id: string, findings: readonly Broken[]])[] = [
  CSV_CURES,
  NO_RECORD_CURES,
  JOINED_CURES,
  PACKING_CURES,
  KEY_CURES,
  ENCODING_CURES,
  HEADER_CURES,
  NAME_CURES,
  UPSERT_KEY_CURES,
  PARENT_CURES,
  REDACTED_CURES,
  ACCESS_CURES,
  OBJECT_CURES,
  SNAPSHOT_CURES,
  RECORD_CURES,
  MAPPING_CURES,
].flatMap((cures) => Object.entries(cures))
