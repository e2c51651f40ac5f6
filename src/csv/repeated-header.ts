import { nameKey } from '../values/names.ts'
import { QUOTE } from './dialect.ts'
import { decodeField, decodeFields, fieldEnd } from './fields.ts'
import { invisibleAt, visibleName } from './invisible.ts'

/** Stands for the end of a name, and for a character beyond ASCII, among the pairs of letters. */
const NO_LETTER = 0
const WIDE = 0x80

/** Finds records that hold nothing but the names of the columns, as there are where files were put together. */
export class RepeatedHeader {
  readonly #delimiter: number
  readonly #keys: ReadonlySet<string>
  /** 1 for the first letter of each name, and for the first two. */
  readonly #firsts = new Uint8Array(0x100)
  readonly #pairs = new Uint8Array(0x10000)

  /** @param columns names as `visibleName` gives them
   *  @param delimiter the byte between fields */
  constructor(columns: readonly string[], delimiter: number) {
    this.#delimiter = delimiter
    this.#keys = new Set(columns.filter((name) => name !== '').map(nameKey))
    for (const key of this.#keys) {
      const [first = NO_LETTER, second = NO_LETTER] = Buffer.from(key).map(letter)
      this.#firsts[first] = 1
      this.#pairs[(first << 8) | second] = 1
    }
  }

  /** Whether a name begins with this byte, in any case. */
  mayStartWith(byte: number): boolean {
    return this.#firsts[letter(byte)] === 1
  }

  /** Whether the first letters of a field may be those of a name.
   *
   *  @param at the first byte that is seen */
  mayStartAt(bytes: Uint8Array, at: number, end: number): boolean {
    const first = letter(bytes[at] ?? NO_LETTER)
    const next = at + 1 < end ? (bytes[at + 1] ?? NO_LETTER) : NO_LETTER
    if (next === QUOTE || next === this.#delimiter) return this.#pairs[first << 8] === 1
    if (this.#pairs[(first << 8) | letter(next)] === 1) return true
    // A character that is not seen may stand between the letters of a name, or behind one of a single letter.
    return this.#firsts[first] === 1 && invisibleAt(bytes, at + 1, end) > 0
  }

  /**
   * Finds out whether a record is the header once more, in any case and quoting: as it is, or as that of a file with the columns
   * in another order. Of a record that has other fields than the header, two of the names and nothing else are a header as well.
   */
  find({ bytes, start, end, isRagged }: HeaderSearch): HeaderAgain | undefined {
    // Most records are told by their first value.
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
