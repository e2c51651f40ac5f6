import { unlessAborted } from '../aborted.ts'
import type { Login } from '../auth/login.ts'
import { LoadError } from '../errors.ts'
import { API_PATH } from './authorise.ts'
import {
  type Identity,
  merged,
  ORG_ID_QUERY,
  readOrgId,
  readUserInfo,
  refuseAnother,
  refuseUnknown,
} from './identity.ts'

/** The path that answers whose login it is. */
export const USER_INFO = '/services/oauth2/userinfo'

/** What a held login takes from its session. */
export interface LoginTools {
  /** Signs in anew. */
  readonly signIn: () => Promise<Login>
  /** The body of an answer to a read with this login's own token; undefined where the org refuses. */
  readonly ask: (path: string, login: Login) => Promise<string | undefined>
  readonly apiVersion: string
}

/** The login of a session. It is renewed when it ends, and may only be replaced by one of the same org and user. */
export class HeldLogin {
  readonly #tools: LoginTools
  #login: Login
  #held: Identity
  #renewal: Promise<Login> | undefined
  /** Set once a new login was of another org or user. Nothing is sent from then on: the old token may now reach another org under
   *  the same host. */
  #refusal: LoadError | undefined

  constructor(first: Login, tools: LoginTools) {
    this.#tools = tools
    this.#login = first
    this.#held = { orgId: first.orgId, userId: first.userId }
  }

  /** The current login, whether it may be used or not. */
  get login(): Login {
    return this.#login
  }

  /** Id of the user; undefined while it is not known. */
  get userId(): string | undefined {
    return this.#held.userId
  }

  /** The current login. Throws LoadError `guard-refused` once a new one was of another org or user. */
  use(): Login {
    if (this.#refusal !== undefined) throw this.#refusal
    return this.#login
  }

  /** Signs in again; callers at the same time share one sign-in. Throws SignInError, LoadError `guard-refused`, and the signal's
   *  reason when that is aborted. */
  async renew(signal: AbortSignal): Promise<void> {
    this.#login = await unlessAborted(this.#renewed(), signal)
  }

  /** Notes whose login it is. Throws LoadError `guard-refused` when another org or user was known. */
  learn(found: Identity): void {
    refuseAnother(this.#held, found, this.#login.instanceUrl.host)
    this.#held = merged(this.#held, found)
  }

  /** Ties this login, and each one that replaces it, to an org and a user. Throws LoadError `guard-refused`. */
  async keepTo(identity: Identity): Promise<void> {
    refuseAnother(this.#held, identity, this.#login.instanceUrl.host)
    this.#held = await hold(this.#login, merged(this.#held, identity), this.#tools)
  }

  async #renewed(): Promise<Login> {
    if (this.#refusal !== undefined) throw this.#refusal
    this.#renewal ??= this.#signInAgain().finally(() => {
      this.#renewal = undefined
    })
    return await this.#renewal
  }

  async #signInAgain(): Promise<Login> {
    const fresh = await this.#tools.signIn()
    try {
      this.#held = await hold(fresh, this.#held, this.#tools)
    } catch (error) {
      if (error instanceof LoadError) this.#refusal = error
      throw error
    }
    return fresh
  }
}

/** Checks that a login has an identity, and asks the org for what the sign-in did not say. Returns all that is known. Throws
 *  LoadError `guard-refused`. */
async function hold(fresh: Login, to: Identity, { ask, apiVersion }: LoginTools): Promise<Identity> {
  const { host } = fresh.instanceUrl
  let found: Identity = fresh
  refuseAnother(to, found, host)
  const lacks = (what: keyof Identity) => to[what] !== undefined && found[what] === undefined
  if (lacks('orgId') || lacks('userId')) {
    found = merged(found, readUserInfo((await ask(USER_INFO, fresh)) ?? ''))
    refuseAnother(to, found, host)
  }
  if (lacks('orgId')) {
    const query = `${API_PATH}v${apiVersion}/query?q=${encodeURIComponent(ORG_ID_QUERY)}`
    found = merged(found, { orgId: readOrgId((await ask(query, fresh)) ?? ''), userId: undefined })
    refuseAnother(to, found, host)
  }
  if (lacks('orgId')) throw refuseUnknown(host)
  return merged(to, found)
}
