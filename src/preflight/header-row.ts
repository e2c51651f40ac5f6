import type { ObjectDescribe } from '../org/describe.ts'
import { looksLikeColumn } from '../text/shown-column.ts'
import { fieldsLabelled } from './labels.ts'
import { ownField, parsePath } from './lookups.ts'
import { fieldOf } from './object-fields.ts'

/** Whether a first row is a record, so that the header row is missing: it names no field of the object, or by chance a few, and
 *  has what only values look like. */
export function isMissing(columns: readonly string[], describe: ObjectDescribe): boolean {
  if (describe.fields.length === 0) return false
  const known = countNames(columns, describe)
  return known === 0 || (known * 2 <= columns.length && columns.some(isValue))
}

/** Whether a first row is certainly a header: by chance a value may be the name of a field, but not most of the values. */
export function isHeader(columns: readonly string[], describe: ObjectDescribe): boolean {
  return countNames(columns, describe) * 2 > columns.length
}

/** Counts the columns that name a field or a relationship of the object, by its API name or its label, or that have the form of
 *  a custom field or relationship. */
function countNames(columns: readonly string[], describe: ObjectDescribe): number {
  return columns.filter((column) => CUSTOM_NAME.test(column) || namesField(column, describe)).length
}

/** Whether a column names a field or a relationship of the object, by its API name or its label. */
export function namesField(column: string, describe: ObjectDescribe): boolean {
  if (fieldOf(describe, column) !== undefined || ownField(column, describe) !== undefined) return true
  if (fieldsLabelled(describe, column).length > 0) return true
  const lookups = looksLikeColumn(column) ? parsePath(column, describe)?.lookups : undefined
  return lookups !== undefined && lookups.length > 0
}

/** Source: Metadata API guide, "CustomField", fullName. */
const CUSTOM_NAME = /^(?:[A-Za-z]\w{0,79}[:.])?[A-Za-z]\w{0,60}__(?:c|pc|r|pr)(?:\.[A-Za-z]\w{0,79})?$/

/** Texts that nobody gives a column for a name: an email address, a date, a long number such as that of a phone, an Id.
 *  Source of the last: Salesforce Help 000385203, "Standard Field Record ID Prefix Decoder". */
const VALUES: readonly RegExp[] = [
  /^[^\s@]{1,64}@[^\s@]{1,255}\.[a-z]{2,24}$/i,
  /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[T ].{0,40})?$/,
  /^\+?[\s()./-]{0,5}\d[\d\s()./-]{4,40}$/,
  /^(?:\d[A-Za-z\d]|a\d)[A-Za-z\d]{13}(?:[A-Za-z\d]{3})?$/,
]

function isValue(column: string): boolean {
  return VALUES.some((pattern) => pattern.test(column))
}
