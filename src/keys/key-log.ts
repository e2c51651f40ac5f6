import path from 'node:path'
import { HeldKeys, PARTITIONS } from './held-keys.ts'
import { KeyRuns } from './key-runs.ts'
import { KeyFilter, type RepeatedKeys, RepeatFinder } from './repeated-keys.ts'

/** Keys by their hashes of 64 bits, in two halves that are not both 0. */
export interface KeyLog {
  add(lo: number, hi: number): void
  /** Which hashes were added more than once; undefined when none was. The log is over then. */
  end(): RepeatedKeys | undefined
}

export interface KeyLogOptions {
  /** For the run file, which is gone at the end; made when it is needed. */
  readonly folder: string
  /** Keys that are held at once. */
  readonly maxKeys?: number
}

const MAX_KEYS = 1_048_576
const RECENT_KEYS = 16_384

/**
 * Finds out which of any number of keys are there more than once. A key takes 8 bytes: a million of them are held, those of
 * more go to a file in runs, each cut into 256 partitions, of which one at a time is looked at in the end.
 */
export function createKeyLog({ folder, maxKeys = MAX_KEYS }: KeyLogOptions): KeyLog {
  const held = new HeldKeys(maxKeys)
  const runs = new KeyRuns(path.join(folder, 'keys.run'))
  const repeated = new KeyFilter()
  /** The last key of each few bits: without it, one key that nearly all records have would fill a partition. */
  const recent = new Uint32Array(2 * RECENT_KEYS)
  return {
    add(lo, hi) {
      const slot = 2 * (lo & (RECENT_KEYS - 1))
      if (recent[slot] === lo && recent[slot + 1] === hi) {
        repeated.add(lo)
        return
      }
      recent[slot] = lo
      recent[slot + 1] = hi
      if (held.isFull) spill(held, runs)
      held.add(lo, hi)
    },
    end() {
      const finder = new RepeatFinder()
      try {
        for (const keys of readPartitions(held, runs)) finder.find(keys, (lo) => repeated.add(lo))
        return repeated.isEmpty ? undefined : repeated
      } finally {
        held.release()
        finder.release()
        runs.close()
      }
    },
  }
}

function spill(held: HeldKeys, runs: KeyRuns): void {
  runs.write(held.part())
  held.clear()
}

function* readPartitions(held: HeldKeys, runs: KeyRuns): Generator<Uint32Array> {
  if (runs.isEmpty) {
    const { keys, starts } = held.part()
    for (let partition = 0; partition < PARTITIONS; partition++)
      yield keys.subarray(2 * (starts[partition] ?? 0), 2 * (starts[partition + 1] ?? 0))
    return
  }
  spill(held, runs)
  for (let partition = 0; partition < PARTITIONS; partition++) yield runs.read(partition)
}
