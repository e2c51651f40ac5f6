import type { DropReason } from '../parts/dropped.ts'
import type { Part } from '../parts/part.ts'
import type { FileVersion } from '../parts/source-file.ts'
import type { Split, SplitBatch, Splitter } from '../parts/split.ts'

/** Says in which wave each record of a load is sent. */
export interface Waves {
  /** How many there are. */
  readonly most: number
  /** From 1; 0 for a record that is not sent, as a later one has its key; DELETED; NOT_FOUND; REFUSED. `ordinal` is its place among all
   *  records, from 0. */
  readonly waveOf: (ordinal: number) => number
}

/** The wave of records that are not sent, as the org would refuse them. It comes after all others. */
export const REFUSED = 255
/** That of records which are not sent as the look-up of a value finds nothing. */
export const NOT_FOUND = 254
/** That of records which are to be deleted, and which an earlier step has deleted. */
export const DELETED = 253

/** Why the records of a wave are not sent; undefined for those of a wave that is. */
export function dropReason(wave: number): DropReason | undefined {
  if (wave === 0) return 'an earlier record of a key'
  if (wave === DELETED) return 'an earlier step has deleted it'
  return wave === NOT_FOUND ? 'its value finds no record' : undefined
}

/** Whether the records of a wave are sent. */
export function isSentIn(wave: number): boolean {
  return wave !== REFUSED && dropReason(wave) === undefined
}

export interface WaveSplitting {
  readonly waves: Waves
  readonly createSplitter: (wave: number) => Splitter
  readonly onDropped: (file: FileVersion, line: number, why: DropReason) => void
}

/** Cuts the records of each wave into parts of their own. Takes all records of the load, file by file in file order; those
 *  of a sorted file are handed to the wave that they belong to. */
export function createWaveSplitter({ waves, createSplitter, onDropped }: WaveSplitting): Splitter & {
  readonly splitterOf: (wave: number) => Splitter
  /** Ends with the records that the org would refuse, in parts that are not to be sent. */
  readonly endRefused: () => readonly Part[]
} {
  const refused = createSplitter(REFUSED)
  const splitters = Array.from({ length: waves.most }, (_, index) => createSplitter(index + 1))
  const splitterOf = (wave: number): Splitter => {
    const splitter = wave === REFUSED ? refused : splitters[wave - 1]
    if (splitter === undefined) throw new RangeError(`There is no wave ${wave}.`)
    return splitter
  }
  let ordinal = 0
  let waveBefore = 0
  return {
    splitterOf,
    add(batch, form, file, sentBytes) {
      for (let from = 0; from < batch.count; ) {
        const wave = waves.waveOf(ordinal + from)
        let to = from + 1
        while (to < batch.count && waves.waveOf(ordinal + to) === wave) to++
        const why = dropReason(wave)
        if (why !== undefined) for (let index = from; index < to; index++) onDropped(file, batch.lines[index] ?? 0, why)
        else {
          const splitter = splitterOf(wave)
          if (wave !== waveBefore) splitter.skip()
          splitter.add(slice(batch, from, to), form, file, sentBytes?.subarray(from, to))
        }
        waveBefore = wave
        from = to
      }
      ordinal += batch.count
    },
    skip() {
      for (const splitter of [...splitters, refused]) splitter.skip()
    },
    end: () => joinSplits(splitters.map((splitter) => splitter.end())),
    endRefused: () => refused.end().parts,
  }
}

function slice({ starts, ends, lines, isTerminated, count }: SplitBatch, from: number, to: number): SplitBatch {
  return {
    count: to - from,
    starts: starts.subarray(from, to),
    ends: ends.subarray(from, to),
    lines: lines.subarray(from, to),
    isTerminated: isTerminated || to < count,
  }
}

/** Puts the parts of all waves behind each other, and numbers them in that order. */
function joinSplits(splits: readonly Split[]): Split {
  const parts = splits.flatMap((split) => split.parts)
  return {
    parts: parts.map((part, index): Part => ({ ...part, number: index + 1 })),
    findings: splits.flatMap(({ findings }) => findings),
    findingCount: splits.reduce((sum, { findingCount }) => sum + findingCount, 0),
  }
}
