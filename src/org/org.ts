import { type BulkClient, createBulkClient } from '../bulk/client.ts'
import type { Clock } from '../clock.ts'
import { createDescriber, type Describer } from './describe.ts'
import { type Organization, readOrganization } from './organization.ts'
import type { Session } from './session.ts'

/** The org that a step is signed in to. */
export interface Org {
  readonly session: Session
  readonly organization: Organization
  /** As it stands in paths after `v`: `67.0`. */
  readonly apiVersion: string
  readonly bulk: BulkClient
  readonly describer: Describer
  /** The time by the clock of the org, in milliseconds since the epoch; by the runner's where no answer has told it yet. */
  readonly now: () => number
}

/** Finds out which org the session is signed in to. Throws LoadError when the org does not offer the API version or refuses
 *  the user. */
export async function openOrg(session: Session, apiVersion: string, clock: Clock): Promise<Org> {
  return {
    session,
    organization: await readOrganization(session, apiVersion),
    apiVersion,
    bulk: createBulkClient(session, apiVersion),
    describer: createDescriber(session, apiVersion),
    now: () => session.orgTime() ?? clock.now(),
  }
}
