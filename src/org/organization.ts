import { z } from 'zod/mini'
import { ConnectionError, LoadError, messageOf, SalesforceError } from '../errors.ts'
import { API_PATH } from './authorise.ts'
import { explainError } from './explain.ts'
import { queryRows, readJson, unreadable } from './rest.ts'
import type { Session } from './session.ts'

export type OrgKind = 'production' | 'sandbox' | 'scratch' | 'developer' | 'trial'

/** The org that the session is signed in to. */
export interface Organization {
  /** 18 characters. */
  readonly id: string
  /** Its My Domain host, without a port. */
  readonly host: string
  readonly kind: OrgKind
}

const OrganizationRecord = z.object({
  Id: z.string(),
  IsSandbox: z.boolean(),
  TrialExpirationDate: z.nullish(z.string()),
  OrganizationType: z.nullish(z.string()),
})

/** Reads the Organization record. Throws LoadError when the org does not offer the API version or refuses the user. */
export async function readOrganization(session: Session, apiVersion: string): Promise<Organization> {
  const soql = 'SELECT Id, IsSandbox, TrialExpirationDate, OrganizationType FROM Organization'
  try {
    for await (const record of queryRows({ calls: session, apiVersion }, soql, OrganizationRecord))
      return { id: record.Id, host: session.instanceUrl.hostname, kind: kindOf(record) }
    throw unreadable('query', 'the answer holds no Organization record')
  } catch (error) {
    throw await explain(error, session, apiVersion)
  }
}

/** Scratch orgs are sandboxes with an end of trial; production is neither sandbox nor trial nor Developer Edition.
 *  Source: forcedotcom/sfdx-core: src/org/determineOrg.ts; Object Reference, "Organization" (OrganizationType). */
function kindOf(record: z.infer<typeof OrganizationRecord>): OrgKind {
  const ends = Boolean(record.TrialExpirationDate)
  if (record.IsSandbox) return ends ? 'scratch' : 'sandbox'
  if (record.OrganizationType === 'Developer Edition') return 'developer'
  return ends ? 'trial' : 'production'
}

async function explain(error: unknown, session: Session, apiVersion: string): Promise<unknown> {
  const host = session.instanceUrl.host
  if (error instanceof ConnectionError) {
    const problem = error.code === 'UNREADABLE' ? 'gives no usable answer' : 'does not answer'
    return new LoadError(
      'login-failed',
      `Signed in, but ${host} ${problem}: ${error.message}. Run the step again later.`,
      { cause: error },
    )
  }
  if (!(error instanceof SalesforceError)) return error
  if (error.status === 404 || error.status === 410) {
    const highest = await highestVersion(session)
    if (highest !== undefined && highest !== apiVersion) {
      return new LoadError(
        'invalid-input',
        `api-version: ${host} does not offer ${apiVersion}; its highest is ${highest}. Set api-version to ${highest} or lower.`,
        { cause: error },
      )
    }
  }
  if (/LIMIT_EXCEEDED|EXCEEDEDQUOTA/.test(error.errorCode)) return explainError(`${host} takes no requests`, error)
  return new LoadError(
    'login-failed',
    `Signed in, but ${host} refuses API requests of this user: ${messageOf(error)} (HTTP ${error.status} ${error.errorCode}). ` +
      'Check that the profile or permission set of the user has "API Enabled".',
    { cause: error },
  )
}

const Versions = z.array(z.object({ version: z.string() }))

/** Undefined where the org does not say. */
async function highestVersion(session: Session): Promise<string | undefined> {
  const versions = await readJson(session, API_PATH, Versions).catch((error: unknown) => {
    if (error instanceof SalesforceError || error instanceof ConnectionError) return []
    throw error
  })
  return versions.map(({ version }) => version).sort((a, b) => Number(b) - Number(a))[0]
}
