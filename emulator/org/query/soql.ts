import { Tokens } from './soql-tokens.ts'
import { parseWhere, type Where } from './soql-where.ts'

/** A query of the part of SOQL that tools use to look around: one object, its fields and those of its parents. */
export interface Soql {
  readonly fields: readonly string[]
  /** `SELECT COUNT()`. */
  readonly isCount: boolean
  /** `SELECT COUNT(Name) total`: the field whose values are counted, and the name of the number; undefined for other queries. */
  readonly counted: { readonly field: string; readonly alias: string } | undefined
  readonly object: string
  /** Undefined for all records. */
  readonly where: Where | undefined
  readonly order: readonly { readonly field: string; readonly descending: boolean }[]
  readonly limit: number
}

/** Source of grammar and texts: SOQL and SOSL Reference, "SOQL SELECT Syntax". Throws SoqlError `MALFORMED_QUERY` for what
 *  is no SOQL or not of the part that is understood here. */
export function parseSoql(text: string): Soql {
  const tokens = new Tokens(text)
  tokens.expect('SELECT')
  const fields = [tokens.name()]
  const isCount = fields[0]?.toUpperCase() === 'COUNT' && tokens.take('(')
  const counted = isCount && !tokens.take(')') ? countedField(tokens) : undefined
  while (!isCount && tokens.take(',')) fields.push(tokens.name())
  tokens.expect('FROM')
  const object = tokens.name()
  const where = tokens.take('WHERE') ? parseWhere(tokens) : undefined
  const order: { field: string; descending: boolean }[] = []
  if (tokens.take('ORDER')) {
    tokens.expect('BY')
    do order.push(ordering(tokens))
    while (tokens.take(','))
  }
  const limit = tokens.take('LIMIT') ? tokens.count() : Number.POSITIVE_INFINITY
  tokens.end()
  return { fields: isCount ? [] : fields, isCount, counted, object, where, order, limit }
}

/** Source: SOQL and SOSL Reference, "COUNT() and COUNT(fieldName)", and "Using Aliases with GROUP BY": without an alias the number is
 *  called `expr0`. */
function countedField(tokens: Tokens): { field: string; alias: string } {
  const field = tokens.name()
  tokens.expect(')')
  if (tokens.take('FROM')) {
    tokens.putBack()
    return { field, alias: 'expr0' }
  }
  return { field, alias: tokens.name() }
}

function ordering(tokens: Tokens): { field: string; descending: boolean } {
  const field = tokens.name()
  const descending = tokens.take('DESC')
  if (!descending) tokens.take('ASC')
  return { field, descending }
}
