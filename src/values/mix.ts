/** The steps of MurmurHash3, from which keys are made. Two of its lanes are kept, and each gets all words.
 *  Source: aappleby/smhasher: src/MurmurHash3.cpp, the body of `MurmurHash3_x86_128`. */

export const SEED_A = 0x811c9dc5 | 0
export const SEED_B = 0x9e3779b9 | 0

/** Takes the next four bytes of a value. */
export function mixA(half: number, word: number): number {
  const k = Math.imul(word, 0x239b961b)
  const mixed = half ^ Math.imul((k << 15) | (k >>> 17), 0xab0e9789)
  return (Math.imul((mixed << 19) | (mixed >>> 13), 5) + 0x561ccd1b) | 0
}

export function mixB(half: number, word: number): number {
  const k = Math.imul(word, 0x38b34ae5)
  const mixed = half ^ Math.imul((k << 18) | (k >>> 14), 0xa1e38b93)
  return (Math.imul((mixed << 15) | (mixed >>> 17), 5) + 0x96cd1c35) | 0
}

/** The last step: every bit of the input changes half of the bits.
 *  Source: aappleby/smhasher: src/MurmurHash3.cpp, `fmix32`. */
export function mixLast(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
