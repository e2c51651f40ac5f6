import { JOB_CODES } from './explain.ts'
import { ID, VALUE } from './message-shape.ts'

/** A place in a message whose text is not the same each time. */
interface Slot {
  /** Matches the text. Only one slot of a message may have any length. */
  readonly pattern: string
  /** What is shown in place of the text. */
  readonly shown: (text: string, isName: IsName) => string
}

/** Whether a text is a name of the org or of a checked header, and not a value. */
export type IsName = (text: string) => boolean

const NAME = '‹name›'

const SLOTS: Readonly<Record<string, Slot>> = {
  /** What admins call a field: it says no more than the field's name, which is shown with the message. */
  label: { pattern: '(?:[^:]{1,80}: )?', shown: () => '' },
  job: { pattern: `(?:(?:${JOB_CODES.join('|')}) ?: ){0,3}`, shown: (text) => text },
  value: { pattern: '[\\s\\S]*', shown: () => VALUE },
  word: { pattern: '\\S{0,255}', shown: (text, isName) => (isName(text) ? text : VALUE) },
  ids: { pattern: '[A-Za-z0-9, ]*', shown: () => ID },
  id: { pattern: '[A-Za-z0-9]{15,18}', shown: () => ID },
  number: { pattern: '\\d{1,7}', shown: (text) => text },
  type: { pattern: 'xsd:[A-Za-z]{1,20}', shown: (text) => text },
  name: { pattern: '[A-Za-z]\\w{0,79}', shown: (text, isName) => (isName(text) ? text : NAME) },
  column: { pattern: '[\\s\\S]*', shown: (text, isName) => (isName(text) ? text : '‹column›') },
  names: {
    pattern: '[\\w., ]*',
    shown: (text, isName) => (text.split(/, ?/).every(isName) ? text : '‹names›'),
  },
}

/**
 * Messages whose shape is known: all that differs from record to record is a slot.
 * Sources: Bulk API 2.0 guide, "Get Job Failed Record Results" and "Errors"; SOAP API guide, "Core Data Types Used in API
 * Calls", StatusCode; REST API guide, "Status Codes and Error Responses"; jsforce/jsforce: test/bulk2.test.ts;
 * SFDO-Tooling/Snowfakery issue 793; salesforce.stackexchange.com 197382 and 296121; Salesforce Help 000384876.
 */
const MESSAGES: readonly string[] = [
  // About a record.
  'Required fields are missing: [{names}]',
  'duplicate value found: {word} duplicates value on record with id: {id}',
  'Duplicate external id specified: {value}',
  'Duplicate id specified: {value}',
  '{label}more than one record found for external id field: [{ids}]',
  '{name} not specified',
  'Id not specified in an update call',
  'entity type cannot be inserted: {name}',
  'entity type cannot be updated: {name}',
  'entity type cannot be deleted: {name}',
  'cannot specify Id in an insert call',
  'Unable to create/update fields: {names}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
  '{name}: bad field names on insert/update call: {names}',
  'Before creating a custom price, create a standard price.',
  'Cannot specify both an external ID reference {name} and a salesforce id, {name}',
  'More than 1 field provided in an external foreign key reference in entity: {name}',
  'Foreign key external ID: {value} not found for field {name} in entity {name}',
  "Failed to deserialize field at col {number}. Due to, '{value}' is not a valid value for the type {type}",
  '{label}data value too large: {value} (max length={number})',
  '{label}bad value for restricted picklist field: {value}',
  '{label}value outside of valid range on numeric field: {value}',
  '{label}value not of required type: {value}',
  '{label}invalid email address: {value}',
  '{label}id value of incorrect type: {value}',
  'invalid cross reference id',
  'entity is deleted',
  'insufficient access rights on object id',
  'insufficient access rights on cross-reference id',
  'insufficient access rights on cross-reference id: {ids}',
  'unable to obtain exclusive access to this record',
  'unable to obtain exclusive access to this record or {number} records: {ids}',
  'operation performed with inactive user [{id}] as owner of {name}',
  'Value does not exist or does not match filter criteria.',
  'storage limit exceeded',
  'Use one of these records?',
  "You're creating a duplicate record. We recommend you use an existing record instead.",
  // About a job.
  '{job}Field name not found : {column}',
  '{job}Failed to parse CSV header',
  '{job}Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote',
  '{job}LineEnding is invalid on user data. Current LineEnding setting is LF',
  '{job}LineEnding is invalid on user data. Current LineEnding setting is CRLF',
  '{job}type is not needed for non polymorphic foreign key references: {column}',
  '{job}Unable to find relationship: {column}',
  '{job}Binary field not supported',
  '{job}Async API not enabled',
  "{job}The 'delete' batch must contain only ids",
  '{job}Records not found',
  '{job}Records not processed',
  '{job}Too many lock failure {number} Trying again later.',
  '{job}Retried more than {number} times',
  '{job}Batch processing timeouts',
  '{job}An unexpected error occurred.',
  '{job}ApiBatchItems Limit exceeded',
  'no reason given',
  // About a request.
  'Session expired or invalid',
  'TotalRequests Limit exceeded.',
  'ConcurrentPerOrgLongTxn Limit exceeded.',
  'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
  'The requested resource does not exist',
  'API is not enabled for this Organization or Partner',
  'The REST API is not enabled for this Organization.',
  "{job}Entity '{name}' is not supported by the Bulk API",
  '{name} operation requires special user profile permission, please contact your system administrator',
  "Found multipe contents for job: <{word}>, please 'Close' / 'Abort' / 'Delete' the current Job",
]

interface Shape {
  /** The longest fixed text of the shape: looking for it costs less than the pattern. */
  readonly literal: string
  readonly pattern: RegExp
  readonly render: (texts: readonly string[], isName: IsName) => string
}

let shapes: readonly Shape[] | undefined

/** Makes the shapes when they are first needed: a step without a failed record never makes them. */
function knownShapes(): readonly Shape[] {
  shapes ??= MESSAGES.map(shapeOf)
  return shapes
}

/** Returns the patterns with which a message is compared. */
export function knownPatterns(): readonly RegExp[] {
  return knownShapes().map(({ pattern }) => pattern)
}

/** Returns a message without its values where its shape is known, so that no other values can be in it; else undefined. */
export function knownMessage(said: string, isName: IsName): string | undefined {
  const message = said.trim()
  for (const { literal, pattern, render } of knownShapes()) {
    if (!message.includes(literal)) continue
    const [, ...texts] = pattern.exec(message) ?? []
    if (texts.length > 0 || message === literal) return render(texts, isName)
  }
  return undefined
}

function shapeOf(message: string): Shape {
  const pieces = message.split(/\{(\w+)\}/)
  const literals = pieces.filter((_, at) => at % 2 === 0)
  const slots = pieces.filter((_, at) => at % 2 === 1).map(slotOf)
  const source = literals.map((literal, at) => escapePattern(literal) + (slots[at] ? `(${slots[at].pattern})` : ''))
  return {
    literal: literals.reduce((longest, literal) => (literal.length > longest.length ? literal : longest), ''),
    pattern: new RegExp(`^${source.join('')}$`),
    render: (texts, isName) =>
      literals.map((literal, at) => literal + (slots[at]?.shown(texts[at] ?? '', isName) ?? '')).join(''),
  }
}

function slotOf(name: string): Slot {
  const slot = SLOTS[name]
  if (slot === undefined) throw new Error(`There is no slot {${name}}.`)
  return slot
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
