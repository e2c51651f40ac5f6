import type { Span } from './spans.ts'

/** A piece of a secret that counts as the secret. An access token begins with the 15 characters of its org's id, which is
 *  none. Source: Salesforce Help, "Session Id Format". */
export const SHORTEST_PIECE = 16

/** Every eighth place of a text is looked at: one of them begins eight characters inside any piece of 15 and more. */
const GRAM = 8

/** Where the same eight characters occur again and again, as many of their places are tried. */
const MOST_TRIES = 8

const LF = 10

/**
 * Finds pieces of any of many texts inside another text, in a time that depends on the length of that one alone: a table
 * has, by a hash of eight characters, the places where these stand in the texts that are looked for.
 */
export class PieceIndex {
  /** All texts, one on a line. */
  #all = ''
  /** Open addressing: place in `#all`, counted from 1; 0 is free. */
  #table = new Int32Array(1_024)
  #used = 0

  /** A text that has several lines is several texts. */
  add(text: string): void {
    this.#grow(this.#used + text.length)
    const first = this.#all.length
    this.#all += `${text}\n`
    for (let at = first; at + GRAM <= this.#all.length; at++) this.#insert(at)
  }

  /** In the order in which they end; they may overlap. */
  *find(text: string): Generator<Span> {
    if (this.#used === 0) return
    let covered = 0
    for (let at = 0; at + GRAM <= text.length; at += GRAM) {
      // A piece that goes on behind what was found has its last characters to be looked at.
      if (at < covered - SHORTEST_PIECE) continue
      const found = this.#longest(text, at)
      if (found === undefined) continue
      yield found
      covered = Math.max(covered, found.end)
    }
  }

  /** The longest piece around the eight characters that begin at `at`. */
  #longest(text: string, at: number): Span | undefined {
    let longest: Span | undefined
    let tries = 0
    for (let slot = this.#slotOf(hash(text, at)); tries < MOST_TRIES; slot = this.#next(slot)) {
      const place = (this.#table[slot] ?? 0) - 1
      if (place === -1) break
      if (!this.#isGram(text, at, place)) continue
      tries++
      const piece = this.#extend(text, at, place)
      const length = piece.end - piece.start
      if (length >= SHORTEST_PIECE && length > (longest === undefined ? 0 : longest.end - longest.start))
        longest = piece
    }
    return longest
  }

  #isGram(text: string, at: number, place: number): boolean {
    for (let index = 0; index < GRAM; index++)
      if (text.charCodeAt(at + index) !== this.#all.charCodeAt(place + index)) return false
    return true
  }

  #extend(text: string, at: number, place: number): Span {
    let start = at
    for (let own = place - 1; start > 0 && own >= 0 && this.#isSame(text, start - 1, own); own--) start--
    let end = at + GRAM
    for (let own = place + GRAM; end < text.length && this.#isSame(text, end, own); own++) end++
    return { start, end }
  }

  /** No piece goes on from one text to the next. */
  #isSame(text: string, at: number, place: number): boolean {
    const code = this.#all.charCodeAt(place)
    return code !== LF && code === text.charCodeAt(at)
  }

  #insert(place: number): void {
    let slot = this.#slotOf(hash(this.#all, place))
    let same = 0
    while (this.#table[slot] !== 0) {
      if (this.#isGram(this.#all, place, (this.#table[slot] ?? 0) - 1) && ++same === MOST_TRIES) return
      slot = this.#next(slot)
    }
    this.#table[slot] = place + 1
    this.#used++
  }

  /** Half of the table stays free. */
  #grow(needed: number): void {
    let size = this.#table.length
    while (size < needed * 2) size *= 2
    if (size === this.#table.length) return
    this.#table = new Int32Array(size)
    const end = this.#all.length - GRAM
    this.#used = 0
    for (let place = 0; place <= end; place++) this.#insert(place)
  }

  #slotOf(hashed: number): number {
    return hashed & (this.#table.length - 1)
  }

  #next(slot: number): number {
    return (slot + 1) & (this.#table.length - 1)
  }
}

/** Of the eight characters that begin at `at`. */
function hash(text: string, at: number): number {
  let hashed = 0
  for (let index = at; index < at + GRAM; index++) hashed = Math.imul(hashed ^ text.charCodeAt(index), 0x9e3779b1)
  return (hashed ^ (hashed >>> 15)) >>> 0
}
