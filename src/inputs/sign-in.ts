import { isLoginHost } from '../auth/clouds.ts'
import type { SignIn } from '../auth/credentials.ts'
import { parsePrivateKey } from '../auth/private-key.ts'
import { InputError } from '../errors.ts'
import { unquoted } from '../text/unquoted.ts'
import { parseAuthUrl } from './auth-url.ts'
import { parseInstanceUrl, parseLoginUrl } from './org-address.ts'
import { quote } from './quote.ts'

const EMPTY_SECRET =
  'A secret that does not exist, or that this run may not read (a pull request from a fork, another environment), arrives empty.'

/** Returns the text of an input that the sign-in needs. Throws InputError where it is empty. */
export function requireSecret(input: string, text: string): string {
  if (text !== '') return text
  // A username is no secret, and one that is masked cannot be read in messages.
  const name = `${input === 'username' ? 'vars' : 'secrets'}.SF_${input.toUpperCase().replaceAll('-', '_')}`
  throw new InputError([`\`${input}\` is missing. Give it as \`${input}: \${{ ${name} }}\`. ${EMPTY_SECRET}`])
}

/** Reads `client-id`. The InputError never repeats the text: a key or token may be in the wrong input. */
export function parseClientId(text: string): string {
  if (!/\s/.test(requireSecret('client-id', text))) return text
  throw new InputError(["`client-id` contains blanks or newlines. Give the app's consumer key as Setup shows it."])
}

/** Reads `username`. The InputError never repeats the text: a key or token may be in the wrong input. */
export function parseUsername(text: string): string {
  if (/^[^\s@]+@[^\s@]+$/.test(requireSecret('username', text))) return text
  throw new InputError([
    '`username` is not a Salesforce username. It has the form of an email address, such as `loader@acme.com.uat`.',
  ])
}

/** Reads `audience`; undefined when it is left out. Throws InputError. */
export function parseAudience(text: string): string | undefined {
  if (text === '') return undefined
  if (URL.canParse(text) && /^https?:\/\//i.test(text)) return text
  throw new InputError([
    `\`audience\`: ${quote(text)} is not a URL. Use \`https://login.salesforce.com\`, \`https://test.salesforce.com\` or the URL of an Experience Cloud site, or leave it out.`,
  ])
}

/** The inputs that say how to sign in. */
export const SIGN_IN_INPUTS = [
  'client-id',
  'username',
  'private-key',
  'login-url',
  'audience',
  'client-secret',
  'target-org',
  'access-token',
  'instance-url',
  'sfdx-auth-url',
] as const

export type SignInInput = (typeof SIGN_IN_INPUTS)[number]

/** Inputs whose values nobody may see. */
export const SECRET_INPUTS = ['private-key', 'client-secret', 'access-token', 'sfdx-auth-url', 'github-token'] as const

/** The five ways to sign in, and the inputs of each, as a message names them. */
const WAYS = {
  jwt: 'a JWT (`client-id`, `username` and `private-key`)',
  'client-credentials': 'client credentials (`client-id`, `client-secret` and a My Domain `login-url`)',
  'target-org': 'the Salesforce CLI (`target-org`)',
  session: 'a session (`access-token` and `instance-url`)',
  'sfdx-auth-url': 'an SFDX auth URL (`sfdx-auth-url`)',
} as const satisfies Record<SignIn['flow'], string>

/**
 * Reads which way to sign in the inputs ask for, and what that way needs. Throws one InputError with all problems; it never
 * repeats a secret.
 *
 * @param isGiven whether an input has a value other than its default
 */
export function parseSignIn(given: (name: SignInInput) => string, isGiven: (name: SignInInput) => boolean): SignIn {
  const textOf = (name: SignInInput) => unquoted(given(name))
  const ways = namedWays(isGiven)
  const [flow, second] = ways
  if (flow === undefined) {
    throw new InputError([
      `The inputs do not say how to sign in. Set \`client-id\`, \`username\` and \`private-key\`, or the inputs of another way. ${allWays()} ${EMPTY_SECRET}`,
    ])
  }
  if (second !== undefined) {
    throw new InputError([
      `The sign-in mixes ${ways.map((way) => WAYS[way]).join(' with ')}. Keep the inputs of one way and remove the others.`,
    ])
  }
  const problems: string[] = []
  const read = <T>(parse: () => T): T | undefined => {
    try {
      return parse()
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      problems.push(...error.problems)
      return undefined
    }
  }
  const signIn = read(() => readWay(flow, textOf, read))
  for (const name of uselessInputs(flow, isGiven)) {
    problems.push(`\`${name}\` is not used by the sign-in with ${WAYS[flow]}. Remove it.`)
  }
  if (problems.length > 0 || signIn === undefined) throw new InputError(problems)
  return signIn
}

function namedWays(isGiven: (name: SignInInput) => boolean): SignIn['flow'][] {
  const ways: SignIn['flow'][] = []
  if (isGiven('username') || isGiven('private-key')) ways.push('jwt')
  if (isGiven('client-secret')) ways.push('client-credentials')
  if (isGiven('target-org')) ways.push('target-org')
  if (isGiven('access-token') || isGiven('instance-url')) ways.push('session')
  if (isGiven('sfdx-auth-url')) ways.push('sfdx-auth-url')
  // An app alone is most likely one whose user and key are missing.
  if (isGiven('client-id') && !ways.includes('jwt') && !ways.includes('client-credentials')) ways.unshift('jwt')
  return ways
}

function allWays(): string {
  return `The ways are: ${Object.values(WAYS).join('; ')}.`
}

type Read = <T>(parse: () => T) => T | undefined

/** Reads the inputs of one way to sign in; undefined when a value could not be read: `read` has noted why. */
function readWay(flow: SignIn['flow'], textOf: (name: SignInInput) => string, read: Read): SignIn | undefined {
  switch (flow) {
    case 'jwt': {
      const clientId = read(() => parseClientId(textOf('client-id')))
      const username = read(() => parseUsername(textOf('username')))
      const privateKey = read(() => parsePrivateKey(requireSecret('private-key', textOf('private-key'))))
      const loginUrl = read(() => parseLoginUrl(textOf('login-url')))
      const audience = read(() => parseAudience(textOf('audience')))
      if (clientId === undefined || username === undefined || privateKey === undefined || loginUrl === undefined)
        return undefined
      return { flow, clientId, username, privateKey, loginUrl, audience }
    }
    case 'client-credentials': {
      const clientId = read(() => parseClientId(textOf('client-id')))
      const loginUrl = read(() => parseMyDomain(textOf('login-url')))
      if (clientId === undefined || loginUrl === undefined) return undefined
      return { flow, clientId, clientSecret: textOf('client-secret'), loginUrl }
    }
    case 'target-org':
      return { flow, targetOrg: parseTargetOrg(textOf('target-org')) }
    case 'session': {
      const accessToken = read(() => parseAccessToken(textOf('access-token')))
      const instanceUrl = read(() => parseInstanceUrl(textOf('instance-url')))
      return accessToken === undefined || instanceUrl === undefined ? undefined : { flow, accessToken, instanceUrl }
    }
    case 'sfdx-auth-url':
      return { flow, url: parseAuthUrl(textOf('sfdx-auth-url')) }
  }
}

/** `login-url` counts only where it is not its default. */
function uselessInputs(flow: SignIn['flow'], isGiven: (name: SignInInput) => boolean): SignInInput[] {
  const useless: SignInInput[] = flow === 'jwt' ? [] : ['audience']
  if (flow !== 'jwt' && flow !== 'client-credentials') useless.push('login-url')
  return useless.filter(isGiven)
}

/** Source: Salesforce Help, "OAuth 2.0 Client Credentials Flow for Server-to-Server Integration". */
function parseMyDomain(text: string): URL {
  const url = parseLoginUrl(text)
  if (!isLoginHost(url.hostname)) return url
  throw new InputError([
    `\`login-url\`: client credentials work only at the org's My Domain, not at \`${url.hostname}\`. Use a URL such as \`https://acme.my.salesforce.com\`.`,
  ])
}

function parseTargetOrg(text: string): string {
  if (!text.startsWith('-') && !/[\s"'`$&|;<>]/.test(text)) return text
  throw new InputError([`\`target-org\`: ${quote(text)} is neither an alias nor a username of the Salesforce CLI.`])
}

/** Tokens are opaque (`00D…!…`), or JWTs where the app asks for those: only what no token can hold is refused.
 *  Source: Salesforce Help, "JWT-Based Access Tokens". */
function parseAccessToken(text: string): string {
  if (text === '') throw new InputError([`\`access-token\` is missing, which \`instance-url\` needs. ${EMPTY_SECRET}`])
  if (/^[\x21-\x7e]+$/.test(text)) return text
  throw new InputError(['`access-token` contains blanks or newlines. Give the token alone.'])
}
