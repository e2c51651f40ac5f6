/** A cloud on which orgs of Salesforce run. */
interface Cloud {
  /** The endings of its host names, each with its dot: only Salesforce can register names before such an ending. */
  readonly hosts: readonly string[]
  /** The JWT audience of its production orgs, and that of its sandboxes and scratch orgs. */
  readonly audiences: { readonly production: string; readonly sandbox: string }
}

const SALESFORCE_AUDIENCES = { production: 'https://login.salesforce.com', sandbox: 'https://test.salesforce.com' }

/**
 * Hosts that serve logins and APIs of orgs, cloud by cloud. A token or an assertion goes to one of these hosts and to no other,
 * and an assertion for one cloud never goes to another.
 */
const CLOUDS: readonly Cloud[] = [
  {
    // Salesforce and its Government Cloud. Sources: Salesforce Help, "My Domain URL Formats" and "OAuth Endpoints";
    // forcedotcom/sfdx-core: src/util/sfdcUrl.ts, `isSalesforceDomain`.
    hosts: ['.salesforce.com', '.force.com', '.cloudforce.com'],
    audiences: SALESFORCE_AUDIENCES,
  },
  {
    // Government Cloud Plus - Defense. Sources: forcedotcom/sfdx-core: src/util/sfdcUrl.ts, `isSalesforceDomain`, and pull
    // request 1335 (`.salesforce.mil`). Its orgs are signed in to at their My Domain, with the audience of all others:
    // Salesforce Help, article 000386092, as simple-salesforce/simple-salesforce: pull request 711 repeats it.
    hosts: ['.salesforce.mil', '.crmforce.mil'],
    audiences: SALESFORCE_AUDIENCES,
  },
  {
    // Salesforce on Alibaba Cloud. Sources: forcedotcom/sfdx-core: pull request 1039; Alibaba Cloud documentation, "Enable an
    // organization of Salesforce on Alibaba Cloud CRM"; tprouvot/Salesforce-Inspector-reloaded: pull request 141
    // (`.sfcrmapps.cn`); simple-salesforce/simple-salesforce: pull request 799 (audiences).
    hosts: ['.sfcrmproducts.cn', '.sfcrmapps.cn'],
    audiences: { production: 'https://login.sfcrmproducts.cn', sandbox: 'https://test.sfcrmproducts.cn' },
  },
]

/** Every end of a host of Salesforce, as the docs list them: `.salesforce.com`. */
export const SALESFORCE_HOSTS: readonly string[] = CLOUDS.flatMap(({ hosts }) => hosts)

/** The cloud that a host belongs to; undefined for a host that is not known to be Salesforce's. `hostname` is in lower case. */
function cloudOf(hostname: string): Cloud | undefined {
  return CLOUDS.find(({ hosts }) => hosts.some((end) => hostname.endsWith(end)))
}

/** Whether a host is known to belong to Salesforce; `hostname` is in lower case. */
export function isSalesforceHost(hostname: string): boolean {
  return cloudOf(hostname) !== undefined
}

/** The JWT audiences of the cloud that a host belongs to, and those of Salesforce itself for any other host. */
export function audiencesOf(hostname: string): Cloud['audiences'] {
  return cloudOf(hostname)?.audiences ?? SALESFORCE_AUDIENCES
}

/** Whether a host signs in users of all orgs, such as `login.salesforce.com`, and is not the My Domain of one. */
export function isLoginHost(hostname: string): boolean {
  return isSalesforceHost(hostname) && /^(?:login|test)\.[^.]+\.[^.]+$/.test(hostname)
}

/** Ends of the hosts that show an org's pages, each with the end of the host that serves its API. Sources: forcedotcom/sfdx-core:
 *  src/util/sfdcUrl.ts, `toLightningDomain`; tprouvot/Salesforce-Inspector-reloaded: addon/manifest.json. */
const PAGES: readonly (readonly [page: string, api: string])[] = [
  ['.lightning.force.com', '.my.salesforce.com'],
  ['.my.salesforce-setup.com', '.my.salesforce.com'],
  ['.lightning.crmforce.mil', '.my.salesforce.mil'],
  ['.lightning.force.mil', '.my.salesforce.mil'],
  ['.lightning.sfcrmapps.cn', '.my.sfcrmproducts.cn'],
  ['.lightning.sfcrmproducts.cn', '.my.sfcrmproducts.cn'],
  ['.setup.sfcrmproducts.cn', '.my.sfcrmproducts.cn'],
]

/** What Microsoft Defender for Cloud Apps adds to the hosts that people see in the browser.
 *  Source: Microsoft Learn, "Conditional Access app control in Microsoft Defender for Cloud Apps". */
const SEEN_THROUGH_DEFENDER = '.mcas.ms'

/** Finds the host that serves an org's API by the host of its pages, as people copy it from the browser:
 *  `acme.lightning.force.com` gives `acme.my.salesforce.com`. Undefined for any other host. */
export function myDomainOfPage(hostname: string): string | undefined {
  if (hostname.endsWith(SEEN_THROUGH_DEFENDER)) {
    const behind = hostname.slice(0, -SEEN_THROUGH_DEFENDER.length)
    return myDomainOfPage(behind) ?? (isSalesforceHost(behind) ? behind : undefined)
  }
  for (const [page, api] of PAGES) if (hostname.endsWith(page)) return `${hostname.slice(0, -page.length)}${api}`
  return undefined
}
