import { myDomainOfPage } from '../auth/clouds.ts'
import { isLoopback, isTrustedUrl } from '../auth/trusted-host.ts'
import { InputError } from '../errors.ts'
import { quote } from './quote.ts'

/** Reads `login-url`: a host of Salesforce over https, which may be written without its scheme, or this machine. Throws
 *  InputError. */
export function parseLoginUrl(text: string): URL {
  const url = addressOf(text)
  if (url === undefined) throw loginUrlError(`${quote(text)} is not a URL`)
  const page = myDomainOfPage(url.hostname)
  if (page !== undefined) {
    throw new InputError([
      `\`login-url\`: \`${url.hostname}\` is the address of the org's pages and accepts no sign-in. Use \`https://${page}\`.`,
    ])
  }
  if (url.username !== '' || url.password !== '') throw loginUrlError('the URL contains a user name or password')
  if (url.protocol === 'http:' && !isLoopback(url)) throw loginUrlError(`${quote(text)} does not start with https`)
  if (!isTrustedUrl(url)) throw unknownHost(`\`login-url\`: ${quote(text)}`)
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new InputError([`\`login-url\`: ${quote(text)} is more than a host. Use \`${url.origin}\`.`])
  }
  return url
}

function loginUrlError(what: string): InputError {
  return new InputError([
    `\`login-url\`: ${what}. Use \`https://login.salesforce.com\`, \`https://test.salesforce.com\` for a sandbox, or the org's My Domain such as \`https://acme.my.salesforce.com\`.`,
  ])
}

/** Reads `instance-url`: the My Domain of an org, which may be written without its scheme, or this machine. Returns its origin.
 *  Throws InputError. */
export function parseInstanceUrl(text: string): URL {
  const example = 'My Domain of the org, such as `https://acme.my.salesforce.com`'
  if (text === '')
    throw new InputError([`\`instance-url\` is missing, which \`access-token\` needs. Give the ${example}.`])
  const url = addressOf(text)
  const page = url === undefined ? undefined : myDomainOfPage(url.hostname)
  if (page !== undefined) {
    throw new InputError([
      `\`instance-url\`: ${quote(text)} is the address of the org's pages. Use \`https://${page}\`.`,
    ])
  }
  if (url !== undefined && isTrustedUrl(url)) return new URL(url.origin)
  const isHost = url?.protocol === 'https:' && url.username === '' && url.password === ''
  if (isHost) throw unknownHost(`\`instance-url\`: ${quote(text)}`)
  throw new InputError([
    `\`instance-url\`: ${url?.username || url?.password ? 'the URL contains a user name or password' : `${quote(text)} is not an https address`}. Use the ${example}.`,
  ])
}

/** Makes the error for a host that is not known to be Salesforce's.
 *
 *  @param what the input and its value, unless that is a secret */
export function unknownHost(what: string): InputError {
  return new InputError([
    `${what} is not a Salesforce host that this action knows, so nothing was sent to it. Use the host that Setup > My Domain ` +
      'shows, such as `https://acme.my.salesforce.com`, and not that of a site or a proxy. The docs list the known hosts ' +
      '(`docs/org-setup.md`); if your My Domain ends differently, please open an issue.',
  ])
}

/** Reads an address, with or without its scheme, which is https then; undefined for any other text. */
function addressOf(text: string): URL | undefined {
  const address = /^[\w-]+(?:\.[\w-]+)+(?:[:/].*)?$/.test(text) ? `https://${text}` : text
  return URL.canParse(address) ? new URL(address) : undefined
}
