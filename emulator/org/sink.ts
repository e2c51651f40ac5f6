const LINE_FEED = 0x0a
const QUOTE = 0x22

/** The same byte in each of the four places of a 32-bit word. */
const LINE_FEEDS = 0x0a0a0a0a
const QUOTES = 0x22222222

/** Counts bytes and records of a CSV as it goes by: line ends outside quotes, blank lines included, without looking at fields. */
export class RecordCounter {
  bytes = 0
  #lineEnds = 0
  #inQuotes = false
  #last = LINE_FEED

  add(piece: Buffer): void {
    if (piece.length === 0) return
    this.bytes += piece.length
    this.#last = piece[piece.length - 1] ?? LINE_FEED
    // Words must start at a multiple of four bytes.
    const head = Math.min(piece.length, (4 - (piece.byteOffset % 4)) % 4)
    const words = (piece.length - head) >> 2
    this.#countBytes(piece, 0, head)
    if (words > 0) this.#countWords(piece, head, new Int32Array(piece.buffer, piece.byteOffset + head, words))
    this.#countBytes(piece, head + words * 4, piece.length)
  }

  /** Records so far, the header not counted; a last one without a line end is one. */
  records(): number {
    const lines = this.#lineEnds + (this.#last === LINE_FEED ? 0 : 1)
    return Math.max(0, lines - 1)
  }

  #countWords(piece: Buffer, head: number, words: Int32Array): void {
    for (let index = 0; index < words.length; index += 1) {
      const word = words[index] ?? 0
      if (hasZeroByte(word ^ LINE_FEEDS) !== 0 || hasZeroByte(word ^ QUOTES) !== 0) {
        this.#countBytes(piece, head + index * 4, head + index * 4 + 4)
      }
    }
  }

  #countBytes(piece: Buffer, from: number, to: number): void {
    for (let index = from; index < to; index += 1) {
      const byte = piece[index]
      if (byte === QUOTE) this.#inQuotes = !this.#inQuotes
      else if (byte === LINE_FEED && !this.#inQuotes) this.#lineEnds += 1
    }
  }
}

/** Not 0 when one of the word's four bytes is 0 (Sean Anderson, "Bit Twiddling Hacks"). */
function hasZeroByte(word: number): number {
  return (word - 0x01010101) & ~word & 0x80808080
}
