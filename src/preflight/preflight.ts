import { ConnectionError, type FileFinding, messageOf, PreflightError, SalesforceError } from '../errors.ts'
import type { LoadTarget } from '../inputs/load-spec.ts'
import type { Describer, Field, ObjectDescribe } from '../org/describe.ts'
import type { IsName } from '../org/known-messages.ts'
import type { ByteRange, Part } from '../parts/part.ts'
import { withColumnNames } from '../parts/rename.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { createNearest, nearest } from '../text/nearest.ts'
import { checkColumns, isMissing, parentObjects } from './columns.ts'
import { knownNames } from './known-names.ts'

/** The parts with their columns in describe's spelling, and what may go wrong with them. */
export interface Preflight {
  readonly parts: readonly Part[]
  /** As many as are worth listing. */
  readonly warnings: readonly Warning[]
  /** How many there are beside. */
  readonly more: number
  /** Describe's type of a column of the object; undefined where it is not known. */
  readonly typeOf: (column: string) => string | undefined
  /** What describe says of the field of a column; undefined where it is not known. */
  readonly fieldOf: FieldOf
  /** Tells names of fields and objects from values. */
  readonly isName: IsName
}

export type FieldOf = (column: string) => Field | undefined

export interface Warning {
  readonly message: string
  readonly at?: { readonly file: string; readonly line: number }
}

/** The records to send, and the files that they stand in. */
export interface ToCheck {
  readonly parts: readonly Part[]
  readonly files: readonly Pick<SourceFile, 'path' | 'header'>[]
}

/** What the header is held against. */
interface Asked extends Omit<LoadTarget, 'assignmentRuleId'> {
  /** Leaves out of messages what may be a value. */
  readonly redact: boolean
}

/** What a message lists. */
const MOST_LISTED = 100

/**
 * Holds every header against what the org says of the object, before any job is made.
 * Throws PreflightError with all problems, unless those are to be warnings; without a header row nothing is sent in any
 * case. An org that does not describe the object is a warning too.
 */
export async function preflight(toCheck: ToCheck, asked: Asked, describer: Describer): Promise<Preflight> {
  const isOff = asked.preflight === 'off'
  try {
    const { renamed, missing, problems, warnings, about } = await check(toCheck, asked, describer)
    const stops = [...missing, ...(asked.preflight === 'stop' ? problems : [])]
    if (stops.length > 0) throw stopped(stops, missing.length === 0)
    const told = isOff ? [] : [...problems, ...warnings]
    return {
      parts: isOff ? toCheck.parts : renamed,
      warnings: told.slice(0, MOST_LISTED).map(asWarning),
      more: Math.max(0, told.length - MOST_LISTED),
      ...about,
    }
  } catch (error) {
    if (!(error instanceof SalesforceError || error instanceof ConnectionError)) throw error
    const message = `The header was not checked: the org did not describe ${asked.object} (${messageOf(error)}).`
    return { parts: toCheck.parts, warnings: isOff ? [] : [{ message }], more: 0, ...NOTHING_KNOWN }
  }
}

const NOTHING_KNOWN: Pick<Preflight, 'typeOf' | 'fieldOf' | 'isName'> = {
  typeOf: () => undefined,
  fieldOf: () => undefined,
  isName: () => false,
}

/** What was found, in a file or, as an object that is not there, in none. */
type Found = Omit<FileFinding, 'path' | 'line'> & Partial<FileFinding>

function stopped(problems: readonly Found[], mayWarn: boolean): PreflightError {
  const rest = problems.length - MOST_LISTED
  const lines = problems.slice(0, MOST_LISTED).map(inWords)
  if (rest > 0) lines.push(`The first ${lines.length} are listed, ${rest} more were found.`)
  lines.push(`Nothing was sent.${mayWarn ? ' (`preflight: warn` would send it all the same.)' : ''}`)
  const placed = problems.filter(hasPlace)
  return new PreflightError(lines.join('\n'), placed.slice(0, MOST_LISTED), placed.length)
}

function inWords({ path, line, message }: Found): string {
  return path === undefined ? message : `${path} line ${line}: ${message}`
}

function asWarning(found: Found): Warning {
  const message = inWords(found)
  return hasPlace(found) ? { message, at: { file: found.path, line: found.line } } : { message }
}

function hasPlace(found: Found): found is FileFinding {
  return found.path !== undefined && found.line !== undefined
}

interface Checked {
  readonly renamed: readonly Part[]
  /** First rows that are no header. */
  readonly missing: readonly Found[]
  readonly problems: readonly Found[]
  readonly warnings: readonly Found[]
  readonly about: Pick<Preflight, 'typeOf' | 'fieldOf' | 'isName'>
}

async function check(
  { parts, files }: ToCheck,
  { operation, object, externalIdField, preflight: how, redact }: Asked,
  describer: Describer,
): Promise<Checked> {
  const describe = await describer.describe(object)
  if (describe === undefined) {
    const problems = how === 'off' ? [] : [{ message: await unknownObject(object, describer) }]
    return { renamed: parts, missing: [], problems, warnings: [], about: NOTHING_KNOWN }
  }
  const headers = headersOf(parts, files)
  const missing: Found[] = []
  const problems: Found[] = []
  const warnings: Found[] = []
  const namesOf = new Map<string, readonly string[]>()
  const near = createNearest()
  const parents = how === 'off' ? new Map<string, ObjectDescribe>() : await readParents(headers, describe, describer)
  for (const { columns, place } of headers) {
    if (isMissing(columns, describe)) missing.push({ ...place, message: missingHeader(describe) })
    else if (how !== 'off') {
      const found = checkColumns({ operation, columns, externalIdField, describe, parents, redact, near })
      for (const message of new Set(found.problems)) problems.push({ ...place, message })
      for (const message of new Set(found.warnings)) warnings.push({ ...place, message })
      namesOf.set(JSON.stringify(columns), found.names)
    }
  }
  const renamed = parts.map((part) => withColumnNames(part, namesOf.get(JSON.stringify(part.columns)) ?? part.columns))
  const fields = new Map(describe.fields.map((field) => [field.name.toLowerCase(), field]))
  const fieldOf = (column: string) => fields.get(column.toLowerCase())
  const about = {
    typeOf: (column: string) => fieldOf(column)?.type,
    fieldOf,
    isName: knownNames(
      describe,
      headers.map(({ columns }) => columns),
    ),
  }
  return { renamed, missing, problems, warnings, about }
}

/** Without a word of the row, which holds values. */
function missingHeader({ name }: ObjectDescribe): string {
  return (
    `it names none of the fields of ${name} that this user may see; is the header row missing? ` +
    "Put a first line with the fields' API names into the file."
  )
}

interface PlacedHeader {
  readonly columns: readonly string[]
  /** In the first file that has it. */
  readonly place: Pick<FileFinding, 'path' | 'line'>
}

/** Each header once. */
function headersOf(parts: readonly Part[], files: ToCheck['files']): readonly PlacedHeader[] {
  const lines = new Map(files.map(({ path, header }) => [path, header?.line ?? 1]))
  const headers = new Map<string, PlacedHeader>()
  for (const { columns, ranges } of parts) {
    const key = JSON.stringify(columns)
    if (headers.has(key)) continue
    const path = ranges[0] === undefined ? '' : pathOf(ranges[0])
    headers.set(key, { columns, place: { path, line: lines.get(path) ?? 1 } })
  }
  return [...headers.values()]
}

/** Records that were sorted come from several files. */
function pathOf({ file }: ByteRange): string {
  return file.origins?.files[0]?.path ?? file.path
}

async function readParents(
  headers: readonly PlacedHeader[],
  describe: ObjectDescribe,
  describer: Describer,
): Promise<ReadonlyMap<string, ObjectDescribe>> {
  const objects = new Set(headers.flatMap(({ columns }) => parentObjects(columns, describe)))
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
