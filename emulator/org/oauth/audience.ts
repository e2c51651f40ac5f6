import type { OrgKind } from '../rest/organization.ts'

/** The `aud` an assertion must have. Sources: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration";
 *  simple-salesforce/simple-salesforce: pull requests 799 (Salesforce on Alibaba Cloud) and 711 (Government Cloud). */
export function audienceOf(kind: OrgKind, orgUrl: string): string {
  const cloud = orgUrl.endsWith('.sfcrmproducts.cn') ? 'sfcrmproducts.cn' : 'salesforce.com'
  return `https://${kind === 'sandbox' || kind === 'scratch' ? 'test' : 'login'}.${cloud}`
}
