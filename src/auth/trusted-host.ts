/**
 * Domains that belong to Salesforce and serve logins and APIs of orgs. Tokens and assertions go nowhere else.
 * Sources: Salesforce Help, "My Domain URL Formats" (`*.my.salesforce.com`, `*.lightning.force.com`);
 * forcedotcom/sfdx-core: src/util/sfdcUrl.ts, `isSalesforceDomain` (`.salesforce.com`, `.force.com`,
 * `.cloudforce.com`); `.salesforce.mil` serves Government Cloud - Defense (see the match patterns of
 * tprouvot/Salesforce-Inspector-reloaded: addon/manifest.json); `.sfcrmproducts.cn` serves Salesforce on Alibaba Cloud
 * (forcedotcom/sfdx-core: pull request 1039; Alibaba Cloud documentation, "Enable an organization of Salesforce on
 * Alibaba Cloud CRM").
 */
const SALESFORCE_SUFFIXES = ['.salesforce.com', '.force.com', '.salesforce.mil', '.cloudforce.com', '.sfcrmproducts.cn']

/** Hosts that are this machine, as `URL.hostname` spells them. */
const LOOPBACK_HOSTS = ['127.0.0.1', '[::1]', 'localhost']

/** Whether a token or assertion may be sent to `url`: https to Salesforce, or this machine (an emulated org). */
export function isTrustedUrl(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false
  if (isLoopback(url)) return url.protocol === 'http:' || url.protocol === 'https:'
  // Salesforce serves no other port than that of https.
  return url.protocol === 'https:' && url.port === '' && isSalesforceHost(url.hostname)
}

/** Whether a URL is one of this machine. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK_HOSTS.includes(url.hostname)
}

/** Whether a host belongs to Salesforce; `hostname` is in lower case. */
export function isSalesforceHost(hostname: string): boolean {
  return SALESFORCE_SUFFIXES.some((suffix) => hostname.endsWith(suffix))
}

/** Ends of the hosts that show an org's pages, each with the end of the host that serves its API. Source: forcedotcom/sfdx-core:
 *  src/util/sfdcUrl.ts, `toLightningDomain`; for the setup pages the browser's address line. */
const PAGES: readonly (readonly [page: string, api: string])[] = [
  ['.lightning.force.com', '.my.salesforce.com'],
  ['.my.salesforce-setup.com', '.my.salesforce.com'],
  ['.lightning.crmforce.mil', '.my.salesforce.mil'],
  ['.lightning.sfcrmapps.cn', '.my.sfcrmproducts.cn'],
  ['.lightning.sfcrmproducts.cn', '.my.sfcrmproducts.cn'],
  ['.setup.sfcrmproducts.cn', '.my.sfcrmproducts.cn'],
]

/** Finds the host that serves an org's API by the host of its pages, as people copy it from the browser:
 *  `acme.lightning.force.com` gives `acme.my.salesforce.com`. Undefined for any other host. */
export function myDomainOfPage(hostname: string): string | undefined {
  for (const [page, api] of PAGES) if (hostname.endsWith(page)) return `${hostname.slice(0, -page.length)}${api}`
  return undefined
}
