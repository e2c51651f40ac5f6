import type { AddedColumn, IdFilling } from '../columns/header-use.ts'
import { type ColumnDelimiter, delimiterByte, isColumnDelimiter, type LineEnding } from '../csv/dialect.ts'
import { encodeFields } from '../csv/fields.ts'
import { type Header, isResultColumn, isSent, lastNamed } from '../csv/header.ts'
import type { LineBreaks } from '../csv/record-batch.ts'
import type { Sightings } from '../csv/sightings.ts'
import { type KeyColumns, namesRecords } from '../keys/key-reader.ts'
import type { KeyTraits } from '../keys/key-scan.ts'
import { findsParent, mayFillSameLookup } from '../values/column-name.ts'
import { sameName } from '../values/names.ts'
import type { Fill, Rewriting, SentColumn, ValueChange } from './rewrite.ts'

/** Why records cannot be sent as they are in their file. */
export type RewriteReason =
  | 'mixed line endings'
  | 'line breaks inside quotes that differ from those between records'
  | 'carriage returns as line endings'
  | 'a delimiter that the API does not support'
  | 'columns of result files'
  | 'blank last columns'
  | 'records without their last fields or with blank ones too many'
  | 'rows that hold nothing'
  | 'blank values that clear their fields'
  | 'blanks at the ends of keys'
  | 'the order that sort-by asks for'
  | 'keys that several records share'
  | 'what the manifest says of their columns'

/** How the records of a file are sent. */
export interface SentForm {
  readonly columns: readonly string[]
  readonly columnDelimiter: ColumnDelimiter
  readonly lineEnding: LineEnding
  /** How records are changed on the way; undefined for a file that is sent as it is. */
  readonly rewriting: Rewriting | undefined
  /** Empty for a file that is sent as it is. */
  readonly reasons: readonly RewriteReason[]
}

export interface FormOptions {
  /** `clear`: blank values are sent so that they empty their fields. */
  readonly blankFields: 'ignore' | 'clear'
  /** Never cleared, beside Id, relationship columns, and the lookups that those fill. */
  readonly externalIdField: string | undefined
  /** Columns that records are ordered by; none keeps the order of the files. */
  readonly sortBy: readonly string[]
  /** Columns whose values are sent without the blanks at their ends, where a file has such values. */
  readonly keyColumns?: KeyColumns | undefined
  /** Makes Ids of the values of a column; undefined as long as they are not known. */
  readonly fillIds?: ((filling: IdFilling, delimiter: ColumnDelimiter) => Fill | undefined) | undefined
  /** Fields that are left out, since the org lacks them. */
  readonly lacking?: readonly string[] | undefined
}

/** The facts of a scanned file that decide on its form. */
export interface FormFacts {
  readonly header: Header
  readonly lineBreaks: Readonly<LineBreaks>
  readonly crEndsRecords: boolean
  readonly blankRecords: Sightings
  readonly raggedRecords: Sightings
  readonly keys?: KeyTraits | undefined
  /** Records are put in another order on account of their keys. */
  readonly isReordered?: boolean
}

/** The form of records that are sent as they are in their file. */
export function plainForm({ columns, columnDelimiter, lineEnding = 'LF' }: Header): SentForm {
  const sent = isColumnDelimiter(columnDelimiter) ? columnDelimiter : 'COMMA'
  return { columns, columnDelimiter: sent, lineEnding, rewriting: undefined, reasons: [] }
}

/** The one place that decides whether a file is sent as it is or rewritten on the way. */
export function formOf(facts: FormFacts, options: FormOptions): SentForm {
  const { header, lineBreaks, crEndsRecords, keys, isReordered = false } = facts
  const isRagged = facts.raggedRecords.count > 0
  const leavesOutBlank = facts.blankRecords.count > 0
  const { columns, columnDelimiter, lineEnding = 'LF' } = header
  const trims = keys !== undefined && keys.blankEnds.count > 0
  // A look-up by the key finds what is sent only where both have the same blanks.
  const isKey = (name: string) => header.use?.key.some((field) => sameName(field, name)) ?? false
  const changeOf = (name: string, field: number): ValueChange => {
    if (isKey(name)) return 'trim'
    if (trims && namesRecords(name, options.keyColumns ?? NO_KEY)) return 'trim'
    return options.blankFields === 'clear' && isClearable(header, field, options) ? 'clear' : 'keep'
  }
  const plain = plainForm(header)
  const sentDelimiter = plain.columnDelimiter
  const places = sentPlaces(header, options)
  const sent = [
    ...places.own.map((field): NamedColumn => {
      const name = columns[field] ?? ''
      return { name, field, change: changeOf(name, field), fill: fillOf(header, field, sentDelimiter, options) }
    }),
    ...places.added.map((added) => addedColumn(added, sentDelimiter)),
  ]
  const reasons: RewriteReason[] = []
  const note = (reason: RewriteReason, applies: boolean) => applies && reasons.push(reason)
  const other = lineEnding === 'LF' ? 'CRLF' : 'LF'
  note('carriage returns as line endings', crEndsRecords)
  note('mixed line endings', lineBreaks[other] > 0)
  note(
    'line breaks inside quotes that differ from those between records',
    lineBreaks[`quoted${other}`] > 0 || lineBreaks.quotedCR > 0,
  )
  note('a delimiter that the API does not support', !isColumnDelimiter(columnDelimiter))
  note('columns of result files', columns.some(isResultColumn))
  note('blank last columns', namedColumns(header) < columns.length)
  note('records without their last fields or with blank ones too many', isRagged)
  note('rows that hold nothing', leavesOutBlank)
  note(
    'blank values that clear their fields',
    sent.some(({ change }) => change === 'clear'),
  )
  note(
    'blanks at the ends of keys',
    sent.some(({ change }) => change === 'trim'),
  )
  note('the order that sort-by asks for', options.sortBy.length > 0)
  note('keys that several records share', isReordered)
  note('what the manifest says of their columns', header.use !== undefined)

  if (reasons.length === 0) return plain
  const rewriting: Rewriting = {
    delimiter: columnDelimiter,
    sentDelimiter,
    fieldCount: columns.length,
    isRagged,
    leavesOutBlank,
    columns: sent.map(({ name: _, ...column }) => column),
    crEndsRecords,
  }
  const names = sent.map(({ name }) => name)
  return { columns: names, columnDelimiter: sentDelimiter, lineEnding: 'LF', rewriting, reasons }
}

/** Finds the columns of a file that are sent, by their places, and those that are sent beside them. */
export function sentPlaces(
  header: Header,
  { lacking = [] }: Pick<FormOptions, 'lacking'>,
): { readonly own: readonly number[]; readonly added: readonly AddedColumn[] } {
  const isThere = (name: string) => !lacking.some((lacks) => sameName(lacks, name))
  const own = header.columns.slice(0, namedColumns(header)).flatMap((name, place) => {
    return isSent(header, place) && isThere(name) ? [place] : []
  })
  return { own, added: (header.use?.added ?? []).filter(({ name }) => isThere(name)) }
}

/** How many columns there are up to the last one that has a name in the file. */
function namedColumns({ columns, use }: Header): number {
  return lastNamed(use === undefined ? columns : use.own)
}

interface NamedColumn extends SentColumn {
  readonly name: string
}

function fillOf(
  { use }: Header,
  field: number,
  delimiter: ColumnDelimiter,
  { fillIds }: FormOptions,
): Fill | undefined {
  const filling = use?.places[field]
  return typeof filling === 'object' ? fillIds?.(filling, delimiter) : undefined
}

function addedColumn({ name, value }: AddedColumn, delimiter: ColumnDelimiter): NamedColumn {
  const encode = (text: string) => Buffer.from(encodeFields([text], String.fromCharCode(delimiterByte(delimiter))))
  if (typeof value === 'function') return { name, field: -1, change: 'keep', fill: (record) => encode(value(record)) }
  const bytes = encode(value)
  return { name, field: -1, change: 'keep', fill: () => bytes }
}

const NO_KEY: KeyColumns = { column: undefined, kind: 'value' }

/** Whether a blank value of the column in a place may clear its field, where `blank-fields` asks for that. A blank Id beside a key of the
 *  same parent says nothing: to clear the lookup would take away what the key sets. */
export function isClearable(
  { columns }: Pick<Header, 'columns'>,
  place: number,
  { externalIdField }: Pick<FormOptions, 'externalIdField'>,
): boolean {
  const name = columns[place] ?? ''
  if (sameName(name, 'Id') || sameName(name, externalIdField) || findsParent(name)) return false
  return !columns.some((other) => mayFillSameLookup(name, other))
}
