import { mixA, mixB, mixC, mixD, mixLast, SEED_A, SEED_B, SEED_C, SEED_D } from '../values/mix.ts'

/** Makes 128-bit hashes of texts: equal for equal texts. Two different texts have the same hash once in 10^38 pairs. */
export class TextHash {
  /** The quarters of the last hash. */
  a = 0
  b = 0
  c = 0
  d = 0
  #scratch = Buffer.allocUnsafeSlow(512)

  /** Reads a text, as UTF-8. */
  read(text: string): void {
    if (text.length * 3 > this.#scratch.length) this.#scratch = Buffer.allocUnsafeSlow(text.length * 6)
    this.readBytes(this.#scratch, 0, this.#scratch.write(text))
  }

  /** Reads the bytes from `start` to `end`: those of a text as UTF-8 give the hash of the text. */
  readBytes(bytes: Buffer, start: number, end: number): void {
    let a = SEED_A
    let b = SEED_B
    let c = SEED_C
    let d = SEED_D
    let at = start
    for (; at + 4 <= end; at += 4) {
      const word = bytes.readInt32LE(at)
      a = mixA(a, word)
      b = mixB(b, word)
      c = mixC(c, word)
      d = mixD(d, word)
    }
    let word = 0
    for (let tail = end - 1; tail >= at; tail--) word = (word << 8) | (bytes[tail] ?? 0)
    if (at < end) {
      a = mixA(a, word)
      b = mixB(b, word)
      c = mixC(c, word)
      d = mixD(d, word)
    }
    const length = end - start
    this.a = mixLast(a ^ length)
    this.b = mixLast(b ^ length ^ Math.imul(a, 0x9e3779b1))
    this.c = mixLast(c ^ length ^ Math.imul(b, 0x85ebca6b))
    this.d = mixLast(d ^ length ^ Math.imul(c, 0xc2b2ae35))
  }
}
