export const ORG_KINDS = ['production', 'sandbox', 'scratch', 'developer', 'trial'] as const
export type OrgKind = (typeof ORG_KINDS)[number]

/** End of a trial or scratch org, far enough ahead. */
const TRIAL_END = '2099-12-31T00:00:00.000+0000'

/** The one Organization record, from which clients tell what kind of org it is: a sandbox has IsSandbox, a scratch org a
 *  trial end besides, a trial only the end. Source: forcedotcom/sfdx-core, src/org/determineOrg.ts. */
export function organizationRecord(kind: OrgKind, id: string): Record<string, string> {
  const isSandbox = kind === 'sandbox' || kind === 'scratch'
  const hasTrialEnd = kind === 'scratch' || kind === 'trial'
  return {
    Id: id,
    Name: `Emulated ${kind} org`,
    InstanceName: isSandbox ? 'CS101' : 'NA101',
    IsSandbox: String(isSandbox),
    ...(hasTrialEnd ? { TrialExpirationDate: TRIAL_END } : {}),
    OrganizationType: kind === 'developer' || kind === 'scratch' ? 'Developer Edition' : 'Enterprise Edition',
  }
}
