import { randomBytes, randomInt } from 'node:crypto'

const TOKEN_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._'
const TOKEN_LENGTH = 94

export interface TokenLifetime {
  readonly ms?: number | undefined
  readonly calls?: number | undefined
}

/** `opaque` tokens start with the id of the org; a `jwt` is longer and does not. */
export type TokenForm = 'opaque' | 'jwt'

interface Token {
  readonly issuedAt: number
  calls: number
  expired: boolean
}

/** The access tokens an org has given out. A token ends by time, by number of calls, or on command. */
export class Tokens {
  readonly #orgId: string
  readonly #lifetime: TokenLifetime
  readonly #now: () => number
  readonly #tokens = new Map<string, Token>()

  readonly #form: TokenForm

  constructor(orgId: string, lifetime: TokenLifetime, now: () => number, form: TokenForm = 'opaque') {
    this.#orgId = orgId
    this.#form = form
    this.#lifetime = lifetime
    this.#now = now
  }

  issue(): string {
    const token = this.#form === 'jwt' ? jwt() : `${this.#orgId.slice(0, 15)}!AQ${secret()}`
    this.#tokens.set(token, { issuedAt: this.#now(), calls: 0, expired: false })
    return token
  }

  /** Counts one call made with the token. */
  isValid(accessToken: string): boolean {
    const token = this.#tokens.get(accessToken)
    if (token === undefined) return false
    token.calls += 1
    if (this.#lifetime.calls !== undefined && token.calls > this.#lifetime.calls) token.expired = true
    if (this.#lifetime.ms !== undefined && this.#now() - token.issuedAt > this.#lifetime.ms) token.expired = true
    return !token.expired
  }

  expire(accessTokens: Iterable<string>): void {
    for (const accessToken of accessTokens) {
      const token = this.#tokens.get(accessToken)
      if (token !== undefined) token.expired = true
    }
  }

  expireAll(): void {
    this.expire(this.#tokens.keys())
  }
}

function secret(): string {
  let text = ''
  while (text.length < TOKEN_LENGTH) text += TOKEN_CHARACTERS[randomInt(TOKEN_CHARACTERS.length)]
  return text
}

/** Three parts, longer than 1,000 characters; what is in them is for Salesforce alone to read. Sources: Salesforce Help,
 *  "JWT-Based Access Tokens"; forcedotcom/cli, release notes of 2.91.6. */
function jwt(): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url')
  const header = part({ typ: 'JWT', alg: 'RS256', kid: '244', tty: 'sfdc-core-token', ver: '1.0' })
  return `${header}.${part({ scp: 'api', jti: randomBytes(32).toString('hex') })}.${randomBytes(768).toString('base64url')}`
}
