import { LoadError } from '../errors.ts'
import { sameId } from '../values/ids.ts'

/** Of which org and which user a session is, by ids of 15 or 18 characters; undefined where nobody has told yet. */
export interface Identity {
  readonly orgId: string | undefined
  readonly userId: string | undefined
}

function isAnother(held: string | undefined, found: string | undefined): boolean {
  return held !== undefined && found !== undefined && !sameId(held, found)
}

/**
 * Refuses a session of another org or user than the one that is loaded to. An alias may point elsewhere meanwhile, and a
 * sandbox that is refreshed has another id under the same host. Jobs and their results are seen by the user that made them.
 * Throws LoadError `guard-refused`.
 */
export function refuseAnother(held: Identity, found: Identity, host: string): void {
  if (isAnother(held.orgId, found.orgId))
    throw new LoadError(
      'guard-refused',
      `The new session is of another org: ${host} is ${found.orgId} now, and this load belongs to ${held.orgId}. Nothing was sent to it. ` +
        `${CHECK} If the org was refreshed or the alias changed on purpose, start a new run.`,
    )
  if (isAnother(held.userId, found.userId))
    throw new LoadError(
      'guard-refused',
      `The new session is of another user: ${found.userId} instead of ${held.userId}, whose jobs and results this user may not see. ` +
        `Nothing was sent. ${CHECK} Then run the step again as the same user.`,
    )
}

/** Refuses a session of which nobody says whose it is. Throws LoadError `guard-refused`. */
export function refuseUnknown(host: string): LoadError {
  return new LoadError(
    'guard-refused',
    `${host} does not say which org the new session belongs to, so nothing is sent to it. Run the step again later.`,
  )
}

const CHECK = 'Check what the sign-in leads to: an alias, a sandbox that was refreshed, the "Run As" user of the app.'

/** What one of them tells and the other does not. */
export function merged(held: Identity, found: Identity): Identity {
  return { orgId: held.orgId ?? found.orgId, userId: held.userId ?? found.userId }
}

/** Source: Salesforce Help, "UserInfo Endpoint", `organization_id` and `user_id`. */
export function readUserInfo(text: string): Identity {
  const answer = parse(text)
  return { orgId: idIn(answer, 'organization_id', '00D'), userId: idIn(answer, 'user_id', '005') }
}

/** The org's id in the answer to `ORG_ID_QUERY`. Source: Salesforce Object Reference, "Organization". */
export function readOrgId(text: string): string | undefined {
  const answer = parse(text)
  const records = typeof answer === 'object' && answer !== null && 'records' in answer ? answer.records : undefined
  return Array.isArray(records) ? idIn(records[0], 'Id', '00D') : undefined
}

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
