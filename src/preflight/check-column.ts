import type { IngestOperation } from '../bulk/job.ts'
import type { Field, ObjectDescribe } from '../org/describe.ts'
import type { nearest } from '../text/nearest.ts'
import { type ColumnRow, shownColumn } from '../text/shown-column.ts'
import { listed } from '../text/words.ts'
import { parseColumn } from '../values/column-name.ts'
import { nameKey, sameName } from '../values/names.ts'
import { fieldNames, fieldOf, relationshipField, relationshipNames } from './object-fields.ts'

/** What the columns of a file are compared with: the operation, and the objects as the org describes them. */
export interface ColumnTarget {
  readonly operation: IngestOperation
  /** Undefined for any operation but upsert. */
  readonly externalIdField?: string | undefined
  readonly describe: ObjectDescribe
  /** The objects that relationship columns refer to, by name in lower case. An object that is not in the map is hidden. */
  readonly parents: ReadonlyMap<string, ObjectDescribe>
  /** Finds the name that a misspelt name was meant to be. */
  readonly near: typeof nearest
}

/** A column of the file, and how a message may show it. */
export interface Column {
  readonly column: string
  /** Counted from 1. */
  readonly place: number
  readonly row: ColumnRow
}

/** The result for one column. */
export interface ColumnCheck {
  /** The column as the org spells it, or as the file has it if the org does not know it. */
  readonly name: string
  /** Why Salesforce would refuse the column, and what to do. */
  readonly problem?: string
  /** Why Salesforce may refuse the column, and what to do. */
  readonly warning?: string
}

/** Names that one message lists. */
export const MOST_NAMES = 8

/** Lists the objects that relationship columns refer to, so that their descriptions can be read. */
export function parentObjects(columns: readonly string[], describe: ObjectDescribe): readonly string[] {
  const targets = columns.flatMap((column) => {
    const { type, relationship } = parseColumn(column)
    const field = relationship === undefined ? undefined : relationshipField(describe, relationship)
    if (field === undefined) return []
    return field.referenceTo.length === 1 ? field.referenceTo : field.referenceTo.filter((name) => sameName(name, type))
  })
  return [...new Set(targets)]
}

/** Checks whether the org accepts a column, and finds the spelling to send. */
export function checkColumn(own: Column, target: ColumnTarget): ColumnCheck {
  const { column } = own
  const { type, relationship, key } = parseColumn(column)
  if (relationship !== undefined && key !== undefined)
    return checkRelationship(own, { type, relationship, key }, target)
  const field = fieldOf(target.describe, column)
  if (field === undefined) return { name: column, problem: unknownColumn(own, target.describe, target) }
  return { name: field.name, ...checkAccess(field, target) }
}

/** Says that an object has no such field, with the name that was probably meant. */
export function unknownColumn(
  { column, place, row }: Column,
  describe: ObjectDescribe,
  { near }: Pick<ColumnTarget, 'near'>,
): string {
  const meant = near(column, fieldNames(describe))
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
  return (
    `${describe.name} has no field ${named(shownColumn(column, place, row))} that this user can see.${hint} ` +
    'Check its API name, and whether field-level security hides it from the user.'
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

/** Checks whether the operation can set a field. */
function checkAccess(
  field: Field,
  { operation, describe, externalIdField }: ColumnTarget,
): Pick<ColumnCheck, 'problem' | 'warning'> {
  const { name, createable, updateable } = field
  if (name === 'Id') return operation === 'insert' ? { problem: ID_ON_INSERT } : {}
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
  const full = `${describe.name}.${name}`
  const refusal =
    operation === 'update'
      ? `This user cannot update ${full}.`
      : `This user cannot set ${full}${operation === 'insert' ? ' on new records' : ''}.`
  if (AUDIT_FIELDS.has(name) && operation !== 'update') {
    return {
      warning: `${refusal} If records fail, give the user the permission "Set Audit Fields upon Record Creation".`,
    }
  }
  return {
    problem: `${refusal} Remove the column, or give the user edit access to the field. Nobody can set formula and compound fields.`,
  }
}

const ID_ON_INSERT =
  'insert does not accept the column Id, because the org assigns the Ids of new records. Remove the column, or use update or upsert.'

interface RelationshipColumn {
  readonly type: string | undefined
  readonly relationship: string
  readonly key: string
}

function checkRelationship(own: Column, named: RelationshipColumn, target: ColumnTarget): ColumnCheck {
  const { column, place, row } = own
  const { type, relationship, key } = named
  const refuse = (problem: string) => ({ name: column, problem: `${shownColumn(column, place, row)}: ${problem}` })
  const field = relationshipField(target.describe, relationship)
  if (field === undefined) return refuse(unknownRelationship({ ...own, column: relationship }, target))
  const isPolymorphic = field.referenceTo.length > 1
  const plain = `${field.relationshipName}.${row.redact && !row.isHeader ? '…' : key}`
  if (!isPolymorphic && type !== undefined) {
    return refuse(
      `${field.relationshipName} refers only to ${field.referenceTo.join()}, so leave out the object before it. Write ${plain}.`,
    )
  }
  const object = isPolymorphic ? field.referenceTo.find((name) => sameName(name, type)) : field.referenceTo[0]
  if (object === undefined) {
    const [example = ''] = field.referenceTo
    return refuse(
      `${field.relationshipName} can refer to ${listed(field.referenceTo, MOST_NAMES)}. Put the object before it, for example ${example}:${plain}.`,
    )
  }
  const parent = target.parents.get(nameKey(object))
  if (parent === undefined)
    return refuse(`this user has no access to the object ${object}. Check the user's object permissions.`)
  const parentKey = fieldOf(parent, key)
  if (parentKey === undefined) return refuse(unknownColumn({ ...own, column: key }, parent, target))
  if (!findsRecords(parent, parentKey)) return refuse(noKey(parent, parentKey))
  const name = `${isPolymorphic ? `${object}:` : ''}${field.relationshipName}.${parentKey.name}`
  return { name, ...checkAccess(field, target) }
}

/** External ids and `idLookup` fields do; so do the names of record types and a user's email, whatever describe says.
 *  Sources: Bulk API 2.0 guide, "Relationship Fields in a Header Row" (`Owner.Email` is its own example); for record
 *  types, clients that load them by `RecordType.DeveloperName`. */
function findsRecords(parent: ObjectDescribe, { name, externalId, idLookup }: Field): boolean {
  if (externalId || idLookup) return true
  if (parent.name === 'RecordType') return name === 'Name' || name === 'DeveloperName'
  return parent.name === 'User' && (name === 'Email' || name === 'Username')
}

function noKey(parent: ObjectDescribe, { name }: Field): string {
  const keys = parent.fields.filter((candidate) => findsRecords(parent, candidate)).map((field) => field.name)
  const hint = keys.length === 0 ? '' : ` Fields of ${parent.name} that do: ${listed(keys, MOST_NAMES)}.`
  return `${parent.name}.${name} does not identify a record.${hint}`
}

function unknownRelationship({ column, place, row }: Column, { describe, near }: ColumnTarget): string {
  const relationships = relationshipNames(describe)
  const meant = near(column, relationships)
  const others = relationships.length === 0 ? '' : ` It has ${listed(relationships, MOST_NAMES)}.`
  const hint = meant === undefined ? others : ` Did you mean ${meant}?`
  return `${describe.name} has no relationship ${named(shownColumn(column, place, row))} that this user can see.${hint}`
}

/** `"Nam"`, or words for a name that must not be shown. */
function named(shown: string): string {
  return shown.startsWith('"') ? shown : `with the name in ${shown}`
}
