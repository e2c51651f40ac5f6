import type { FixedAccess } from '../preflight/field-access.ts'

/** What an error needs before the record can be loaded: other data, an administrator of the org, or only another try. */
export type ErrorClass = 'data' | 'admin' | 'transient' | 'unknown'

export interface RowErrorMeaning {
  readonly class: ErrorClass
  /** What happened; blank for an unknown code. */
  readonly explanation: string
  /** What to do; blank for an unknown code. */
  readonly cure: string
}

export interface RowErrorEntry extends RowErrorMeaning {
  readonly code: string
  /** Matches the messages that this entry is for, where a code has several meanings. */
  readonly said?: RegExp
  /** What describe says of the fields that the org names, where that tells the meanings of a code apart. */
  readonly access?: FixedAccess
  /** The form of those messages, as the documentation shows it. */
  readonly when?: string
  /** Rounds of retry after which a transient error counts as permanent. Without it, all rounds of the load are used. */
  readonly retries?: 1
}

/**
 * The meaning of each code in `sf__Error`. Where a code has several entries, the first one that fits the message counts.
 * Sources: SOAP API guide, "Core Data Types Used in API Calls", StatusCode, and forcedotcom/wsc:
 * com/sforce/async/StatusCode.java (the codes); Bulk API 2.0 guide, "Get Job Failed Record Results" (the form); texts where
 * an entry names one. The class of a code is our own judgement.
 */
export const ROW_ERRORS: readonly RowErrorEntry[] = [
  // Another try: the same record may be loaded if it is sent again.
  {
    code: 'UNABLE_TO_LOCK_ROW',
    class: 'transient',
    explanation: 'Another job or user was changing this record or its parent at the same time.',
    cure: 'Load `rerun.csv`. If the error comes back, sort the records by their parent (`sort-by`) and set `concurrency: serial`.',
  },
  {
    code: 'REQUEST_RUNNING_TOO_LONG',
    class: 'transient',
    explanation: 'Triggers, flows or sharing took too long for the records of one transaction.',
    cure: 'Load `rerun.csv` with a small `job-records`, such as 50, or ask an administrator to make the automation faster.',
  },
  {
    code: 'QUERY_TIMEOUT',
    class: 'transient',
    explanation: 'A query in a trigger or flow took too long.',
    cure: 'Load `rerun.csv` at a quieter time. If the error comes back, ask an administrator to make the query faster.',
  },
  {
    code: 'SERVER_UNAVAILABLE',
    class: 'transient',
    explanation: 'The org was briefly unavailable.',
    cure: 'Load `rerun.csv`. If the error comes back, see status.salesforce.com.',
  },
  {
    code: 'UNKNOWN_EXCEPTION',
    class: 'transient',
    retries: 1,
    explanation: 'Salesforce had an internal error.',
    cure: 'Load `rerun.csv` once. If the error comes back, open a case with Salesforce and quote the error id from the message.',
  },
  {
    code: 'TOO_MANY_APEX_REQUESTS',
    class: 'transient',
    explanation: 'Too much Apex code was running in the org at the same time.',
    cure: 'Load `rerun.csv` at a quieter time, or set `concurrency: serial`.',
  },
  {
    code: 'PLATFORM_EVENT_PUBLISHING_UNAVAILABLE',
    class: 'transient',
    explanation: 'The org was briefly unable to publish platform events.',
    cure: 'Load `rerun.csv`. If the error comes back, see status.salesforce.com.',
  },
  {
    code: 'TXN_SECURITY_METERING_ERROR',
    class: 'transient',
    explanation: 'The org could not evaluate a transaction security policy in time.',
    cure: 'Load `rerun.csv`. If the error comes back, ask an administrator to give the user the permission "Exempt from Transaction Security".',
  },
  {
    code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    // Source: salesforce.stackexchange.com, "Too many retries of batch save".
    said: /too many retries of batch save/i,
    when: 'Too many retries of batch save …',
    class: 'transient',
    explanation: 'Other records of the same chunk failed in a trigger, so Salesforce did not save this one either.',
    cure: 'Fix the other failed records in `rerun.csv`, or remove them. Then load the file.',
  },
  {
    code: 'LIMIT_EXCEEDED',
    class: 'transient',
    explanation: 'The org reached one of its limits; the message says which.',
    cure: 'Load `rerun.csv` when the org is below that limit again.',
  },

  // The data: the record must change.
  {
    code: 'REQUIRED_FIELD_MISSING',
    class: 'data',
    explanation: 'A required field has no value.',
    cure: 'Fill in the fields that the message names.',
  },
  {
    code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    class: 'data',
    explanation: 'A validation rule or trigger of the org refused the record, and the message is its own.',
    cure: 'Change the record so that it satisfies the rule.',
  },
  {
    code: 'DUPLICATE_VALUE',
    said: /duplicate (?:external )?id specified/i,
    when: 'Duplicate … id specified',
    class: 'data',
    explanation: 'Several records of the load have the same key.',
    cure: 'Keep one record for each key. Load the others later, in a load of their own, if you need them.',
  },
  {
    code: 'DUPLICATE_VALUE',
    class: 'data',
    explanation: 'A record in the org already has this value in a unique field.',
    cure: 'Change the value. If the field is an external id, you can instead load `rerun.csv` with `upsert` to update that record.',
  },
  {
    code: 'DUPLICATE_EXTERNAL_ID',
    class: 'data',
    explanation: 'Several records in the org have this external id.',
    cure: 'Merge or delete the surplus records in the org, then load `rerun.csv`. A unique field prevents such duplicates.',
  },
  {
    code: 'DUPLICATES_DETECTED',
    class: 'data',
    explanation: 'A duplicate rule found a similar record in the org. Bulk API cannot override such a rule.',
    cure: 'Update the existing record instead, or ask an administrator to deactivate the rule during the load.',
  },
  {
    code: 'INVALID_CROSS_REFERENCE_KEY',
    // Source: Salesforce Help 000387832, "Record Type ID: this ID value isn't valid for the user".
    said: /isn.{1,6}t valid for the user/i,
    when: "Record Type ID: this ID value isn't valid for the user …",
    class: 'admin',
    explanation:
      'The record type does not exist in this org, belongs to another object, or is not assigned to the user.',
    cure: "Check the record type's Id in this org, and ask an administrator to assign the record type to the user's profile.",
  },
  {
    code: 'INVALID_CROSS_REFERENCE_KEY',
    class: 'data',
    explanation: 'An Id refers to a record that does not exist, was deleted, or cannot be used here.',
    cure: 'Check the Ids in the record: its own, and those of its owner, record type and parents.',
  },
  {
    code: 'ENTITY_IS_DELETED',
    class: 'data',
    explanation: 'The record has already been deleted.',
    cure: 'A delete needs nothing more. Otherwise remove the record from the file, or restore it from the Recycle Bin.',
  },
  {
    code: 'STRING_TOO_LONG',
    class: 'data',
    explanation: 'A value is longer than its field allows.',
    cure: 'Shorten it to the maximum length in the message, or ask an administrator to make the field longer.',
  },
  {
    code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    class: 'data',
    explanation: 'This value is not in the picklist, or not available for this record type.',
    cure: 'Use the API name of an existing picklist value, or ask an administrator to add this one.',
  },
  {
    code: 'INVALID_FIELD',
    said: /foreign key external id/i,
    when: 'Foreign key external ID … not found',
    class: 'data',
    explanation: 'No parent record has this external id.',
    cure: 'Load the parent first (it may have failed itself), or correct the value.',
  },
  {
    code: 'INVALID_FIELD',
    said: /deserialize/i,
    when: 'Failed to deserialize field …',
    class: 'data',
    explanation: 'The value does not fit the type of its field.',
    cure: 'Write dates as 2026-01-31, times as 2026-01-31T08:00:00Z, and numbers with a decimal point and no thousands separators.',
  },
  {
    code: 'INVALID_FIELD',
    // Sources: salesforce.stackexchange.com 251266; messages of live orgs in public repositories.
    said: /both an external id reference|more than 1 field provided in an external foreign key reference/i,
    when: 'Cannot specify both an external ID reference … and a salesforce id, …',
    class: 'data',
    explanation: 'Two columns of the record refer to the same parent.',
    cure: 'Keep one column for each lookup: the one with the Id, or the one with a key of the parent.',
  },
  {
    code: 'INVALID_FIELD',
    class: 'data',
    explanation: 'A column or its value cannot be used for this record.',
    cure: 'Check the column that the message names, and the value in it.',
  },
  {
    code: 'INVALID_TYPE_ON_FIELD_IN_RECORD',
    class: 'data',
    explanation: 'The value does not fit the type of its field.',
    cure: 'Write dates as 2026-01-31, times as 2026-01-31T08:00:00Z, and numbers with a decimal point and no thousands separators.',
  },
  {
    code: 'MALFORMED_ID',
    class: 'data',
    explanation: 'A value is not an Id, or is the Id of another object.',
    cure: 'Check the Ids in the record. An Id has 15 or 18 characters, and upper and lower case matter.',
  },
  {
    code: 'FIELD_INTEGRITY_EXCEPTION',
    class: 'data',
    explanation: 'A value contradicts another field, or an Id belongs to the wrong kind of record.',
    cure: 'Check the field that the message names, and the fields that it depends on.',
  },
  {
    code: 'INVALID_EMAIL_ADDRESS',
    class: 'data',
    explanation: 'The value is not an email address.',
    cure: 'Correct it, or leave the field blank.',
  },
  {
    code: 'NUMBER_OUTSIDE_VALID_RANGE',
    class: 'data',
    explanation: 'The number is too large for its field.',
    cure: 'Correct the number, or ask an administrator to allow more digits in the field.',
  },
  {
    code: 'MISSING_ARGUMENT',
    class: 'data',
    explanation: 'The record has no value in the field that identifies it.',
    cure: 'Fill in the Id or the external id.',
  },
  {
    code: 'INVALID_ID_FIELD',
    class: 'data',
    explanation: 'The Id cannot be used here.',
    cure: 'Check that the Id belongs to a record of the right object.',
  },
  {
    code: 'FIELD_FILTER_VALIDATION_EXCEPTION',
    class: 'data',
    explanation: 'The lookup filter of the field does not allow this parent.',
    cure: 'Choose a parent that the filter allows, or ask an administrator to change the filter.',
  },
  {
    code: 'CANNOT_UPDATE_CONVERTED_LEAD',
    class: 'data',
    explanation: 'The lead was converted and can no longer be changed.',
    cure: 'Remove the record from the file, or change the contact, account or opportunity that the lead became.',
  },
  {
    code: 'DELETE_FAILED',
    class: 'data',
    explanation: 'Other records depend on this one, or a trigger does not allow its deletion.',
    cure: 'Reassign or delete the records that the message names. Then load `rerun.csv`.',
  },
  {
    code: 'DEPENDENCY_EXISTS',
    class: 'data',
    explanation: 'Something in the org still refers to this record.',
    cure: 'Remove the reference in the org. Then load `rerun.csv`.',
  },
  {
    code: 'CIRCULAR_DEPENDENCY',
    class: 'data',
    explanation: 'The record would become its own ancestor.',
    cure: 'Choose another parent for the record.',
  },
  {
    code: 'TEXT_DATA_OUTSIDE_SUPPORTED_CHARSET',
    class: 'data',
    explanation: 'A value has characters that the org cannot store.',
    cure: 'Remove or replace those characters. Most often they are control characters or emoji.',
  },

  {
    code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    said: /unable to create\/update fields/i,
    access: 'create only',
    when: 'Unable to create/update fields: …, of a field that can be set on new records only',
    class: 'data',
    explanation: 'The field can be set on new records only, and the org already has this record.',
    cure: 'Nobody can change the field on an existing record. Leave the column out for these records.',
  },
  {
    code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    said: /unable to create\/update fields/i,
    access: 'no',
    when: 'Unable to create/update fields: …, of a field that nobody can set',
    class: 'data',
    explanation: 'The org itself fills in the field, such as a formula, an auto-number or a compound field.',
    cure: 'Nobody can set the field. Remove its column.',
  },
  {
    code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    said: /cannot specify id in an insert call/i,
    when: 'cannot specify Id in an insert call',
    class: 'data',
    explanation: 'A new record has a value in the column Id.',
    cure: 'Remove the column Id to create new records. To change existing ones, use `update`, or `upsert` by `Id`.',
  },
  {
    code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    // Source: Salesforce Help 000386207, "Error 'bad field names' when you import Person Accounts".
    said: /^account: bad field names on insert\/update call: (?:name|firstname|lastname|salutation|person\w{1,80}|\w{1,80}__pc)\b/i,
    when: 'Account: bad field names on insert/update call: Name …',
    class: 'data',
    explanation: 'This kind of account does not have the field: person accounts have no Name of their own.',
    cure: 'For person accounts, use LastName and FirstName; for business accounts, use Name. Check RecordTypeId, which decides.',
  },
  {
    code: 'STANDARD_PRICE_NOT_DEFINED',
    // Source: SOAP API guide, StatusCode; Object Reference, "PricebookEntry".
    class: 'data',
    explanation: 'The product has no active price in the standard price book, or none in the currency of this record.',
    cure: 'Load the standard prices first, in a load of their own, with the same currency. Then load `rerun.csv`.',
  },
  {
    code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    said: /entity type cannot be (?:inserted|updated|deleted)/i,
    when: 'entity type cannot be inserted: …',
    class: 'admin',
    explanation: 'Records of this object cannot be written like this, or not by this user.',
    cure: "Check the operation, and ask an administrator to check the user's object permissions.",
  },

  // An administrator: every such record fails until the org or the user's permissions change.
  {
    code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    class: 'admin',
    explanation: 'The user has no permission to set one of the columns, or nobody can set it.',
    cure: 'Remove the column from the file, or ask an administrator to give the user edit access to the field in a permission set.',
  },
  {
    code: 'INSUFFICIENT_ACCESS_OR_READONLY',
    class: 'admin',
    explanation: 'The user has no permission to write this record.',
    cure: "Ask an administrator to check the user's object permissions, sharing and record types.",
  },
  {
    code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    class: 'admin',
    explanation: 'The user has no access to a record that this one refers to.',
    cure: 'Ask an administrator to give the user access to the parents, owners and record types in the file.',
  },
  {
    code: 'OP_WITH_INVALID_USER_TYPE_EXCEPTION',
    class: 'admin',
    explanation: "The licence of the record's owner does not allow this.",
    cure: 'Choose an owner with a full Salesforce licence.',
  },
  {
    code: 'INACTIVE_OWNER_OR_USER',
    class: 'admin',
    explanation: 'The owner is an inactive user.',
    cure: 'Choose an active owner, or ask for the permissions "Set Audit Fields upon Record Creation" and "Update Records with Inactive Owners".',
  },
  {
    code: 'TRANSFER_REQUIRES_READ',
    class: 'admin',
    explanation: 'The new owner has no permission to read records of this object.',
    cure: 'Choose another owner, or ask an administrator to give this one read access.',
  },
  {
    code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    class: 'admin',
    explanation: 'A trigger failed on this record; the message names it.',
    cure: 'Ask an administrator to fix the trigger. If it exceeded a governor limit, load `rerun.csv` with a small `job-records`, such as 50.',
  },
  {
    code: 'CANNOT_EXECUTE_FLOW_TRIGGER',
    class: 'admin',
    explanation: 'A flow failed on this record; the message names it.',
    cure: 'Ask an administrator to fix the flow, or to deactivate it during the load. Then load `rerun.csv`.',
  },
  {
    code: 'STORAGE_LIMIT_EXCEEDED',
    class: 'admin',
    explanation: 'The storage of the org is full.',
    cure: 'Ask an administrator to free or buy storage (Setup, Storage Usage). Then load `rerun.csv`.',
  },
  {
    code: 'LICENSE_LIMIT_EXCEEDED',
    class: 'admin',
    explanation: 'The org has no licence left that this record needs.',
    cure: 'Ask an administrator to free or buy licences (Setup, Company Information). Then load `rerun.csv`.',
  },
  {
    code: 'API_CURRENTLY_DISABLED',
    class: 'admin',
    explanation: 'The API is disabled for this user or org.',
    cure: 'Ask an administrator to give the user the permission "API Enabled". Then load `rerun.csv`.',
  },
  {
    code: 'TXN_SECURITY_NO_ACCESS',
    class: 'admin',
    explanation: 'A transaction security policy blocked the record.',
    cure: 'Ask an administrator to change the policy, or to give the user the permission "Exempt from Transaction Security".',
  },
  {
    code: 'TXN_SECURITY_RUNTIME_EXCEPTION',
    class: 'admin',
    explanation: 'A transaction security policy failed.',
    cure: 'Ask an administrator to fix the policy (Setup, Transaction Security Policies). Then load `rerun.csv`.',
  },
]

/** The codes of records that are not sent, since a column of a manifest lacks an Id for their value. They are our own. */
export const LOOK_UP_ERRORS = [
  {
    code: 'LOOKUP_NOT_FOUND',
    class: 'data',
    explanation: 'The org has no record with this value that the user can see.',
    cure: 'Correct the value, add the record to the org, or say with `on-missing` or `otherwise` what becomes of such records.',
  },
  {
    code: 'LOOKUP_AMBIGUOUS',
    class: 'data',
    explanation: 'Several records in the org have this value.',
    cure: 'Look it up by a field, or by several, that only one record has.',
  },
  {
    code: 'PARENT_NOT_FOUND',
    class: 'data',
    explanation: 'The load that `ref` names has no record with this value in its files.',
    cure: 'Correct the value, or add the record to the files of that load.',
  },
  {
    code: 'PARENT_AMBIGUOUS',
    class: 'data',
    explanation: 'Several records of the load that `ref` names have this value.',
    cure: 'Refer to it by a column, or by several, that only one record has.',
  },
  {
    code: 'PARENT_NOT_LOADED',
    class: 'data',
    explanation: 'The record that this one refers to was not loaded itself.',
    cure: 'Correct that record first: `failed.csv` of its load says what is wrong with it.',
  },
  {
    code: 'PARENT_UNKNOWN',
    class: 'transient',
    explanation: 'It is not known yet whether the record that this one refers to was loaded.',
    cure: 'Run the workflow again: this record is loaded once that is known.',
  },
] as const satisfies readonly RowErrorEntry[]

/** The codes of `LOOK_UP_ERRORS`. */
export const NO_ID_CODES: ReadonlySet<string> = new Set(LOOK_UP_ERRORS.map(({ code }) => code))

const ALL_ERRORS: readonly RowErrorEntry[] = [...ROW_ERRORS, ...LOOK_UP_ERRORS]

/** What is known of a failed row, as far as it tells what the error means. */
export interface KnownOfRow {
  readonly code: string
  readonly message: string
  /** What describe says of the fields that the org names; undefined where it does not tell. */
  readonly access?: FixedAccess | undefined
}

/** Returns the entry for what the org said of a row, or undefined for an unknown code. */
export function rowErrorEntry({ code, message, access }: KnownOfRow): RowErrorEntry | undefined {
  return ALL_ERRORS.find(
    (known) =>
      known.code === code &&
      (known.said?.test(message) ?? true) &&
      (known.access === undefined || known.access === access),
  )
}

/** Returns what a row error means; for an unknown code, a meaning without words. */
export function meaningOf(known: KnownOfRow): RowErrorMeaning {
  const entry = rowErrorEntry(known)
  if (entry === undefined) return { class: 'unknown', explanation: '', cure: '' }
  return { class: entry.class, explanation: entry.explanation, cure: entry.cure }
}
