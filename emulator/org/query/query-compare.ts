import { canonicalId } from '../ground/ids.ts'
import { type Field, isNumeric } from '../store/describe.ts'
import type { StoredRecord } from '../store/table.ts'
import type { Path } from './query-path.ts'
import { meaningOf, patternOf } from './soql-literals.ts'
import type { Condition, Where } from './soql-where.ts'

export type Test = (record: StoredRecord) => boolean

/** Whether a record is like `where`; `testOf` makes the test of one condition. */
export function whereTest(where: Where, testOf: (condition: Condition) => Test): Test {
  switch (where.kind) {
    case 'condition':
      return testOf(where.condition)
    case 'not': {
      const test = whereTest(where.part, testOf)
      return (record) => !test(record)
    }
    case 'and':
    case 'or': {
      const tests = where.parts.map((part) => whereTest(part, testOf))
      if (where.kind === 'and') return (record) => tests.every((test) => test(record))
      return (record) => tests.some((test) => test(record))
    }
  }
}

/** Text compares without regard to case, unless its field is unique and case-sensitive; no value is less or more than none.
 *  Source: SOQL and SOSL Reference, "Comparison Operators". */
export function conditionTest({ field, text }: Path, { operator, values }: Condition): Test {
  const [literal] = values
  if (operator === 'LIKE') {
    const pattern = literal === undefined ? /^$/ : patternOf(literal, isCaseSensitive(field) ? '' : 'i')
    return (record) => pattern.test(text(record))
  }
  const wanted = new Set(values.map((value) => folded(field, meaningOf(value))))
  const [first = ''] = wanted
  const value = (record: StoredRecord) => folded(field, text(record))
  switch (operator) {
    case '=':
    case 'IN':
      return (record) => wanted.has(value(record))
    case '!=':
    case 'NOT IN':
      return (record) => !wanted.has(value(record))
    default:
      return (record) => {
        const held = value(record)
        return held !== '' && first !== '' && isInOrder(compare(field, held, first), operator)
      }
  }
}

/** Whether text of this field compares with regard to case. */
export function isCaseSensitive({ unique, caseSensitive }: Field): boolean {
  return unique && caseSensitive
}

function isInOrder(order: number, operator: '<' | '<=' | '>' | '>='): boolean {
  if (order === 0) return operator === '<=' || operator === '>='
  return order < 0 === operator.startsWith('<')
}

function folded(field: Field, value: string): string {
  if (field.type === 'id' || field.type === 'reference') return canonicalId(value) ?? value
  if (isNumeric(field)) return value === '' ? value : String(Number(value))
  if (field.type === 'boolean') return value === '' ? 'false' : value
  if (field.type === 'datetime')
    return value === '' ? value : String(Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  return isCaseSensitive(field) ? value : value.toLowerCase()
}

/** Order of two records by the first path in which they differ. */
export function compareBy(
  orders: readonly { path: Path; descending: boolean }[],
  a: StoredRecord,
  b: StoredRecord,
): number {
  for (const { path, descending } of orders) {
    const order = compare(path.field, folded(path.field, path.text(a)), folded(path.field, path.text(b)))
    if (order !== 0) return descending ? -order : order
  }
  return 0
}

function compare(field: Field, a: string, b: string): number {
  if (isNumeric(field) || field.type === 'datetime') return Number(a) - Number(b)
  return a < b ? -1 : a > b ? 1 : 0
}
