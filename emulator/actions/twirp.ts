/** An error as the results service sends it: `{"code","msg"}`. Source: twitchtv.github.io/twirp, "Errors". */
export class TwirpError extends Error {
  readonly code: TwirpCode

  constructor(code: TwirpCode, message: string) {
    super(message)
    this.name = new.target.name
    this.code = code
  }

  get status(): number {
    return STATUS[this.code]
  }
}

export type TwirpCode = keyof typeof STATUS

/** Source: Twirp wire protocol v7, "Error Codes". */
const STATUS = {
  already_exists: 409,
  bad_route: 404,
  internal: 500,
  invalid_argument: 400,
  malformed: 400,
  not_found: 404,
  permission_denied: 403,
  unauthenticated: 401,
  unavailable: 503,
} as const

/** The fields of a request in proto3 JSON, checked as they are read. 64-bit integers travel as text there. */
export type Fields = Readonly<Record<string, unknown>>

export type Method = (fields: Fields, caller: Caller) => object

/** Whom the bearer token stands for. */
export interface Caller {
  readonly runId: string
  readonly jobId: string
}

export function parseFields(body: Buffer): Fields {
  try {
    const value: unknown = JSON.parse(body.toString() || '{}')
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Falls through to the one answer for anything that is not a JSON object.
  }
  throw new TwirpError('malformed', 'the json request could not be decoded')
}

export function requiredText(fields: Fields, name: string): string {
  const value = optionalText(fields, name)
  if (value === undefined || value === '') throw new TwirpError('invalid_argument', `${name} is required`)
  return value
}

export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw new TwirpError('malformed', `${name} is not a string`)
  return value
}

export function textList(fields: Fields, name: string): readonly string[] {
  const value = fields[name] ?? []
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw new TwirpError('malformed', `${name} is not a list of strings`)
  return value
}

export function byteCount(fields: Fields, name: string): number {
  const text = requiredText(fields, name)
  if (!/^\d+$/.test(text)) throw new TwirpError('malformed', `${name} is not an int64`)
  return Number(text)
}
