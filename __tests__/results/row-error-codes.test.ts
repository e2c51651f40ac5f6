import { describe, expect, it } from '@jest/globals'
import {
  type ErrorClass,
  LOOK_UP_ERRORS,
  meaningOf,
  ROW_ERRORS,
  type RowErrorEntry,
} from '../../src/results/row-error-codes.ts'
import { WHOSE_TURN } from '../../src/text/words.ts'
import { expectGenerated, markdownTable } from '../support/generated.ts'

/** Codes by class, as wsc's StatusCode names them, and texts of live orgs where one is needed to tell. */
const CODES: Readonly<Record<Exclude<ErrorClass, 'unknown'>, string>> = {
  transient: `UNABLE_TO_LOCK_ROW REQUEST_RUNNING_TOO_LONG SERVER_UNAVAILABLE QUERY_TIMEOUT UNKNOWN_EXCEPTION
    TOO_MANY_APEX_REQUESTS PLATFORM_EVENT_PUBLISHING_UNAVAILABLE TXN_SECURITY_METERING_ERROR LIMIT_EXCEEDED
    PARENT_UNKNOWN`,
  data: `REQUIRED_FIELD_MISSING FIELD_CUSTOM_VALIDATION_EXCEPTION DUPLICATE_VALUE DUPLICATE_EXTERNAL_ID DUPLICATES_DETECTED
    INVALID_CROSS_REFERENCE_KEY ENTITY_IS_DELETED STRING_TOO_LONG INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST INVALID_FIELD
    INVALID_TYPE_ON_FIELD_IN_RECORD MALFORMED_ID FIELD_INTEGRITY_EXCEPTION INVALID_EMAIL_ADDRESS NUMBER_OUTSIDE_VALID_RANGE
    MISSING_ARGUMENT INVALID_ID_FIELD FIELD_FILTER_VALIDATION_EXCEPTION CANNOT_UPDATE_CONVERTED_LEAD DELETE_FAILED
    DEPENDENCY_EXISTS CIRCULAR_DEPENDENCY TEXT_DATA_OUTSIDE_SUPPORTED_CHARSET STANDARD_PRICE_NOT_DEFINED
    LOOKUP_NOT_FOUND LOOKUP_AMBIGUOUS PARENT_NOT_FOUND PARENT_AMBIGUOUS PARENT_NOT_LOADED`,
  admin: `INVALID_FIELD_FOR_INSERT_UPDATE INSUFFICIENT_ACCESS_OR_READONLY INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY
    OP_WITH_INVALID_USER_TYPE_EXCEPTION INACTIVE_OWNER_OR_USER TRANSFER_REQUIRES_READ CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY
    CANNOT_EXECUTE_FLOW_TRIGGER STORAGE_LIMIT_EXCEEDED LICENSE_LIMIT_EXCEEDED API_CURRENTLY_DISABLED TXN_SECURITY_NO_ACCESS
    TXN_SECURITY_RUNTIME_EXCEPTION`,
}
const UNABLE = 'Unable to create/update fields: Project__c'
const CLASSED = Object.entries(CODES).flatMap(([name, codes]) => codes.split(/\s+/).map((code) => [code, name]))

describe('a row error', () => {
  it.each(CLASSED)('%s is for: %s', (code = '', name = '') => {
    expect(meaningOf({ code, message: 'any text' }).class).toBe(name)
  })

  it.each([
    [
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      'Too many retries of batch save in the presence of Apex triggers with failures: 2',
      'transient',
      /same chunk/,
    ],
    [
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      'T: System.LimitException: Too many SOQL queries: 101',
      'admin',
      /trigger/,
    ],
    ['DUPLICATE_VALUE', 'Duplicate external id specified: a-1', 'data', /same key/],
    ['DUPLICATE_VALUE', 'duplicate value found: X__c duplicates value on record with id: 500', 'data', /unique/],
    ['INVALID_FIELD', 'Foreign key external ID: X not found for field F__c in entity Contact', 'data', /No parent/],
    ['INVALID_FIELD', 'Failed to deserialize field at col 2. Due to, ‹value›', 'data', /type of its field/],
    [
      'INVALID_FIELD',
      'Cannot specify both an external ID reference Account and a salesforce id, AccountId',
      'data',
      /Two columns/,
    ],
    ['INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', 'data', /value in the column Id/],
    [
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'Account: bad field names on insert/update call: Name',
      'data',
      /person accounts have no Name/,
    ],
    ['INVALID_FIELD_FOR_INSERT_UPDATE', `${UNABLE}. Please check the security settings`, 'admin', /no permission/],
    [
      'INVALID_CROSS_REFERENCE_KEY',
      "Record Type ID: this ID value isn't valid for the user: 0125g000000AbCdAAK",
      'admin',
      /record type/,
    ],
    [
      'STANDARD_PRICE_NOT_DEFINED',
      'Before creating a custom price, create a standard price.',
      'data',
      /standard price book/,
    ],
    [
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      'entity type cannot be inserted: Group',
      'admin',
      /Records of this object/,
    ],
  ])('%s with "%s" is for: %s', (code, said, name, explanation) => {
    expect(meaningOf({ code, message: said })).toMatchObject({
      class: name,
      explanation: expect.stringMatching(explanation),
    })
  })

  it.each([
    ['create only', /new records only/, /Leave the column out/],
    ['no', /fills in the field/, /Remove its column/],
    [undefined, /no permission/, /edit access/],
  ] as const)('of a field that can be set: %s', (access, explanation, cure) => {
    const meaning = meaningOf({ code: 'INVALID_FIELD_FOR_INSERT_UPDATE', message: `${UNABLE}.`, access })
    expect(meaning).toMatchObject({
      explanation: expect.stringMatching(explanation),
      cure: expect.stringMatching(cure),
    })
  })

  it('that nobody foresaw is shown as it came', () => {
    expect(meaningOf({ code: 'BRAND_NEW', message: 'text' })).toEqual({ class: 'unknown', explanation: '', cure: '' })
  })

  it('has one or two short sentences of ours on what happened and what to do', () => {
    for (const { explanation, cure } of [...ROW_ERRORS, ...LOOK_UP_ERRORS]) {
      for (const text of [explanation, cure]) {
        expect(text).toMatch(/^[A-Z].*\.$/)
        expect(text.length).toBeLessThanOrEqual(160)
        // They stand in Markdown tables as they are.
        expect(text).not.toMatch(/[|<>*\n]/)
      }
    }
  })
})

const BEGIN = 'made by __tests__/results/row-error-codes.test.ts'

function tableOf(errors: readonly RowErrorEntry[]): string {
  const rows = errors.map(({ code, when, class: whose, explanation, cure }) => {
    const text = when === undefined ? '' : `: "${when}"`
    return [`\`${code}\`${text}`, explanation, `**${WHOSE_TURN[whose]}**: ${cure}`]
  })
  return markdownTable(['Code', 'What happened', 'What to do'], rows)
}

it('docs/troubleshooting.md has them all', async () => {
  await expectGenerated('docs/troubleshooting.md', BEGIN, tableOf(ROW_ERRORS))
})

it('docs/troubleshooting.md has those of look-ups too', async () => {
  await expectGenerated('docs/troubleshooting.md', `look-ups: ${BEGIN}`, tableOf(LOOK_UP_ERRORS))
})
