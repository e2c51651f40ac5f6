import { isDeletion } from '../bulk/job.ts'
import { LoadError } from '../errors.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { ExpectedOrg } from '../inputs/org.ts'
import type { Organization } from '../org/organization.ts'
import { count, thousands } from '../text/words.ts'
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
interface Guarded<Limit extends keyof LoadSpec['limits']> extends Pick<LoadSpec, 'operation' | 'object'> {
  readonly limits: Pick<LoadSpec['limits'], Limit>
}

/** Refuses hard deletes of objects that `confirm-hard-delete` does not name; the message has the line that names the objects of all of
 *  them. Throws LoadError.
 *
 *  @param loads all loads of the step */
export function guardHardDeletes(loads: readonly Guarded<'confirmHardDelete'>[]): void {
  const deletions = loads.filter(({ operation }) => operation === 'hardDelete')
  const isConfirmed = ({ object, limits: { confirmHardDelete } }: Guarded<'confirmHardDelete'>) =>
    confirmHardDelete.some((name) => sameName(name, object))
  if (deletions.every(isConfirmed)) return
  const objects = deletions.map(({ object }) => object)
  const once = objects.filter((object, at) => objects.findIndex((other) => sameName(other, object)) === at)
  throw new LoadError(
    'guard-refused',
    `hardDelete removes records for good, without the recycle bin. To confirm this, add to the step's "with:"\n  confirm-hard-delete: ${once.join(', ')}`,
  )
}

/** Refuses more records than `max-records` allows, and a deletion in production without `max-records`. Throws LoadError.
 *
 *  @param organization undefined where the org is not known */
export function guardRecords(
  { operation, limits: { maxRecords } }: Pick<Guarded<'maxRecords'>, 'operation' | 'limits'>,
  organization: Pick<Organization, 'kind' | 'host'> | undefined,
  records: number,
): void {
  if (isDeletion(operation) && organization?.kind === 'production' && maxRecords === undefined) {
    throw new LoadError(
      'guard-refused',
      `${organization.host} is a production org, where a deletion needs an upper limit. Nothing was deleted. ` +
        `The files have ${count(records, 'record')}. If that is right, add to the step's "with:"\n  max-records: ${records}`,
    )
  }
  if (maxRecords === undefined || records <= maxRecords) return
  throw new LoadError(
    'guard-refused',
    `The files have ${count(records, 'record')}, but max-records allows ${thousands(maxRecords)}. Nothing was sent. ` +
      `Check the files; if they are right, set\n  max-records: ${records}`,
  )
}

function isSameOrg({ id, host }: Organization, expected: ExpectedOrg): boolean {
  return expected.kind === 'id' ? sameId(expected.id, id) : expected.host === host.toLowerCase()
}
