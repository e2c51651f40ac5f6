import type { ByteRange, Part } from '../csv/part.ts'
import { readRecords } from '../csv/part-records.ts'
import { columnIndex } from '../csv/rows.ts'
import { fieldsOfRange } from '../join/fields.ts'
import { type Fields, KeyHash } from '../join/key-hash.ts'
import type { HeldBack } from '../results/held-back.ts'

/** The parts of a load as they were sent first, and the place of each one's first record. */
export interface FirstParts {
  readonly parts: readonly { readonly part: Part; readonly firstOrder: number }[]
  /** `Id` or the external id field; undefined where records have no key. */
  readonly keyColumn: string | undefined
  /** Records that were refused for good, by their place. */
  readonly staysOut: ReadonlySet<number>
}

/**
 * Of records to be sent again, those that must not be: a later record with the same key is in already, and the older one
 * would overwrite it.
 */
export async function findOvertaken(
  heldBack: readonly HeldBack[],
  { parts, keyColumn, staysOut }: FirstParts,
): Promise<ReadonlySet<HeldBack>> {
  if (keyColumn === undefined || heldBack.length === 0) return new Set()
  const waiting = new Map(heldBack.map((record) => [record.order, record]))
  const keyOf = new Map<number, string>()
  /** By key, the place of the last record that is in. */
  const lastIn = new Map<string, number>()
  await readKeys(parts, keyColumn, (order, key) => {
    if (waiting.has(order)) keyOf.set(order, key)
  })
  const wanted = new Set(keyOf.values())
  await readKeys(parts, keyColumn, (order, key) => {
    if (wanted.has(key) && !waiting.has(order) && !staysOut.has(order)) lastIn.set(key, order)
  })
  const overtaken = heldBack.filter(({ order }) => (lastIn.get(keyOf.get(order) ?? '') ?? -1) > order)
  return new Set(overtaken)
}

/** Hands over the key of each record that has one. */
async function readKeys(
  parts: FirstParts['parts'],
  keyColumn: string,
  onKey: (order: number, key: string) => void,
): Promise<void> {
  const form = keyColumn.toLowerCase() === 'id' ? 'id' : 'text'
  for (const { part, firstOrder } of parts) {
    const place = columnIndex(part.columns, keyColumn)
    if (place === -1) continue
    const compared = part.columns.map((_, column) => (column === place ? form : undefined))
    const hash = new KeyHash(part.columns.length)
    let order = firstOrder
    let range: ByteRange | undefined
    let fields: Fields | undefined
    const records = readRecords(part, (record) => {
      if (record.range !== range || fields === undefined) {
        range = record.range
        fields = fieldsOfRange(record.range, part, compared)
      }
      hash.read(record.bytes, record.start, record.end, fields)
      if (hash.lo !== 0 || hash.hi !== 0) onKey(order, `${hash.lo} ${hash.hi}`)
      order++
    })
    for await (const _ of records);
  }
}
