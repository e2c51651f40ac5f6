import type { ResultKind } from '../bulk/client.ts'
import type { Part } from '../parts/part.ts'
import type { RowKeying } from './arrived-rows.ts'
import { fieldsOfRows } from './compared-fields.ts'
import { KeyHash } from './key-hash.ts'
import { type Matching, type RecordKeys, readRecordKeys } from './record-keys.ts'

/** Keys that are read before they are needed: of the records while results are on their way, of the rows as they arrive. */
export interface KeysAhead {
  readonly matching: Matching
  readonly records: Promise<RecordKeys>
  readonly keyingOf: (kind: ResultKind) => RowKeying
  /** Which columns have values in those rows that came so far and that the org has printed. */
  readonly inRows: Uint8Array
  /** To be called when nobody needs the keys any more. */
  readonly release: () => void
}

/** Starts to read the keys of a part's records. */
export function readKeysAhead(part: Part, matching: Matching): KeysAhead {
  const printed = new KeyHash(part.columns.length)
  const raw = new KeyHash(part.columns.length)
  const records = readRecordKeys(part, matching)
  // Its error is thrown where the keys are needed; until then nobody waits for them.
  records.catch(() => {})
  return {
    matching,
    records,
    keyingOf: (kind) => ({
      mostRows: part.records,
      hash: kind === 'unprocessedrecords' ? raw : printed,
      fieldsOf: (header) => fieldsOfRows(kind, header, part, matching),
    }),
    inRows: printed.hasValues,
    release: () => {
      records.then(
        (keys) => keys[Symbol.dispose](),
        () => {},
      )
    },
  }
}
