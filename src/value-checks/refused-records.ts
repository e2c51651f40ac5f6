import { OwnMemory } from '../memory/own-memory.ts'
import type { CheckId } from './checks.ts'

/** A record that the org would refuse, and what to do about it. */
export interface RefusedFinding {
  /** The file as users know it, with `/`. */
  readonly path: string
  /** On which the record starts, from 1. */
  readonly line: number
  readonly check: CheckId
  readonly column: string
  /** The code that the org itself gives such a record. */
  readonly code: string
  /** What is wrong, as a sentence. Shows the value only where values may be shown. */
  readonly message: string
  readonly cure: string
}

/** How many records are refused for one column with one code; each record counts once, for its first column that is refused. */
export interface RefusedCount {
  readonly code: string
  readonly column: string
  readonly count: number
}

/** The records of a load that the org would refuse. */
export interface RefusedRecords {
  readonly count: number
  /** @param ordinal the place of a record among those of all files, in file order, from 0 */
  readonly has: (ordinal: number) => boolean
  /** The first 100. */
  readonly findings: readonly RefusedFinding[]
  /** The most frequent first. */
  readonly counts: readonly RefusedCount[]
}

/** Marks records: one bit each, and none behind the last one that is marked. */
export class RecordMarks {
  count = 0
  readonly #memory = new OwnMemory()
  #bits = new Uint8Array(0)

  /** @param ordinal from 0; each is added once */
  add(ordinal: number): void {
    const at = Math.floor(ordinal / 8)
    if (at >= this.#bits.length) {
      const grown = new Uint8Array(Math.max(LEAST_BYTES, at + 1, this.#bits.length * 2))
      grown.set(this.#bits)
      this.#bits = this.#memory.replace(this.#bits, grown)
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (ordinal % 8))
    this.count++
  }

  has(ordinal: number): boolean {
    return (((this.#bits[Math.floor(ordinal / 8)] ?? 0) >> (ordinal % 8)) & 1) === 1
  }
}

const LEAST_BYTES = 4_096
