import type { KeyObject } from 'node:crypto'
import { isLoopback, isTrustedUrl, myDomainOfPage } from '../auth/trusted-host.ts'
import { InputError } from '../errors.ts'
import { quote } from './quote.ts'

/** How the action gets its access token. */
export type SignIn = JwtSignIn

/** JWT bearer flow: a signed assertion instead of a password. */
export interface JwtSignIn {
  readonly flow: 'jwt'
  /** Consumer key of the app. */
  readonly clientId: string
  readonly username: string
  readonly privateKey: KeyObject
  /** Origin of the login host. */
  readonly loginUrl: URL
  /** The assertion's `aud`; derived from `loginUrl` when undefined. */
  readonly audience: string | undefined
}

const EMPTY_SECRET =
  'A secret that does not exist, or that this run may not read (a pull request from a fork, another environment), arrives empty.'

/** The text of an input that signing in needs. */
export function requireSecret(input: string, text: string): string {
  if (text !== '') return text
  // A username is no secret, and one that is masked cannot be read in messages.
  const name = `${input === 'username' ? 'vars' : 'secrets'}.SF_${input.toUpperCase().replaceAll('-', '_')}`
  throw new InputError([`\`${input}\` is missing. Give it as \`${input}: \${{ ${name} }}\`. ${EMPTY_SECRET}`])
}

/** Never repeats the text: a key or token may have been put into the wrong input. */
export function parseClientId(text: string): string {
  if (!/\s/.test(requireSecret('client-id', text))) return text
  throw new InputError(["`client-id` holds blanks or newlines. Give the app's consumer key, as Setup shows it."])
}

/** Never repeats the text, as `parseClientId`. */
export function parseUsername(text: string): string {
  if (/^[^\s@]+@[^\s@]+$/.test(requireSecret('username', text))) return text
  throw new InputError([
    '`username` is not a Salesforce username. It has the form of an email address, such as `loader@acme.com.uat`.',
  ])
}

/** The login host: https and Salesforce's, or on this machine. */
export function parseLoginUrl(text: string): URL {
  if (!URL.canParse(text)) {
    throw loginUrlError(`${quote(text)} is not a URL`)
  }
  const url = new URL(text)
  const page = myDomainOfPage(url.hostname)
  if (page !== undefined) {
    throw new InputError([
      `\`login-url\`: \`${url.hostname}\` shows pages and signs nobody in. Use \`https://${page}\`.`,
    ])
  }
  if (url.username !== '' || url.password !== '') throw loginUrlError('the URL holds a user or password')
  if (!isTrustedUrl(url)) {
    const isPlain = url.protocol === 'http:' && !isLoopback(url)
    throw loginUrlError(isPlain ? `${quote(text)} is not https` : `${quote(text)} is not a host of Salesforce`)
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new InputError([`\`login-url\`: ${quote(text)} has more than a host. Use \`${url.origin}\`.`])
  }
  return url
}

function loginUrlError(what: string): InputError {
  return new InputError([
    `\`login-url\`: ${what}. Use \`https://login.salesforce.com\`, \`https://test.salesforce.com\` for a sandbox, or the org's My Domain such as \`https://acme.my.salesforce.com\`.`,
  ])
}

export function parseAudience(text: string): string | undefined {
  if (text === '') return undefined
  if (URL.canParse(text) && /^https?:\/\//i.test(text)) return text
  throw new InputError([
    `\`audience\`: ${quote(text)} is not a URL. Use \`https://login.salesforce.com\`, \`https://test.salesforce.com\` or the URL of an Experience Cloud site, or leave it out.`,
  ])
}
