/** A query that is refused, with the `errorCode` that the API gives. */
export class SoqlError extends Error {
  readonly errorCode: string

  constructor(errorCode: string, message: string) {
    super(message)
    this.errorCode = errorCode
  }
}

const TOKEN = /\s*('(?:[^'\\]|\\.)*'|[<>!]=|[=<>(),]|[\w.:+-]+)/sy

const NAME = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/

/** Source: SOQL and SOSL Reference, "Reserved Keywords". */
const RESERVED = new Set(['AND', 'ASC', 'DESC', 'FROM', 'IN', 'LIKE', 'LIMIT', 'NOT', 'NULL', 'OR', 'SELECT', 'WHERE'])

/** The tokens of a query, read one after the other. Whatever does not fit throws SoqlError `MALFORMED_QUERY`. */
export class Tokens {
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

  /** Whether the next token is `word`, which is taken then. */
  take(word: string): boolean {
    const isNext = this.#tokens[this.#position]?.toUpperCase() === word
    if (isNext) this.#position++
    return isNext
  }

  /** The token that was taken last is the next one again. */
  putBack(): void {
    this.#position--
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

/** The refusal of a token that no query has in this place. */
export function unexpected(token: string): SoqlError {
  return new SoqlError('MALFORMED_QUERY', `unexpected token: '${token}'`)
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
