import { type ArrivedRecord, ArrivedRecords } from '../csv/arrived-records.ts'
import { BlankRecords } from '../csv/blank-records.ts'
import { createCrReader } from '../csv/cr-records.ts'
import { type Delimiter, delimiterByte } from '../csv/dialect.ts'
import { RecordScanner } from '../csv/record-scanner.ts'

/** How the records of a range are told from each other. */
export interface RangeDialect {
  readonly delimiter: Delimiter
  /** They end in carriage returns alone, which are handed over as line feeds. */
  readonly crEndsRecords: boolean
  /** Records that hold nothing are none. */
  readonly leavesOutBlank: boolean
}

/** Takes the bytes of a range. */
export interface RangeReader {
  /** The memory of the chunk may be used again afterwards. */
  feed(chunk: Buffer): void
  /** The range is over: its last record may lack a line ending. */
  end(): void
}

/** Finds the records of a range, which has no header. Offsets count from the start of the range, lines from 1 on its first
 *  line. */
export function createRangeReader(
  { delimiter, crEndsRecords, leavesOutBlank }: RangeDialect,
  onRecord: (record: ArrivedRecord) => void,
): RangeReader {
  const records = new ArrivedRecords(onRecord)
  const scanner = new RecordScanner({
    columnDelimiter: delimiter,
    // Not that in the file: V8 compiles all of this anew when a number outgrows 31 bits.
    offset: 0,
    // To the scanner, the first record is a header.
    onHeader: (record) => records.takeOne(record),
    onRecords: (batch) => records.take(batch),
    onProblem: () => {},
    filter: leavesOutBlank ? new BlankRecords(delimiterByte(delimiter)) : undefined,
  })
  const cr = crEndsRecords ? createCrReader() : undefined
  return {
    feed: (chunk) => {
      records.feed(cr?.read(chunk) ?? chunk, scanner)
    },
    end: () => scanner.end(),
  }
}
