import { LoadError } from '../errors.ts'
import type { OrgCalls } from '../http/calls.ts'
import type { Describer, ObjectDescribe } from '../org/describe.ts'
import type { Org } from '../org/org.ts'
import type { Organization, OrgKind } from '../org/organization.ts'
import { nearest } from '../text/nearest.ts'
import { listed } from '../text/words.ts'
import { sameName } from '../values/names.ts'
import { type FieldPath, resolvePath } from './field-path.ts'
import { explainLookUp } from './refused-look-up.ts'
import { type SuffixRule, suffixRule } from './user-suffix.ts'
import { type NoValue, type ReadValue, readValue } from './values.ts'

/** What turns values of columns into Ids: the records that are looked for, and by which fields. */
export interface LookUp {
  /** The object whose records are looked for; `Queue` stands for those of `Group` that are queues. */
  readonly object: string
  /** Fields of the object, or of records that it refers to: `Name`, `Product2.ProductCode`. At least one. */
  readonly by: readonly string[]
  /** The object that is loaded: record types belong to one. */
  readonly of: string
  /** Whether a user is also found by a name without the suffix that sandboxes add. By the kind of the org when undefined. */
  readonly userNames?: boolean
}

/** The org that is asked: an `Org`, or what a test puts in its place. */
export interface LookUpOrg extends Pick<Org, 'apiVersion' | 'describer'> {
  readonly session: OrgCalls
  readonly organization: Pick<Organization, 'kind'>
}

/** A look-up whose object and fields the org has described. */
export interface KnownLookUp {
  /** Names the look-up at the beginning of a message: `The look-up of Account by Name`. */
  readonly what: string
  /** As SOQL has it. */
  readonly object: string
  readonly fields: readonly FieldPath[]
  /** Conditions that every record has to meet. */
  readonly conditions: readonly string[]
  /** Whether deleted records are looked for, and no others. */
  readonly findsDeleted?: boolean
  /** How a record is found whose value has a suffix that the key lacks; undefined where no value has one. */
  readonly suffix: SuffixRule | undefined
}

/**
 * Asks the org to describe what a look-up needs. Throws LoadError for an object or a field that the org does not have, or hides
 * from the user, for a field that records cannot be found by, and where the org gives no answer.
 */
export async function readLookUp(lookUp: LookUp, org: LookUpOrg): Promise<KnownLookUp> {
  const { by, of, userNames = isCopy(org.organization.kind) } = lookUp
  const what = `The look-up of ${lookUp.object} by ${listed(by, by.length)}`
  const isQueue = sameName(lookUp.object, 'Queue')
  try {
    const object = await describeObject(isQueue ? 'Group' : lookUp.object, what, org.describer)
    const fields = await Promise.all(by.map((path) => resolvePath(path, what, object, org.describer)))
    if (fields.length === 0) throw new LoadError('invalid-input', `${what}: \`by\` needs at least one field.`)
    return {
      what,
      object: object.name,
      fields,
      conditions: isQueue ? ["Type = 'Queue'"] : object.name === 'RecordType' ? recordTypesOf(of) : [],
      suffix: userNames ? suffixRule(object.name, fields) : undefined,
    }
  } catch (error) {
    throw explainLookUp(what, error)
  }
}

/** Users of a copy of an org have other names than in the org itself. */
function isCopy(kind: OrgKind): boolean {
  return kind === 'sandbox' || kind === 'scratch'
}

/** Source: Object Reference, "RecordType", IsActive: "Only active record types can be applied to records." */
function recordTypesOf(object: string): readonly string[] {
  return [`SobjectType = '${object.replace(/\W/g, '')}'`, 'IsActive = true']
}

async function describeObject(name: string, what: string, describer: Describer): Promise<ObjectDescribe> {
  const object = await describer.describe(name)
  if (object !== undefined) return object
  const near = nearest(name, await describer.objectNames())
  const cure =
    near === undefined ? 'Check its API name, and whether the user has access to it.' : `Did you mean ${near}?`
  throw new LoadError('preflight-failed', `${what}: this org has no object "${name}" that the user can see. ${cure}`)
}

/**
 * Returns the text under which `findIds` keeps the Id of the record that has these values, one for each field of the look-up;
 * undefined for values that no record can have, of which `whyNoKey` says why.
 */
export function lookUpKey({ fields }: KnownLookUp, values: readonly string[]): string | undefined {
  const read = readValues(fields, values)
  return typeof read === 'string' ? undefined : joinedKeys(read.map(({ key }) => key))
}

/** Why values can be those of no record: one of them is blank, or its field cannot hold it; undefined where a record may have
 *  them. Such values are not looked for, so that a missing record proves nothing. */
export function whyNoKey({ fields }: KnownLookUp, values: readonly string[]): NoValue | undefined {
  const read = readValues(fields, values)
  return typeof read === 'string' ? read : undefined
}

/** Reads values, one for each field; says why where one of them can be that of no record. */
export function readValues(fields: readonly FieldPath[], values: readonly string[]): readonly ReadValue[] | NoValue {
  const read: ReadValue[] = []
  let why: NoValue | undefined
  for (const [at, { field }] of fields.entries()) {
    const value = readValue(field, values[at] ?? '')
    if (value === 'blank') return value
    if (typeof value === 'string') why = value
    else read.push(value)
  }
  return why ?? read
}

/** Joins texts so that no others become the same: one stays as it is, several have their lengths before them. */
export function joinedKeys(texts: readonly string[]): string {
  const [only = ''] = texts
  return texts.length === 1 ? only : texts.map((text) => `${text.length}:${text}`).join('')
}
