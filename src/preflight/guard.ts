import { isDeletion } from '../bulk/job.ts'
import { LoadError } from '../errors.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { ExpectedOrg } from '../inputs/org.ts'
import type { Organization } from '../org/organization.ts'
import { count, thousands } from '../text/words.ts'
import { sameId } from '../values/ids.ts'
import { sameName } from '../values/names.ts'

/** Refuses an org that is not the one meant, and a production org that nobody named. Throws LoadError. */
export function guardOrg(organization: Organization, meant: ExpectedOrg | undefined): void {
  const { id, host, kind } = organization
  if (meant === undefined) {
    if (kind !== 'production') return
    throw new LoadError(
      'guard-refused',
      `${host} is a production org, and nothing is written to one that the workflow does not name. ` +
        `If it is the org you mean, add to the step's "with:"\n  org: ${id}`,
    )
  }
  if (isSameOrg(organization, meant)) return
  throw new LoadError(
    'guard-refused',
    `This login leads to ${host} (${id}, ${kind}), but the workflow means another org: "org: ${meant.kind === 'id' ? meant.id : meant.host}". ` +
      `Nothing was written. Sign in to the org you mean, or, if it is this one, set\n  org: ${id}`,
  )
}

/** What a load may do, as far as it has to be allowed. */
interface Guarded extends Pick<LoadSpec, 'operation' | 'object'> {
  readonly limits: Pick<LoadSpec['limits'], 'maxRecords' | 'confirmHardDelete'>
}

/** Refuses more records than the workflow allows, and deletions that nobody bounded or confirmed. Throws LoadError. */
export function guardRecords(
  { operation, object, limits: { maxRecords, confirmHardDelete } }: Guarded,
  { kind, host }: Organization,
  records: number,
): void {
  if (operation === 'hardDelete' && !sameName(confirmHardDelete, object)) {
    throw new LoadError(
      'guard-refused',
      `hardDelete removes records for good, past the recycle bin. If that is what you mean, add to the step's "with:"\n  confirm-hard-delete: ${object}`,
    )
  }
  if (isDeletion(operation) && kind === 'production' && maxRecords === undefined) {
    throw new LoadError(
      'guard-refused',
      `${host} is a production org, and records are deleted there only up to a number that the workflow names. ` +
        `The files hold ${records}. If that is right, add to the step's "with:"\n  max-records: ${records}`,
    )
  }
  if (maxRecords === undefined || records <= maxRecords) return
  throw new LoadError(
    'guard-refused',
    `The files hold ${count(records, 'record')}, and max-records allows ${thousands(maxRecords)}. Nothing was sent. ` +
      `Check the files; if they are right, set\n  max-records: ${records}`,
  )
}

function isSameOrg({ id, host }: Organization, meant: ExpectedOrg): boolean {
  return meant.kind === 'id' ? sameId(meant.id, id) : meant.host === host.toLowerCase()
}
