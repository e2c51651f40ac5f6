import type { ArrivedRecord } from '../csv/arrived-records.ts'
import type { Header } from '../csv/header.ts'
import type { Sightings } from '../csv/sightings.ts'
import type { KeyLog } from './key-log.ts'
import { type KeyColumns, KeyReader } from './key-reader.ts'

/** What a scan has seen of the keys of a file. */
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
  /** Whether records under this header have keys to be looked at. */
  readonly looksUnder: (header: Header) => boolean
  readonly read: (record: ArrivedRecord) => void
  readonly traits: KeyTraits
}

export function createKeyScan(columns: KeyColumns, log: Pick<KeyLog, 'add'>): KeyScan {
  return {
    startFile: () => {
      const blankEnds = { count: 0, line: 0 }
      const scientific = { count: 0, line: 0 }
      let reader: KeyReader | undefined
      return {
        looksUnder: (header) => {
          reader ??= new KeyReader(header, columns)
          return reader.looks
        },
        read: ({ bytes, start, end, line }) => {
          if (reader === undefined) return
          reader.read(bytes, start, end)
          if (reader.blankEnds > 0) {
            blankEnds.count += reader.blankEnds
            blankEnds.line ||= line
          }
          if (reader.isScientific) {
            scientific.count++
            scientific.line ||= line
          }
          if (reader.lo !== 0 || reader.hi !== 0) log.add(reader.lo, reader.hi)
        },
        traits: { blankEnds, scientific },
      }
    },
  }
}
