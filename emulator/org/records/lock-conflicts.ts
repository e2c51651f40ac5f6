import { hashShare } from '../ground/random.ts'
import type { RowResult } from './records.ts'

/** Text as Salesforce has it; the record that holds the lock is made up. Source: wsc StatusCode, and its users' reports. */
const LOCKED: RowResult = {
  ok: false,
  id: '',
  error: 'UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record or 1 records: 001xx0000000001AAA:--',
}

type Row = readonly string[]

/** Lets a share of rows fail with a lock error the first time their values are written, and never again. */
export class LockConflicts {
  readonly #share: number
  readonly #seed: number
  readonly #value: string | undefined
  readonly #lockedOnce: Set<string>

  /** `lockedOnce` remembers the rows across jobs, so that a retry gets through. With a `value` only rows that have it meet
   *  locks. */
  constructor(
    { share, seed, value }: { share: number; seed: number; value?: string | undefined },
    lockedOnce: Set<string>,
  ) {
    this.#share = share
    this.#seed = seed
    this.#value = value
    this.#lockedOnce = lockedOnce
  }

  /** Writes the rows that meet no lock; the results are in the order of `rows`. */
  write(rows: readonly Row[], write: (free: readonly Row[]) => readonly RowResult[]): RowResult[] {
    if (this.#share === 0) return [...write(rows)]
    const isLocked = rows.map((row) => this.#locks(row))
    const written = write(rows.filter((_, index) => !isLocked[index])).values()
    return isLocked.map((locked) => (locked ? LOCKED : (written.next().value ?? LOCKED)))
  }

  #locks(row: Row): boolean {
    if (this.#value !== undefined && !row.includes(this.#value)) return false
    const key = row.join('\u001f')
    if (this.#lockedOnce.has(key) || hashShare(this.#seed, key) >= this.#share) return false
    this.#lockedOnce.add(key)
    return true
  }
}
