import { escapeHtml } from '../ground/escape-html.ts'
import type { Field } from './describe.ts'

/** Why a row did not go in, as its `sf__Error` says it: `CODE:message:fields --`.
 *  Source of the form: Bulk API 2.0 guide, "Get Job Failed Record Results"; of the codes: forcedotcom/wsc,
 *  com/sforce/async/StatusCode.java. The texts are those that live orgs gave, with a source where there is one to name. */
export class RowError {
  readonly text: string

  constructor(code: string, message: string, fields: readonly string[] = []) {
    this.text = `${code}:${message}:${fields.length > 0 ? `${fields.join(',')} ` : ''}--`
  }
}

/** Source: jsforce/jsforce, test/bulk2.test.ts. */
export function requiredFieldMissing(fields: readonly string[]): RowError {
  return new RowError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${fields.join(', ')}]`, fields)
}

/** `id` is named with 15 characters. Source: salesforce.stackexchange.com 197382. */
export function duplicateValue(field: string, id: string): RowError {
  return new RowError(
    'DUPLICATE_VALUE',
    `duplicate value found: ${field} duplicates value on record with id: ${id.slice(0, 15)}`,
  )
}

/** Two rows of one chunk with the same upsert key. Source: salesforce.stackexchange.com 296121. */
export function duplicateExternalIdSpecified(field: string, value: string): RowError {
  return new RowError('DUPLICATE_VALUE', `Duplicate external id specified: ${value}`, [field])
}

/** Two rows of one chunk with the same Id. Source: Salesforce Help 000384876, "Error 'Duplicate Id Specified'". */
export function duplicateIdSpecified(id: string): RowError {
  return new RowError('DUPLICATE_VALUE', `Duplicate id specified: ${id}`, ['Id'])
}

/** The code's meaning: SOAP API guide, "upsert()". */
export function severalForExternalId(field: Field, ids: readonly string[]): RowError {
  const message = `${field.label}: more than one record found for external id field: [${ids.join(', ')}]`
  return new RowError('DUPLICATE_EXTERNAL_ID', message, [field.name])
}

export function keyNotSpecified(field: string): RowError {
  return new RowError('MISSING_ARGUMENT', `${field} not specified`)
}

export function idNotSpecified(): RowError {
  return new RowError('MISSING_ARGUMENT', 'Id not specified in an update call')
}

/** An object that cannot be written in this way at all. */
export function objectNotWritable(object: string, done: 'inserted' | 'updated' | 'deleted'): RowError {
  return new RowError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be ${done}: ${object}`)
}

export function idInInsert(): RowError {
  return new RowError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id'])
}

export function notWritable(fields: readonly string[]): RowError {
  const advice =
    'Please check the security settings of this field and verify that it is read/write for your profile or permission set.'
  const message = `Unable to create/update fields: ${fields.join(', ')}. ${advice}`
  return new RowError('INVALID_FIELD_FOR_INSERT_UPDATE', message, fields)
}

/** Source: Salesforce Help 000386207, "Error 'bad field names' when you import Person Accounts". */
export function badFieldNames(object: string, fields: readonly string[]): RowError {
  const message = `${object}: bad field names on insert/update call: ${fields.join(', ')}`
  return new RowError('INVALID_FIELD_FOR_INSERT_UPDATE', message, fields)
}

/** A lookup by Id and by key. The text is that of a live org, in public repositories. */
export function idAndKey({ name, relationshipName }: Field): RowError {
  const message = `Cannot specify both an external ID reference ${relationshipName} and a salesforce id, ${name}`
  return new RowError('INVALID_FIELD', message, [name])
}

/** A lookup by two keys. Source: salesforce.stackexchange.com 251266. */
export function severalKeys({ referenceTo }: Field): RowError {
  const message = `More than 1 field provided in an external foreign key reference in entity: ${referenceTo[0]}`
  return new RowError('INVALID_FIELD', message)
}

/** `parent` is the object looked into, `key` its field. */
export function parentNotFound(value: string, key: string, parent: string): RowError {
  return new RowError(
    'INVALID_FIELD',
    `Foreign key external ID: ${value} not found for field ${key} in entity ${parent}`,
  )
}

/** A value that its XML type cannot hold; `column` counts from 0. Source: SFDO-Tooling/Snowfakery issue 793. */
export function notDeserializable(field: Field, text: string, column: number): RowError {
  const message = `Failed to deserialize field at col ${column}. Due to, '${text}' is not a valid value for the type ${field.soapType}`
  return new RowError('INVALID_FIELD', message, [field.name])
}

export function tooLong(field: Field, text: string): RowError {
  return new RowError('STRING_TOO_LONG', `${field.label}: data value too large: ${text} (max length=${field.length})`, [
    field.name,
  ])
}

/** The value comes back HTML-escaped. */
export function notInPicklist(field: Field, text: string): RowError {
  const message = `${field.label}: bad value for restricted picklist field: ${escapeHtml(text)}`
  return new RowError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field.name])
}

export function outsideRange(field: Field, text: string): RowError {
  const message = `${field.label}: value outside of valid range on numeric field: ${text}`
  return new RowError('NUMBER_OUTSIDE_VALID_RANGE', message, [field.name])
}

export function notAnEmail(field: Field, text: string): RowError {
  return new RowError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${text}`, [field.name])
}

/** Text that is no id, or the Id of another object where the row's own Id is meant.
 *  Source: REST API guide, "Upsert Records Using sObject Collections". */
export function malformedId(field: Field, text: string): RowError {
  return new RowError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${text}`, [field.name])
}

/** A well-formed id of an object that the field cannot point to. */
export function wrongObject(field: Field, id: string): RowError {
  return new RowError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, [field.name])
}

export function invalidCrossReference(): RowError {
  return new RowError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
}

export function entityIsDeleted(): RowError {
  return new RowError('ENTITY_IS_DELETED', 'entity is deleted')
}

/** Source: SOAP API guide, "delete()". */
export function deleteRestricted(record: string, childLabel: string, children: readonly string[]): RowError {
  const message = `Your attempt to delete ${record} could not be completed because it is associated with the following ${childLabel}.: ${children.join(', ')}`
  return new RowError('DELETE_FAILED', message)
}

/** An account that would be above itself. Source of the code: forcedotcom/wsc, com/sforce/async/StatusCode.java; which text
 *  live orgs give is not documented. */
export function hierarchyViolated(field: string): RowError {
  return new RowError('CIRCULAR_DEPENDENCY', 'attempt to violate hierarchy constraints', [field])
}
