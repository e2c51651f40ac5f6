/** The places of some records in their file. The arrays are used again: read them before returning. */
export interface RecordBatch {
  readonly count: number
  /** Offsets in bytes; an end is behind the line ending. */
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** On which each record starts, from 1; a line ends with a line feed, also inside quotes. */
  readonly lines: Uint32Array
  /** False when the last record of the batch ends the file without a line ending. */
  readonly isTerminated: boolean
}

/** The first line on which each kind of line break was seen; 0 = nowhere. */
export interface LineBreaks {
  /** At the end of records and of blank lines. */
  LF: number
  CRLF: number
  /** Inside quotes. */
  quotedLF: number
  quotedCRLF: number
  quotedCR: number
  /** Outside quotes with no line feed after it; taken as text. */
  loneCR: number
}

/** The place of one record, as in `RecordBatch`. */
export interface RecordSpan {
  readonly start: number
  readonly end: number
  readonly line: number
}
