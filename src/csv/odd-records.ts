import { areBlankFrom, visibleStart } from './blank-records.ts'
import { conflictMarker, mayBeMarker, startsMarker } from './conflict-markers.ts'
import { type Delimiter, delimiterByte, QUOTE, textEnd } from './dialect.ts'
import { decodeFields } from './fields.ts'
import { findFormulaCell } from './formula-cells.ts'
import { type Header, lastNamed } from './header.ts'
import { findHeaderBelow, findNoRecord, findQuotedLine, mayBeNoRecord, startsNoRecord } from './no-record.ts'
import type { ProblemList } from './problem-list.ts'
import { type Problem, raggedRecord } from './problems.ts'
import type { CloseLook, RecordFilter } from './record-filter.ts'
import {
  backslashDelimiter,
  backslashQuote,
  cutRecord,
  formulaCell,
  headerAgain,
  headerBehindRecord,
  otherHeader,
  typographicQuotes,
  unresolvedConflict,
} from './record-problems.ts'
import { RepeatedHeader } from './repeated-header.ts'
import { SightingCount } from './sightings.ts'
import { CLOSING_QUOTES } from './typographic-quotes.ts'

/* Of a byte at the start of a record: the record is an ordinary one, it may be the name of a column, or it may be anything. */
const ORDINARY = 0
const NAME = 1
const ODD = 2

/** Looks at the records of a user's file that are no ordinary ones: leaves out those that hold nothing, counts those that lack
 *  blank last fields or have too many of them, and says what is wrong with others. */
export class OddRecords implements RecordFilter {
  /** Records that hold nothing: they are left out. */
  readonly blank = new SightingCount()
  /** Records that have fewer fields than the header, or more of which the last are blank: they are handed on. */
  readonly ragged = new SightingCount()
  readonly #delimiter: number
  readonly #problems: ProblemList
  #header: RepeatedHeader | undefined
  /** By the byte that a record starts with, how it may be no ordinary one. */
  #suspects = new Uint8Array(256).fill(ODD)
  #columns: readonly string[] = []
  /** The file has blanks behind its delimiters. */
  #isSpaced = false

  constructor(delimiter: Delimiter, problems: ProblemList) {
    this.#delimiter = delimiterByte(delimiter)
    this.#problems = problems
  }

  /** Takes the header, which may be a marker as well. Is called before any record is looked at. */
  takeHeader({ columns, bytes, line }: Header): void {
    const header = new RepeatedHeader(columns.slice(0, lastNamed(columns)), this.#delimiter, bytes.length)
    this.#header = header
    this.#suspects = Uint8Array.from(this.#suspects, (_, byte) => this.#suspectOf(byte, header))
    const end = textEnd(bytes)
    this.#isSpaced = decodeFields(bytes, 0, end, this.#delimiter).some(
      (name, field) => field > 0 && name.startsWith(' '),
    )
    this.#columns = columns
    this.#findMarker(bytes, 0, end, line)
    const quoted = findQuotedLine(columns, bytes, line)
    if (quoted !== undefined) this.#problems.close(quoted)
  }

  isOrdinary(bytes: Uint8Array, start: number, end: number): boolean {
    const suspect = this.#suspects[bytes[start] ?? 0]
    if (suspect === ORDINARY) return true
    const header = this.#header
    const mayBeHeader = header?.mayHaveLength(end - start) === true
    if (suspect === NAME) return !mayBeHeader || !header.mayStartAt(bytes, start, end)
    if (mayBeMarker(bytes, start) || mayBeNoRecord(bytes, start, end)) return false
    const at = visibleStart(bytes, start, end, this.#delimiter)
    return at < end && !(mayBeHeader && header.mayStartAt(bytes, at, end))
  }

  takes(record: CloseLook): boolean {
    const { bytes, start, end, line, fields, expectedFields, broken } = record
    if (this.#findMarker(bytes, start, end, line)) return false
    if (broken === undefined && areBlankFrom(bytes, { start, end, delimiter: this.#delimiter })) {
      this.blank.add(line)
      return false
    }
    const isRagged = broken !== undefined || fields !== expectedFields
    const again = this.#header?.find({ bytes, start, end, isRagged })
    if (again !== undefined) {
      this.#problems.add(again === 'same' ? headerAgain(line) : otherHeader(line))
      return false
    }
    if (broken !== undefined) this.#problems.add(this.#formula(record) ?? this.#escaped(record) ?? broken)
    else if (isRagged) this.#takeRagged(record)
    else this.#findNoRecord(record)
    return true
  }

  #findNoRecord({ bytes, start, end, line }: CloseLook): void {
    if (!mayBeNoRecord(bytes, start, end)) return
    const values = decodeFields(bytes, start, end, this.#delimiter)
    const found = findNoRecord(values, line)
    if (found !== undefined) this.#problems.add(found)
  }

  #escaped({ bytes, start, end, line }: CloseLook): Problem | undefined {
    return bytes.subarray(start, end).includes('\\"') ? backslashQuote(line) : undefined
  }

  #suspectOf(byte: number, header: RepeatedHeader): number {
    if (byte <= 0x20 || byte >= 0x7f || byte === this.#delimiter || byte === QUOTE) return ODD
    if (startsMarker(byte) || startsNoRecord(byte)) return ODD
    return header.mayStartWith(byte) ? NAME : ORDINARY
  }

  /** Whether the line is a marker without doubt: a divider is a value until an end without a beginning is found. */
  #findMarker(bytes: Uint8Array, start: number, end: number, line: number): boolean {
    const marker = conflictMarker(bytes, { start, end, delimiter: this.#delimiter })
    if (marker === 'divider') this.#problems.mark(line)
    if (marker === 'begin') this.#problems.close(unresolvedConflict(line))
    if (marker === 'end') this.#problems.close(unresolvedConflict(this.#problems.takeBack() ?? line))
    return marker === 'begin' || marker === 'end'
  }

  #formula({ bytes, start, end, line }: CloseLook): Problem | undefined {
    const formula = findFormulaCell(bytes, { start, end, delimiter: this.#delimiter })
    return formula && formulaCell(line, formula.value)
  }

  #takeRagged(record: CloseLook): void {
    const { bytes, start, end, line, fields, expectedFields } = record
    const values = decodeFields(bytes, start, end, this.#delimiter)
    if (isCutInQuotes(values)) this.#problems.add(typographicQuotes(line))
    else if (this.#isHarmless(record, values)) this.ragged.add(line)
    else if (fields > expectedFields && this.#header?.isBehind(values)) this.#problems.add(headerBehindRecord(line))
    else this.#problems.add(this.#raggedProblem(record, values))
    const below = findHeaderBelow(this.#columns, values, line)
    if (below !== undefined) this.#problems.close(below)
  }

  #raggedProblem(record: CloseLook, values: readonly string[]): Problem {
    const { line, fields, expectedFields } = record
    if (fields > expectedFields && values.some(endsInBackslash)) return backslashDelimiter(line)
    const problem = fields > 1 && this.#isCut(record) ? cutRecord : raggedRecord
    return problem(line, fields, expectedFields)
  }

  /** Whether a record lacks values of columns with a name, and no line break ends it. */
  #isCut({ bytes, end, fields }: CloseLook): boolean {
    return fields < lastNamed(this.#columns) && bytes.length === end
  }

  /**
   * Whether nothing but blank last fields lack or exceed, as spreadsheets write it. Lines at the end of a report look much like
   * that: they have one field, or stand behind a blank line. And a text with a delimiter in it that nobody quoted shifts the
   * values behind it: mostly a blank follows the delimiter.
   */
  #isHarmless(record: CloseLook, values: readonly string[]): boolean {
    const { bytes, start, end, fields, expectedFields, followsBlankLine } = record
    if (!this.#isSpaced && isCutInText(values)) return false
    // A file that was cut off ends like that, unless its rows do.
    if (this.#isCut(record) && this.ragged.seen.count === 0) return false
    if (fields < expectedFields) return fields > 1 && !followsBlankLine
    return areBlankFrom(bytes, { start, end, delimiter: this.#delimiter }, expectedFields)
  }
}

/** A path of Windows has more than one of them. */
function endsInBackslash(value: string): boolean {
  return value.indexOf('\\') === value.length - 1 && value !== ''
}

/** Whether a value looks like the rest of the one before it. */
function isCutInText(values: readonly string[]): boolean {
  return values.some((value, field) => field > 0 && /^ +[^ ]/.test(value) && values[field - 1] !== '')
}

/** Whether a typographic quote is opened in a value, and is closed in a later one. */
function isCutInQuotes(values: readonly string[]): boolean {
  return values.some((value, field) => {
    const text = value.trimStart()
    const closing = CLOSING_QUOTES.get(text.charAt(0))
    if (closing === undefined || includesAny(text.slice(1), closing)) return false
    return values.slice(field + 1).some((later) => includesAny(later, closing))
  })
}

function includesAny(text: string, characters: string): boolean {
  return [...characters].some((character) => text.includes(character))
}
