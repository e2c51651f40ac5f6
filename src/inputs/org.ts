import { isSalesforceHost, myDomainOfPage } from '../auth/clouds.ts'
import { isLoopback } from '../auth/trusted-host.ts'
import { InputError } from '../errors.ts'
import { quote } from './quote.ts'

/** The org that the workflow expects, by its id (15 or 18 characters, as given) or by its My Domain host in lower case,
 *  without a port. */
export type ExpectedOrg =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'host'; readonly host: string }

/** Source: Salesforce Object Reference, "Organization": ids start with 00D. */
const ORG_ID = /^00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/

/** Reads `org`: an id, a host, or a URL copied from the browser. Throws InputError. */
export function parseOrg(text: string): ExpectedOrg | undefined {
  if (text === '') return undefined
  if (ORG_ID.test(text)) return { kind: 'id', id: text }
  const address = text.includes('://') ? text : `https://${text}`
  const url = URL.canParse(address) ? new URL(address) : undefined
  const host = url === undefined ? undefined : (myDomainOfPage(url.hostname) ?? url.hostname)
  if (url !== undefined && host !== undefined && (isLoopback(url) || isSalesforceHost(host)))
    return { kind: 'host', host }
  throw new InputError([
    `\`org\`: ${quote(text)} is neither an org id nor a My Domain host. Use the id from Setup > Company Information, such as \`00D5g000000abcDEAQ\`, or the host, such as \`acme.my.salesforce.com\`.`,
  ])
}
