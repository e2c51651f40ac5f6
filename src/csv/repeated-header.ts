import { nameKey } from '../values/names.ts'
import { QUOTE } from './dialect.ts'
import { decodeField, decodeFields, fieldEnd } from './fields.ts'
import { invisibleAt, visibleName } from './invisible.ts'

/** Stands for each byte of a character beyond ASCII: its case is not known by its bytes. */
const WIDE = 0x80

/** How many bytes of blanks and quotes each name may have beside those of the header. */
const MOST_MORE = 16

/** Finds records that hold nothing but the names of the columns, as there are where files were put together. */
export class RepeatedHeader {
  readonly #delimiter: number
  readonly #keys: ReadonlySet<string>
  /** By the first letter, the letters of the names that begin with it. */
  readonly #names: (readonly Uint8Array[])[] = []
  /** Bytes of a record that may repeat the header, with its line ending. */
  readonly #shortest: number = 0
  readonly #longest: number = Number.POSITIVE_INFINITY

  /** @param columns names as `visibleName` gives them
   *  @param delimiter the byte between fields
   *  @param length of the header, in bytes */
  constructor(columns: readonly string[], delimiter: number, length: number) {
    this.#delimiter = delimiter
    this.#keys = new Set(columns.filter((name) => name !== '').map(nameKey))
    for (const key of this.#keys) {
      const letters = Uint8Array.from(Buffer.from(key), letter)
      const first = letters[0] ?? 0
      this.#names[first] = [...(this.#names[first] ?? []), letters]
    }
    const all = [...this.#keys].join(' ')
    // Capital letters may take other bytes than small ones, but not in ASCII.
    if (/[\u0080-\uffff]/.test(all)) return
    this.#shortest = all.length
    this.#longest = length + columns.length * MOST_MORE
  }

  /** Whether a record of so many bytes, with its line ending, may be the header: most have other lengths. */
  mayHaveLength(bytes: number): boolean {
    return bytes >= this.#shortest && bytes <= this.#longest
  }

  /** Whether a name begins with this byte, in any case. */
  mayStartWith(byte: number): boolean {
    return this.#names[letter(byte)] !== undefined
  }

  /** Whether a field holds a name, as far as its bytes tell.
   *
   *  @param at the first byte that is seen */
  mayStartAt(bytes: Uint8Array, at: number, end: number): boolean {
    const names = this.#names[letter(bytes[at] ?? 0)]
    if (names === undefined) return false
    for (let index = 0; index < names.length; index++) {
      const name = names[index]
      if (name !== undefined && this.#isNameAt(name, bytes, at, end)) return true
    }
    return false
  }

  #isNameAt(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
    let at = start
    for (let index = 0; index < name.length; index++) {
      while (letter(bytes[at] ?? 0) !== name[index]) {
        const length = bytes[at] === this.#delimiter ? 0 : invisibleAt(bytes, at, end)
        if (length === 0 || at >= end) return false
        at += length
      }
      if (name[index] === WIDE) return true
      at++
    }
    while (at < end && bytes[at] !== this.#delimiter) {
      const length = bytes[at] === QUOTE ? 1 : invisibleAt(bytes, at, end)
      if (length === 0) return false
      at += length
    }
    return true
  }

  /**
   * Finds out whether a record is the header once more, in any case and quoting: as it is, or as that of a file with the columns
   * in another order. Of a record that has other fields than the header, two of the names and nothing else are a header as well.
   */
  find({ bytes, start, end, isRagged }: HeaderSearch): HeaderAgain | undefined {
    // For most records, the first value decides.
    const firstEnd = fieldEnd(bytes, start, end, this.#delimiter)
    const first = nameIn(decodeField(bytes, start, firstEnd))
    if (first !== '' && !this.#keys.has(first)) return undefined
    const names = decodeFields(bytes, start, end, this.#delimiter)
      .map(nameIn)
      .filter((name) => name !== '')
    const different = new Set(names)
    if (different.size !== names.length || !names.every((name) => this.#keys.has(name))) return undefined
    if (names.length === this.#keys.size) return names.join('\n') === [...this.#keys].join('\n') ? 'same' : 'other'
    return isRagged && names.length > 1 ? 'other' : undefined
  }

  /** Whether a record ends with the header, of which the first name follows a value: no line break was between them. */
  isBehind(values: readonly string[]): boolean {
    const [first = '', ...others] = this.#keys
    const names = others.length > 0 ? values.slice(-others.length).map(nameIn) : []
    const glued = nameKey(values.at(-1 - others.length) ?? '')
      .trimEnd()
      .replace(/"$/, '')
    return names.length > 0 && names.join('\n') === others.join('\n') && glued.endsWith(first)
  }
}

/** A header that stands among the records: the file's own, or one that has the columns in another order, or only some of them. */
export type HeaderAgain = 'same' | 'other'

interface HeaderSearch {
  readonly bytes: Buffer
  readonly start: number
  /** Where the record's line ending starts. */
  readonly end: number
  /** The record has other fields than the header, or its quotes are not those of CSV. */
  readonly isRagged: boolean
}

/** The name of a column that a field holds, or would hold. An invisible character before its quotes makes them part of the text. */
function nameIn(value: string): string {
  const name = visibleName(value)
  const isQuoted = name.length > 1 && name.startsWith('"') && name.endsWith('"')
  return nameKey(isQuoted ? visibleName(name.slice(1, -1)) : name)
}

/** Small letters for capital ones, and one byte for all beyond ASCII, whose case is not known by their bytes. */
function letter(byte: number): number {
  if (byte >= WIDE) return WIDE
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
}
