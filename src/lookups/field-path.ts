import { LoadError } from '../errors.ts'
import type { Describer, Field, ObjectDescribe } from '../org/describe.ts'
import { nearest } from '../text/nearest.ts'
import { sameName } from '../values/names.ts'

/** A field of an object, or one of a record that it refers to. */
export interface FieldPath {
  /** As SOQL has it, in the spelling of the org: `ProductCode`, `Product2.ProductCode`. */
  readonly soql: string
  readonly field: Field
}

/**
 * Finds the field that a path such as `Product2.ProductCode` names, in any case. Throws LoadError for a path that leads to no
 * field which this user can see, and for a field that no query can be filtered by; SalesforceError and ConnectionError where the
 * org does not describe an object on the way.
 *
 * @param what names the look-up, for messages
 */
export async function resolvePath(
  path: string,
  what: string,
  object: ObjectDescribe,
  describer: Pick<Describer, 'describe'>,
): Promise<FieldPath> {
  const relationships = path.split('.').map((name) => name.trim())
  const last = relationships.pop() ?? ''
  let places: readonly ObjectDescribe[] = [object]
  const names: string[] = []
  for (const relationship of relationships) {
    const lookup = firstOf(places, ({ fields }) => fields.find((field) => isRelationship(field, relationship)))
    if (lookup === undefined) throw noRelationship(relationship, what, places)
    names.push(lookup.relationshipName ?? relationship)
    const parents = await Promise.all(lookup.referenceTo.map((parent) => describer.describe(parent)))
    places = parents.filter((parent) => parent !== undefined)
  }
  const field = firstOf(places, ({ fields }) => fields.find(({ name }) => sameName(name, last)))
  if (field === undefined) throw noField(last, what, places)
  if (!isFilterable(field)) throw notFilterable(field, what)
  return { soql: [...names, field.name].join('.'), field }
}

/** A reference that may point to several objects offers the fields of each of them here; the org refuses those that it does not
 *  offer. Source: SOQL and SOSL Reference, "Understanding Polymorphic Keys and Relationships". */
function firstOf<T>(places: readonly ObjectDescribe[], find: (place: ObjectDescribe) => T | undefined): T | undefined {
  for (const place of places) {
    const found = find(place)
    if (found !== undefined) return found
  }
  return undefined
}

function isRelationship({ relationshipName, referenceTo }: Field, name: string): boolean {
  return referenceTo.length > 0 && sameName(relationshipName, name)
}

/** Types that have no value to compare, or none that a query may be filtered by.
 *  Source: SOQL and SOSL Reference, "fieldExpression Syntax": "any field except a long text area field, encrypted data field,
 *  or base64-encoded field"; Object Reference, "Compound Fields". */
const NOT_FILTERABLE: ReadonlySet<string> = new Set([
  'address',
  'anyType',
  'base64',
  'complexvalue',
  'encryptedstring',
  'json',
  'location',
])

/** From this length on, a text area is long. Source: Salesforce Help, "Custom Field Types", Text Area. */
const LONG_TEXT = 256

function isFilterable({ type, length }: Field): boolean {
  return !NOT_FILTERABLE.has(type) && !(type === 'textarea' && (length ?? 0) >= LONG_TEXT)
}

function notFilterable({ name }: Field, what: string): LoadError {
  const message = `${what}: Salesforce cannot find records by ${name}. Long texts, encrypted, compound and binary fields cannot be searched by value. Choose another field in \`by\`.`
  return new LoadError('preflight-failed', message)
}

function noField(name: string, what: string, places: readonly ObjectDescribe[]): LoadError {
  const known = places.flatMap(({ fields }) => fields.map((field) => field.name))
  const near = nearest(name, known)
  const cure =
    near === undefined ? 'Check its API name, and whether field-level security hides it.' : `Did you mean ${near}?`
  return new LoadError(
    'preflight-failed',
    `${what}: ${nameOf(places)} has no field "${name}" that this user can see. ${cure}`,
  )
}

function noRelationship(name: string, what: string, places: readonly ObjectDescribe[]): LoadError {
  const lookups = places.flatMap(({ fields }) => fields.filter((field) => Boolean(field.relationshipName)))
  const byField = lookups.find((field) => sameName(field.name, name))
  const near = byField?.relationshipName ?? nearest(name, lookups.flatMap(relationshipNames))
  const cure =
    near === undefined
      ? 'A path names relationships, such as `Account.Name` or `Parent__r.Name`.'
      : `Did you mean ${near}?`
  return new LoadError(
    'preflight-failed',
    `${what}: ${nameOf(places)} has no relationship "${name}" that this user can see. ${cure}`,
  )
}

function relationshipNames({ relationshipName }: Field): readonly string[] {
  return relationshipName ? [relationshipName] : []
}

function nameOf(places: readonly ObjectDescribe[]): string {
  return places[0]?.name ?? 'the object that it refers to'
}
