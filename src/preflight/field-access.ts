import type { IngestOperation } from '../bulk/job.ts'
import type { Field, ObjectDescribe } from '../org/describe.ts'
import { listed } from '../text/words.ts'

/** Names that one message lists. */
export const MOST_NAMES = 8

/** Whether an operation can set a field of an object, as the org describes both for this user. */
export type Access =
  /** The operation can set the field. */
  | 'yes'
  /** A permission of the user decides. */
  | 'audit'
  /** The field can be set when a record is created, and never again. */
  | 'create only'
  /** The field can be changed, but not set when a record is created. */
  | 'update only'
  | 'no'

/** Filled in by the platform, and writable only with the permission "Set Audit Fields upon Record Creation".
 *  Source: Salesforce Help, "Enable the Set Audit Fields upon Record Creation Permission". */
const AUDIT_FIELDS: ReadonlySet<string> = new Set([
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
])

/** Finds out whether an operation can set a field. For upsert and update, `create only` means that records that exist cannot
 *  have the field changed. */
export function accessOf({ name, createable, updateable }: Field, operation: IngestOperation): Access {
  if (operation === 'delete' || operation === 'hardDelete') return 'yes'
  const isAllowed = { insert: createable, update: updateable, upsert: createable && updateable }[operation]
  if (isAllowed) return 'yes'
  if (createable) return 'create only'
  if (AUDIT_FIELDS.has(name) && operation !== 'update') return 'audit'
  return updateable ? 'update only' : 'no'
}

/** Says why nobody can set a field, or why this user cannot, and what to do; in whole sentences. */
export function refusal(field: Field, describe: ObjectDescribe): string {
  const { name, calculated, autoNumber, type, permissionable } = field
  const full = `${describe.name}.${name}`
  const parts = partsOf(field, describe)
  if (parts.length > 0)
    return `${full} is composed of other fields. Use their columns instead: ${listed(parts, MOST_NAMES)}.`
  if (type === 'address' || type === 'location')
    return (
      `${full} is composed of other fields, which this user cannot set. Give the user edit access to them in a permission ` +
      'set, and use a column for each of them.'
    )
  if (calculated) return `The org calculates ${full}, so nobody can set it. Remove the column.`
  if (autoNumber) return `The org numbers ${full}, so nobody can set it. Remove the column.`
  if (permissionable === false) return `The org itself keeps ${full}, so nobody can set it. Remove the column.`
  return `This user cannot set ${full}. Remove the column, or give the user edit access to the field in a permission set.`
}

/** Who can set a field, whatever the permissions: on new records only, or nobody at all. */
export type FixedAccess = 'create only' | 'no'

/** Finds out whether permissions have a say in some fields; undefined where they may have, or where the fields differ. */
export function fixedAccess(
  names: readonly string[],
  fieldOf: (name: string) => Field | undefined,
): FixedAccess | undefined {
  const found = new Set(names.map((name) => fixedAccessOf(fieldOf(name))))
  return found.size === 1 ? [...found][0] : undefined
}

function fixedAccessOf(field: Field | undefined): FixedAccess | undefined {
  if (field === undefined || field.updateable) return undefined
  if (field.createable) return 'create only'
  return field.calculated || field.autoNumber || field.permissionable === false ? 'no' : undefined
}

/** Lists the fields that a compound field is made of; none for any other field.
 *  Source: Object Reference, "Compound Fields": they are read-only, and their parts are written. */
function partsOf({ name, createable, updateable }: Field, describe: ObjectDescribe): readonly string[] {
  if (createable || updateable) return []
  return describe.fields
    .filter((part) => part.compoundFieldName === name && part.name !== name && (part.createable || part.updateable))
    .map((part) => part.name)
}
