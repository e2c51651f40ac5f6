import { type Literal, literalOf } from './soql-literals.ts'
import { type Tokens, unexpected } from './soql-tokens.ts'

/** What a record must be like. */
export type Where =
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Where[] }
  | { readonly kind: 'not'; readonly part: Where }

export interface Condition {
  readonly field: string
  readonly operator: Operator
  /** One value, or several for IN and NOT IN. */
  readonly values: readonly Literal[]
}

const OPERATORS = ['=', '!=', '<=', '>=', '<', '>', 'LIKE', 'IN', 'NOT IN'] as const
export type Operator = (typeof OPERATORS)[number]

/** Reads what follows WHERE. AND, OR and NOT do not mix without parentheses.
 *  Source: SOQL and SOSL Reference, "Logical Operators". */
export function parseWhere(tokens: Tokens): Where {
  if (tokens.take('NOT')) return { kind: 'not', part: operand(tokens) }
  const first = operand(tokens)
  const word = ['AND', 'OR'].find((known) => tokens.take(known))
  if (word === undefined) return first
  const parts = [first]
  do parts.push(operand(tokens))
  while (tokens.take(word))
  return { kind: word === 'AND' ? 'and' : 'or', parts }
}

/** Conditions that each record must meet: those that nothing but AND joins. */
export function requiredConditions(where: Where | undefined): readonly Condition[] {
  if (where?.kind === 'condition') return [where.condition]
  return where?.kind === 'and' ? where.parts.flatMap(requiredConditions) : []
}

function operand(tokens: Tokens): Where {
  if (!tokens.take('(')) return { kind: 'condition', condition: condition(tokens) }
  const inner = parseWhere(tokens)
  tokens.expect(')')
  return inner
}

function condition(tokens: Tokens): Condition {
  const field = tokens.name()
  const operator = operatorOf(tokens)
  if (operator !== 'IN' && operator !== 'NOT IN') return { field, operator, values: [literalOf(tokens.next())] }
  tokens.expect('(')
  const values = [literalOf(tokens.next())]
  while (tokens.take(',')) values.push(literalOf(tokens.next()))
  tokens.expect(')')
  return { field, operator, values }
}

function operatorOf(tokens: Tokens): Operator {
  const token = tokens.next().toUpperCase()
  if (token === 'NOT') {
    tokens.expect('IN')
    return 'NOT IN'
  }
  const operator = OPERATORS.find((known) => known === token)
  if (operator === undefined) throw unexpected(token)
  return operator
}
