/**
 * Domains that belong to Salesforce and serve logins and APIs of orgs. Tokens and assertions go nowhere else.
 * Sources: Salesforce Help, "My Domain URL Formats" (`*.my.salesforce.com`, `*.lightning.force.com`);
 * forcedotcom/sfdx-core: src/util/sfdcUrl.ts, `isSalesforceDomain` (`.salesforce.com`, `.force.com`,
 * `.cloudforce.com`); `.salesforce.mil` serves Government Cloud - Defense (see the match patterns of
 * tprouvot/Salesforce-Inspector-reloaded: addon/manifest.json).
 */
const SALESFORCE_SUFFIXES = ['.salesforce.com', '.force.com', '.salesforce.mil', '.cloudforce.com']

/** As `URL.hostname` spells them. */
const LOOPBACK_HOSTS = ['127.0.0.1', '[::1]', 'localhost']

/** Whether a token or assertion may be sent to `url`: https to Salesforce, or this machine (an emulated org). */
export function isTrustedUrl(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false
  if (isLoopback(url)) return url.protocol === 'http:' || url.protocol === 'https:'
  return url.protocol === 'https:' && isSalesforceHost(url.hostname)
}

export function isLoopback(url: URL): boolean {
  return LOOPBACK_HOSTS.includes(url.hostname)
}

export function isSalesforceHost(hostname: string): boolean {
  return SALESFORCE_SUFFIXES.some((suffix) => hostname.endsWith(suffix))
}

/** The API's host of an org whose pages were copied from the browser: `acme.lightning.force.com` → `acme.my.salesforce.com`. */
export function myDomainOfPage(hostname: string): string | undefined {
  for (const suffix of ['.lightning.force.com', '.my.salesforce-setup.com']) {
    if (hostname.endsWith(suffix)) return `${hostname.slice(0, -suffix.length)}.my.salesforce.com`
  }
  return undefined
}
