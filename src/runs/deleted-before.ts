import { isDeletion } from '../bulk/job.ts'
import { findIds } from '../lookups/find-ids.ts'
import { type KnownLookUp, lookUpKey } from '../lookups/look-up.ts'
import { describeIfPossible } from '../org/describe.ts'
import { QUERIES_AT_ONCE } from '../prepare/load-ids.ts'
import type { PreparedLoad } from '../prepare/prepared-load.ts'
import { count } from '../text/words.ts'
import { sameName } from '../values/names.ts'
import type { MakingReady } from './making-ready.ts'

/**
 * Finds out which records that no key finds any more an earlier step has deleted, by what the org keeps in its Recycle Bin. Records that
 * are deleted for good leave no trace: all of them count as deleted, with a warning. Throws LoadError where the org does not say.
 * Source: REST API guide, "QueryAll".
 *
 * @param gone keys of records that are to be deleted, and that the org does not have; none where no other step has sent any
 */
export async function deletedBefore(
  gone: readonly (readonly string[])[],
  known: KnownLookUp,
  { spec }: PreparedLoad,
  { org, step }: Pick<MakingReady, 'org' | 'step'>,
): Promise<(values: readonly string[]) => boolean> {
  if (gone.length === 0) return () => false
  const describe = await describeIfPossible(spec.object, org.describer)
  const isKept = describe?.fields.some(({ name }) => sameName(name, 'IsDeleted')) === true
  if (spec.operation === 'hardDelete' || !isKept) {
    step.say.warn(
      `No record has the keys of ${count(gone.length, 'record')}, which an earlier step may have deleted for good. They count as deleted; \`skipped.csv\` lists them.`,
    )
    return () => true
  }
  const conditions = [...known.conditions, 'IsDeleted = true']
  const { ids } = await findIds({ ...known, conditions, findsDeleted: true }, gone, org, QUERIES_AT_ONCE)
  return (values) => {
    const key = lookUpKey(known, values)
    return key !== undefined && ids.find(key) !== undefined
  }
}

/**
 * Finds the records that are to be deleted, by their keys, and that were made since an earlier step began to delete: the same set may put
 * new records in the place of the old ones. They are not to be deleted when the set is run again. Throws LoadError where the org does not
 * say.
 */
export async function remadeSince(
  keys: readonly (readonly string[])[],
  known: KnownLookUp,
  { spec }: PreparedLoad,
  { org, jobsSince }: Pick<MakingReady, 'org' | 'jobsSince'>,
): Promise<(values: readonly string[]) => boolean> {
  if (!isDeletion(spec.operation) || jobsSince === undefined) return () => false
  const describe = await describeIfPossible(spec.object, org.describer)
  if (describe?.fields.some(({ name }) => sameName(name, 'CreatedDate')) !== true) return () => false
  // The org keeps whole seconds. Source: Object Reference, "Primitive Data Types", dateTime.
  const since = `${jobsSince.slice(0, 19)}Z`
  const conditions = [...known.conditions, `CreatedDate >= ${since}`]
  const { ids } = await findIds({ ...known, conditions }, keys, org, QUERIES_AT_ONCE)
  return (values) => {
    const key = lookUpKey(known, values)
    return key !== undefined && ids.find(key) !== undefined
  }
}
