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
interface Guarded extends Pick<LoadSpec, 'operation' | 'object'> {
  readonly limits: Pick<LoadSpec['limits'], 'maxRecords' | 'confirmHardDelete'>
}

/** Refuses more records than `max-records` allows, a deletion in production without `max-records`, and a hard delete that is
 *  not confirmed. Throws LoadError.
 *
 *  @param organization undefined where the org is not known */
export function guardRecords(
  { operation, object, limits: { maxRecords, confirmHardDelete } }: Guarded,
  organization: Pick<Organization, 'kind' | 'host'> | undefined,
  records: number,
): void {
  if (operation === 'hardDelete' && !sameName(confirmHardDelete, object)) {
    throw new LoadError(
      'guard-refused',
      `hardDelete removes records for good, without the recycle bin. To confirm this, add to the step's "with:"\n  confirm-hard-delete: ${object}`,
    )
  }
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
