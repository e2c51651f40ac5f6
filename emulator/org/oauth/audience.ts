import type { OrgKind } from '../rest/organization.ts'

/** The `aud` an assertion must have. Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration". */
export function audienceOf(kind: OrgKind): string {
  return kind === 'sandbox' || kind === 'scratch' ? 'https://test.salesforce.com' : 'https://login.salesforce.com'
}
