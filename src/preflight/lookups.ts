import type { Field, ObjectDescribe } from '../org/describe.ts'
import { looksLikeColumn } from '../text/shown-column.ts'
import { nameKey, sameName } from '../values/names.ts'
import { fieldsLabelled, isObjectLabel } from './labels.ts'
import { fieldOf, relationshipField } from './object-fields.ts'

/** Objects as the org describes them, by name in lower case. An object that is not in the map is hidden from the user, or was
 *  not asked for. */
export type Parents = ReadonlyMap<string, ObjectDescribe>

/** What the name of a column says of a parent, in whatever order and spelling. */
export interface ParentPath {
  /** The lookup fields that the column may mean; none where it means none. */
  readonly lookups: readonly Field[]
  /** The object before the relationship, if the column has one that a lookup can refer to. */
  readonly object: string | undefined
  /** The last part: the key of the parent. */
  readonly key: string
  /** The number of relationships on the way: 2 for `Account.Parent.Ext_Id__c`. */
  readonly levels: number
}

/** The parts of a path that is taken apart: `Lead:Who.Email` has three. */
const MOST_PARTS = 5

/**
 * Takes a column with a dot or a colon apart; undefined for any other one. Also understands what Salesforce does not: the object
 * behind its relationship (`Owner:User.Username`), a dot between them, and a relationship that goes by the name of its field
 * (`AccountId.Ext_Id__c`, `Parent__c.Key__c`), its label, or the object it refers to, or has no `__r`.
 */
export function parsePath(column: string, describe: ObjectDescribe): ParentPath | undefined {
  const parts = column.split(/[.:]/, MOST_PARTS + 1)
  const key = parts.pop()
  const [first, second] = parts
  if (key === undefined || first === undefined || parts.length >= MOST_PARTS) return undefined
  if (ownField(column, describe) !== undefined) return undefined
  if (second !== undefined) {
    // With a dot between them, two relationships are the parent of a parent.
    const isPath = !column.includes(':') && relationshipField(describe, first) !== undefined
    const typed = (isPath ? undefined : typedLookups(second, first, describe)) ?? typedLookups(first, second, describe)
    if (typed !== undefined) return { ...typed, key, levels: parts.length - 1 }
  }
  const isTyped = second !== undefined && column.indexOf(':') === first.length
  const lookups = lookupsNamed(isTyped ? second : first, describe)
  return { lookups, object: undefined, key, levels: isTyped ? parts.length - 1 : parts.length }
}

/** Finds the field of a column that has the object itself before it, by its name or label, as SQL has: `Account.Name` in a file of
 *  accounts. A relationship of that name comes first, even one that is not spelt as the org spells it. */
export function ownField(column: string, describe: ObjectDescribe): Field | undefined {
  const [object = '', name = '', more] = column.split('.', 3)
  if (more !== undefined || !(sameName(object, describe.name) || isObjectLabel(describe, object))) return undefined
  return (lookupsSpelled(object, describe) ?? []).length === 0 ? fieldOf(describe, name) : undefined
}

/** The lookups of a relationship that can refer to an object; undefined where none can. */
function typedLookups(
  relationship: string,
  object: string,
  describe: ObjectDescribe,
): Pick<ParentPath, 'lookups' | 'object'> | undefined {
  const lookups = lookupsNamed(relationship, describe).filter(({ referenceTo }) =>
    referenceTo.some((name) => sameName(name, object)),
  )
  const name = lookups[0]?.referenceTo.find((target) => sameName(target, object))
  return name === undefined ? undefined : { lookups, object: name }
}

/** Lists the lookup fields that a relationship may be meant for: by its own name, else by that of its field, by its name with
 *  or without `__r`, by its label, or by an object that a lookup refers to and that can be set. */
function lookupsNamed(relationship: string, describe: ObjectDescribe): readonly Field[] {
  const spelled = lookupsSpelled(relationship, describe)
  if (spelled !== undefined) return spelled
  if (!looksLikeColumn(relationship)) return []
  return describe.fields.filter(
    (field) => field.createable && isLookup(field) && field.referenceTo.some((name) => sameName(name, relationship)),
  )
}

/** Lists the lookup fields that have this name or label, or whose relationship has; undefined where nothing of the object has. */
function lookupsSpelled(relationship: string, describe: ObjectDescribe): readonly Field[] | undefined {
  const exact = relationshipField(describe, relationship)
  if (exact !== undefined) return [exact]
  const named = fieldOf(describe, relationship)
  if (named !== undefined) return isLookup(named) ? [named] : []
  const [plain] = relationship.split(/__r$/i)
  const ended = relationshipField(describe, plain === relationship ? `${plain}__r` : (plain ?? ''))
  if (ended !== undefined) return [ended]
  const labelled = fieldsLabelled(describe, relationship).filter(isLookup)
  return labelled.length > 0 ? labelled : undefined
}

function isLookup({ referenceTo, relationshipName }: Field): boolean {
  return referenceTo.length > 0 && Boolean(relationshipName)
}

/** External ids and `idLookup` fields find records; so do the names of record types and a user's email, whatever describe says.
 *  Sources: Bulk API 2.0 guide, "Relationship Fields in a Header Row" (`Owner.Email` is its own example); for record
 *  types, clients that load them by `RecordType.DeveloperName`. */
export function findsRecords(parent: ObjectDescribe, { name, externalId, idLookup }: Field): boolean {
  if (externalId || idLookup) return true
  if (parent.name === 'RecordType') return name === 'Name' || name === 'DeveloperName'
  return parent.name === 'User' && (name === 'Email' || name === 'Username')
}

/** Lists the columns that find the parent of a lookup by this key: `Lead:Who.Email` and `Contact:Who.Email`. */
export function columnsByKey(lookup: Field, key: string, parents: Parents): readonly string[] {
  return lookup.referenceTo.flatMap((object) => {
    const parent = parents.get(nameKey(object))
    if (parent === undefined) return []
    const named = fieldOf(parent, key)
    const fields = named === undefined ? fieldsLabelled(parent, key) : [named]
    return fields.filter((field) => field.name !== 'Id' && findsRecords(parent, field)).map(columnOf(lookup, object))
  })
}

/** Lists the columns that find the parent of a lookup by any of its keys, external ids first. */
export function columnsByAnyKey(lookup: Field, parents: Parents): readonly string[] {
  const keys = lookup.referenceTo.flatMap((object) => {
    const parent = parents.get(nameKey(object))
    if (parent === undefined) return []
    const fields = parent.fields.filter((field) => field.name !== 'Id' && findsRecords(parent, field))
    return fields.map((field) => ({ column: columnOf(lookup, object)(field), isExternal: field.externalId }))
  })
  return [...keys.filter(({ isExternal }) => isExternal), ...keys.filter(({ isExternal }) => !isExternal)].map(
    ({ column }) => column,
  )
}

/** Returns the relationship column of a key. Source: Bulk API 2.0 guide, "Relationship Fields in a Header Row": the object comes
 *  first only where the lookup can refer to several. */
function columnOf(lookup: Field, object: string): (key: Field) => string {
  const prefix = lookup.referenceTo.length > 1 ? `${object}:` : ''
  return (key) => `${prefix}${lookup.relationshipName}.${key.name}`
}
