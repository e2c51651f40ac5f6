import { randomBytes } from 'node:crypto'

/** What a refresh token gives: the next one of its family, where the org rotates them. */
export interface Refreshed {
  readonly next: string | undefined
}

/**
 * The family of refresh tokens that one approval of the app began. With rotation each is good for one use, which gives the
 * next one; one that is used again revokes the family and every access token that came of it.
 * Source: forcedotcom/sfdx-core: pull request 1340 ("reuse detection revokes the entire token family").
 */
export class RefreshTokens {
  readonly #rotates: boolean
  readonly #used = new Set<string>()
  readonly #accessTokens = new Set<string>()
  #newest: string | undefined
  #isRevoked = false

  constructor(first: string | undefined, rotates: boolean) {
    this.#newest = first
    this.#rotates = rotates
  }

  /** The one that works now. */
  get newest(): string | undefined {
    return this.#isRevoked ? undefined : this.#newest
  }

  get isRevoked(): boolean {
    return this.#isRevoked
  }

  /** Undefined when it is refused. `expire` ends access tokens. */
  use(token: string, expire: (accessTokens: Iterable<string>) => void): Refreshed | undefined {
    if (this.#used.has(token)) {
      this.#isRevoked = true
      expire(this.#accessTokens)
    }
    if (this.#isRevoked || token !== this.#newest) return undefined
    if (!this.#rotates) return { next: undefined }
    this.#used.add(token)
    this.#newest = `5Aep861${randomBytes(30).toString('base64url')}`
    return { next: this.#newest }
  }

  /** Notes an access token of the family. */
  add(accessToken: string): void {
    this.#accessTokens.add(accessToken)
  }
}
