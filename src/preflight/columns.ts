import { type IngestOperation, isDeletion } from '../bulk/job.ts'
import type { Field, ObjectDescribe } from '../org/describe.ts'
import { createNearest, type nearest } from '../text/nearest.ts'
import { type ColumnRow, looksLikeColumn, shownColumn } from '../text/shown-column.ts'
import { parseColumn } from '../values/column-name.ts'
import { sameName } from '../values/names.ts'

/** What a header says, and what it is held against. */
export interface HeaderFacts {
  readonly operation: IngestOperation
  readonly columns: readonly string[]
  /** With upsert. */
  readonly externalIdField?: string | undefined
  readonly describe: ObjectDescribe
  /** Describes of the objects that relationship columns point to, by name in lower case; those that are not there are hidden. */
  readonly parents: ReadonlyMap<string, ObjectDescribe>
  /** Leaves out of messages what may be a value of a record. */
  readonly redact?: boolean
  /** Finds what a name was meant to be; by default for the first names of this header. */
  readonly near?: typeof nearest
}

/** With all that has a default. */
type Facts = HeaderFacts & { readonly near: typeof nearest }

export interface HeaderCheck {
  /** What Salesforce would refuse, with what to do. */
  readonly problems: readonly string[]
  /** What it may refuse. */
  readonly warnings: readonly string[]
  /** The columns as describe spells them, in their order: result files come back blank for any other spelling.
   *  Source: Salesforce Help 000380583. */
  readonly names: readonly string[]
}

/** The objects whose describes `checkColumns` needs as `parents`: targets of relationship columns. */
export function parentObjects(columns: readonly string[], describe: ObjectDescribe): readonly string[] {
  const targets = columns.flatMap((column) => {
    const { type, relationship } = parseColumn(column)
    const field = relationship === undefined ? undefined : relationshipField(describe, relationship)
    if (field === undefined) return []
    return field.referenceTo.length === 1 ? field.referenceTo : field.referenceTo.filter((name) => sameName(name, type))
  })
  return [...new Set(targets)]
}

/** Whether a first row names no field at all: it is most likely a record, and the header row is missing. */
export function isMissing(columns: readonly string[], describe: ObjectDescribe): boolean {
  return describe.fields.length > 0 && countKnown(columns, describe) === 0
}

/** Whether a first row is a header beyond doubt: a value may be the name of a field by chance, but not every other one. */
export function isHeader(columns: readonly string[], describe: ObjectDescribe): boolean {
  return countKnown(columns, describe) * 2 >= columns.length
}

/** Columns that name a field of the object, or a relationship of it. */
function countKnown(columns: readonly string[], { fields }: ObjectDescribe): number {
  const names = new Set(fields.map(({ name }) => name.toLowerCase()))
  const relationships = new Set(fields.map(({ relationshipName }) => relationshipName?.toLowerCase()))
  return columns.filter((column) => {
    const { relationship } = parseColumn(column)
    return relationship === undefined ? names.has(column.toLowerCase()) : relationships.has(relationship.toLowerCase())
  }).length
}

/** Holds a header against what describe says of the object, and finds the spelling to send. */
export function checkColumns(header: HeaderFacts): HeaderCheck {
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
    problems.push(`${operation} needs the column Id, which holds the ids of the records.`)
  if (others.length > 0) problems.push(`${operation} takes the column Id and no other. Take out ${others.join(', ')}.`)
  return { problems, warnings: [], names: columns.map((column) => (sameName(column, 'Id') ? 'Id' : column)) }
}

/** A column of the file, and how it may be shown. */
interface Column {
  readonly column: string
  /** From 1. */
  readonly place: number
  readonly row: ColumnRow
}

interface ColumnCheck {
  readonly name: string
  readonly problem?: string
  readonly warning?: string
}

function checkColumn(own: Column, facts: Facts): ColumnCheck {
  const { column } = own
  const { describe } = facts
  const { type, relationship, key } = parseColumn(column)
  if (relationship !== undefined && key !== undefined) return checkRelationship(own, { type, relationship, key }, facts)
  const field = fieldOf(describe, column)
  if (field === undefined) return { name: column, problem: unknownColumn(own, describe, facts) }
  return { name: field.name, ...writable(field, facts) }
}

function unknownColumn(
  { column, place, row }: Column,
  describe: ObjectDescribe,
  { near }: Pick<Facts, 'near'>,
): string {
  const meant = near(column, namesOf(describe).names)
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
  return (
    `${describe.name} has no field ${named(shownColumn(column, place, row))} that this user may see.${hint} ` +
    'A field that is hidden by field-level security looks the same as one that does not exist.'
  )
}

/** Filled in by the platform, and writable only with the permission "Set Audit Fields upon Record Creation".
 *  Source: Salesforce Help, "Enable the Set Audit Fields upon Record Creation Permission". */
const AUDIT_FIELDS: ReadonlySet<string> = new Set([
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
])

function writable(
  field: Field,
  { operation, describe, externalIdField }: HeaderFacts,
): { problem?: string; warning?: string } {
  const { name, createable, updateable } = field
  if (name === 'Id')
    return operation === 'insert'
      ? {
          problem:
            'insert takes no column Id: the org gives new records their ids. Take it out, or use update or upsert.',
        }
      : {}
  if (externalIdField !== undefined && sameName(name, externalIdField)) return {}
  const allowed = {
    insert: createable,
    update: updateable,
    upsert: createable || updateable,
    delete: true,
    hardDelete: true,
  }[operation]
  if (allowed) return {}
  // Describe knows one answer for business and person accounts, which differ in this. Source: Salesforce Help, "Person Account Fields".
  if (describe.name === 'Account' && name === 'Name') return {}
  const verb = operation === 'update' ? 'updated' : operation === 'insert' ? 'set on new records' : 'set'
  const said = `${describe.name}.${name} cannot be ${verb} by this user.`
  if (AUDIT_FIELDS.has(name) && operation !== 'update') {
    return { warning: `${said} If it fails, the user needs the permission "Set Audit Fields upon Record Creation".` }
  }
  return {
    problem: `${said} Take the column out, or check the field's permissions and whether it is a formula or compound field.`,
  }
}

interface RelationshipColumn {
  readonly type: string | undefined
  readonly relationship: string
  readonly key: string
}

function checkRelationship(
  { column, place, row }: Column,
  { type, relationship, key }: RelationshipColumn,
  facts: Facts,
): ColumnCheck {
  const { describe, parents } = facts
  const refuse = (problem: string) => ({ name: column, problem: `${shownColumn(column, place, row)}: ${problem}` })
  const shown = (word: string) => shownColumn(word, place, row)
  const field = relationshipField(describe, relationship)
  if (field === undefined)
    return refuse(unknownRelationship({ relationship, shown: shown(relationship) }, describe, facts))
  const isPolymorphic = field.referenceTo.length > 1
  const own = `${field.relationshipName}.${row.redact && !row.isHeader ? '…' : key}`
  if (!isPolymorphic && type !== undefined) {
    return refuse(
      `${field.relationshipName} points to ${field.referenceTo.join()} only, so its name must not stand before it. Write ${own}.`,
    )
  }
  const target = isPolymorphic ? field.referenceTo.find((name) => sameName(name, type)) : field.referenceTo[0]
  if (target === undefined) {
    const [example = ''] = field.referenceTo
    return refuse(
      `${field.relationshipName} may point to ${field.referenceTo.join(', ')}; the object must stand before it. Write ${example}:${own}, for one.`,
    )
  }
  const parent = parents.get(target.toLowerCase())
  if (parent === undefined) return refuse(`this user may not see the object ${target}.`)
  const parentKey = fieldOf(parent, key)
  if (parentKey === undefined) return refuse(unknownColumn({ column: key, place, row }, parent, facts))
  if (!findsRecords(parent, parentKey)) {
    const keys = parent.fields.filter((candidate) => findsRecords(parent, candidate)).map(({ name }) => name)
    return refuse(
      `${parent.name}.${parentKey.name} does not tell records apart. Use an external id of ${parent.name}: ${keys.slice(0, 5).join(', ')}.`,
    )
  }
  const name = `${isPolymorphic ? `${target}:` : ''}${field.relationshipName}.${parentKey.name}`
  return { name, ...writable(field, facts) }
}

/** External ids and `idLookup` fields do; so do the names of record types and a user's email, whatever describe says.
 *  Sources: Bulk API 2.0 guide, "Relationship Fields in a Header Row" (`Owner.Email` is its own example); for record
 *  types, clients that load them by `RecordType.DeveloperName`. */
function findsRecords(parent: ObjectDescribe, { name, externalId, idLookup }: Field): boolean {
  if (externalId || idLookup) return true
  if (parent.name === 'RecordType') return name === 'Name' || name === 'DeveloperName'
  return parent.name === 'User' && (name === 'Email' || name === 'Username')
}

/** An API name needs no quotes in a list. */
function bare(shown: string): string {
  const name = shown.slice(1, -1)
  return looksLikeColumn(name) && shown === `"${name}"` ? name : shown
}

/** `"Nam"`, or words for a name that may not be shown. */
function named(shown: string): string {
  return shown.startsWith('"') ? shown : `with the name in ${shown}`
}

function unknownRelationship(
  { relationship, shown }: { readonly relationship: string; readonly shown: string },
  describe: ObjectDescribe,
  { near }: Pick<Facts, 'near'>,
): string {
  const { relationships } = namesOf(describe)
  const meant = near(relationship, relationships)
  const hint = meant === undefined ? ` It has ${relationships.slice(0, 8).join(', ')}.` : ` Did you mean ${meant}?`
  return `${describe.name} has no relationship ${named(shown)} that this user may see.${hint}`
}

function checkKey({ operation, columns, describe, externalIdField, near }: Facts): string[] {
  const has = (name: string) => columns.some((column) => sameName(column, name))
  if (operation === 'update' && !has('Id')) return ['update needs the column Id, which tells which records to change.']
  if (operation !== 'upsert' || externalIdField === undefined) return []
  const problems = has(externalIdField)
    ? []
    : [`upsert needs the column ${externalIdField}, as \`external-id-field\` says.`]
  const field = fieldOf(describe, externalIdField)
  if (field === undefined)
    return [...problems, `\`external-id-field\`: ${unknownColumn(ofInput(externalIdField), describe, { near })}`]
  if (field.name === 'Id' || field.externalId || field.idLookup) return problems
  const keys = describe.fields.filter(({ externalId, idLookup }) => externalId || idLookup).map(({ name }) => name)
  return [
    ...problems,
    `\`external-id-field\`: ${describe.name}.${field.name} is not an external id. Use one of ${keys.slice(0, 8).join(', ')}.`,
  ]
}

/** A name that the workflow file has, and no row of data. */
function ofInput(column: string): Column {
  return { column, place: 1, row: { redact: false, isHeader: true } }
}

/** The org asks for them only after before-save automation, which may fill them in.
 *  Source: Apex Developer Guide, "Triggers and Order of Execution". */
function missingRequired({ operation, columns, describe }: HeaderFacts): string[] {
  if (operation !== 'insert') return []
  const given = new Set(columns.map((column) => column.toLowerCase()))
  const relationships = new Set(columns.map((column) => parseColumn(column).relationship?.toLowerCase()))
  const missing = describe.fields.filter(
    ({ name, createable, nillable, defaultedOnCreate, relationshipName }) =>
      createable &&
      !nillable &&
      !defaultedOnCreate &&
      !given.has(name.toLowerCase()) &&
      !(relationshipName && relationships.has(relationshipName.toLowerCase())),
  )
  if (missing.length === 0) return []
  const names = missing.map(({ name }) => name).join(', ')
  return [
    `${describe.name} needs ${names}, which the header does not have: records fail unless a flow or trigger fills it in.`,
  ]
}

function relationshipField(describe: ObjectDescribe, relationship: string): Field | undefined {
  return namesOf(describe).byRelationship.get(relationship.toLowerCase())
}

function fieldOf(describe: ObjectDescribe, name: string): Field | undefined {
  return namesOf(describe).byName.get(name.toLowerCase())
}

/** What an object's fields are found by; names in lower case. */
interface FieldNames {
  readonly names: readonly string[]
  readonly relationships: readonly string[]
  readonly byName: ReadonlyMap<string, Field>
  readonly byRelationship: ReadonlyMap<string, Field>
}

/** Made once for each describe: thousands of columns are looked up among hundreds of fields. */
const FIELD_NAMES = new WeakMap<ObjectDescribe, FieldNames>()

function namesOf(describe: ObjectDescribe): FieldNames {
  const known = FIELD_NAMES.get(describe)
  if (known !== undefined) return known
  const byName = new Map<string, Field>()
  const byRelationship = new Map<string, Field>()
  const addFirst = (fields: Map<string, Field>, name: string, field: Field) => {
    if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), field)
  }
  for (const field of describe.fields) {
    addFirst(byName, field.name, field)
    if (field.relationshipName) addFirst(byRelationship, field.relationshipName, field)
  }
  const names = describe.fields.map(({ name }) => name)
  const relationships = describe.fields.flatMap(({ relationshipName }) => relationshipName ?? [])
  const made = { names, relationships, byName, byRelationship }
  FIELD_NAMES.set(describe, made)
  return made
}
