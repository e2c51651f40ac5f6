import type { ResultKind } from '../bulk/client.ts'
import { giveBack } from '../memory/give-back.ts'
import type { ByteRange, Part } from '../parts/part.ts'
import { forEachRecord, type PartRecord } from '../parts/part-records.ts'
import type { Form } from '../values/forms.ts'
import { type Compared, fieldsOfRange, fieldsOfRows } from './fields.ts'
import { groupRecords, type Keys } from './groups.ts'
import { type Fields, KeyHash } from './key-hash.ts'
import type { Matches } from './matches.ts'
import { type OpenGroup, pairInTurn, pairWhereClear } from './pairing.ts'
import type { RowKeying, RowTable } from './rows.ts'

export interface Matching {
  readonly compared: Compared
  /** For each column, the form in which its values are looked at to tell whether records are the same. */
  readonly whole: readonly Form[]
  /** Whether the key is one that names a record, so that records of one key are others; else all values are in it. */
  readonly by: 'key' | 'values'
  /** The column of the rows that stands for `Id`, where it is another. */
  readonly idFrom?: 'Id' | 'sf__Id'
}

/** When rows of one key get the records of that key, where those are not the same. */
export type Boldness =
  /** Never. */
  | 'sure'
  /** Where the rows all say the same, name no record of the org, and are as many as the records: nothing else of the key
   *  tells records apart. Where they name one, it is one row that came twice. */
  | 'forced'

/** What was seen on the way: for each column, whether it has any value, in rows that the org has printed. */
export interface Seen {
  readonly inRecords: Uint8Array
  readonly inRows: Uint8Array
}

/** Keys of a part's records, in their order. */
export interface RecordKeys {
  readonly keys: Keys
  /** Equal for records that are the same to the org for certain; undefined where equal keys tell that. */
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

export interface Matched {
  readonly seen: Seen
  /** Rows and records of one key that are as many and are not paired: which is whose the key does not tell. */
  readonly open: readonly OpenGroup[]
  /** 1 for rows of a key that fewer records have. */
  readonly isSurplus: Uint8Array
}

export interface MatchHow {
  readonly boldness?: Boldness
  readonly ahead?: ReadAhead
  /** 1 for rows that stay without a record. */
  readonly leftOut?: Uint8Array
}

/** Gives records to those rows without one whose key is equal, first to first. Where that might give a row another's record,
 *  the rows stay without. */
export async function match(
  part: Part,
  rows: RowTable,
  matches: Matches,
  matching: Matching,
  { boldness = 'sure', ahead, leftOut }: MatchHow = {},
): Promise<Matched> {
  const { recordOf, rowOf } = matches
  const isAhead = ahead !== undefined && JSON.stringify(ahead.matching) === JSON.stringify(matching)
  const { keys, identity, hasValues } = isAhead ? await ahead.records : await readRecordKeys(part, matching)
  const isKey = matching.by === 'key'
  const hasKey = (lo: number | undefined, hi: number | undefined) => !isKey || lo !== 0 || hi !== 0
  const takesPart = (record: number) => rowOf[record] === -1 && hasKey(keys.lo[record], keys.hi[record])
  const groups = groupRecords(keys, takesPart, identity)
  const pairing = pairWhereClear(groups, matches, {
    areOthers: isKey,
    isForced: (row) => boldness === 'forced' && rows.idOf(row) === '',
    wordsOf: (row) => rows.wordsOf(row),
  })
  const addRow = (row: number, lo: number, hi: number) => {
    if (recordOf[row] === -1 && leftOut?.[row] !== 1 && hasKey(lo, hi)) pairing.add(row, lo, hi)
  }
  const inRows = isAhead ? readKeptKeys(rows, ahead, addRow) : await readRowKeys(part, rows, matching, addRow)
  const paired = pairing.end()
  giveBack(groups.slots, groups.next, groups.isMixed)
  if (!isAhead) giveBackKeys({ keys, identity })
  return { seen: { inRecords: hasValues, inRows }, ...paired }
}

/**
 * The same, first to first without a look at what the rows say: right where every row gets a record so. Whether they did;
 * `matches` are of no use otherwise.
 */
export async function matchAll(
  rows: RowTable,
  { recordOf, rowOf }: Matches,
  { matching, records, inRows }: ReadAhead,
): Promise<{ readonly isWhole: boolean; readonly seen: Seen }> {
  const { keys, identity, hasValues } = await records
  const seen = { inRecords: hasValues, inRows }
  // Of records that are not the same for certain it may not be the first that is meant.
  if (identity !== undefined) return { isWhole: false, seen }
  const groups = groupRecords(keys, () => true, undefined)
  const isWhole = pairInTurn(groups, { recordOf, rowOf }, matching.by === 'key', (onKey) => rows.eachKey(onKey))
  giveBack(groups.slots, groups.next, groups.isMixed)
  return { isWhole, seen }
}

export type OnKey = (row: number, lo: number, hi: number) => void

function readKeptKeys(rows: RowTable, { inRows }: ReadAhead, onKey: OnKey): Uint8Array {
  rows.eachKey(onKey)
  return inRows
}

/** Returns which columns have values in rows that the org has printed. */
export async function readRowKeys(part: Part, rows: RowTable, matching: Matching, onKey: OnKey): Promise<Uint8Array> {
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

export async function readRecordKeys(part: Part, { compared, whole, by }: Matching): Promise<RecordKeys> {
  const hash = new KeyHash(part.columns.length)
  const keys = newKeys(part.records)
  const identity = by === 'key' ? undefined : new Identity(part, compared, whole, keys)
  await readKeys(part, compared, hash, (record, number) => {
    keys.lo[number] = hash.lo
    keys.hi[number] = hash.hi
    identity?.add(record, number, hash.isOdd)
  })
  return { keys, identity: identity?.keys, hasValues: hash.hasValues }
}

/** Tells records that are the same for certain: by their keys, as long as those do. */
class Identity {
  /** Undefined while the keys tell it. */
  keys: Keys | undefined
  readonly #hash: KeyHash
  readonly #part: Part
  readonly #forms: readonly Form[]
  readonly #others: Keys
  readonly #isTold: boolean
  #range: ByteRange | undefined
  #fields: Fields | undefined

  constructor(part: Part, compared: Compared, whole: readonly Form[], others: Keys) {
    this.#part = part
    this.#forms = whole
    this.#others = others
    this.#hash = new KeyHash(part.columns.length, { isLiteral: true })
    this.#isTold = whole.every((form, column) => compared[column] === form)
    if (!this.#isTold) this.keys = newKeys(part.records)
  }

  add(record: PartRecord, number: number, isOdd: boolean): void {
    if (this.#isTold && !isOdd) {
      if (this.keys !== undefined) this.#set(this.keys, number, this.#others.lo[number], this.#others.hi[number])
      return
    }
    // So far the keys have told it.
    this.keys ??= { lo: this.#others.lo.slice(), hi: this.#others.hi.slice() }
    if (record.range !== this.#range || this.#fields === undefined) {
      this.#range = record.range
      this.#fields = fieldsOfRange(record.range, this.#part, this.#forms)
    }
    this.#hash.read(record.bytes, record.start, record.end, this.#fields)
    this.#set(this.keys, number, this.#hash.lo, this.#hash.hi)
  }

  #set(keys: Keys, number: number, lo = 0, hi = 0): void {
    keys.lo[number] = lo
    keys.hi[number] = hi
  }
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
  await readKeys(part, compared, recordHash, () => {})
  await rows.read(({ kind }, header) => {
    const fields = fieldsOfRows(kind, header, part, { compared })
    return (_, bytes, start, end) => rowHash.read(bytes, start, end, fields)
  })
  return { records: recordHash.sums, rows: rowHash.sums }
}

/** Reads the keys of a part's records, in their order; `onRecord` finds each in `hash`. */
export async function readKeys(
  part: Part,
  compared: Compared,
  hash: KeyHash,
  onRecord: (record: PartRecord, number: number) => void,
): Promise<void> {
  let range: ByteRange | undefined
  let fields: Fields | undefined
  let number = 0
  await forEachRecord(part, (record) => {
    if (record.range !== range || fields === undefined) {
      range = record.range
      fields = fieldsOfRange(range, part, compared)
    }
    hash.read(record.bytes, record.start, record.end, fields)
    onRecord(record, number)
    number++
  })
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
