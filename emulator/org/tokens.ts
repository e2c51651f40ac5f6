import { randomInt } from 'node:crypto'

const TOKEN_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._'
const TOKEN_LENGTH = 96

export interface TokenLifetime {
  readonly ms?: number | undefined
  readonly calls?: number | undefined
}

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

  constructor(orgId: string, lifetime: TokenLifetime, now: () => number) {
    this.#orgId = orgId
    this.#lifetime = lifetime
    this.#now = now
  }

  /** A token of the real form: 15 characters of org id, an exclamation mark, a secret. */
  issue(): string {
    let secret = 'AQ'
    while (secret.length < TOKEN_LENGTH) secret += TOKEN_CHARACTERS[randomInt(TOKEN_CHARACTERS.length)]
    const token = `${this.#orgId.slice(0, 15)}!${secret}`
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

  expireAll(): void {
    for (const token of this.#tokens.values()) token.expired = true
  }
}
