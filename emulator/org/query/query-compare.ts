import { canonicalId } from '../ground/ids.ts'
import { type Field, isNumeric } from '../store/describe.ts'
import type { StoredRecord } from '../store/table.ts'
import type { Path } from './query-path.ts'
import type { Condition } from './soql.ts'

/** Text compares without regard to case. Source: SOQL and SOSL Reference, "Comparison Operators". */
export function testOf({ field, text }: Path, { operator, values }: Condition): (record: StoredRecord) => boolean {
  const wanted = values.map((value) => folded(field, value))
  const [first = ''] = wanted
  const value = (record: StoredRecord) => folded(field, text(record))
  switch (operator) {
    case '=':
    case 'IN':
      return (record) => wanted.includes(value(record))
    case '!=':
    case 'NOT IN':
      return (record) => !wanted.includes(value(record))
    case 'LIKE': {
      const pattern = likePattern(first)
      return (record) => pattern.test(value(record))
    }
    case '<':
      return (record) => compare(field, value(record), first) < 0
    case '<=':
      return (record) => compare(field, value(record), first) <= 0
    case '>':
      return (record) => compare(field, value(record), first) > 0
    case '>=':
      return (record) => compare(field, value(record), first) >= 0
  }
}

function folded(field: Field, value: string): string {
  if (field.type === 'id' || field.type === 'reference') return canonicalId(value) ?? value
  if (isNumeric(field)) return value === '' ? value : String(Number(value))
  if (field.type === 'boolean') return value === '' ? 'false' : value
  if (field.type === 'datetime')
    return value === '' ? value : String(Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  return value.toLowerCase()
}

function likePattern(like: string): RegExp {
  const escaped = like.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('%', '[^]*').replaceAll('_', '[^]')}$`)
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
