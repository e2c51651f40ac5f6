import { QUOTE } from './dialect.ts'
import { invisibleAt } from './invisible.ts'
import type { CloseLook, RecordFilter } from './record-filter.ts'

/** Where the first character of a record is that is seen as part of a value, or `end` where none seems to be: delimiters, quotes
 *  and all that is invisible, line breaks too, are passed over. */
export function visibleStart(bytes: Uint8Array, start: number, end: number, delimiter: number): number {
  let at = start
  while (at < end) {
    const byte = bytes[at]
    const length = byte === delimiter || byte === QUOTE ? 1 : invisibleAt(bytes, at, end)
    if (length === 0) return at
    at += length
  }
  return end
}

/**
 * Whether all fields of a record are blank, with quotes or without, from field `first` on, counted from 0. Of a value of nothing
 * but quotes, each is written twice.
 */
export function areBlankFrom(
  bytes: Uint8Array,
  { start, end, delimiter }: { start: number; end: number; delimiter: number },
  first = 0,
): boolean {
  let field = 0
  let isQuoted = false
  for (let at = start; at < end; ) {
    const byte = bytes[at]
    if (byte === QUOTE) {
      if (isQuoted && bytes[at + 1] === QUOTE && at + 1 < end) {
        if (field >= first) return false
        at++
      } else isQuoted = !isQuoted
      at++
    } else if (byte === delimiter && !isQuoted) {
      field++
      at++
    } else if (field < first) at++
    else {
      const length = invisibleAt(bytes, at, end)
      if (length === 0) return false
      at += length
    }
  }
  return true
}

/** Leaves out the records that hold nothing, and says nothing of them: for bytes that were looked at before. */
export class BlankRecords implements RecordFilter {
  readonly #delimiter: number

  /** @param delimiter the byte between fields */
  constructor(delimiter: number) {
    this.#delimiter = delimiter
  }

  isOrdinary(bytes: Uint8Array, start: number, end: number): boolean {
    return visibleStart(bytes, start, end, this.#delimiter) < end
  }

  takes({ bytes, start, end }: CloseLook): boolean {
    return !areBlankFrom(bytes, { start, end, delimiter: this.#delimiter })
  }
}
