import { createLimit } from '../limit.ts'
import { type Describer, describeIfPossible, type ObjectDescribe } from '../org/describe.ts'
import { nameKey } from '../values/names.ts'

/** The three characters with which the Ids of objects begin, by `nameKey` of their API names. */
export type Prefixes = ReadonlyMap<string, string>

/** Lookups to more objects than these are left to the org: a task may be about dozens of them. */
const MOST_TARGETS = 3
const AT_ONCE = 5

/**
 * Finds out with what the Ids begin that the lookup columns of some files may hold. An object is missing that the org does not
 * describe. Takes one call for each object that was not described before.
 */
export async function readPrefixes(
  headers: readonly (readonly string[])[],
  { fields }: ObjectDescribe,
  describer: Describer,
): Promise<Prefixes> {
  const columns = new Set(headers.flat().map(nameKey))
  const lookups = fields.filter(({ name, type }) => type === 'reference' && columns.has(nameKey(name)))
  const targets = new Set(lookups.flatMap(({ referenceTo }) => (referenceTo.length > MOST_TARGETS ? [] : referenceTo)))
  const limit = createLimit(AT_ONCE)
  const found = await Promise.all([...targets].map((object) => limit(() => describeIfPossible(object, describer))))
  return new Map(
    found.flatMap((object) => (object?.keyPrefix == null ? [] : [[nameKey(object.name), object.keyPrefix] as const])),
  )
}
