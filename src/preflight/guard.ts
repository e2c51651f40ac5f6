import { isDeletion } from '../bulk/job.ts'
import { LoadError } from '../errors.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { ExpectedOrg } from '../inputs/org.ts'
import type { Organization } from '../org/organization.ts'
import { count, listed, thousands } from '../text/words.ts'
import { sameId } from '../values/ids.ts'
import { sameName } from '../values/names.ts'

/** Refuses an org that is not the expected one, and a production org that the workflow does not name. Throws LoadError. */
export function guardOrg(organization: Organization, expected: ExpectedOrg | undefined): void {
  const { id, host, kind } = organization
  if (expected === undefined) {
    if (kind !== 'production') return
    throw new LoadError(
      'guard-refused',
      `${host} is a production org, and the workflow does not name it. Nothing was written. ` +
        `To load into this org, add to the step's "with:"\n  org: ${id}`,
    )
  }
  if (isSameOrg(organization, expected)) return
  throw new LoadError(
    'guard-refused',
    `The step is signed in to ${host} (${id}, ${kind}), but the workflow expects another org: "org: ${expected.kind === 'id' ? expected.id : expected.host}". ` +
      `Nothing was written. Correct the sign-in or, to load into this org, set\n  org: ${id}`,
  )
}

/** The properties of a load that need permission. */
interface Guarded extends Pick<LoadSpec, 'operation' | 'object'> {
  readonly limits: Pick<LoadSpec['limits'], 'confirmHardDelete'>
}

/** Refuses hard deletes of objects that `confirm-hard-delete` does not name; the message has the line that names the objects of all of
 *  them. Throws LoadError.
 *
 *  @param loads all loads of the step */
export function guardHardDeletes(loads: readonly Guarded[]): void {
  const deletions = loads.filter(({ operation }) => operation === 'hardDelete')
  const isConfirmed = ({ object, limits: { confirmHardDelete } }: Guarded) =>
    confirmHardDelete.some((name) => sameName(name, object))
  if (deletions.every(isConfirmed)) return
  const objects = deletions.map(({ object }) => object)
  const once = objects.filter((object, at) => objects.findIndex((other) => sameName(other, object)) === at)
  throw new LoadError(
    'guard-refused',
    `hardDelete removes records for good, without the recycle bin. To confirm this, add to the step's "with:"\n  confirm-hard-delete: ${once.join(', ')}`,
  )
}

/** A load, and how many records its files have. */
export interface CountedLoad {
  readonly spec: Pick<LoadSpec, 'operation'> & { readonly limits: Pick<LoadSpec['limits'], 'maxRecords'> }
  /** What the manifest calls it; undefined without a manifest. */
  readonly name: string | undefined
  readonly records: number
}

/**
 * Refuses loads with more records than `max-records` allows, and deletions in production without `max-records`. The message has the line
 * that allows all loads of the step. Throws LoadError.
 *
 * @param loads all loads of the step
 * @param organization undefined where the org is not known
 */
export function guardRecords(
  loads: readonly CountedLoad[],
  organization: Pick<Organization, 'kind' | 'host'> | undefined,
): void {
  const most = Math.max(0, ...loads.map(({ records }) => records))
  const unlimited = loads.filter(
    ({ spec: { operation, limits } }) => isDeletion(operation) && limits.maxRecords === undefined,
  )
  if (organization?.kind === 'production' && unlimited.length > 0) {
    throw new LoadError(
      'guard-refused',
      `${organization.host} is a production org, where a deletion needs an upper limit. Nothing was deleted. ` +
        `${recordsIn(unlimited)}. If that is right, add to the step's "with:"\n  max-records: ${most}`,
    )
  }
  const tooMany = loads.filter(({ spec: { limits }, records }) => records > (limits.maxRecords ?? records))
  const allowed = tooMany[0]?.spec.limits.maxRecords
  if (allowed === undefined) return
  throw new LoadError(
    'guard-refused',
    `${recordsIn(tooMany)}, but max-records allows ${thousands(allowed)}. Nothing was sent. ` +
      `Check the files; if they are right, set\n  max-records: ${most}`,
  )
}

/** Loads that a message names. */
const MOST_NAMED = 10

/** Says how many records loads have, by the names that a manifest gives them. */
function recordsIn(loads: readonly CountedLoad[]): string {
  const [first] = loads
  if (first !== undefined && first.name === undefined) return `The files have ${count(first.records, 'record')}`
  const each = loads.map(({ name, records }) => `the load \`${name}\` has ${count(records, 'record')}`)
  return listed(each, MOST_NAMED).replace('the', 'The')
}

function isSameOrg({ id, host }: Organization, expected: ExpectedOrg): boolean {
  return expected.kind === 'id' ? sameId(expected.id, id) : expected.host === host.toLowerCase()
}
