import { isResultColumn } from '../csv/header.ts'
import { ConnectionError, type FileFinding, messageOf, PreflightError, SalesforceError } from '../errors.ts'
import type { LoadTarget } from '../inputs/load-spec.ts'
import type { Describer, Field, ObjectDescribe } from '../org/describe.ts'
import type { IsName } from '../org/known-messages.ts'
import type { ByteRange, Part } from '../parts/part.ts'
import { withColumnNames } from '../parts/rename.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { nearest } from '../text/nearest.ts'
import { agree, listed } from '../text/words.ts'
import { nameKey } from '../values/names.ts'
import { checkHeader } from './check-header.ts'
import { type AccessTarget, checkAccess } from './column-access.ts'
import type { Remark } from './header-checks.ts'
import { isMissing } from './header-row.ts'
import { knownNames } from './known-names.ts'
import { findMarkedNames } from './marked-names.ts'
import { createNearFields, type NearFields } from './near-names.ts'
import { refusedKind } from './object-kinds.ts'
import { findOtherDelimiter } from './other-delimiter.ts'
import { readParents } from './parents.ts'

/** The parts, with their columns as the org spells them, and what was found out about the columns. */
export interface Preflight {
  readonly parts: readonly Part[]
  /** Gives parts of these files their columns as the org spells them. */
  readonly named: (parts: readonly Part[]) => readonly Part[]
  /** The first 100 warnings. */
  readonly warnings: readonly Warning[]
  /** The number of further warnings. */
  readonly more: number
  /** Returns the type of a column's field as the org describes it; undefined for an unknown field. */
  readonly typeOf: (column: string) => string | undefined
  /** Returns the field of a column as the org describes it; undefined for an unknown field. */
  readonly fieldOf: FieldOf
  /** Says whether a text is the name of a field or object, and so not a value. */
  readonly isName: IsName
}

export type FieldOf = (column: string) => Field | undefined

export interface Warning {
  /** The check that found it, as the docs name it. */
  readonly check?: string
  readonly message: string
  readonly at?: { readonly file: string; readonly line: number }
}

/** The records to send, and the files that have them. */
export interface ToCheck {
  readonly parts: readonly Part[]
  readonly files: readonly Pick<SourceFile, 'path' | 'header' | 'records'>[]
}

/** The load that the header is for. */
export interface Asked extends Omit<LoadTarget, 'assignmentRuleId'> {
  /** Keeps names that may be values of a record out of messages. */
  readonly redact: boolean
}

/** Findings that one message lists. */
const MOST_LISTED = 100

/**
 * Checks every header against the object as the org describes it, before any job is created.
 * Throws PreflightError with all problems, unless `preflight` makes them warnings; a file without a header row stops every
 * load. An org that does not describe the object causes a warning.
 */
export async function preflight(toCheck: ToCheck, asked: Asked, describer: Describer): Promise<Preflight> {
  const isOff = asked.preflight === 'off'
  try {
    const { named, missing, problems, warnings, about } = await check(toCheck, asked, describer)
    const stops = [...missing, ...(asked.preflight === 'stop' ? problems : [])]
    if (stops.length > 0) throw stopped(stops, missing.length === 0)
    const told = isOff ? [] : [...problems, ...warnings]
    return {
      parts: named(toCheck.parts),
      named,
      warnings: told.slice(0, MOST_LISTED).map(asWarning),
      more: Math.max(0, told.length - MOST_LISTED),
      ...about,
    }
  } catch (error) {
    if (!(error instanceof SalesforceError || error instanceof ConnectionError)) throw error
    const message = `The header was not checked: the org did not describe ${asked.object} (${messageOf(error)}).`
    return { parts: toCheck.parts, named: asTheyAre, warnings: isOff ? [] : [{ message }], more: 0, ...NOTHING_KNOWN }
  }
}

const asTheyAre: Preflight['named'] = (parts) => parts

const NOTHING_KNOWN: Pick<Preflight, 'typeOf' | 'fieldOf' | 'isName'> = {
  typeOf: () => undefined,
  fieldOf: () => undefined,
  isName: () => false,
}

/** A finding, in a file or, for an object that does not exist, in none. */
export type Found = Omit<FileFinding, 'path' | 'line'> & Partial<FileFinding>

/** Makes one error of all problems.
 *
 *  @param mayWarn whether `preflight: warn` would send the files anyway, which leads to nothing where the object is wrong */
export function stopped(problems: readonly Found[], mayWarn: boolean): PreflightError {
  const rest = problems.length - MOST_LISTED
  const lines = problems.slice(0, MOST_LISTED).map(inWords)
  if (rest > 0) lines.push(`The first ${lines.length} are listed, ${rest} more ${agree(rest, 'was', 'were')} found.`)
  const isAboutHeader = problems.some(({ check }) => check !== 'object-not-loaded' && check !== 'unknown-object')
  lines.push(
    `Nothing was sent.${mayWarn && isAboutHeader ? ' (With `preflight: warn`, the files are sent anyway.)' : ''}`,
  )
  const placed = problems.filter(hasPlace)
  return new PreflightError(lines.join('\n'), {
    about: 'Header',
    findings: placed.slice(0, MOST_LISTED),
    found: placed.length,
    checks: problems.map(({ check }) => check),
  })
}

function inWords({ path, line, message }: Found): string {
  return path === undefined ? message : `${path} line ${line}: ${message}`
}

/** Makes a warning of a finding that stops nothing. */
export function asWarning(found: Found): Warning {
  const said = { check: found.check, message: inWords(found) }
  return hasPlace(found) ? { ...said, at: { file: found.path, line: found.line } } : said
}

function hasPlace(found: Found): found is FileFinding {
  return found.path !== undefined && found.line !== undefined
}

interface Checked {
  readonly named: Preflight['named']
  /** First rows that are not a header. */
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
  const kind = how === 'off' ? undefined : refusedKind(object, operation)
  if (describe === undefined || kind !== undefined) {
    const problems = how === 'off' ? [] : [await objectProblem(object, kind, describer)]
    return { named: asTheyAre, missing: [], problems, warnings: [], about: NOTHING_KNOWN }
  }
  const headers = headersOf(parts, files)
  const missing: Found[] = []
  const problems: Found[] = []
  const warnings: Found[] = []
  /** By columns of the files, how the org spells them. */
  const spelled = new Map<string, string>()
  const near = createNearFields()
  const parents = how === 'off' ? new Map<string, ObjectDescribe>() : await readParents(headers, describe, describer)
  const { isPartial } = describer
  const header = { operation, externalIdField, describe, parents, isPartial, redact, near }
  const noHeader = (columns: readonly string[]) => missingHeader(columns, header, redact ? undefined : near)
  const oddHeader = (columns: readonly string[], { path }: PlacedHeader['place']) =>
    columns.length > 1
      ? findMarkedNames(columns, describe)
      : (findMarkedNames(columns, describe) ??
        findOtherDelimiter(files.find((file) => file.path === path)?.header, describe))
  for (const { columns, place } of headers) {
    const odd = oddHeader(columns, place)
    if (isMissing(columns, describe)) missing.push({ ...place, ...(odd ?? noHeader(columns)) })
    else if (odd !== undefined && how !== 'off') problems.push({ ...place, ...odd })
    else if (how !== 'off') {
      const found = checkHeader({ ...header, columns })
      for (const remark of once(found.problems)) problems.push({ ...place, ...remark })
      for (const remark of once(found.warnings)) warnings.push({ ...place, ...remark })
      for (const [place, name] of found.names.entries()) spelled.set(nameKey(columns[place] ?? ''), name)
    }
  }
  for (const { columns, place } of headersAlone(files))
    if (isMissing(columns, describe)) missing.push({ ...place, ...(oddHeader(columns, place) ?? noHeader(columns)) })
  const named = (parts: readonly Part[]) =>
    parts.map((part) =>
      withColumnNames(
        part,
        part.columns.map((name) => spelled.get(nameKey(name)) ?? name),
      ),
    )
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
  return { named, missing, problems, warnings, about }
}

/** The message repeats nothing of the row, which has values of a record. What is near a value says much about it.
 *
 *  @param near undefined where values are kept out of sight */
function missingHeader(columns: readonly string[], target: AccessTarget, near: NearFields | undefined): Remark {
  const { describe } = target
  const { name } = describe
  const isFree = (field: Field) => checkAccess(field, field.name, target).problem === undefined
  const meant = columns.flatMap(
    (column, at) =>
      near?.(column, describe)
        .filter(isFree)
        .map((field) => `${field.name} in column ${at + 1}`) ?? [],
  )
  const hint = meant.length === 0 ? '' : ` If this row is the header, did you mean ${listed(meant)}?`
  const message =
    `this row names no field of ${name} that this user can see: is the header row missing? ` +
    `Add a first line with the API names of the fields, or check that the file has records of ${name}.${hint}`
  return { check: 'header-missing', message }
}

/** The same remark about several columns is made once. */
function once(remarks: readonly Remark[]): Iterable<Remark> {
  return new Map(remarks.map((remark) => [remark.message, remark])).values()
}

export interface PlacedHeader {
  readonly columns: readonly string[]
  /** Where the first file that has this header has it. */
  readonly place: Pick<FileFinding, 'path' | 'line'>
}

/** Lists each different header once, with the place where it is first. */
export function headersOf(parts: readonly Part[], files: ToCheck['files']): readonly PlacedHeader[] {
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

/** Lists the first rows of files that have no other one: such a row may be the only record of a file without a header row, which
 *  would be lost. */
function headersAlone(files: ToCheck['files']): readonly PlacedHeader[] {
  return files.flatMap(({ path, header, records }) => {
    const columns = header?.columns.filter((name) => name.trim() !== '' && !isResultColumn(name)) ?? []
    return records > 0 || header === undefined || columns.length === 0
      ? []
      : [{ columns, place: { path, line: header.line } }]
  })
}

/** The file of a range; for sorted records, which come from several files, the first one. */
function pathOf({ file }: ByteRange): string {
  return file.origins?.files[0]?.path ?? file.path
}

/** @param kind why objects of its kind are not loaded; undefined where the org does not know the object */
async function objectProblem(object: string, kind: string | undefined, describer: Describer): Promise<Remark> {
  if (kind !== undefined) return { check: 'object-not-loaded', message: kind }
  return { check: 'unknown-object', message: await unknownObject(object, describer) }
}

async function unknownObject(object: string, describer: Describer): Promise<string> {
  const names = await describer.objectNames().catch(() => [])
  const near = nearest(object, names)
  const hint = near === undefined ? '' : ` Did you mean ${near}?`
  return (
    `\`object\`: the org has no object "${object}" that this user can see.${hint} ` +
    "Check its API name, and the user's object permissions."
  )
}
