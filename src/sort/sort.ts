import path from 'node:path'
import { HeldRecords } from './held-records.ts'
import { type Keyed, mergeRuns, writeRun } from './sort-runs.ts'

export interface SorterOptions {
  /** For run files; they are gone when all was read. */
  readonly folder: string
  /** Tells the run files of several sorters in one folder apart. */
  readonly name: string
  /** Bytes of keys and records, and records, that are held at once. */
  readonly maxBytes?: number
  readonly maxRecords?: number
  /** Runs that are merged at once. */
  readonly maxRuns?: number
}

/** Sorts by key, in the order of its bytes, any number of records in bounded memory; equal keys keep their order. */
export interface Sorter {
  /** Copies all three; `head` stays before its record. */
  add(key: Buffer, head: Buffer, record: Buffer): void
  /** All records in order, once; each is gone when the next is asked for. */
  readSorted(): Iterable<Keyed>
}

const MAX_BYTES = 67_108_864
const MAX_RECORDS = 1_000_000
const MAX_RUNS = 256

export function createSorter(options: SorterOptions): Sorter {
  const { folder, name, maxBytes = MAX_BYTES, maxRecords = MAX_RECORDS, maxRuns = MAX_RUNS } = options
  const held = new HeldRecords(maxBytes)
  let runs: string[] = []
  let made = 0

  function makeRun(records: Iterable<Keyed>): string {
    const run = path.join(folder, `${name}-${++made}.run`)
    writeRun(run, records)
    return run
  }

  function flush(): void {
    if (held.count === 0) return
    runs.push(makeRun(held.readSorted()))
    held.clear()
  }

  return {
    add(key, head, record) {
      const size = held.size + key.length + head.length + record.length
      if (held.count > 0 && (size > maxBytes || held.count === maxRecords)) flush()
      held.add(key, head, record)
    },
    readSorted() {
      if (runs.length === 0) return held.readSorted()
      flush()
      held.release()
      while (runs.length > maxRuns) {
        const merged: string[] = []
        for (let at = 0; at < runs.length; at += maxRuns) merged.push(makeRun(mergeRuns(runs.slice(at, at + maxRuns))))
        runs = merged
      }
      return mergeRuns(runs)
    },
  }
}
