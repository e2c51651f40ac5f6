import { columnIndex } from '../csv/column-index.ts'
import { delimiterByte } from '../csv/dialect.ts'
import { fieldEnd } from '../csv/fields.ts'
import { FieldKey } from '../keys/field-key.ts'
import type { ByteRange, Part } from '../parts/part.ts'
import { forEachRecord } from '../parts/part-records.ts'
import { sentColumns } from '../parts/sent-columns.ts'
import type { HeldBack } from '../send/held-back.ts'
import { type KeyField, type KeyForm, mayBeSameKey } from '../values/key-forms.ts'

/** The parts of a load as they were sent first, and the place of each one's first record. */
export interface FirstParts {
  readonly parts: readonly { readonly part: Part; readonly firstOrder: number }[]
  /** `Id` or the external id field; undefined where records have no key. */
  readonly keyColumn: string | undefined
  /** What describe says of its field; undefined where it is not known. */
  readonly keyFacts?: KeyField | undefined
  /** Records that were refused for good, by their place. */
  readonly staysOut: ReadonlySet<number>
}

/**
 * Finds the records that must not be sent again: a later record whose key may be the same to the org was loaded meanwhile,
 * and the older one would overwrite it.
 */
export async function findOvertaken(
  heldBack: readonly HeldBack[],
  { parts, keyColumn, keyFacts, staysOut }: FirstParts,
): Promise<ReadonlySet<HeldBack>> {
  if (keyColumn === undefined || heldBack.length === 0) return new Set()
  const waiting = new Map(heldBack.map((record) => [record.order, record]))
  const keyOf = new Map<number, string>()
  /** The place of the last record of each key that was loaded. */
  const lastIn = new Map<string, number>()
  const form = mayBeSameKey(keyColumn, keyFacts)
  await readKeys(parts, keyColumn, form, (order, key) => {
    if (waiting.has(order)) keyOf.set(order, key)
  })
  const wanted = new Set(keyOf.values())
  await readKeys(parts, keyColumn, form, (order, key) => {
    if (wanted.has(key) && !waiting.has(order) && !staysOut.has(order)) lastIn.set(key, order)
  })
  const overtaken = heldBack.filter(({ order }) => (lastIn.get(keyOf.get(order) ?? '') ?? -1) > order)
  return new Set(overtaken)
}

/** Hands over the key of each record that has one. */
async function readKeys(
  parts: FirstParts['parts'],
  keyColumn: string,
  form: KeyForm,
  onKey: (order: number, key: string) => void,
): Promise<void> {
  const key = new FieldKey(form)
  for (const { part, firstOrder } of parts) {
    const place = columnIndex(part.columns, keyColumn)
    if (place === -1) continue
    let order = firstOrder
    let range: ByteRange | undefined
    let keyField = -1
    let delimiter = 0
    await forEachRecord(part, (record) => {
      if (record.range !== range) {
        range = record.range
        const sent = sentColumns(record.range, part)
        keyField = sent.fields[place] ?? -1
        delimiter = delimiterByte(sent.delimiter)
      }
      const start = fieldStart(record.bytes, record.start, record.end, { delimiter, field: keyField })
      if (start !== -1) {
        key.read(record.bytes, start, fieldEnd(record.bytes, start, record.end, delimiter))
        if (key.lo !== 0 || key.hi !== 0) onKey(order, `${key.lo} ${key.hi}`)
      }
      order++
    })
  }
}

/** Where a field starts, counted from 0; -1 where the record has fewer. */
function fieldStart(
  bytes: Buffer,
  start: number,
  end: number,
  { delimiter, field }: { delimiter: number; field: number },
): number {
  let at = start
  for (let passed = 0; passed < field; passed++) at = fieldEnd(bytes, at, end, delimiter) + 1
  return field < 0 || at > end ? -1 : at
}
