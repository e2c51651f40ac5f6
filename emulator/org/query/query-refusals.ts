import { canonicalId } from '../ground/ids.ts'
import { type Field, isNumeric } from '../store/describe.ts'
import type { Path } from './query-path.ts'
import { type Literal, meaningOf } from './soql-literals.ts'
import { SoqlError } from './soql-tokens.ts'
import type { Condition } from './soql-where.ts'

/** Throws SoqlError for a condition that the field of `path` cannot have. */
export function refuseCondition(path: Path, condition: Condition): void {
  const name = path.names.join('.')
  // Source: SOQL and SOSL Reference, "fieldExpression Syntax"; the text is that of live orgs, in public repositories.
  if (!path.field.filterable)
    throw new SoqlError('INVALID_FIELD', `field '${name}' can not be filtered in a query call`)
  refuseOperator(path.field, condition)
  for (const value of condition.values) refuseValue(name, path.field, value)
}

/** Throws SoqlError for a field that no query can be ordered by. Code and text are those of live orgs, in public
 *  repositories. */
export function refuseOrder({ field, names }: Path): void {
  if (field.sortable) return
  throw new SoqlError('MALFORMED_QUERY', `field '${names.join('.')}' can not be sorted in a query call`)
}

/** Source: SOQL and SOSL Reference, example of FIELDS() in "SELECT". */
export function refuseTwice(paths: readonly Path[]): void {
  const seen = new Set<string>()
  for (const { names } of paths) {
    const name = names.join('.')
    if (seen.has(name)) throw new SoqlError('INVALID_FIELD', `duplicate field selected: ${name}`)
    seen.add(name)
  }
}

/** LIKE is for text, and a checkbox has no order. Source: SOQL and SOSL Reference, "Comparison Operators"; the text was
 *  reported for Ids and multi-select picklists. */
function refuseOperator(field: Field, { operator }: Condition): void {
  const isText = kindOf(field) === 'string' && field.type !== 'multipicklist'
  const isRange = ['<', '<=', '>', '>='].includes(operator)
  const isAllowed = operator === 'LIKE' ? isText : !(isRange && ['boolean', 'multipicklist'].includes(field.type))
  if (isAllowed) return
  const type = kindOf(field) === 'ID' ? 'id' : field.type
  throw new SoqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${type} field`)
}

/** Source of code and texts: answers of live orgs for dates, times and numbers, in public repositories. */
function refuseValue(name: string, field: Field, value: Literal): void {
  const kind = kindOf(field)
  const isQuoted = kind === 'string' || kind === 'ID'
  const wanted = isQuoted ? 'string' : kind === 'dateTime' ? 'datetime' : isNumeric(field) ? 'number' : kind
  if (value.kind !== 'null' && value.kind !== wanted) {
    const quotes = isQuoted ? 'should be enclosed in quotes' : 'should not be enclosed in quotes'
    const message = `value of filter criterion for field '${name}' must be of type ${kind} and ${quotes}`
    throw new SoqlError('INVALID_FIELD', message)
  }
  if (kind !== 'ID' || value.kind === 'null' || canonicalId(meaningOf(value)) !== undefined) return
  throw new SoqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${meaningOf(value)}`)
}

function kindOf(field: Field): 'ID' | 'string' | 'boolean' | 'double' | 'int' | 'date' | 'dateTime' {
  switch (field.type) {
    case 'id':
    case 'reference':
      return 'ID'
    case 'boolean':
    case 'int':
    case 'date':
      return field.type
    case 'datetime':
      return 'dateTime'
    default:
      return isNumeric(field) ? 'double' : 'string'
  }
}
