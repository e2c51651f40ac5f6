import path from 'node:path'
import { copyBytes } from '../csv/copy-bytes.ts'
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
  /** All of them in order, once; each is gone when the next is asked for. */
  sorted(): Iterable<Keyed>
}

const MAX_BYTES = 67_108_864
const MAX_RECORDS = 1_000_000
const MAX_RUNS = 256
/** As many bytes of a key as a double holds exactly: those at its beginning are compared first, then as many after them,
 *  which decides most of the time. */
const PREFIX_BYTES = 6

export function createSorter(options: SorterOptions): Sorter {
  const { folder, name, maxBytes = MAX_BYTES, maxRecords = MAX_RECORDS, maxRuns = MAX_RUNS } = options
  let runs: string[] = []
  let made = 0
  let bytes = Buffer.allocUnsafeSlow(Math.min(maxBytes, 1_048_576))
  let used = 0
  let count = 0
  let starts = new Uint32Array(1_024)
  let keyEnds = new Uint32Array(1_024)
  let prefixes = new Float64Array(1_024)
  let nextPrefixes = new Float64Array(1_024)

  const nextRun = () => path.join(folder, `${name}-${++made}.run`)

  function reserve(length: number): void {
    if (used + length > bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(Math.min(bytes.length * 2, maxBytes), used + length))
      bytes.copy(grown, 0, 0, used)
      bytes = grown
    }
    if (count + 1 < starts.length) return
    const grow = <T extends Uint32Array | Float64Array>(old: T, made: T): T => {
      made.set(old)
      return made
    }
    const size = starts.length * 2
    starts = grow(starts, new Uint32Array(size))
    keyEnds = grow(keyEnds, new Uint32Array(size))
    prefixes = grow(prefixes, new Float64Array(size))
    nextPrefixes = grow(nextPrefixes, new Float64Array(size))
  }

  function* held(): Generator<Keyed> {
    const order = new Uint32Array(count)
    for (let index = 0; index < count; index++) order[index] = index
    order.sort((a, b) => {
      const byPrefix = (prefixes[a] ?? 0) - (prefixes[b] ?? 0) || (nextPrefixes[a] ?? 0) - (nextPrefixes[b] ?? 0)
      if (byPrefix !== 0) return byPrefix
      return bytes.compare(bytes, starts[b] ?? 0, keyEnds[b] ?? 0, starts[a] ?? 0, keyEnds[a] ?? 0) || a - b
    })
    starts[count] = used
    for (const index of order) {
      const keyEnd = keyEnds[index] ?? 0
      yield {
        key: bytes.subarray(starts[index] ?? 0, keyEnd),
        record: bytes.subarray(keyEnd, starts[index + 1] ?? used),
      }
    }
  }

  function flush(): void {
    if (count === 0) return
    const run = nextRun()
    writeRun(run, held())
    runs.push(run)
    used = 0
    count = 0
  }

  return {
    add(key, head, record) {
      const length = key.length + head.length + record.length
      if (count > 0 && (used + length > maxBytes || count === maxRecords)) flush()
      reserve(length)
      starts[count] = used
      used = copyBytes(key, 0, key.length, bytes, used)
      keyEnds[count] = used
      used = copyBytes(head, 0, head.length, bytes, used)
      used = copyBytes(record, 0, record.length, bytes, used)
      prefixes[count] = prefixOf(key, 0)
      nextPrefixes[count] = prefixOf(key, PREFIX_BYTES)
      count++
    },
    sorted() {
      if (runs.length === 0) return held()
      flush()
      bytes = Buffer.alloc(0)
      while (runs.length > maxRuns) {
        const merged: string[] = []
        for (let at = 0; at < runs.length; at += maxRuns) {
          const run = nextRun()
          writeRun(run, mergeRuns(runs.slice(at, at + maxRuns)))
          merged.push(run)
        }
        runs = merged
      }
      return mergeRuns(runs)
    },
  }
}

function prefixOf(key: Buffer, from: number): number {
  let prefix = 0
  for (let at = from; at < from + PREFIX_BYTES; at++) prefix = prefix * 256 + (key[at] ?? 0)
  return prefix
}
