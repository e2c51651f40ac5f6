/** The steps of MurmurHash3, from which keys are made. Keys of 64 bits take two of its lanes, keys of 128 bits take all four;
 *  each lane gets all words.
 *  Source: aappleby/smhasher: src/MurmurHash3.cpp, the body of `MurmurHash3_x86_128`. */

export const SEED_A = 0x811c9dc5 | 0
export const SEED_B = 0x9e3779b9 | 0
export const SEED_C = 0x7feb352d | 0
export const SEED_D = 0x2c1b3c6d | 0

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

export function mixC(half: number, word: number): number {
  const k = Math.imul(word, 0xab0e9789)
  const mixed = half ^ Math.imul((k << 16) | (k >>> 16), 0x38b34ae5)
  return (Math.imul((mixed << 17) | (mixed >>> 15), 5) + 0x0bcaa747) | 0
}

export function mixD(half: number, word: number): number {
  const k = Math.imul(word, 0xa1e38b93)
  const mixed = half ^ Math.imul((k << 17) | (k >>> 15), 0x239b961b)
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0x32ac3b17) | 0
}

/** The last step: every bit of the input changes half of the bits.
 *  Source: aappleby/smhasher: src/MurmurHash3.cpp, `fmix32`. */
export function mixLast(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
