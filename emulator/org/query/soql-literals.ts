import { SoqlError, unexpected } from './soql-tokens.ts'

/** A value in a query. `text` of a string is what stands between its quotes, escapes included; of null it is blank. */
export interface Literal {
  readonly kind: 'string' | 'number' | 'date' | 'datetime' | 'boolean' | 'null'
  readonly text: string
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
/** Source of both forms: SOQL and SOSL Reference, "Date Formats and Date Literals". */
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/i

/** Longest string in a WHERE clause, in characters. Source: Salesforce Developer Limits and Allocations, "SOQL and SOSL
 *  Limits for Search Queries". How a longer one is refused is not documented. */
const MAX_STRING = 4_000

/** Reads one value. Throws SoqlError `MALFORMED_QUERY` for a token that is none. */
export function literalOf(token: string): Literal {
  if (token.startsWith("'")) return stringOf(token.slice(1, -1))
  if (/^null$/i.test(token)) return { kind: 'null', text: '' }
  if (/^(?:true|false)$/i.test(token)) return { kind: 'boolean', text: token.toLowerCase() }
  if (NUMBER.test(token)) return { kind: 'number', text: token }
  if (DATE.test(token)) return { kind: 'date', text: token }
  if (DATETIME.test(token)) return { kind: 'datetime', text: token }
  throw unexpected(token)
}

function stringOf(text: string): Literal {
  if (text.length > MAX_STRING) throw new SoqlError('MALFORMED_QUERY', 'string literal exceeds maximum length')
  return { kind: 'string', text }
}

/** Source: SOQL and SOSL Reference, "Quoted String Escape Sequences". */
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
}

/** One character of a string: itself, an escape sequence, or a Unicode one. */
const CHARACTER = /\\u([0-9a-f]{4})|\\(.)|(.)/gisu

/** The text that a value means. Throws SoqlError `MALFORMED_QUERY` for a backslash that escapes nothing: an error, as the
 *  reference says, whose text it does not tell. */
export function meaningOf({ kind, text }: Literal): string {
  if (kind !== 'string') return text
  return text.replace(CHARACTER, (_, unicode?: string, escaped?: string, plain?: string) => {
    return plain ?? unescaped(unicode, escaped, text)
  })
}

/** The pattern that a string means after LIKE, where `%` stands for any characters and `_` for one, unless escaped. */
export function patternOf({ text }: Literal, flags: 'i' | ''): RegExp {
  const pattern = text.replace(CHARACTER, (_, unicode?: string, escaped?: string, plain?: string) => {
    if (plain === '%') return '[^]*'
    if (plain === '_') return '[^]'
    if (escaped === '%' || escaped === '_') return escaped
    return (plain ?? unescaped(unicode, escaped, text)).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${pattern}$`, flags)
}

function unescaped(unicode: string | undefined, escaped = '', text: string): string {
  if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16))
  const meant = ESCAPES[escaped.toLowerCase()]
  if (meant !== undefined) return meant
  throw new SoqlError(
    'MALFORMED_QUERY',
    `Invalid string literal '${text}'. Illegal character sequence '\\${escaped}' in string literal.`,
  )
}
