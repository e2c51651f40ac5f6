import type { Part } from '../csv/part.ts'
import { withColumnNames } from '../csv/rename.ts'
import { ConnectionError, LoadError, SalesforceError } from '../errors.ts'
import type { Inputs } from '../inputs.ts'
import { createNearest, nearest } from '../nearest.ts'
import type { Describer, Field, ObjectDescribe } from '../org/describe.ts'
import { checkColumns, parentObjects } from './columns.ts'

/** The parts with their columns in describe's spelling, and what may go wrong with them. */
export interface Preflight {
  readonly parts: readonly Part[]
  readonly warnings: readonly string[]
  /** Describe's type of a column of the object; undefined where it is not known. */
  readonly typeOf: (column: string) => string | undefined
  /** What describe says of the field of a column; undefined where it is not known. */
  readonly fieldOf: FieldOf
}

export type FieldOf = (column: string) => Field | undefined

type Asked = Pick<Inputs, 'operation' | 'object' | 'externalIdField' | 'preflight'>

/**
 * Holds every header against what the org says of the object, before any job is made.
 * Throws LoadError `preflight-failed` with all problems, unless those are to be warnings. An org that does not describe
 * the object is a warning too.
 */
export async function preflight(parts: readonly Part[], asked: Asked, describer: Describer): Promise<Preflight> {
  if (asked.preflight === 'off') return { parts, warnings: [], typeOf: notKnown, fieldOf: notKnown }
  try {
    const { renamed, problems, warnings, fieldOf } = await check(parts, asked, describer)
    const typeOf = (column: string) => fieldOf(column)?.type
    if (problems.length === 0 || asked.preflight === 'warn')
      return { parts: renamed, warnings: [...shortList(problems), ...shortList(warnings)], typeOf, fieldOf }
    const cure = 'Nothing was sent. (`preflight: warn` would send it all the same.)'
    throw new LoadError('preflight-failed', [...shortList(problems), cure].join('\n'))
  } catch (error) {
    if (!(error instanceof SalesforceError || error instanceof ConnectionError)) throw error
    return {
      parts,
      warnings: [`The header was not checked: the org did not describe ${asked.object} (${error.message}).`],
      typeOf: notKnown,
      fieldOf: notKnown,
    }
  }
}

/** As many as are listed of problems in the files themselves. */
const MOST_LISTED = 100

function shortList(problems: readonly string[]): readonly string[] {
  const more = problems.length - MOST_LISTED
  return more <= 0 ? problems : [...problems.slice(0, MOST_LISTED), `${more} more of this kind were found.`]
}

interface Checked {
  readonly renamed: readonly Part[]
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
  readonly fieldOf: FieldOf
}

const notKnown = () => undefined

async function check(
  parts: readonly Part[],
  { operation, object, externalIdField }: Asked,
  describer: Describer,
): Promise<Checked> {
  const describe = await describer.describe(object)
  if (describe === undefined)
    return { renamed: parts, problems: [await unknownObject(object, describer)], warnings: [], fieldOf: notKnown }
  const parents = await readParents(parts, describe, describer)
  const problems = new Set<string>()
  const warnings = new Set<string>()
  const namesOf = new Map<string, readonly string[]>()
  const near = createNearest()
  for (const { columns, ranges } of parts) {
    const header = JSON.stringify(columns)
    if (namesOf.has(header)) continue
    const found = checkColumns({ operation, columns, externalIdField, describe, parents, near })
    const path = ranges[0]?.file.path ?? ''
    for (const problem of found.problems) problems.add(`${path} line 1: ${problem}`)
    for (const warning of found.warnings) warnings.add(`${path} line 1: ${warning}`)
    namesOf.set(header, found.names)
  }
  const renamed = parts.map((part) => withColumnNames(part, namesOf.get(JSON.stringify(part.columns)) ?? part.columns))
  const fields = new Map(describe.fields.map((field) => [field.name.toLowerCase(), field]))
  const fieldOf = (column: string) => fields.get(column.toLowerCase())
  return { renamed, problems: [...problems], warnings: [...warnings], fieldOf }
}

async function readParents(
  parts: readonly Part[],
  describe: ObjectDescribe,
  describer: Describer,
): Promise<ReadonlyMap<string, ObjectDescribe>> {
  const objects = new Set(parts.flatMap(({ columns }) => parentObjects(columns, describe)))
  const parents = new Map<string, ObjectDescribe>()
  for (const object of objects) {
    const parent = await describer.describe(object)
    if (parent !== undefined) parents.set(object.toLowerCase(), parent)
  }
  return parents
}

async function unknownObject(object: string, describer: Describer): Promise<string> {
  const names = await describer.objectNames().catch(() => [])
  const near = nearest(object, names)
  const hint = near === undefined ? '' : ` Did you mean ${near}?`
  return (
    `\`object\`: the org has no object "${object}" that this user may see.${hint} ` +
    'Check its API name, and the object permissions of the user.'
  )
}
