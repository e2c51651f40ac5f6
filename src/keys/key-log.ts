import { closeSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs'
import path from 'node:path'
import { OwnMemory } from '../memory/own-memory.ts'
import { writeAll } from '../sort/sort-runs.ts'

/** Keys by their hashes of 64 bits, in two halves that are not both 0. */
export interface KeyLog {
  add(lo: number, hi: number): void
  /** Which hashes were added more than once; undefined when none was. The log is over then. */
  end(): RepeatedKeys | undefined
}

/** Hashes that were added more than once. */
export interface RepeatedKeys {
  /** True for all of them, and for hardly any other, by the lower half. */
  readonly has: (lo: number) => boolean
}

export interface KeyLogOptions {
  /** For the run file, which is gone at the end; made when it is needed. */
  readonly folder: string
  /** Keys that are held at once. */
  readonly maxKeys?: number
}

const MAX_KEYS = 1_048_576
const FIRST_KEYS = 4_096
/** By the top bits of a hash, so that equal ones meet in a table that stays small. */
const PARTITIONS = 256
const KEY_BYTES = 8
const RECENT_KEYS = 16_384

/**
 * Finds out which of any number of keys are there more than once. A key takes 8 bytes: a million of them are held, those of
 * more go to a file in runs, each cut into 256 partitions, of which one at a time is looked at in the end.
 */
export function createKeyLog({ folder, maxKeys = MAX_KEYS }: KeyLogOptions): KeyLog {
  const file = path.join(folder, 'keys.run')
  const memory = new OwnMemory()
  let held = memory.own(new Uint32Array(2 * Math.min(maxKeys, FIRST_KEYS)))
  let count = 0
  let handle: number | undefined
  const runs: Uint32Array[] = []
  let parted = new Uint32Array(0)
  const filter = createFilter()
  /** The last key of each few bits: one that nearly all records have would else fill a partition by itself. */
  const recent = new Uint32Array(2 * RECENT_KEYS)

  /** Sorts what is held by partition; returns where each starts, in keys, and behind the last where it ends. */
  function part(): Uint32Array {
    const starts = new Uint32Array(PARTITIONS + 1)
    for (let at = 1; at < 2 * count; at += 2) {
      const partition = (held[at] ?? 0) >>> 24
      starts[partition + 1] = (starts[partition + 1] ?? 0) + 1
    }
    for (let partition = 0; partition < PARTITIONS; partition++)
      starts[partition + 1] = (starts[partition + 1] ?? 0) + (starts[partition] ?? 0)
    if (parted.length < 2 * count) parted = memory.replace(parted, new Uint32Array(held.length))
    const next = starts.slice()
    for (let at = 0; at < 2 * count; at += 2) {
      const hi = held[at + 1] ?? 0
      const to = next[hi >>> 24] ?? 0
      next[hi >>> 24] = to + 1
      parted[2 * to] = held[at] ?? 0
      parted[2 * to + 1] = hi
    }
    return starts
  }

  function spill(): void {
    if (handle === undefined) {
      mkdirSync(folder, { recursive: true })
      handle = openSync(file, 'w+')
    }
    runs.push(part())
    writeAll(handle, Buffer.from(parted.buffer, 0, count * KEY_BYTES))
    count = 0
  }

  function* partitions(): Generator<Uint32Array> {
    if (handle === undefined) {
      const starts = part()
      for (let partition = 0; partition < PARTITIONS; partition++)
        yield parted.subarray(2 * (starts[partition] ?? 0), 2 * (starts[partition + 1] ?? 0))
      return
    }
    spill()
    for (let partition = 0; partition < PARTITIONS; partition++) yield readPartition(handle, runs, partition)
  }

  let table = new Uint32Array(0)
  function findRepeated(keys: Uint32Array): void {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, keys.length)))
    if (table.length < 2 * slots) {
      table = memory.replace(table, new Uint32Array(2 * slots))
    } else table.fill(0, 0, 2 * slots)
    for (let at = 0; at < keys.length; at += 2) {
      const lo = keys[at] ?? 0
      if (isIn(table, slots - 1, lo, keys[at + 1] ?? 0)) filter.add(lo)
    }
  }

  return {
    add(lo, hi) {
      const slot = 2 * (lo & (RECENT_KEYS - 1))
      if (recent[slot] === lo && recent[slot + 1] === hi) {
        filter.add(lo)
        return
      }
      recent[slot] = lo
      recent[slot + 1] = hi
      if (2 * count === held.length) {
        if (count >= maxKeys) spill()
        else {
          const grown = new Uint32Array(2 * Math.min(maxKeys, count * 4))
          grown.set(held)
          held = memory.replace(held, grown)
        }
      }
      held[2 * count] = lo
      held[2 * count + 1] = hi
      count++
    },
    end() {
      try {
        for (const keys of partitions()) findRepeated(keys)
        return filter.isEmpty() ? undefined : filter
      } finally {
        memory.release()
        if (handle !== undefined) closeSync(handle)
        rmSync(file, { force: true })
      }
    },
  }
}

/** The keys of one partition, of all runs. */
function readPartition(handle: number, runs: readonly Uint32Array[], partition: number): Uint32Array {
  const sizes = runs.map((starts) => (starts[partition + 1] ?? 0) - (starts[partition] ?? 0))
  const keys = new Uint32Array(2 * sizes.reduce((sum, size) => sum + size, 0))
  const bytes = Buffer.from(keys.buffer)
  let used = 0
  let runStart = 0
  for (const [index, starts] of runs.entries()) {
    const end = used + (sizes[index] ?? 0) * KEY_BYTES
    let position = runStart + (starts[partition] ?? 0) * KEY_BYTES
    while (used < end) {
      const read = readSync(handle, bytes, used, end - used, position)
      if (read === 0) throw new Error('The file of keys ends too early.')
      used += read
      position += read
    }
    runStart += (starts[PARTITIONS] ?? 0) * KEY_BYTES
  }
  return keys
}

/** One bit for each 32nd hash of 32 bits: in 16 MiB, few others share the bit of one that is repeated. */
const FILTER_BITS = 2 ** 27

function createFilter(): RepeatedKeys & { readonly add: (lo: number) => void; readonly isEmpty: () => boolean } {
  let bits: Uint32Array | undefined
  return {
    add: (lo) => {
      bits ??= new Uint32Array(FILTER_BITS / 32)
      const bit = lo & (FILTER_BITS - 1)
      bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
    },
    has: (lo) => {
      const bit = lo & (FILTER_BITS - 1)
      return ((bits?.[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
    },
    isEmpty: () => bits === undefined,
  }
}

/** Puts a key into the table, unless it is there. */
function isIn(table: Uint32Array, mask: number, lo: number, hi: number): boolean {
  let slot = (lo ^ Math.imul(hi, 0x9e3779b1)) & mask
  for (;;) {
    const foundLo = table[2 * slot]
    const foundHi = table[2 * slot + 1]
    if (foundLo === lo && foundHi === hi) return true
    if (foundLo === 0 && foundHi === 0) {
      table[2 * slot] = lo
      table[2 * slot + 1] = hi
      return false
    }
    slot = (slot + 1) & mask
  }
}
