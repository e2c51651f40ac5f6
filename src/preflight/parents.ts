import { createLimit } from '../limit.ts'
import { type Describer, describeIfPossible, type Field, type ObjectDescribe } from '../org/describe.ts'
import { nameKey, sameName } from '../values/names.ts'
import { fieldsLabelled } from './labels.ts'
import { columnsByKey, type Parents, parsePath } from './lookups.ts'
import { fieldOf, relationshipField } from './object-fields.ts'

interface Headers {
  readonly columns: readonly string[]
}

/** Objects that are described to find columns that work, in place of one that does not: an activity can refer to dozens. */
const MOST_PROPOSED = 40
const AT_ONCE = 5

/**
 * Reads the descriptions of the objects that the relationship columns of some headers refer to, by their names in lower case;
 * for columns that do not work, also those of the objects that they may be meant for. Throws SalesforceError, ConnectionError
 * where one that the columns need cannot be read.
 */
export async function readParents(
  headers: readonly Headers[],
  describe: ObjectDescribe,
  describer: Describer,
): Promise<Parents> {
  const columns = [...new Set(headers.flatMap((header) => header.columns))]
  const parents = new Map<string, ObjectDescribe>()
  const learn = (object: string, parent: ObjectDescribe | undefined) => {
    if (parent !== undefined) parents.set(nameKey(object), parent)
  }
  const needed = parentObjects(columns, describe)
  for (const object of needed) learn(object, await describer.describe(object))
  const proposed = proposedParents(columns, describe, parents).filter((object) => !needed.includes(object))
  const limit = createLimit(AT_ONCE)
  const found = await Promise.all(
    proposed.slice(0, MOST_PROPOSED).map((object) => limit(() => describeIfPossible(object, describer))),
  )
  for (const [at, parent] of found.entries()) learn(proposed[at] ?? '', parent)
  return parents
}

/** Lists the objects that relationship columns refer to. */
export function parentObjects(columns: readonly string[], describe: ObjectDescribe): readonly string[] {
  const targets = columns.flatMap((column) => {
    const { lookups = [], object } = pathOf(column, describe)
    return lookups.flatMap(({ referenceTo }) =>
      referenceTo.length === 1 ? referenceTo : referenceTo.filter((name) => sameName(name, object)),
    )
  })
  return [...new Set(targets)]
}

/** Lists the objects that columns may be meant for that do not work as they are. */
function proposedParents(columns: readonly string[], describe: ObjectDescribe, parents: Parents): readonly string[] {
  const objects = columns.flatMap((column) => {
    if (fieldOf(describe, column) !== undefined) return []
    const { lookups = lookupsMeant(column, describe), object, key = '' } = pathOf(column, describe)
    const works = lookups.flatMap((lookup) => columnsByKey(lookup, key, parents))
    return object !== undefined && works.length > 0 ? [] : lookups.flatMap(({ referenceTo }) => referenceTo)
  })
  return [...new Set(objects)]
}

/** The lookups that a column without a dot may be meant for: by the name of its relationship, or a label. */
function lookupsMeant(column: string, describe: ObjectDescribe): readonly Field[] {
  const lookup = relationshipField(describe, column)
  return lookup === undefined ? fieldsLabelled(describe, column) : [lookup]
}

function pathOf(column: string, describe: ObjectDescribe): Partial<NonNullable<ReturnType<typeof parsePath>>> {
  return (fieldOf(describe, column) === undefined ? parsePath(column, describe) : undefined) ?? {}
}
