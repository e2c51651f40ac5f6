import { closeSync, mkdirSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import { createWriter } from '../sort/sort-runs.ts'
import type { FilePath } from './file-path.ts'

/** Records that are not sent, because a later one has the same key. There may be any number of them: they are on disk. */
export interface DroppedRecords {
  readonly count: number
  readonly places: () => Iterable<DroppedPlace>
}

export interface DroppedPlace {
  readonly file: FilePath
  /** On which it starts, from 1. */
  readonly line: number
}

export const NONE_DROPPED: DroppedRecords = { count: 0, places: () => [] }

/** Bytes of an entry: file and line take 4 each. */
const ENTRY_BYTES = 8
const ENTRIES_AT_ONCE = 8_192

/** Writes down places of records of these files. */
export function createDropped(
  folder: string,
  files: readonly FilePath[],
): { readonly add: (file: FilePath, line: number) => void; readonly end: () => DroppedRecords } {
  const numbers = new Map(files.map(({ absolutePath }, number) => [absolutePath, number]))
  const target = path.join(folder, 'dropped.places')
  const entry = Buffer.alloc(ENTRY_BYTES)
  let writer: ReturnType<typeof createWriter> | undefined
  let count = 0
  return {
    add: ({ absolutePath }, line) => {
      if (writer === undefined) {
        mkdirSync(folder, { recursive: true })
        writer = createWriter(target)
      }
      entry.writeUInt32LE(numbers.get(absolutePath) ?? 0, 0)
      entry.writeUInt32LE(line, 4)
      writer.write(entry)
      count++
    },
    end: () => {
      writer?.close()
      return count === 0 ? NONE_DROPPED : { count, places: () => readPlaces(target, files) }
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
        if (file !== undefined) yield { file, line: buffer.readUInt32LE(at + 4) }
      }
    }
  } finally {
    closeSync(handle)
  }
}
