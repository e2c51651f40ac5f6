import type { ResultKind } from '../bulk/client.ts'
import type { ByteRange, Part } from '../csv/part.ts'
import { readRecords } from '../csv/part-records.ts'
import { giveBack } from '../memory/give-back.ts'
import { type Compared, fieldsOfRange, fieldsOfRows } from './fields.ts'
import { type Form, keepsValues } from './forms.ts'
import { groupRecords, type Keys } from './groups.ts'
import { type Fields, KeyHash } from './key-hash.ts'
import { pairInTurn, pairWhereClear } from './pairing.ts'
import type { RowKeying, RowTable } from './rows.ts'

/** Which record of a part each row tells of. Records and rows count from 0, in the order of part and table. */
export interface Matches {
  /** By row, its record; -1 for a row whose record is not known. */
  readonly recordOf: Int32Array
  /** By record, its row; -1 for a record of which no row is known to tell. */
  readonly rowOf: Int32Array
}

export function noMatches(part: Part, rows: RowTable): Matches {
  return { recordOf: new Int32Array(rows.count).fill(-1), rowOf: new Int32Array(part.records).fill(-1) }
}

/** Rows that have no record. */
export function countUnmatched({ recordOf }: Matches): number {
  let count = 0
  for (let row = 0; row < recordOf.length; row++) if (recordOf[row] === -1) count++
  return count
}

export interface Matching {
  readonly compared: Compared
  /** Whether records of one key are the same: as all values are in it; or the whole records have to be looked at; or they
   *  are not, since the key is what names a record. */
  readonly sameKey: 'same record' | 'maybe another record' | 'another record'
  /** The column of the rows that stands for `Id`, where it is another. */
  readonly idFrom?: 'Id' | 'sf__Id'
}

/** What was seen on the way: for each column, whether it has any value, in rows that the org has printed. */
export interface Seen {
  readonly inRecords: Uint8Array
  readonly inRows: Uint8Array
}

/** Keys of a part's records, in their order. */
export interface RecordKeys {
  readonly keys: Keys
  /** Equal for records that are the same; undefined where equal keys tell that. */
  readonly identity: Keys | undefined
  readonly hasValues: Uint8Array
}

/** Keys that were read before they are needed: of the records while results are on their way, of the rows as they came. */
export interface ReadAhead {
  readonly matching: Matching
  readonly records: Promise<RecordKeys>
  readonly keyingOf: (kind: ResultKind) => RowKeying
  /** Of the rows that came so far and that the org has printed, which columns have values. */
  readonly inRows: Uint8Array
  /** Nobody needs the keys any more. */
  readonly release: () => void
}

/** Starts to read the keys of a part's records. */
export function readAhead(part: Part, matching: Matching): ReadAhead {
  const printed = new KeyHash(part.columns.length)
  const raw = new KeyHash(part.columns.length)
  const records = readRecordKeys(part, matching)
  // Whoever needs them is told; until then nobody waits.
  records.catch(() => {})
  const keyingOf = (kind: ResultKind): RowKeying => ({
    mostRows: part.records,
    hash: kind === 'unprocessedrecords' ? raw : printed,
    fieldsOf: (header) => fieldsOfRows(kind, header, part, matching),
  })
  const release = () => {
    records.then(giveBackKeys, () => {})
  }
  return { matching, records, keyingOf, inRows: printed.hasValues, release }
}

/**
 * Gives records to those rows without one whose key is equal, first to first. Where that might give a row another's record,
 * the rows stay without: unless they all say the same and there are as many of them as records, when it makes no difference.
 */
export async function match(
  part: Part,
  rows: RowTable,
  matches: Matches,
  matching: Matching,
  ahead?: ReadAhead,
): Promise<Seen> {
  const { recordOf, rowOf } = matches
  const { sameKey } = matching
  const isAhead = ahead !== undefined && JSON.stringify(ahead.matching) === JSON.stringify(matching)
  const { keys, identity, hasValues } = isAhead ? await ahead.records : await readRecordKeys(part, matching)
  const isKey = sameKey === 'another record'
  const hasKey = (lo: number | undefined, hi: number | undefined) => !isKey || lo !== 0 || hi !== 0
  const takesPart = (record: number) => rowOf[record] === -1 && hasKey(keys.lo[record], keys.hi[record])
  const groups = groupRecords(keys, takesPart, identity)
  const pairing =
    sameKey === 'same record'
      ? pairInTurn(groups, matches)
      : pairWhereClear(groups, matches, isKey, (row) => rows.wordsOf(row))
  const addRow = (row: number, lo: number, hi: number) => {
    if (recordOf[row] === -1 && hasKey(lo, hi)) pairing.add(row, lo, hi)
  }
  const inRows = isAhead ? readKeptKeys(rows, ahead, addRow) : await readRowKeys(part, rows, matching, addRow)
  pairing.end()
  giveBack(groups.slots, groups.next, groups.isMixed)
  if (!isAhead) giveBackKeys({ keys, identity })
  return { inRecords: hasValues, inRows }
}

type OnKey = (row: number, lo: number, hi: number) => void

function readKeptKeys(rows: RowTable, { inRows }: ReadAhead, onKey: OnKey): Uint8Array {
  rows.eachKey(onKey)
  return inRows
}

/** Returns which columns have values in rows that the org has printed. */
async function readRowKeys(part: Part, rows: RowTable, matching: Matching, onKey: OnKey): Promise<Uint8Array> {
  const printed = new KeyHash(part.columns.length)
  const raw = new KeyHash(part.columns.length)
  await rows.read(({ kind }, header) => {
    const fields = fieldsOfRows(kind, header, part, matching)
    const hash = kind === 'unprocessedrecords' ? raw : printed
    return (row, bytes, start, end) => {
      hash.read(bytes, start, end, fields)
      onKey(row, hash.lo, hash.hi)
    }
  })
  return printed.hasValues
}

async function readRecordKeys(part: Part, { compared, sameKey }: Matching): Promise<RecordKeys> {
  const hash = new KeyHash(part.columns.length)
  const keys = newKeys(part.records)
  const identity = sameKey === 'maybe another record' ? newKeys(part.records) : undefined
  await readKeys(part, compared, hash, keys, identity)
  return { keys, identity, hasValues: hash.hasValues }
}

/** By row, 1 where it and the record that it is matched with have the same key. */
export async function agreeing(
  part: Part,
  rows: RowTable,
  { recordOf }: Matches,
  matching: Matching,
): Promise<Uint8Array> {
  const { keys } = await readRecordKeys(part, matching)
  const agree = new Uint8Array(rows.count)
  await readRowKeys(part, rows, matching, (row, lo, hi) => {
    const record = recordOf[row] ?? -1
    if (record !== -1 && keys.lo[record] === lo && keys.hi[record] === hi) agree[row] = 1
  })
  return agree
}

/** Sums of the values' hashes, by column: equal where rows and records have the same values in some order. */
export async function sumValues(
  part: Part,
  rows: RowTable,
  compared: Compared,
): Promise<{ readonly records: Int32Array; readonly rows: Int32Array }> {
  const recordHash = new KeyHash(part.columns.length)
  const rowHash = new KeyHash(part.columns.length)
  await readKeys(part, compared, recordHash, undefined, undefined)
  await rows.read(({ kind }, header) => {
    const fields = fieldsOfRows(kind, header, part, { compared })
    return (_, bytes, start, end) => rowHash.read(bytes, start, end, fields)
  })
  return { records: recordHash.sums, rows: rowHash.sums }
}

async function readKeys(
  part: Part,
  compared: Compared,
  hash: KeyHash,
  keys: Keys | undefined,
  identity: Keys | undefined,
): Promise<void> {
  const whole = part.columns.map((_, column): Form => {
    const form = compared[column] ?? 'text'
    return keepsValues(form) ? form : 'text'
  })
  const wholeHash = new KeyHash(part.columns.length)
  let range: ByteRange | undefined
  let fields: Fields | undefined
  let wholeFields: Fields | undefined
  let number = 0
  const records = readRecords(part, (record) => {
    if (record.range !== range || fields === undefined || wholeFields === undefined) {
      range = record.range
      fields = fieldsOfRange(range, part, compared)
      wholeFields = fieldsOfRange(range, part, whole)
    }
    hash.read(record.bytes, record.start, record.end, fields)
    if (keys !== undefined) {
      keys.lo[number] = hash.lo
      keys.hi[number] = hash.hi
    }
    if (identity !== undefined) {
      wholeHash.read(record.bytes, record.start, record.end, wholeFields)
      identity.lo[number] = wholeHash.lo
      identity.hi[number] = wholeHash.hi
    }
    number++
  })
  for await (const _ of records);
  if (number !== part.records)
    throw new Error(`${number} records were read again, where there had been ${part.records}.`)
}

function giveBackKeys({ keys, identity }: Pick<RecordKeys, 'keys' | 'identity'>): void {
  giveBack(keys.lo, keys.hi)
  if (identity !== undefined) giveBack(identity.lo, identity.hi)
}

function newKeys(count: number): Keys {
  return { lo: new Int32Array(count), hi: new Int32Array(count) }
}
