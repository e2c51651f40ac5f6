import type { LoadEdge } from '../begin/load-edge.ts'
import type { Inputs } from '../inputs.ts'
import type { Org } from '../org/org.ts'
import { guardHardDeletes, guardOrg, guardRecords } from '../preflight/guard.ts'
import type { ReadLoad } from './find-and-read.ts'

/** Makes sure that it is the org that is meant, and that as many records may be sent to it. Throws LoadError `guard-refused`. */
export async function guardLoads(
  { session, organization }: Org,
  loads: readonly ReadLoad[],
  { org }: Inputs,
  { session: kept }: LoadEdge,
): Promise<void> {
  await session.keepTo({ orgId: organization.id, userId: undefined })
  guardOrg(organization, org.expected)
  guardHardDeletes(loads.map(({ spec }) => spec))
  guardRecords(
    loads.map(({ spec, read: { records } }) => ({ spec, name: spec.manifest && spec.name, records })),
    organization,
  )
  kept.keepIdentity({ orgId: organization.id, userId: await session.whoAmI() })
}
