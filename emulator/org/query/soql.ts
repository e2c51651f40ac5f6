/** A query of the small part of SOQL that tools use to look around: one object, its fields and those of its parents. */
export interface Soql {
  readonly fields: readonly string[]
  /** `SELECT COUNT()`. */
  readonly isCount: boolean
  readonly object: string
  readonly conditions: readonly Condition[]
  readonly order: readonly { readonly field: string; readonly descending: boolean }[]
  readonly limit: number
}

export interface Condition {
  readonly field: string
  readonly operator: Operator
  /** One value, or several for IN and NOT IN; blank stands for null. */
  readonly values: readonly string[]
}

const OPERATORS = ['=', '!=', '<=', '>=', '<', '>', 'LIKE', 'IN', 'NOT IN'] as const
export type Operator = (typeof OPERATORS)[number]

export class SoqlError extends Error {
  readonly errorCode: string

  constructor(errorCode: string, message: string) {
    super(message)
    this.errorCode = errorCode
  }
}

const TOKEN = /\s*('(?:[^'\\]|\\.)*'|[<>!]=|[=<>(),]|[\w.:+-]+)/y

const NAME = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/

/** Source: SOQL and SOSL Reference, "Reserved Keywords". */
const RESERVED = new Set(['AND', 'ASC', 'DESC', 'FROM', 'IN', 'LIKE', 'LIMIT', 'NOT', 'NULL', 'OR', 'SELECT', 'WHERE'])

/** Source of grammar and texts: SOQL and SOSL Reference, "SOQL SELECT Syntax". Throws SoqlError `MALFORMED_QUERY` for what
 *  is no SOQL or not of the part that is understood here. */
export function parseSoql(text: string): Soql {
  const tokens = new Tokens(text)
  tokens.expect('SELECT')
  const fields = [tokens.name()]
  const isCount = fields[0]?.toUpperCase() === 'COUNT' && tokens.take('(')
  if (isCount) tokens.expect(')')
  while (!isCount && tokens.take(',')) fields.push(tokens.name())
  tokens.expect('FROM')
  const object = tokens.name()
  const conditions: Condition[] = []
  if (tokens.take('WHERE')) {
    do conditions.push(condition(tokens))
    while (tokens.take('AND'))
  }
  const order: { field: string; descending: boolean }[] = []
  if (tokens.take('ORDER')) {
    tokens.expect('BY')
    do order.push(ordering(tokens))
    while (tokens.take(','))
  }
  const limit = tokens.take('LIMIT') ? tokens.count() : Number.POSITIVE_INFINITY
  tokens.end()
  return { fields: isCount ? [] : fields, isCount, object, conditions, order, limit }
}

function condition(tokens: Tokens): Condition {
  const field = tokens.name()
  const operator = operatorOf(tokens)
  if (operator !== 'IN' && operator !== 'NOT IN') return { field, operator, values: [literal(tokens.next())] }
  tokens.expect('(')
  const values = [literal(tokens.next())]
  while (tokens.take(',')) values.push(literal(tokens.next()))
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

function ordering(tokens: Tokens): { field: string; descending: boolean } {
  const field = tokens.name()
  const descending = tokens.take('DESC')
  if (!descending) tokens.take('ASC')
  return { field, descending }
}

function literal(token: string): string {
  if (token.startsWith("'"))
    return token.slice(1, -1).replace(/\\(.)/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped)
  if (/^null$/i.test(token)) return ''
  if (/^(?:true|false)$/i.test(token)) return token.toLowerCase()
  if (/^[+-]?\d[\w.:+-]*$/.test(token)) return token
  throw unexpected(token)
}

/** Source: SOQL and SOSL Reference, "Quoted String Escape Sequences". */
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

class Tokens {
  readonly #tokens: readonly string[]
  #position = 0

  constructor(text: string) {
    this.#tokens = tokensOf(text)
  }

  next(): string {
    const token = this.#tokens[this.#position++]
    if (token === undefined) throw unexpected('<EOF>')
    return token
  }

  name(): string {
    const token = this.next()
    if (!NAME.test(token) || RESERVED.has(token.toUpperCase())) throw unexpected(token)
    return token
  }

  take(word: string): boolean {
    const isNext = this.#tokens[this.#position]?.toUpperCase() === word
    if (isNext) this.#position++
    return isNext
  }

  count(): number {
    const token = this.next()
    if (!/^\d+$/.test(token)) throw unexpected(token)
    return Number(token)
  }

  expect(word: string): void {
    if (!this.take(word)) throw unexpected(this.#tokens[this.#position] ?? '<EOF>')
  }

  end(): void {
    const rest = this.#tokens[this.#position]
    if (rest !== undefined) throw unexpected(rest)
  }
}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  const trimmed = text.trim()
  TOKEN.lastIndex = 0
  let end = 0
  while (end < trimmed.length) {
    const [, token] = TOKEN.exec(trimmed) ?? []
    if (token === undefined) throw unexpected(trimmed.charAt(end))
    tokens.push(token)
    end = TOKEN.lastIndex
  }
  return tokens
}

function unexpected(token: string): SoqlError {
  return new SoqlError('MALFORMED_QUERY', `unexpected token: '${token}'`)
}
