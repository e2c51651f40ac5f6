import { type Delimiter, delimiterByte, QUOTE } from '../csv/dialect.ts'
import { decodeFields } from '../csv/fields.ts'
import { visibleName } from '../csv/invisible.ts'
import type { ObjectDescribe } from '../org/describe.ts'
import { nameKey } from '../values/names.ts'
import type { ColumnPlan } from './column-plan.ts'

/** A record that is a header: that of another file, or a second row of labels or types right below the file's own. */
export type HeaderKind = 'other' | 'second'

const [SPACE, POINT] = [0x20, 0x2e]
/** The low bits of a letter, in which its case makes no difference. */
const LETTER = 0x1f
const MASK = 0xffff
const FIRST_HASH = 5_381

/** Adds a letter, in any case, to the hash of a text. */
function hashed(hash: number, byte: number): number {
  return (Math.imul(hash, 33) ^ (byte & LETTER)) & 0x7fffffff
}

/** The hash of a text, without its spaces. */
function hashOf(text: string): number {
  return Buffer.from(text.replaceAll(' ', '')).reduce((hash, byte) => hashed(hash, byte), FIRST_HASH) & MASK
}

/** Finds records whose values are names of fields of the object. Hardly a record begins with one: a look at three bytes tells. */
export class HeaderRows {
  readonly #plans: readonly ColumnPlan[]
  readonly #delimiter: number
  readonly #names = new Set<string>()
  readonly #relationships: ReadonlySet<string>
  /** By the first three letters, whether a name begins with them. */
  readonly #beginnings = new Uint8Array(2 ** 15)
  /** By the hashes of names, and of relationships. */
  readonly #nameHashes = new Uint8Array(MASK + 1)
  readonly #parentHashes = new Uint8Array(MASK + 1)

  constructor(plans: readonly ColumnPlan[], delimiter: Delimiter, { fields }: ObjectDescribe) {
    this.#plans = plans
    this.#delimiter = delimiterByte(delimiter)
    for (const { name, label } of fields) {
      for (const known of [name, ...labelsOf(label)]) if (known !== '') this.#names.add(nameKey(known))
    }
    this.#relationships = new Set(fields.flatMap(({ relationshipName }) => nameKey(relationshipName ?? '') || []))
    for (const text of [...this.#names, ...this.#relationships]) this.#addBeginning(Buffer.from(text))
    for (const text of this.#names) this.#nameHashes[hashOf(text)] = 1
    for (const text of this.#relationships) this.#parentHashes[hashOf(text)] = 1
  }

  /**
   * Says what kind of header the record from `start` to `end` is, where its line ending starts; undefined for all other records.
   *
   * @param isFirst it is right below the header of its file
   */
  find(bytes: Buffer, start: number, end: number, isFirst: boolean): HeaderKind | undefined {
    if (!isFirst && !this.#mayBeHeader(bytes, start, end)) return undefined
    const values = decodeFields(bytes, start, end, this.#delimiter).map(visibleName)
    const given = values.filter((value) => value !== '')
    if (given.length < 2) return undefined
    if (isFirst && values.every((value, column) => value === '' || this.#describes(value, column))) return 'second'
    const isHeader = new Set(given.map(nameKey)).size === given.length && values.every(this.#isName)
    return isHeader ? 'other' : undefined
  }

  #mayBeHeader(bytes: Buffer, start: number, end: number): boolean {
    let at = start
    while (at < end && (bytes[at] === this.#delimiter || bytes[at] === QUOTE || bytes[at] === SPACE)) at++
    const first = bytes[at] ?? 0
    if (at >= end || first <= 0x40) return false
    const beginning =
      ((first & LETTER) << 10) | (((bytes[at + 1] ?? 0) & LETTER) << 5) | ((bytes[at + 2] ?? 0) & LETTER)
    return this.#beginnings[beginning] !== 0 && this.#mayBeName(bytes, at, end)
  }

  /** Whether a field holds a name, as far as the hash of its letters tells. */
  #mayBeName(bytes: Buffer, start: number, end: number): boolean {
    let hash = FIRST_HASH
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0
      if (byte === this.#delimiter || byte === QUOTE) break
      if (byte === POINT && this.#parentHashes[hash & MASK] !== 0) return true
      if (byte !== SPACE) hash = hashed(hash, byte)
    }
    return this.#nameHashes[hash & MASK] !== 0
  }

  /** Whether a value is blank, or is a name and none of the values that its column can have. */
  readonly #isName = (value: string, column: number): boolean => {
    const key = nameKey(value)
    const isKnown = key === '' || this.#names.has(key) || this.#isRelationshipColumn(key)
    return isKnown && (key === '' || this.#plans[column]?.picklist?.place(value) !== 'active')
  }

  #isRelationshipColumn(key: string): boolean {
    const dot = key.indexOf('.')
    return dot > 0 && this.#relationships.has(key.slice(0, dot)) && /^[a-z]\w*(?:\.\w+)*$/.test(key.slice(dot + 1))
  }

  /** Whether a value is the label or the type of its column's field. */
  #describes(value: string, column: number): boolean {
    const field = this.#plans[column]?.field
    if (field === undefined || this.#plans[column]?.picklist?.place(value) === 'active') return false
    return [field.type, ...labelsOf(field.label)].some((known) => nameKey(known) === nameKey(value))
  }

  #addBeginning(bytes: Uint8Array): void {
    const [first = 0, second = 0, third] = bytes
    const start = ((first & LETTER) << 10) | ((second & LETTER) << 5)
    if (third !== undefined) this.#beginnings[start | (third & LETTER)] = 1
    else this.#beginnings.fill(1, start, start + LETTER + 1)
  }
}

/** A label, and how pages and reports show that of a lookup. Source: Salesforce Help, "Standard Fields" of accounts. */
function labelsOf(label: string): readonly string[] {
  const plain = label.replace(/\sID$/i, '')
  return plain === label ? [label] : [label, plain, `${plain} Name`]
}

/** What is wrong with such a record, as a part of a sentence, and what to do. */
export const HEADER_WORDS: Readonly<Record<HeaderKind, { readonly problem: string; readonly cure: string }>> = {
  other: {
    problem: 'every value of the record is the name of a field: it is the header of another file',
    cure: 'Move this line and the records that belong to it to a file of their own, and list both files in `files`.',
  },
  second: {
    problem: 'every value of the record is the label or the type of its column: it is a second header',
    cure: 'Delete this line.',
  },
}
