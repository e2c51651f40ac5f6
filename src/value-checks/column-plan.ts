import { isResultColumn } from '../csv/header.ts'
import type { Field, ObjectDescribe } from '../org/describe.ts'
import { findsParent } from '../values/column-name.ts'
import { nameKey, sameName } from '../values/names.ts'
import { Picklist } from './picklist.ts'
import type { Prefixes } from './prefixes.ts'

/** How the values of a column are judged. */
export type ColumnKind =
  /** They are not sent, so nobody looks at them. */
  | 'none'
  /** Nothing is known of them but that they are text. */
  | 'text'
  | 'number'
  | 'integer'
  | 'date'
  | 'datetime'
  | 'boolean'
  | 'email'
  | 'id'
  | 'picklist'
  | 'multipicklist'

/** What is known of one column before its values are looked at. */
export interface ColumnPlan {
  /** As the file has it, or as the org spells it where the org knows it. */
  readonly name: string
  readonly kind: ColumnKind
  /** The field that the column fills; undefined without a describe, and for a column that is not compared with it. */
  readonly field?: Field | undefined
  /** The most characters; infinity where there is no limit. */
  readonly length: number
  /** Whether a text that is too long is refused; otherwise it is a warning. */
  readonly refusesLength: boolean
  /** The most digits before the decimal point of a number; infinity where there is no limit. */
  readonly digits: number
  /** With what Ids may begin; undefined where that is not known of all objects that are possible. */
  readonly prefixes?: readonly string[] | undefined
  readonly picklist?: Picklist | undefined
  /** `#N/A` in it clears the field. */
  readonly clears: boolean
  /** It is the key without which the org can do nothing with a record. */
  readonly isRequiredKey: boolean
}

/** The load whose values are checked. */
export interface CheckedLoad {
  readonly operation: string
  readonly externalIdField: string | undefined
  /** With what the Ids of other objects begin, as far as that is known. */
  readonly prefixes?: Prefixes
}

/** Plans the look at each column of a header, in order. Without a describe, all columns are plain text. */
export function planColumns(
  columns: readonly string[],
  describe: ObjectDescribe | undefined,
  load: CheckedLoad,
): readonly ColumnPlan[] {
  const fields = new Map(describe?.fields.map((field) => [nameKey(field.name), field]))
  return columns.map((name) => {
    if (name === '' || isResultColumn(name)) return plain(name, 'none', false)
    const isKey = sameName(name, 'Id') || sameName(name, load.externalIdField)
    const clears = (load.operation === 'update' || load.operation === 'upsert') && !isKey
    const isRequiredKey = sameName(name, requiredKey(load))
    const field = findsParent(name) ? undefined : fields.get(nameKey(name))
    if (field === undefined || describe === undefined || !isChecked(field))
      return { ...plain(name, 'text', clears), isRequiredKey }
    return { ...planField(field, clears), isRequiredKey, prefixes: prefixesOf(field, describe, load.prefixes) }
  })
}

/** The column that every record needs a value in; undefined for an insert, and for an upsert by Id, where a blank Id makes a new
 *  record. Source: SOAP API guide, "upsert()". */
function requiredKey({ operation, externalIdField }: CheckedLoad): string | undefined {
  if (operation === 'insert') return undefined
  if (operation === 'upsert') return sameName('Id', externalIdField) ? undefined : externalIdField
  return 'Id'
}

function plain(name: string, kind: ColumnKind, clears: boolean): ColumnPlan {
  return { name, kind, length: UNLIMITED, refusesLength: false, digits: UNLIMITED, clears, isRequiredKey: false }
}

const UNLIMITED = Number.POSITIVE_INFINITY

/** Fields that nobody can set are findings of the header; encrypted ones may hold what the org makes of a value. */
function isChecked({ calculated, autoNumber, encrypted, type }: Field): boolean {
  return !calculated && !autoNumber && encrypted !== true && type !== 'encryptedstring'
}

function planField(field: Field, clears: boolean): ColumnPlan {
  const { name, type } = field
  return {
    ...plain(name, kindOf(field), clears),
    field,
    ...lengthOf(field),
    digits: digitsOf(field),
    picklist: type === 'picklist' || type === 'multipicklist' ? new Picklist(field) : undefined,
  }
}

function kindOf(field: Field): ColumnKind {
  switch (field.type) {
    case 'double':
    case 'currency':
    case 'percent':
      return 'number'
    case 'int':
      return 'integer'
    case 'date':
    case 'datetime':
    case 'boolean':
    case 'email':
    case 'id':
      return field.type
    case 'reference':
      return holdsIds(field) ? 'id' : 'text'
    case 'picklist':
    case 'multipicklist':
      return isRestricted(field) ? field.type : 'text'
    default:
      return 'text'
  }
}

function isRestricted({ restrictedPicklist, picklistValues }: Field): boolean {
  return restrictedPicklist === true && picklistValues != null && picklistValues.length > 0
}

/** Records of external objects are referred to by a key of the other system, and definitions by names.
 *  Sources: Salesforce Help, "External Lookup Relationship Fields on External Objects"; Tooling API guide, "EntityDefinition". */
function holdsIds({ referenceTo }: Field): boolean {
  return referenceTo.length > 0 && !referenceTo.some((object) => /(?:__x|Definition|Particle)$/.test(object))
}

/** Types whose values the org refuses when they are too long. Source: SOAP API guide, "AllowFieldTruncationHeader". */
const REFUSED_WHEN_TOO_LONG: ReadonlySet<string> = new Set([
  'string',
  'textarea',
  'email',
  'phone',
  'picklist',
  'multipicklist',
])

function lengthOf({ type, length, htmlFormatted }: Field): Pick<ColumnPlan, 'length' | 'refusesLength'> {
  const isText = REFUSED_WHEN_TOO_LONG.has(type) || type === 'url'
  if (!isText || length == null || length <= 0) return { length: UNLIMITED, refusesLength: false }
  // The org takes tags out of rich text before, or after, it looks at the length.
  return { length, refusesLength: type !== 'url' && htmlFormatted !== true }
}

/** Source: SOAP API guide, "DescribeSObjectResult", Field: `digits` of integers; `precision` less `scale` of others. */
function digitsOf({ type, digits, precision, scale }: Field): number {
  if (type === 'int') return digits != null && digits > 0 ? digits : UNLIMITED
  if (precision == null || scale == null || precision <= scale) return UNLIMITED
  return precision - scale
}

function prefixesOf(
  { type, referenceTo }: Field,
  { name, keyPrefix }: ObjectDescribe,
  others: Prefixes | undefined,
): readonly string[] | undefined {
  const objects = type === 'id' ? [name] : referenceTo
  const known = objects.map((object) => (sameName(object, name) ? keyPrefix : others?.get(nameKey(object))))
  const prefixes = known.filter((prefix) => prefix?.length === 3).map(String)
  return prefixes.length > 0 && prefixes.length === objects.length ? prefixes : undefined
}
