import { closeSync, mkdirSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import { createWriter } from '../sort/sort-runs.ts'
import type { FilePath } from './file-path.ts'

/** Why a record is not sent, although nothing is wrong with it. */
export const DROP_REASONS = [
  'an earlier record of a key',
  'its value finds no record',
  'an earlier step has deleted it',
] as const
export type DropReason = (typeof DROP_REASONS)[number]

/** Records that are not sent. There may be any number of them: they are on disk. */
export interface DroppedRecords {
  readonly count: number
  /** How many have a later record with the same key. */
  readonly superseded: number
  /** How many have a value that finds no record. */
  readonly notFound: number
  readonly places: () => Iterable<DroppedPlace>
}

export interface DroppedPlace {
  readonly file: FilePath
  /** On which it starts, from 1. */
  readonly line: number
  readonly why: DropReason
}

export const NONE_DROPPED: DroppedRecords = { count: 0, superseded: 0, notFound: 0, places: () => [] }

/** Bytes of an entry: file, line and reason take 4 each. */
const ENTRY_BYTES = 12
const ENTRIES_AT_ONCE = 8_192

/** Writes down places of records of these files. */
export function createDropped(
  folder: string,
  files: readonly FilePath[],
): { readonly add: (file: FilePath, line: number, why: DropReason) => void; readonly end: () => DroppedRecords } {
  const numbers = new Map(files.map(({ absolutePath }, number) => [absolutePath, number]))
  const target = path.join(folder, 'dropped.places')
  const entry = Buffer.alloc(ENTRY_BYTES)
  let writer: ReturnType<typeof createWriter> | undefined
  let count = 0
  let superseded = 0
  let notFound = 0
  return {
    add: ({ absolutePath }, line, why) => {
      if (writer === undefined) {
        mkdirSync(folder, { recursive: true })
        writer = createWriter(target)
      }
      entry.writeUInt32LE(numbers.get(absolutePath) ?? 0, 0)
      entry.writeUInt32LE(line, 4)
      entry.writeUInt32LE(DROP_REASONS.indexOf(why), 8)
      writer.write(entry)
      count++
      if (why === 'an earlier record of a key') superseded++
      if (why === 'its value finds no record') notFound++
    },
    end: () => {
      writer?.close()
      return count === 0 ? NONE_DROPPED : { count, superseded, notFound, places: () => readPlaces(target, files) }
    },
  }
}

function* readPlaces(target: string, files: readonly FilePath[]): Generator<DroppedPlace> {
  const handle = openSync(target, 'r')
  const buffer = Buffer.alloc(ENTRY_BYTES * ENTRIES_AT_ONCE)
  try {
    for (let end = -1; end !== 0; ) {
      end = readSync(handle, buffer, 0, buffer.length, null)
      for (let at = 0; at + ENTRY_BYTES <= end; at += ENTRY_BYTES) {
        const file = files[buffer.readUInt32LE(at)]
        const why = DROP_REASONS[buffer.readUInt32LE(at + 8)]
        if (file !== undefined && why !== undefined) yield { file, line: buffer.readUInt32LE(at + 4), why }
      }
    }
  } finally {
    closeSync(handle)
  }
}
