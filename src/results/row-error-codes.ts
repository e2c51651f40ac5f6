/** Who can do something about an error: whoever has the data, an administrator of the org, or time. */
export type ErrorClass = 'data' | 'admin' | 'transient' | 'unknown'

export interface RowErrorMeaning {
  readonly class: ErrorClass
  /** What happened; blank for a code that is not known. */
  readonly explanation: string
  /** What to do; blank for a code that is not known. */
  readonly cure: string
}

export interface RowErrorEntry extends RowErrorMeaning {
  readonly code: string
  /** Texts that this entry is for, where the code alone does not tell. */
  readonly said?: RegExp
  /** What it means, for people. */
  readonly when?: string
  /** Rounds of retry after which a transient error counts as lasting; as many as the load has when left out. */
  readonly retries?: 1
}

/**
 * What the codes of `sf__Error` mean; of several entries with a code the first that fits.
 * Sources: SOAP API guide, "Core Data Types Used in API Calls", StatusCode, and forcedotcom/wsc:
 * com/sforce/async/StatusCode.java (the codes); Bulk API 2.0 guide, "Get Job Failed Record Results" (the form); texts where
 * an entry names one. Which class a code belongs to is a judgement.
 */
export const ROW_ERRORS: readonly RowErrorEntry[] = [
  // Time: the same record may be loaded when it is sent again.
  {
    code: 'UNABLE_TO_LOCK_ROW',
    class: 'transient',
    explanation: 'Another job or user was writing to this record or its parent at the same time.',
    cure: 'Load rerun.csv; if it comes back, sort by the parent with `sort-by` and set `concurrency: serial`.',
  },
  {
    code: 'REQUEST_RUNNING_TOO_LONG',
    class: 'transient',
    explanation: 'Triggers, flows or sharing took too long for the records of this chunk.',
    cure: 'Load rerun.csv with a smaller `job-records`, or have the automation made lighter.',
  },
  {
    code: 'QUERY_TIMEOUT',
    class: 'transient',
    explanation: 'A query in a trigger or flow took too long.',
    cure: 'Load rerun.csv later or with a smaller `job-records`; ask an administrator about slow automation if it stays.',
  },
  {
    code: 'SERVER_UNAVAILABLE',
    class: 'transient',
    explanation: 'The org was not available for a moment.',
    cure: 'Load rerun.csv; see status.salesforce.com if it comes back.',
  },
  {
    code: 'UNKNOWN_EXCEPTION',
    class: 'transient',
    retries: 1,
    explanation: 'Salesforce met an error of its own.',
    cure: 'Load rerun.csv once; if it comes back, open a case at Salesforce with the error id in the message.',
  },
  {
    code: 'TOO_MANY_APEX_REQUESTS',
    class: 'transient',
    explanation: 'Too much Apex code ran in the org at the same time.',
    cure: 'Load rerun.csv at a quieter time or with a lower `concurrency`.',
  },
  {
    code: 'PLATFORM_EVENT_PUBLISHING_UNAVAILABLE',
    class: 'transient',
    explanation: 'Platform events could not be published for a moment.',
    cure: 'Load rerun.csv.',
  },
  {
    code: 'TXN_SECURITY_METERING_ERROR',
    class: 'transient',
    explanation: 'A transaction security policy could not be evaluated in time.',
    cure: 'Load rerun.csv; if it stays, have the user made exempt from transaction security in Setup.',
  },
  {
    code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    // Source: salesforce.stackexchange.com, "Too many retries of batch save".
    said: /too many retries of batch save/i,
    when: 'Too many retries of batch save …',
    class: 'transient',
    explanation: 'Other records of the same chunk failed in a trigger and took this one down with them.',
    cure: 'Load rerun.csv once the records that fail for reasons of their own are fixed or left out.',
  },
  {
    code: 'LIMIT_EXCEEDED',
    class: 'transient',
    explanation: 'A limit of the org was reached.',
    cure: 'See which one in the message; load rerun.csv when it is free again.',
  },

  // The data: the record has to change.
  {
    code: 'REQUIRED_FIELD_MISSING',
    class: 'data',
    explanation: 'A required field has no value.',
    cure: 'Fill in the named fields.',
  },
  {
    code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    class: 'data',
    explanation: "A validation rule or trigger of the org refused the record; the message is its author's.",
    cure: 'Change the record so that it meets the rule.',
  },
  {
    code: 'DUPLICATE_VALUE',
    said: /duplicate (?:external )?id specified/i,
    when: 'Duplicate … id specified',
    class: 'data',
    explanation: 'The same key occurs in several records of the files.',
    cure: 'Leave one record for each key, or load the others in a later load.',
  },
  {
    code: 'DUPLICATE_VALUE',
    class: 'data',
    explanation: 'A record of the org already has this value in a field that has to be unique.',
    cure: 'Change the value, or upsert by that field instead of inserting.',
  },
  {
    code: 'DUPLICATE_EXTERNAL_ID',
    class: 'data',
    explanation: 'Several records of the org have this external id.',
    cure: 'Remove the surplus records in the org, or make the field unique.',
  },
  {
    code: 'DUPLICATES_DETECTED',
    class: 'data',
    explanation: 'A duplicate rule of the org found a similar record; Bulk API cannot override it.',
    cure: 'Update the record that is there, or have the duplicate rule switched off for the time of the load.',
  },
  {
    code: 'INVALID_CROSS_REFERENCE_KEY',
    class: 'data',
    explanation: 'An id points to a record that is not there, was deleted, or may not be used here.',
    cure: 'Check the ids of the record: its own, its owner, its record type and its parents.',
  },
  {
    code: 'ENTITY_IS_DELETED',
    class: 'data',
    explanation: 'The record was deleted already.',
    cure: 'Nothing to do for a delete. Otherwise leave the record out, or restore it from the recycle bin.',
  },
  {
    code: 'STRING_TOO_LONG',
    class: 'data',
    explanation: 'A text is longer than its field.',
    cure: 'Shorten it to the length in the message, or have the field made longer.',
  },
  {
    code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    class: 'data',
    explanation: 'The picklist has no such value, or not for this record type.',
    cure: 'Use an API name of one of its values, or have the value added in Setup.',
  },
  {
    code: 'INVALID_FIELD',
    said: /foreign key external id/i,
    when: 'Foreign key external ID … not found',
    class: 'data',
    explanation: 'There is no parent with this external id.',
    cure: 'Load the parents first, or correct the value.',
  },
  {
    code: 'INVALID_FIELD',
    said: /deserialize/i,
    when: 'Failed to deserialize field …',
    class: 'data',
    explanation: 'The value does not fit the type of its field.',
    cure: 'Write dates as 2026-01-31, times as 2026-01-31T08:00:00Z, numbers with a point and no thousands separators.',
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
    cure: 'Write dates as 2026-01-31, times as 2026-01-31T08:00:00Z, numbers with a point and no thousands separators.',
  },
  {
    code: 'MALFORMED_ID',
    class: 'data',
    explanation: 'A value is no id, or the id of another object.',
    cure: 'Check the ids of the record: 15 or 18 characters, of the right object.',
  },
  {
    code: 'FIELD_INTEGRITY_EXCEPTION',
    class: 'data',
    explanation: 'A value contradicts another field, or an id is of the wrong kind of record.',
    cure: 'Check the named field together with those it depends on.',
  },
  {
    code: 'INVALID_EMAIL_ADDRESS',
    class: 'data',
    explanation: 'The value is no email address.',
    cure: 'Correct it, or leave it blank.',
  },
  {
    code: 'NUMBER_OUTSIDE_VALID_RANGE',
    class: 'data',
    explanation: 'The number is too large for its field.',
    cure: 'Correct it, or have more digits allowed for the field.',
  },
  {
    code: 'MISSING_ARGUMENT',
    class: 'data',
    explanation: 'The record lacks the value that names it in the org.',
    cure: 'Fill in the Id, or the external id.',
  },
  {
    code: 'INVALID_ID_FIELD',
    class: 'data',
    explanation: 'The id cannot be used here.',
    cure: 'Check that it names a record of this object.',
  },
  {
    code: 'FIELD_FILTER_VALIDATION_EXCEPTION',
    class: 'data',
    explanation: 'A lookup filter of the field does not allow this parent.',
    cure: 'Choose a parent that meets the filter, or have the filter changed.',
  },
  {
    code: 'CANNOT_UPDATE_CONVERTED_LEAD',
    class: 'data',
    explanation: 'The lead was converted and can no longer be changed.',
    cure: 'Leave it out, or change the contact, account or opportunity that it became.',
  },
  {
    code: 'DELETE_FAILED',
    class: 'data',
    explanation: 'Other records depend on this one, or a trigger forbids that it is deleted.',
    cure: 'Delete or move the records first that the message names.',
  },
  {
    code: 'DEPENDENCY_EXISTS',
    class: 'data',
    explanation: 'Something in the org still refers to this record.',
    cure: 'Remove the reference first.',
  },
  {
    code: 'CIRCULAR_DEPENDENCY',
    class: 'data',
    explanation: 'The record would become its own ancestor.',
    cure: 'Correct the parent.',
  },
  {
    code: 'TEXT_DATA_OUTSIDE_SUPPORTED_CHARSET',
    class: 'data',
    explanation: 'A text has characters that the org cannot store.',
    cure: 'Replace them: mostly control characters, or emoji in an old field.',
  },

  // The org: every record like this one fails until an administrator acts.
  {
    code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    class: 'admin',
    explanation: 'The user may not write one of the columns, or nobody may.',
    cure: 'Leave the column out, or have edit access given in Setup under the field-level security of a permission set.',
  },
  {
    code: 'INSUFFICIENT_ACCESS_OR_READONLY',
    class: 'admin',
    explanation: 'The user may not write this record.',
    cure: 'Have the object permission, the sharing or the record type assigned to the user in Setup.',
  },
  {
    code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    class: 'admin',
    explanation: 'The user may not use a record that this one points to.',
    cure: 'Give the user access to the parents, owners and record types that the file names.',
  },
  {
    code: 'OP_WITH_INVALID_USER_TYPE_EXCEPTION',
    class: 'admin',
    explanation: "The licence of the record's owner does not allow this.",
    cure: 'Choose an owner with a full licence.',
  },
  {
    code: 'INACTIVE_OWNER_OR_USER',
    class: 'admin',
    explanation: 'The owner is an inactive user.',
    cure: 'Choose an active owner, or have "Set Audit Fields" and "Update Records with Inactive Owners" given to the user.',
  },
  {
    code: 'TRANSFER_REQUIRES_READ',
    class: 'admin',
    explanation: 'The new owner may not read records of this object.',
    cure: 'Have read access given to that owner, or choose another.',
  },
  {
    code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    class: 'admin',
    explanation: 'A trigger of the org failed on this record; the message names it.',
    cure: 'Have the trigger fixed or switched off for the load, or set a smaller `job-records` if it ran into a limit.',
  },
  {
    code: 'CANNOT_EXECUTE_FLOW_TRIGGER',
    class: 'admin',
    explanation: 'A flow of the org failed on this record.',
    cure: 'Have the flow fixed or switched off for the load: Setup, Flows, paused and failed interviews.',
  },
  {
    code: 'STORAGE_LIMIT_EXCEEDED',
    class: 'admin',
    explanation: "The org's storage is full.",
    cure: 'Have storage freed or added (Setup, Storage Usage), then load rerun.csv.',
  },
  {
    code: 'LICENSE_LIMIT_EXCEEDED',
    class: 'admin',
    explanation: 'The org has no licence left for such a record.',
    cure: 'Have licences freed or added: Setup, Company Information.',
  },
  {
    code: 'API_CURRENTLY_DISABLED',
    class: 'admin',
    explanation: 'The API is disabled for this user or org.',
    cure: 'Have "API Enabled" given to the user.',
  },
  {
    code: 'TXN_SECURITY_NO_ACCESS',
    class: 'admin',
    explanation: 'A transaction security policy blocked the record.',
    cure: 'Have the policy changed, or the user made exempt: Setup, Transaction Security Policies.',
  },
  {
    code: 'TXN_SECURITY_RUNTIME_EXCEPTION',
    class: 'admin',
    explanation: 'A transaction security policy failed.',
    cure: 'Have the policy fixed: Setup, Transaction Security Policies.',
  },
]

/** Undefined for a code that is not known. */
export function rowErrorEntry(code: string, message: string): RowErrorEntry | undefined {
  return ROW_ERRORS.find((known) => known.code === code && (known.said?.test(message) ?? true))
}

/** What a row error means; an unknown code is shown as it came. */
export function meaningOf(code: string, message: string): RowErrorMeaning {
  const entry = rowErrorEntry(code, message)
  if (entry === undefined) return { class: 'unknown', explanation: '', cure: '' }
  return { class: entry.class, explanation: entry.explanation, cure: entry.cure }
}
