import type { Span } from './spans.ts'

/** Length of the shortest piece of a secret that counts as the secret. An access token begins with the 15 characters of its
 *  org's id, which is none. Source: Salesforce Help, "Session Id Format". */
export const SHORTEST_PIECE = 16

/** Every eighth place of a secret is noted, so that any piece of 15 characters or more holds the eight that begin at one. */
const GRAM = 8

/** How many places of the same eight characters are tried. */
const MOST_TRIES = 8

const LF = 10

/**
 * Finds pieces of any of many secrets inside a text, in a time that depends on the length of that text alone: a table of
 * eight-character hashes leads to the places in the secrets where those characters occur.
 */
export class PieceIndex {
  /** All texts, one on a line. */
  #all = ''
  /** By the hash of eight characters, the places in `#all` where they begin. */
  readonly #places = new Map<number, number[]>()

  /** Adds a secret; each line of it counts as a secret of its own. */
  add(text: string): void {
    const first = this.#all.length
    const line = `${text}\n`
    this.#all += line
    for (let at = 0; at + GRAM <= line.length; at += GRAM) {
      const hashed = hash(line, at)
      const places = this.#places.get(hashed)
      if (places === undefined) this.#places.set(hashed, [first + at])
      else if (places.length < MOST_TRIES) places.push(first + at)
    }
  }

  /** Yields the pieces of secrets in a text, in the order in which they end; they may overlap. */
  *find(text: string): Generator<Span> {
    if (this.#places.size === 0 || text.length < GRAM) return
    let covered = 0
    let hashed = hash(text, 0)
    for (let at = 0; at + GRAM <= text.length; at++) {
      if (at > 0) hashed = moved(hashed, text.charCodeAt(at - 1), text.charCodeAt(at + GRAM - 1))
      // A piece that goes on behind the one that was found is recognised by its last characters.
      if (at < covered - SHORTEST_PIECE) continue
      const places = this.#places.get(hashed)
      const found = places && this.#longest(text, at, places)
      if (found === undefined) continue
      yield found
      covered = Math.max(covered, found.end)
    }
  }

  /** Finds the longest piece around the eight characters that begin at `at`. */
  #longest(text: string, at: number, places: readonly number[]): Span | undefined {
    let longest: Span | undefined
    for (const place of places) {
      if (!this.#isGram(text, at, place)) continue
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

  /** Whether the characters are the same; a line break is never part of a piece. */
  #isSame(text: string, at: number, place: number): boolean {
    const code = this.#all.charCodeAt(place)
    return code !== LF && code === text.charCodeAt(at)
  }
}

const FACTOR = 0x9e3779b1
/** By how much the first of eight characters raises their hash for each unit of its code. */
const FIRST = Array.from({ length: GRAM - 1 }).reduce<number>((power) => Math.imul(power, FACTOR), 1)

/** Hashes the eight characters that begin at `at`. */
function hash(text: string, at: number): number {
  let hashed = 0
  for (let index = at; index < at + GRAM; index++) hashed = (Math.imul(hashed, FACTOR) + text.charCodeAt(index)) | 0
  return hashed
}

/** Moves a hash on by one character: without the first one, with the next one. */
function moved(hashed: number, first: number, next: number): number {
  return (Math.imul((hashed - Math.imul(first, FIRST)) | 0, FACTOR) + next) | 0
}
