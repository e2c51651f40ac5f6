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
