import type { Field } from '../org/describe.ts'
import { looksLikeColumn } from '../text/shown-column.ts'
import { agree, choice, listed } from '../text/words.ts'
import { parseColumn } from '../values/column-name.ts'
import { nameKey, sameName } from '../values/names.ts'
import { bare, type Column, mayBeValue, named, shown } from './column.ts'
import { type AccessTarget, checkAccess } from './column-access.ts'
import { MOST_NAMES } from './field-access.ts'
import type { Remark } from './header-checks.ts'
import { columnsByAnyKey, columnsByKey, findsRecords, type ParentPath, type Parents, parsePath } from './lookups.ts'
import { nearName } from './near-names.ts'
import { fieldOf, relationshipField, relationshipNames } from './object-fields.ts'

/** What a relationship column is compared with. */
interface Target extends AccessTarget {
  readonly parents: Parents
  /** Whether nothing is known of objects that are not among the parents: else they are hidden from the user. */
  readonly isPartial?: boolean | undefined
}

/** A relationship column that Salesforce takes, or why it does not, and what to do. */
export type RelationshipCheck =
  | { readonly kind: 'right'; readonly name: string; readonly lookup: Field }
  | { readonly kind: 'wrong'; readonly problem: Remark; readonly lookup?: Field | undefined }

/** Checks a column that names a parent; undefined for one that does not, even with other words or in another order. */
export function checkRelationship(own: Column, target: Target): RelationshipCheck | undefined {
  const { describe, parents } = target
  const right = rightColumn(own.column, target)
  if (right !== undefined) return right
  const path = parsePath(own.column, describe)
  if (path === undefined) return undefined
  const [lookup] = path.lookups
  if (lookup === undefined && !looksLikeColumn(own.column)) return undefined
  if (lookup === undefined && !own.column.includes('.')) return undefined
  const wrong = (problem: string): RelationshipCheck => ({
    kind: 'wrong',
    problem: { check: 'parent-column', message: `${shown(own)}: ${problem}` },
    lookup: path.levels > 1 ? undefined : lookup,
  })
  if (mayBeValue(own)) return wrong(`${describe.name} accepts no column of this name. ${FORM}`)
  const { problem } =
    lookup !== undefined && path.lookups.length === 1 ? checkAccess(lookup, bare(shown(own)), target) : {}
  if (problem !== undefined) return { kind: 'wrong', problem, lookup }
  if (path.object !== undefined && !parents.has(nameKey(path.object)) && target.isPartial !== true)
    return wrong(noAccess([path.object]))
  if (path.levels > 1) return wrong(twoLevels(path, target))
  if (lookup === undefined) return wrong(unknownRelationship(own, target))
  const hidden = lookup.referenceTo.filter((object) => !parents.has(nameKey(object)))
  if (hidden.length === lookup.referenceTo.length && target.isPartial !== true) return wrong(noAccess(hidden))
  const said = whatIsWrong(own, path, lookup, target)
  if (hidden.length === 0 || target.isPartial !== true) return wrong(`${said} ${cure(path, parents)}`)
  return wrong(`${said} ${lookup.referenceTo.length > 1 ? cureOfSome(path, hidden, parents) : FORM}`)
}

/** The column as the org spells it; undefined for one that Salesforce does not take. */
function rightColumn(column: string, { describe, parents, isPartial = false }: Target): RelationshipCheck | undefined {
  const { type, relationship = '', key = '' } = parseColumn(column)
  const lookup = relationshipField(describe, relationship)
  if (lookup === undefined) return undefined
  const isPolymorphic = lookup.referenceTo.length > 1
  if (!isPolymorphic && type !== undefined) return undefined
  const object = isPolymorphic ? lookup.referenceTo.find((name) => sameName(name, type)) : lookup.referenceTo[0]
  const prefix = isPolymorphic ? `${object}:` : ''
  const parent = parents.get(nameKey(object ?? ''))
  if (parent === undefined && object !== undefined && isPartial && API_NAME.test(key))
    return { kind: 'right', name: `${prefix}${lookup.relationshipName}.${key}`, lookup }
  const parentKey = parent === undefined ? undefined : fieldOf(parent, key)
  if (parent === undefined || parentKey === undefined || !findsRecords(parent, parentKey)) return undefined
  return { kind: 'right', name: `${prefix}${lookup.relationshipName}.${parentKey.name}`, lookup }
}

const API_NAME = /^[A-Za-z]\w*$/

const FORM =
  'A column that finds a parent has the name of the relationship, a dot, and the API name of a key of the parent.'

function noAccess(objects: readonly string[]): string {
  const what = agree(objects.length, 'object', 'objects')
  return `this user has no access to the ${what} ${listed(objects, MOST_NAMES)}. Check the user's object permissions.`
}

/** Source: Bulk API 2.0 guide, "Relationship Fields in a Header Row": one level only. */
function twoLevels({ lookups, object }: ParentPath, { describe, parents }: Target): string {
  const said = `a column can name a direct parent of ${describe.name} only, not the parent of a parent.`
  const [lookup] = lookups
  const all = lookup === undefined ? [] : columnsByAnyKey(lookup, parents)
  const columns = all.filter((column) => object === undefined || isOf(object, column))
  if (columns.length === 0) return `${said} ${FORM}`
  const objects = object === undefined ? (lookup?.referenceTo ?? []) : [object]
  return `${said} Use a key of the ${listed(objects, MOST_NAMES)} itself: ${someOf(columns)}.`
}

/** Says what is wrong with a column whose lookup is known, by the first reason that applies. */
function whatIsWrong(own: Column, path: ParentPath, lookup: Field, { describe, parents }: Target): string {
  const { type, relationship } = parseColumn(own.column)
  const refers = `${lookup.relationshipName} can refer to ${listed(lookup.referenceTo, MOST_NAMES)}`
  if (lookup.referenceTo.length === 1 && (type !== undefined || path.object !== undefined))
    return `${lookup.relationshipName} refers only to ${lookup.referenceTo[0]}, so leave out the object.`
  if (!own.column.includes('.')) return 'a dot comes before the key of the parent.'
  if (relationship === undefined || !sameName(relationship, lookup.relationshipName)) {
    if (path.object !== undefined) return `${refers}. The object comes first, then a colon and the relationship.`
    return `${describe.name} has no relationship of this name; that of ${lookup.name} is ${lookup.relationshipName}.`
  }
  if (lookup.referenceTo.length > 1 && path.object === undefined) {
    if (type !== undefined) return `${refers}, not to the object before it.`
    return `${refers}, so the column has to say to which of them.`
  }
  return wrongKey(own, path, path.object ?? lookup.referenceTo[0] ?? '', parents)
}

function wrongKey({ place, row }: Column, path: ParentPath, object: string, parents: Parents): string {
  const parent = parents.get(nameKey(object))
  if (parent === undefined) return noAccess([object])
  const key = fieldOf(parent, path.key)
  if (key !== undefined)
    return `${object}.${key.name} does not identify a record: it is neither an external id nor an idLookup field.`
  return `${object} has no field ${named(shown({ column: path.key, place, row }))} that this user can see.`
}

/** Proposes only columns that work. */
function cure({ lookups, object, key }: ParentPath, parents: Parents): string {
  const fitting = lookups.flatMap((lookup) => columnsByKey(lookup, key, parents))
  const meant = fitting.filter((column) => object === undefined || isOf(object, column))
  if (fitting.length > 0)
    return `Write ${someOf(meant.length > 0 ? meant : fitting)}.${object === undefined ? onlyFor(fitting, lookups, parents) : ''}`
  const ids = choice(lookups.map(({ name }) => name))
  const columns = lookups.flatMap((lookup) => columnsByAnyKey(lookup, parents))
  if (columns.length === 0) return `No key of the parent can be used. Write its Ids in the column ${ids}.`
  return `Columns that find the parent: ${someOf(columns)}; or ${ids}, with its Ids.`
}

/** Proposes columns of the objects that are known, and the form of those of others.
 *
 *  @param unknown the objects that the lookup can refer to, of which nothing is known */
function cureOfSome(path: ParentPath, unknown: readonly string[], parents: Parents): string {
  const { lookups, object, key } = path
  const [lookup] = lookups
  const objects = unknown.filter((name) => object === undefined || sameName(name, object))
  if (objects.length === 0 || lookup === undefined) return cure(path, parents)
  const form = someOf(objects.map((name) => `\`${name}:${lookup.relationshipName}.<key>\``))
  const fitting = columnsByKey(lookup, key, parents)
  const known = fitting.length > 0 ? fitting : columnsByAnyKey(lookup, parents)
  if (object !== undefined || known.length === 0) return `Write ${form}, with the API name of a key of that object.`
  return `Write ${someOf(known)}; to find records of ${listed(objects, MOST_NAMES)}, write ${form}, with the API name of a key of that object.`
}

/** Whether a column says that its parent is of this object. */
function isOf(object: string, column: string): boolean {
  return sameName(parseColumn(column).type, object)
}

/** Says of which objects columns find records, where a lookup can refer to others as well. */
function onlyFor(columns: readonly string[], lookups: readonly Field[], parents: Parents): string {
  const [lookup] = lookups
  if (lookup === undefined || lookups.length > 1 || lookup.referenceTo.length < 2) return ''
  const found = lookup.referenceTo.filter((object) => columns.some((column) => isOf(object, column)))
  if (found.length === lookup.referenceTo.length) return ''
  const others = columnsByAnyKey(lookup, parents).filter((column) => !found.some((object) => isOf(object, column)))
  const said = ` ${columns.length === 1 ? 'It finds' : 'They find'} records of ${listed(found, MOST_NAMES)} only`
  return others.length === 0 ? `${said}.` : `${said}; for others, write ${someOf(others)}.`
}

function someOf(columns: readonly string[]): string {
  const [only] = columns
  if (only !== undefined && columns.length === 1) return only
  return columns.length <= MOST_NAMES ? choice(columns) : listed(columns, MOST_NAMES)
}

function unknownRelationship({ column, place, row }: Column, target: Target): string {
  const { describe } = target
  const { relationship = column } = parseColumn(column)
  const relationships = relationshipNames(describe).filter((name) => {
    const lookup = relationshipField(describe, name)
    return lookup !== undefined && checkAccess(lookup, name, target).problem === undefined
  })
  const meant = nearName(relationship, relationships)
  const others = relationships.length === 0 ? '' : ` It has ${listed(relationships, MOST_NAMES)}.`
  const hint = meant === undefined ? others : ` Did you mean ${meant}?`
  return `${describe.name} has no relationship ${named(shown({ column: relationship, place, row }))} that this user can see.${hint}`
}
