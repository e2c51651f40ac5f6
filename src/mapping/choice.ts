import type { ColumnsSpec } from '../columns/columns-spec.ts'
import { columnIndex } from '../csv/column-index.ts'
import type { Header } from '../csv/header.ts'
import { FieldSpans } from './field-spans.ts'

/** Says whether the record from `start` to `end` is one of those that a load is about. */
export type Choice = (bytes: Buffer, start: number, end: number) => boolean

/** Chooses records by the values that `where` and `where-not` list. Blanks at the ends of values make no difference, neither in the files
 *  nor in the manifest; upper and lower case do. Undefined where all records of a file are chosen. */
export function createChoice(
  { columns, use, columnDelimiter }: Header,
  { where, whereNot }: Pick<ColumnsSpec, 'where' | 'whereNot'>,
): Choice | undefined {
  const own = use?.own ?? columns
  const conditionsOf = (conditions: ColumnsSpec['where'], isWanted: boolean) =>
    [...conditions].map(([name, values]) => ({ place: columnIndex(own, name), values: trimmed(values), isWanted }))
  const conditions = [...conditionsOf(where, true), ...conditionsOf(whereNot, false)]
  if (conditions.length === 0) return undefined
  const spans = new FieldSpans(columnDelimiter, 1 + Math.max(...conditions.map(({ place }) => place)))
  return (bytes, start, end) => {
    spans.read(bytes, start, end)
    return conditions.every(({ place, values, isWanted }) => values.has(spans.value(place).trim()) === isWanted)
  }
}

function trimmed(values: readonly string[]): ReadonlySet<string> {
  return new Set(values.map((value) => value.trim()))
}
