import { OwnMemory } from '../memory/own-memory.ts'
import { checkLetters, ID_LENGTH, shortId } from '../values/ids.ts'
import { BLOCK, BLOCK_BITS, TextNumbers } from './text-numbers.ts'

/** Several records of the org have the same key. */
export interface Ambiguous {
  /** The Ids of the first two of them, with 18 characters each. */
  readonly ids: readonly [string, string]
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** By character code, the digit that it is. */
const DIGIT_OF = new Uint8Array(128)
for (let digit = 0; digit < DIGITS.length; digit++) DIGIT_OF[DIGITS.charCodeAt(digit)] = digit

/** Five characters are a number below 62^5, which has 30 bits. */
const CHARACTERS_A_WORD = 5
const ID_WORDS = ID_LENGTH / CHARACTERS_A_WORD
/** Marks the first word of a key with two Ids; the rest of the word is the number of the pair. */
const PAIR = 0x8000_0000

/**
 * A table from keys to Ids, for millions of them: it keeps hashes of 128 bits and 12 bytes for each Id, and no text. Two
 * different keys are taken for one once in 10^38 pairs.
 */
export class IdTable {
  readonly #numbers = new TextNumbers()
  readonly #memory = new OwnMemory()
  /** By the number of a key, the three words of its Id. */
  readonly #ids: Uint32Array[] = []
  /** The words of two Ids each. */
  #pairs = this.#memory.own(new Uint32Array(0))
  #pairCount = 0
  readonly #words = new Uint32Array(ID_WORDS)

  /** How many different keys there are, the ambiguous ones among them. */
  get size(): number {
    return this.#numbers.size
  }

  /** How many keys have more than one Id. */
  get ambiguous(): number {
    return this.#pairCount
  }

  /** Bytes of memory in use. */
  get bytes(): number {
    return this.#numbers.bytes + this.#ids.length * BLOCK * ID_WORDS * 4 + this.#pairs.byteLength
  }

  /**
   * Adds the Id of a key. The same Id may come again, with 15 characters or 18. A different one makes the key ambiguous: the
   * first two Ids stay. Throws RangeError for a text that is no Id.
   */
  add(key: string, id: string): void {
    const short = shortId(id)
    if (short === undefined) throw new RangeError('An Id of a record has 15 or 18 letters and digits.')
    const words = this.#words
    for (let word = 0; word < ID_WORDS; word++) words[word] = wordOf(short, word * CHARACTERS_A_WORD)
    const { size } = this.#numbers
    const number = this.#numbers.add(key)
    const at = (number & (BLOCK - 1)) * ID_WORDS
    if (number === size && at === 0) this.#ids.push(this.#memory.own(new Uint32Array(BLOCK * ID_WORDS)))
    const block = this.#ids[number >>> BLOCK_BITS]
    if (block === undefined) return
    if (number === size) block.set(words, at)
    else if (!isPair(block, at) && !words.every((word, index) => block[at + index] === word)) this.#pair(block, at)
  }

  /** Returns the Id of a key with 18 characters, or two Ids where it has several; undefined for a key that has none. */
  find(key: string): string | Ambiguous | undefined {
    return this.#idOf(this.#numbers.find(key))
  }

  /** Returns what `find` does for the key whose UTF-8 the bytes from `start` to `end` are. */
  findBytes(bytes: Buffer, start: number, end: number): string | Ambiguous | undefined {
    return this.#idOf(this.#numbers.findBytes(bytes, start, end))
  }

  /** Gives the memory back: the table is empty from then on. */
  release(): void {
    this.#numbers.release()
    this.#memory.release()
    this.#ids.length = 0
    this.#pairs = this.#memory.own(new Uint32Array(0))
    this.#pairCount = 0
  }

  #idOf(number: number): string | Ambiguous | undefined {
    const block = number === -1 ? undefined : this.#ids[number >>> BLOCK_BITS]
    if (block === undefined) return undefined
    const at = (number & (BLOCK - 1)) * ID_WORDS
    if (!isPair(block, at)) return idAt(block, at)
    const pair = ((block[at] ?? 0) & ~PAIR) * 2 * ID_WORDS
    return { ids: [idAt(this.#pairs, pair), idAt(this.#pairs, pair + ID_WORDS)] }
  }

  /** Makes the key at a place ambiguous, by the Id that was read last. */
  #pair(block: Uint32Array, at: number): void {
    const to = this.#pairCount * 2 * ID_WORDS
    if (to === this.#pairs.length) {
      const pairs = new Uint32Array(Math.max(64 * 2 * ID_WORDS, 2 * to))
      pairs.set(this.#pairs)
      this.#pairs = this.#memory.replace(this.#pairs, pairs)
    }
    this.#pairs.set(block.subarray(at, at + ID_WORDS), to)
    this.#pairs.set(this.#words, to + ID_WORDS)
    block[at] = PAIR | this.#pairCount++
  }
}

function isPair(block: Uint32Array, at: number): boolean {
  return (block[at] ?? 0) >= PAIR
}

function wordOf(id: string, from: number): number {
  let word = 0
  for (let at = from; at < from + CHARACTERS_A_WORD; at++) word = word * 62 + (DIGIT_OF[id.charCodeAt(at)] ?? 0)
  return word
}

function idAt(words: Uint32Array, from: number): string {
  let id = ''
  for (let at = from; at < from + ID_WORDS; at++) {
    let rest = words[at] ?? 0
    let text = ''
    for (let character = 0; character < CHARACTERS_A_WORD; character++) {
      text = DIGITS.charAt(rest % 62) + text
      rest = Math.floor(rest / 62)
    }
    id += text
  }
  return id + checkLetters(id)
}
