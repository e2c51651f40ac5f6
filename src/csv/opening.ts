import { headerStart } from './blank-rows.ts'
import { COLUMN_DELIMITERS, type Delimiter, delimiterByte, LF, OTHER_DELIMITERS, QUOTE } from './dialect.ts'
import { quotedEnd } from './fields.ts'
import { fileKind, KIND_BYTES } from './file-kind.ts'
import { MAX_CHARACTER_BYTES, MAX_HEADER_CHARACTERS } from './limits.ts'
import { endlessHeader, type Problem, separatorLine } from './problems.ts'

/** What the first bytes of a file say about how to read it. */
export type Opening =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'unreadable'; readonly problem: Problem }
  /** `textStart` is behind the byte order mark. */
  | { readonly kind: 'readable'; readonly textStart: number; readonly columnDelimiter: Delimiter }

const BYTE_ORDER_MARK = Buffer.from('\uFEFF')

/** A header that has not ended by then is too long for the API. */
const MAX_HEADER_BYTES = MAX_HEADER_CHARACTERS * MAX_CHARACTER_BYTES

/** Reads a file's first bytes up to the end of the header; asks for more (`incomplete`) until they hold it, so that
 *  the answer does not depend on how many there are. */
export function readOpening(bytes: Buffer, isWholeFile: boolean, columnDelimiter?: Delimiter): Opening {
  if (bytes.length < KIND_BYTES && !isWholeFile) return { kind: 'incomplete' }
  const other = fileKind(bytes.subarray(0, KIND_BYTES))
  if (other !== undefined) {
    const { check, problem, cure } = other
    return { kind: 'unreadable', problem: { check, line: 1, problem, cure } }
  }
  const textStart = startsWith(bytes, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0
  const text = bytes.subarray(textStart, textStart + MAX_HEADER_BYTES)
  if (SEPARATOR_LINE.test(text.toString('latin1', 0, 16))) return { kind: 'unreadable', problem: separatorLine() }
  const delimiter = columnDelimiter ?? mostFrequentDelimiter(text)
  const isComplete =
    measureHeader(text, columnDelimiter ? [columnDelimiter] : COLUMN_DELIMITERS).hasEnded &&
    measureHeader(text, [delimiter]).hasEnded
  const holdsAll = isWholeFile && textStart + text.length === bytes.length
  if (isComplete || holdsAll) return { kind: 'readable', textStart, columnDelimiter: delimiter }
  if (text.length === MAX_HEADER_BYTES) return { kind: 'unreadable', problem: endlessHeader(1) }
  return { kind: 'incomplete' }
}

/** A first line that says to Excel what the delimiter is; Salesforce would take it for the header. */
const SEPARATOR_LINE = /^"?sep=[^\r\n]"?\r?\n/i

function startsWith(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark)
}

/** A header without any delimiter has one column, which comma serves as well as another. */
function mostFrequentDelimiter(text: Uint8Array): Delimiter {
  for (const delimiters of [COLUMN_DELIMITERS, OTHER_DELIMITERS]) {
    const { counts } = measureHeader(text, delimiters)
    const most = Math.max(...counts)
    if (most > 0) return delimiters[counts.indexOf(most)] ?? 'COMMA'
  }
  return 'COMMA'
}

/** Counts each delimiter outside quotes up to the line feed that ends the header. A line feed inside quotes does not,
 *  nor does one that ends a blank row before it. */
function measureHeader(text: Uint8Array, delimiters: readonly Delimiter[]) {
  const delimiterBytes = delimiters.map(delimiterByte)
  const counts = delimiters.map(() => 0)
  let at = headerStart(text, delimiterBytes)
  let startsField = true
  for (; at < text.length; at++) {
    const byte = text[at] ?? 0
    if (byte === LF) return { counts, hasEnded: true }
    if (byte === QUOTE && startsField) {
      at = quotedEnd(text, at, text.length) - 1
      startsField = false
    } else {
      const delimiter = delimiterBytes.indexOf(byte)
      startsField = delimiter >= 0
      if (startsField) counts[delimiter] = (counts[delimiter] ?? 0) + 1
    }
  }
  return { counts, hasEnded: false }
}
