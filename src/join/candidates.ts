import { indexOfByte } from '../csv/fields.ts'
import type { ByteRange, Part } from '../parts/part.ts'
import type { Form } from '../values/forms.ts'
import { type Compared, fieldsOfRange, fieldsOfRows } from './compared-fields.ts'
import { type Groups, groupRecords, type Keys } from './groups.ts'
import type { JoinTask } from './join-task.ts'
import { type Fields, KeyHash } from './key-hash.ts'
import { type Matching, readKeys, readRecordKeys } from './record-keys.ts'
import { asTheyAre, Variation, type Ways, withoutEscapes } from './ways.ts'

/** Keys of a part's records in all ways in which they may come back. */
export interface Candidates {
  /** Entries by key: each is a record in one of its ways. `isMixed` where they are of records that are not the same. */
  readonly groups: Groups
  /** By entry, its record. */
  readonly recordOf: Int32Array
  /** Records that are the same for certain have the same head. */
  readonly headOf: (record: number) => number
  /** The records that are the same as a head, the head among them. */
  readonly sameAs: (head: number) => readonly number[]
  readonly hasValues: Uint8Array
}

/** @param takesPart whether a record is looked for */
export async function readCandidates(
  part: Part,
  { ways, whole }: { ways: Ways; whole: readonly Form[] },
  takesPart: (record: number) => boolean,
): Promise<Candidates> {
  const base = asTheyAre(ways)
  const matching: Matching = { compared: base, whole, by: 'values' }
  const { keys, identity = keys, hasValues } = await readRecordKeys(part, matching)
  const more = await readOtherWays(part, ways, keys, takesPart)
  const recordOf = Int32Array.from({ length: part.records + more.records.length }, (_, entry) =>
    entry < part.records ? entry : (more.records[entry - part.records] ?? 0),
  )
  const entries = { lo: concat(keys.lo, more.lo), hi: concat(keys.hi, more.hi) }
  const ofEntries = {
    lo: recordOf.map((record) => identity.lo[record] ?? 0),
    hi: recordOf.map((r) => identity.hi[r] ?? 0),
  }
  const groups = groupRecords(entries, (entry) => takesPart(recordOf[entry] ?? 0), ofEntries)
  const same = groupRecords(identity, takesPart, undefined)
  const headOf = (record: number) => same.slots[same.slotOf(identity.lo[record] ?? 0, identity.hi[record] ?? 0)] ?? -1
  const sameAs = (head: number) => {
    const records: number[] = []
    for (let record = head; record !== -1; record = same.next[record] ?? -1) records.push(record)
    return records
  }
  return { groups, recordOf, headOf, sameAs, hasValues }
}

async function readOtherWays(
  part: Part,
  ways: Ways,
  keys: Keys,
  takesPart: (record: number) => boolean,
): Promise<{ readonly lo: number[]; readonly hi: number[]; readonly records: number[] }> {
  const more: { lo: number[]; hi: number[]; records: number[] } = { lo: [], hi: [], records: [] }
  const variation = new Variation(ways)
  const hash = new KeyHash(part.columns.length)
  const fieldsOf = createFieldsOf(part)
  const base = asTheyAre(ways)
  await readKeys(part, base, new KeyHash(part.columns.length), ({ bytes, start, end, range }, record) => {
    if (!takesPart(record)) return
    const seen = new Set([`${keys.lo[record]} ${keys.hi[record]}`])
    for (const way of variation.of(bytes, start, end, fieldsOf(range, base))) {
      hash.read(bytes, start, end, fieldsOf(range, way))
      const key = `${hash.lo} ${hash.hi}`
      if (seen.has(key)) continue
      seen.add(key)
      more.lo.push(hash.lo)
      more.hi.push(hash.hi)
      more.records.push(record)
    }
  })
  return more
}

function createFieldsOf(part: Part): (range: ByteRange, compared: Compared) => Fields {
  let last: ByteRange | undefined
  const known = new Map<Compared, Fields>()
  return (range, compared) => {
    if (range !== last) known.clear()
    last = range
    const fields = known.get(compared) ?? fieldsOfRange(range, part, compared)
    known.set(compared, fields)
    return fields
  }
}

function concat(one: Int32Array, other: readonly number[]): Int32Array {
  const all = new Int32Array(one.length + other.length)
  all.set(one)
  all.set(other, one.length)
  return all
}

/** Takes a row with its keys: as it is, and as it is without the escapes that the org may have put in. */
type OnRowKeys = (row: number, keys: readonly (readonly [lo: number, hi: number])[]) => void

const AMPERSAND = 0x26

/** Returns which columns have values in rows that the org has printed. */
export async function readRowCandidates(
  { part, rows }: Pick<JoinTask, 'part' | 'rows'>,
  { ways, idFrom = 'Id' }: { ways: Ways; idFrom?: 'Id' | 'sf__Id' },
  onRow: OnRowKeys,
): Promise<Uint8Array> {
  const printed = new KeyHash(part.columns.length)
  const raw = new KeyHash(part.columns.length)
  const [base, unescaped] = [asTheyAre(ways), withoutEscapes(ways)]
  await rows.read(({ kind }, header) => {
    const fields = fieldsOfRows(kind, header, part, { compared: base, idFrom })
    const others = fieldsOfRows(kind, header, part, { compared: unescaped, idFrom })
    const hash = kind === 'unprocessedrecords' ? raw : printed
    return (row, bytes, start, end) => {
      hash.read(bytes, start, end, fields)
      const keys: [number, number][] = [[hash.lo, hash.hi]]
      if (indexOfByte(bytes, start, end, AMPERSAND) < end) {
        hash.read(bytes, start, end, others)
        keys.push([hash.lo, hash.hi])
      }
      onRow(row, keys)
    }
  })
  return printed.hasValues
}
