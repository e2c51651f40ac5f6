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
  return await meeting(IN_BIN, gone, known, org)
}

const IN_BIN = { condition: 'IsDeleted = true', findsDeleted: true }

/** Says of which keys the org has records that meet a condition. */
async function meeting(
  { condition, findsDeleted }: { readonly condition: string; readonly findsDeleted: boolean },
  keys: readonly (readonly string[])[],
  known: KnownLookUp,
  org: MakingReady['org'],
): Promise<(values: readonly string[]) => boolean> {
  const conditions = [...known.conditions, condition]
  const { ids } = await findIds({ ...known, conditions, findsDeleted }, keys, org, QUERIES_AT_ONCE)
  return (values) => {
    const key = lookUpKey(known, values)
    return key !== undefined && ids.find(key) !== undefined
  }
}

const DOUBTFUL_MS = 2_000

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
  const has = (field: string) => describe?.fields.some(({ name }) => sameName(name, field)) === true
  if (!has('CreatedDate')) return () => false
  // The org keeps whole seconds, and its clock is known to a second: records of the first moments may be older. Where deleted records are
  // kept, one of them has to have the key. Source: Object Reference, "Primitive Data Types", dateTime.
  const isKept = spec.operation === 'delete' && has('IsDeleted')
  const since = new Date(Date.parse(jobsSince) + (isKept ? 0 : DOUBTFUL_MS)).toISOString()
  const condition = `CreatedDate ${isKept ? '>=' : '>'} ${since.slice(0, 19)}Z`
  const isNew = await meeting({ condition, findsDeleted: false }, keys, known, org)
  const made = keys.filter(isNew)
  if (!isKept || made.length === 0) return isNew
  const wasDeleted = await meeting(IN_BIN, made, known, org)
  return (values) => isNew(values) && wasDeleted(values)
}
