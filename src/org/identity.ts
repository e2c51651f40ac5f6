import { LoadError } from '../errors.ts'
import { sameId } from '../values/ids.ts'

/** The org and user of a session, by ids of 15 or 18 characters; undefined where they are not known yet. */
export interface Identity {
  readonly orgId: string | undefined
  readonly userId: string | undefined
}

/** Whether two ids differ. Their first 15 characters are compared: the other three only check them. */
function isAnother(held: string | undefined, found: string | undefined): boolean {
  return held !== undefined && found !== undefined && !sameId(held, found)
}

/**
 * Refuses a session of another org or user than that of the load. An alias may point elsewhere by now, a sandbox that was
 * refreshed has another id under the same host, and only the user that made a job sees its results.
 * Throws LoadError `guard-refused`.
 */
export function refuseAnother(held: Identity, found: Identity, host: string): void {
  if (isAnother(held.orgId, found.orgId))
    throw new LoadError(
      'guard-refused',
      `The new session belongs to another org: ${host} is now ${found.orgId}, but this load belongs to ${held.orgId}. Nothing was sent to it. ` +
        `${CHECK} If the org was refreshed or the alias changed on purpose, start a new run.`,
    )
  if (isAnother(held.userId, found.userId))
    throw new LoadError(
      'guard-refused',
      `The new session belongs to another user: ${found.userId} instead of ${held.userId}, whose jobs and results this user may not see. ` +
        `Nothing was sent. ${CHECK} Then run the step again as the same user.`,
    )
}

/** Makes the error for a session whose org is not known. */
export function refuseUnknown(host: string): LoadError {
  return new LoadError(
    'guard-refused',
    `${host} does not say which org the new session belongs to, so nothing was sent to it. Run the step again later.`,
  )
}

const CHECK = 'Check what the sign-in uses: an alias, a sandbox that was refreshed, or the "Run As" user of the app.'

/** Adds what `found` knows to `held`. */
export function merged(held: Identity, found: Identity): Identity {
  return { orgId: held.orgId ?? found.orgId, userId: held.userId ?? found.userId }
}

/** Reads the ids in an answer of the user info endpoint. Source: Salesforce Help, "UserInfo Endpoint", `organization_id` and
 *  `user_id`. */
export function readUserInfo(text: string): Identity {
  const answer = parse(text)
  return { orgId: idIn(answer, 'organization_id', '00D'), userId: idIn(answer, 'user_id', '005') }
}

/** Reads the org's id in the answer to `ORG_ID_QUERY`; undefined without one. Source: Salesforce Object Reference, "Organization". */
export function readOrgId(text: string): string | undefined {
  const answer = parse(text)
  const records = typeof answer === 'object' && answer !== null && 'records' in answer ? answer.records : undefined
  return Array.isArray(records) ? idIn(records[0], 'Id', '00D') : undefined
}

/** The SOQL query for the id of the org. */
export const ORG_ID_QUERY = 'SELECT Id FROM Organization'

function idIn(answer: unknown, name: string, prefix: string): string | undefined {
  const value = typeof answer === 'object' && answer !== null ? new Map(Object.entries(answer)).get(name) : undefined
  return typeof value === 'string' && value.startsWith(prefix) && /^[A-Za-z0-9]{15,18}$/.test(value) ? value : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
