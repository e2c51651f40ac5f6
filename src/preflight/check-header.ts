import { type IngestOperation, isDeletion } from '../bulk/job.ts'
import type { ObjectDescribe } from '../org/describe.ts'
import { createNearest, type nearest } from '../text/nearest.ts'
import { type ColumnRow, looksLikeColumn, shownColumn } from '../text/shown-column.ts'
import { agree, listed } from '../text/words.ts'
import { parseColumn } from '../values/column-name.ts'
import { nameKey, sameName } from '../values/names.ts'
import { type Column, type ColumnTarget, checkColumn, MOST_NAMES, unknownColumn } from './check-column.ts'
import { fieldOf, isHeader } from './object-fields.ts'

/** The columns of a header, and what they are compared with. */
export interface HeaderFacts extends Omit<ColumnTarget, 'near'> {
  readonly columns: readonly string[]
  /** Keeps names that may be values of a record out of messages. */
  readonly redact?: boolean
  /** Finds the name that a misspelt name was meant to be; by default only for the first misspelt names of this header. */
  readonly near?: typeof nearest
}

/** The facts of a header, with the default for what was left out. */
type Facts = HeaderFacts & Pick<ColumnTarget, 'near'>

export interface HeaderCheck {
  /** What Salesforce would refuse, and what to do. */
  readonly problems: readonly string[]
  /** What Salesforce may refuse, and what to do. */
  readonly warnings: readonly string[]
  /** The columns in their order, as the org spells them: result files come back blank for any other spelling.
   *  Source: Salesforce Help 000380583. */
  readonly names: readonly string[]
}

/** Checks a header against the object as the org describes it, and finds the spelling to send. */
export function checkHeader(header: HeaderFacts): HeaderCheck {
  const facts = { near: createNearest(), ...header }
  const { operation, columns, describe } = facts
  const objectProblem = checkObject(operation, describe)
  if (isDeletion(operation)) return withObject(objectProblem, checkIds(facts))
  const row = rowOf(facts)
  const checked = columns.map((column, index) => checkColumn({ column, place: index + 1, row }, facts))
  const problems = [...checked.flatMap(({ problem }) => problem ?? []), ...checkKey(facts)]
  return withObject(objectProblem, {
    problems,
    warnings: [...checked.flatMap(({ warning }) => warning ?? []), ...missingRequired(facts)],
    names: checked.map(({ name }) => name),
  })
}

function rowOf({ redact = false, columns, describe }: HeaderFacts): ColumnRow {
  return { redact, isHeader: isHeader(columns, describe) }
}

function withObject(problem: string | undefined, check: HeaderCheck): HeaderCheck {
  return problem === undefined ? check : { ...check, problems: [problem, ...check.problems] }
}

function checkObject(
  operation: IngestOperation,
  { name, createable, updateable, deletable }: ObjectDescribe,
): string | undefined {
  const allowed = {
    insert: createable,
    update: updateable,
    upsert: createable || updateable,
    delete: deletable,
    hardDelete: deletable,
  }[operation]
  if (allowed) return undefined
  return `${operation} is not allowed on ${name} for this user. Check the object permissions in the user's profile and permission sets.`
}

/** Source: Bulk API 2.0 guide, "Prepare CSV Files": "The 'delete' batch must contain only ids". */
function checkIds(facts: HeaderFacts): HeaderCheck {
  const { operation, columns } = facts
  const row = rowOf(facts)
  const others = columns.flatMap((column, index) =>
    sameName(column, 'Id') ? [] : [bare(shownColumn(column, index + 1, row))],
  )
  const problems: string[] = []
  if (others.length === columns.length)
    problems.push(`${operation} needs the column Id, with the Ids of the records to delete.`)
  if (others.length > 0) problems.push(`${operation} accepts only the column Id. Remove ${listed(others, MOST_NAMES)}.`)
  return { problems, warnings: [], names: columns.map((column) => (sameName(column, 'Id') ? 'Id' : column)) }
}

/** An API name needs no quotes in a list. */
function bare(shown: string): string {
  const name = shown.slice(1, -1)
  return looksLikeColumn(name) && shown === `"${name}"` ? name : shown
}

function checkKey({ operation, columns, describe, externalIdField, near }: Facts): string[] {
  const has = (name: string) => columns.some((column) => sameName(column, name))
  if (operation === 'update' && !has('Id')) return ['update needs the column Id, which says which records to change.']
  if (operation !== 'upsert' || externalIdField === undefined) return []
  const problems = has(externalIdField)
    ? []
    : [`upsert needs the column ${externalIdField}, which \`external-id-field\` names.`]
  const field = fieldOf(describe, externalIdField)
  if (field === undefined)
    return [...problems, `\`external-id-field\`: ${unknownColumn(ofInput(externalIdField), describe, { near })}`]
  if (field.name === 'Id' || field.externalId || field.idLookup) return problems
  const keys = describe.fields.filter(({ externalId, idLookup }) => externalId || idLookup).map(({ name }) => name)
  const hint = keys.length === 0 ? '' : ` Fields that you can use: ${listed(keys, MOST_NAMES)}.`
  return [...problems, `\`external-id-field\`: ${describe.name}.${field.name} is not an external id.${hint}`]
}

/** A name from the workflow file, which is no value of a record. */
function ofInput(column: string): Column {
  return { column, place: 1, row: { redact: false, isHeader: true } }
}

/** The org asks for them only after before-save automation, which may fill them in.
 *  Source: Apex Developer Guide, "Triggers and Order of Execution". */
function missingRequired({ operation, columns, describe }: HeaderFacts): string[] {
  if (operation !== 'insert') return []
  const given = new Set(columns.map(nameKey))
  const relationships = new Set(columns.flatMap((column) => parseColumn(column).relationship ?? []).map(nameKey))
  const missing = describe.fields.filter(
    ({ name, createable, nillable, defaultedOnCreate, relationshipName }) =>
      createable &&
      !nillable &&
      !defaultedOnCreate &&
      !given.has(nameKey(name)) &&
      !(relationshipName && relationships.has(nameKey(relationshipName))),
  )
  if (missing.length === 0) return []
  const names = missing.map(({ name }) => name)
  const them = agree(names.length, 'it', 'them')
  return [
    `${describe.name} requires ${listed(names, MOST_NAMES)}, which the header does not have. Records fail unless a flow or trigger fills ${them} in.`,
  ]
}
