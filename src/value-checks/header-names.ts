import { QUOTE } from '../csv/dialect.ts'
import { invisibleAt } from '../csv/invisible.ts'
import type { Field, ObjectDescribe } from '../org/describe.ts'
import { nameKey } from '../values/names.ts'

const [SPACE, POINT, COLON] = [0x20, 0x2e, 0x3a]
/** The low bits of a letter, in which its case makes no difference. */
const LETTER = 0x1f
const MASK = 0xffff
const FIRST_HASH = 5_381

/** Adds a letter, in any case, to the hash of a text. */
function hashed(hash: number, byte: number): number {
  return (Math.imul(hash, 33) ^ (byte & LETTER)) & 0x7fffffff
}

/** The hash of a text, without its spaces, and without what stands before a colon. */
function hashOf(text: string): number {
  const bytes = Buffer.from(text.slice(text.lastIndexOf(':') + 1).replaceAll(' ', ''))
  return bytes.reduce((hash, byte) => hashed(hash, byte), FIRST_HASH) & MASK
}

/** The names that columns of an object have in files: API names, labels, and columns of parents such as `Owner.Username`. Values are
 *  looked up by `nameKey`. */
export class HeaderNames {
  readonly #apiNames: ReadonlySet<string>
  readonly #relationships: ReadonlySet<string>
  /** The API names of the fields that have a name or label. */
  readonly #fields = new Map<string, readonly string[]>()
  /** API names and labels that nobody writes as a word. */
  readonly #compounds = new Set<string>()
  /** By the first three letters, whether a name begins with them. */
  readonly #beginnings = new Uint8Array(2 ** 15)
  /** By the hashes of names, and of relationships. */
  readonly #nameHashes = new Uint8Array(MASK + 1)
  readonly #parentHashes = new Uint8Array(MASK + 1)

  constructor({ fields }: ObjectDescribe) {
    this.#apiNames = new Set(fields.map(({ name }) => nameKey(name)))
    const relationships = fields.flatMap(({ relationshipName }) => relationshipName || [])
    const parents = fields.flatMap(({ relationshipName, referenceTo }) => (relationshipName ? referenceTo : []))
    this.#relationships = new Set(relationships.map(nameKey))
    for (const field of fields) {
      for (const known of namesOf(field)) this.#addName(known, field.name)
    }
    for (const text of [...this.#fields.keys(), ...relationships, ...parents]) this.#addBeginning(Buffer.from(text))
    for (const text of relationships) this.#parentHashes[hashOf(text)] = 1
  }

  /** The fields that a value names: several where one has the name of another as its label; none where it is no name. */
  fieldsOf(key: string): readonly string[] {
    return this.#fields.get(key) ?? (this.#isOfParent(key) ? [key] : [])
  }

  /** Whether a value is a name as the API has it, and no label. */
  isApiName(key: string): boolean {
    return this.#apiNames.has(key) || this.#isOfParent(key)
  }

  /** Whether nobody writes a name as a word of a record: `BillingCity`, `Ext_Id__c`, `Billing City` or `Owner.Username`, and not
   *  `Phone`. */
  isCompound(key: string): boolean {
    return this.#compounds.has(key) || this.#isOfParent(key)
  }

  /** Whether each field of a record is blank or may hold a name, as far as the hashes of letters tell. Makes nothing: it looks at
   *  every record. */
  mayFill(bytes: Buffer, start: number, end: number, delimiter: number): boolean {
    let first = start
    while (first < end) {
      const byte = bytes[first]
      const length = byte === delimiter || byte === QUOTE ? 1 : invisibleAt(bytes, first, end)
      if (length === 0) break
      first += length
    }
    if (first >= end || !this.#mayBegin(bytes[first] ?? 0, bytes[first + 1] ?? 0, bytes[first + 2] ?? 0)) return false
    for (let at = start; at < end; ) {
      at = this.#behindName(bytes, at, end, delimiter)
      if (at === -1) return false
    }
    return true
  }

  #mayBegin(first: number, second: number, third: number): boolean {
    return this.#beginnings[((first & LETTER) << 10) | ((second & LETTER) << 5) | (third & LETTER)] !== 0
  }

  /** Where the next field starts; -1 where the one at `start` holds anything but a name. */
  #behindName(bytes: Buffer, start: number, end: number, delimiter: number): number {
    const quote = behindInvisible(bytes, start, end, delimiter)
    const isQuoted = bytes[quote] === QUOTE && quote < end
    const first = isQuoted ? behindInvisible(bytes, quote + 1, end, delimiter) : quote
    let hash = FIRST_HASH
    let isOfParent = false
    let at = first
    for (; at < end; at++) {
      const byte = bytes[at] ?? 0
      if (byte === QUOTE || (byte === delimiter && !isQuoted)) break
      if (byte === POINT && this.#parentHashes[hash & MASK] !== 0) isOfParent = true
      if (byte === COLON) hash = FIRST_HASH
      else if (byte !== SPACE) hash = hashed(hash, byte)
    }
    if (at > first && !isOfParent && this.#nameHashes[hash & MASK] === 0) return -1
    while (at < end && bytes[at] !== delimiter) at++
    return at + 1
  }

  #isOfParent(key: string): boolean {
    const dot = key.indexOf('.')
    const parent = key.slice(key.lastIndexOf(':', dot) + 1, dot)
    return dot > 0 && this.#relationships.has(parent) && /^[a-z]\w*(?:\.\w+)*$/.test(key.slice(dot + 1))
  }

  #addName(name: string, field: string): void {
    const key = nameKey(name)
    if (key === '') return
    this.#fields.set(key, [...(this.#fields.get(key) ?? []), field])
    this.#nameHashes[hashOf(key)] = 1
    if (/[\s_]|[a-z\d][A-Z]/.test(name)) this.#compounds.add(key)
  }

  #addBeginning(bytes: Uint8Array): void {
    const [first = 0, second = 0, third] = bytes
    const start = ((first & LETTER) << 10) | ((second & LETTER) << 5)
    if (third !== undefined) this.#beginnings[start | (third & LETTER)] = 1
    else this.#beginnings.fill(1, start, start + LETTER + 1)
  }
}

/** Where a field has its first byte that can be seen, or ends. */
function behindInvisible(bytes: Buffer, start: number, end: number, delimiter: number): number {
  let at = start
  while (at < end && bytes[at] !== delimiter) {
    const length = invisibleAt(bytes, at, end)
    if (length === 0) break
    at += length
  }
  return at
}

/** The different names of a field: its API name and its labels. */
export function namesOf({ name, label }: Field): readonly string[] {
  const names = [name, ...labelsOf(label)]
  return names.filter((one, at) => names.findIndex((other) => nameKey(other) === nameKey(one)) === at)
}

/** A label, and how pages and reports show that of a lookup. Source: Salesforce Help, "Standard Fields" of accounts. */
function labelsOf(label: string): readonly string[] {
  const plain = label.replace(/\sID$/i, '')
  return plain === label ? [label] : [label, plain, `${plain} Name`]
}
