/** How many records or values of some kind were seen in a file, and the line of the first one. */
export interface Sightings {
  readonly count: number
  /** From 1; 0 where there is none. */
  readonly line: number
}

export const NONE_SEEN: Sightings = { count: 0, line: 0 }

/** Counts what is seen. */
export class SightingCount {
  #count = 0
  #line = 0

  get seen(): Sightings {
    return { count: this.#count, line: this.#line }
  }

  /** Counts one more, on this line. */
  add(line: number): void {
    this.#count++
    this.#line ||= line
  }
}
