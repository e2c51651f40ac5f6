import { unquoted } from '../text/unquoted.ts'

/** The parts of an SFDX auth URL. */
export interface SfdxAuthUrl {
  readonly clientId: string
  /** Empty for apps that have none. */
  readonly clientSecret: string
  readonly refreshToken: string
  readonly loginUrl: URL
}

/** `force://<clientId>:<clientSecret>:<refreshToken>@<host>`.
 *  Source of the grammar: forcedotcom/sfdx-core: src/org/authInfo.ts, `parseSfdxAuthUrl`. */
const FORM = /^force:\/\/([A-Za-z0-9._-]+={0,2}):([A-Za-z0-9._-]*={0,2}):([A-Za-z0-9._-]+={0,2})@([A-Za-z0-9:._-]+)$/

/** Reads an SFDX auth URL; undefined for any other text. */
export function parseSfdxAuthUrl(text: string): SfdxAuthUrl | undefined {
  const [, clientId, clientSecret = '', refreshToken, host] = FORM.exec(text) ?? []
  if (clientId === undefined || refreshToken === undefined || host === undefined) return undefined
  const isLocal = /^(127\.0\.0\.1|localhost)(:|$)/.test(host)
  const address = `${isLocal ? 'http' : 'https'}://${host}`
  if (!URL.canParse(address)) return undefined
  return { clientId, clientSecret, refreshToken, loginUrl: new URL(address) }
}

/** What people store as the secret of an SFDX auth URL. */
export interface KeptAuthUrl {
  /** The text that should be the URL; blank where JSON has none. */
  readonly text: string
  /** Whether it comes out of JSON, as the Salesforce CLI prints it. */
  readonly isOfJson: boolean
  /** All that has to be masked: the URL, and the tokens and passwords that JSON holds beside it. */
  readonly secrets: readonly string[]
}

/**
 * Finds the auth URL in what people keep: the URL alone, with blanks, line breaks or quotes around it, or the JSON of the
 * Salesforce CLI, which has it as `result.sfdxAuthUrl` or as `sfdxAuthUrl`. What else JSON holds, such as the name of the org's
 * host, is no secret, and messages need it.
 * Sources: salesforcecli/plugin-auth: src/commands/org/login/sfdx-url.ts, `getUrlFromJson`; salesforcecli/plugin-org:
 * src/commands/org/display.ts.
 */
export function findAuthUrl(kept: string): KeptAuthUrl {
  const bare = unquoted(kept.replace(/^\uFEFF/, ''))
  const json = parseObject(bare)
  if (json === undefined) return { text: bare, isOfJson: false, secrets: bare === '' ? [] : [bare] }
  const url = valueAt(json.result, 'sfdxAuthUrl') ?? valueAt(json, 'sfdxAuthUrl')
  const text = typeof url === 'string' ? unquoted(url) : ''
  return { text, isOfJson: true, secrets: [...new Set(secretsIn(json))] }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function valueAt(object: unknown, name: string): unknown {
  if (typeof object !== 'object' || object === null) return undefined
  return new Map<string, unknown>(Object.entries(object)).get(name)
}

/** Names of members that hold secrets: `accessToken`, `refreshToken`, `clientSecret`, `password`, `privateKey`, `sfdxAuthUrl`. */
const SECRET_NAME = /(?:token|secret|password|passphrase|private_?key|auth_?url|session_?id)$/i
/** Texts that are secrets whatever the member is called: an auth URL, an access token, and a link that signs in. */
const SECRET_TEXT = /force:\/\/|\b00D[A-Za-z0-9]{12,15}!|[?&](?:sid|otp)=|-----BEGIN /

/** What newer versions of the CLI say in place of a secret: it names the command that shows it, as messages of ours do.
 *  Source: salesforcecli/plugin-org: src/commands/org/display.ts, `secrets-redacted`. */
const HIDDEN = /^(?=.*redacted)(?=.*\s)/i

/** Yields every secret in a value of JSON, however deep. */
function* secretsIn(value: unknown, name = ''): Generator<string> {
  if (typeof value === 'string') {
    const bare = value.trim()
    if (bare === '' || HIDDEN.test(bare)) return
    if (SECRET_NAME.test(name) || SECRET_TEXT.test(bare)) yield bare
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* secretsIn(inner, Array.isArray(value) ? name : key)
  }
}
