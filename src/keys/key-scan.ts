import type { ArrivedBytes } from '../csv/arrived-bytes.ts'
import { textEnd } from '../csv/dialect.ts'
import type { Header } from '../csv/header.ts'
import type { RecordBatch } from '../csv/records.ts'
import type { KeyLog } from './key-log.ts'
import { type KeyColumns, KeyReader } from './key-reader.ts'

/** How many there are, and the line of the first one. */
export interface Sightings {
  readonly count: number
  /** From 1. */
  readonly line: number
}

/** What was seen of the keys of a file. */
export interface KeyTraits {
  /** Values of key and relationship columns with blanks at their ends. */
  readonly blankEnds: Sightings
  /** Keys that look like long numbers as spreadsheets print them. */
  readonly scientific: Sightings
}

/** Looks at the keys of a load while its files are scanned. */
export interface KeyScan {
  readonly startFile: () => FileKeys
}

/** The keys of one file. */
export interface FileKeys {
  /** Takes records whose bytes have arrived. */
  readonly read: (records: RecordBatch, header: Header, arrived: ArrivedBytes) => void
  readonly traits: KeyTraits
}

export function createKeyScan(columns: KeyColumns, log: Pick<KeyLog, 'add'>): KeyScan {
  return {
    startFile: () => {
      const blankEnds = { count: 0, line: 0 }
      const scientific = { count: 0, line: 0 }
      let reader: KeyReader | undefined
      return {
        read: ({ count, starts, ends, lines }, header, arrived) => {
          reader ??= new KeyReader(header, columns)
          if (!reader.looks) return
          for (let index = 0; index < count; index++) {
            const start = starts[index] ?? 0
            const end = ends[index] ?? 0
            arrived.read(start, end)
            const { chunk, chunkStart } = arrived
            reader.read(chunk, start - chunkStart, textEnd(chunk, end - chunkStart))
            if (reader.blankEnds > 0) {
              blankEnds.count += reader.blankEnds
              blankEnds.line ||= lines[index] ?? 0
            }
            if (reader.isScientific) {
              scientific.count++
              scientific.line ||= lines[index] ?? 0
            }
            if (reader.lo !== 0 || reader.hi !== 0) log.add(reader.lo, reader.hi)
          }
        },
        traits: { blankEnds, scientific },
      }
    },
  }
}
