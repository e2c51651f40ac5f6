import { LoadError, messageOf, SalesforceError } from '../errors.ts'
import { orgWords, wholeWords } from '../text/org-words.ts'
import { sentence } from '../text/words.ts'

/** Why a job failed as a whole. `structural`: it would fail again. `quota`: an allocation is used up. `transient`: smaller jobs,
 *  fewer at once, may succeed. `unknown`: the message is not in the table. */
export type FailureClass = 'structural' | 'quota' | 'transient' | 'unknown'

/** A message of the org about a job or call that failed as a whole, and what to do about it. */
interface Cure {
  readonly said: RegExp
  readonly class: Exclude<FailureClass, 'unknown'>
  readonly cure: string
}

/**
 * Messages of the org and what to do about them; the first that fits counts. `errorMessage` has the form `InvalidBatch : text`, REST answers carry the same names in capitals.
 * Sources: Bulk API 2.0 guide, "Errors" and "Prepare CSV Files"; forcedotcom/wsc: com/sforce/async/AsyncExceptionCode.java.
 * The class of each message is our judgement.
 */
const CURES: readonly Cure[] = [
  {
    said: /Field name not found/i,
    class: 'structural',
    cure: 'The header must contain API names of fields that the object has and the user can see. Check that the file has a header row, the spelling, and the field-level security of the user.',
  },
  {
    said: /Failed to parse CSV|unescaped quote|closing an opened quote/i,
    class: 'structural',
    cure: 'Check the quotes in the files of this job.',
  },
  {
    said: /LineEnding is invalid/i,
    class: 'structural',
    cure: 'The file mixes line endings. Convert it to line feeds throughout.',
  },
  {
    said: /type is not needed for non polymorphic/i,
    class: 'structural',
    cure: 'Remove the object name and the colon from the relationship column: write `Parent__r.Key__c`, not `Parent__c:Parent__r.Key__c`.',
  },
  {
    said: /Unable to find relationship/i,
    class: 'structural',
    cure: 'A relationship column takes the relationship name, not the object or the field: `Account.Key__c`, `Parent__r.Key__c`.',
  },
  { said: /must contain only ids/i, class: 'structural', cure: 'A file of records to delete has one column, Id.' },
  { said: /Records not found/i, class: 'structural', cure: 'The job held no records.' },
  {
    said: /TooManyLockFailure|Too many lock/i,
    class: 'transient',
    cure: 'Several batches changed records of the same parent at the same time. Sort the file by the parent with `sort-by`, set `concurrency: serial`, and load the remaining records again.',
  },
  {
    said: /Concurrent/i,
    class: 'transient',
    cure: 'Too many long requests ran in the org at the same time. Set a lower `concurrency`, and load the remaining records again.',
  },
  {
    said: /STORAGE_LIMIT/i,
    class: 'structural',
    cure: "The org's data storage is full. Free some, and load the remaining records again.",
  },
  {
    said: /ExceededQuota|EXCEEDEDQUOTA|LIMIT_EXCEEDED|ApiBatchItems Limit/i,
    class: 'quota',
    cure: 'A daily limit of the org is used up. It counts the last 24 hours, so load the remaining records in a few hours.',
  },
  {
    said: /Retried more than|processing time-?outs?|^Timeout\b/i,
    class: 'transient',
    cure: 'Triggers, flows or sharing need more than 5 minutes for a batch. Set a smaller `job-records`, or make the automation lighter.',
  },
  {
    said: /^InternalServerError\b/i,
    class: 'transient',
    cure: 'Salesforce had an internal error. Load the remaining records again.',
  },
  {
    said: /INVALIDENTITY|not supported by the Bulk API/i,
    class: 'structural',
    cure: 'Check the API name in `object`, and that the user has access to that object.',
  },
  {
    said: /External ID/i,
    class: 'structural',
    cure: 'Check that `external-id-field` is an external id field of the object.',
  },
  {
    said: /special user profile permission/i,
    class: 'structural',
    cure: 'Ask an administrator to give the user that permission (for hardDelete: "Bulk API Hard Delete").',
  },
  {
    // Sources: Google Cloud, BigQuery Data Transfer Service, "Troubleshooting"; Bulk API and Bulk API 2.0 Limits and Allocations.
    said: /Binary (?:field|content)[^.]{0,40}not supported/i,
    class: 'structural',
    cure: 'Bulk API 2.0 does not load files (base64). Remove the column, and upload the files with `sf data create file` or the REST API.',
  },
  {
    // Source: singer-io/tap-salesforce: "Blacklisted Objects Explanation".
    said: /Cannot serialize value/i,
    class: 'structural',
    cure: 'A column is a compound field, such as an address. Use the columns of its parts instead.',
  },
  {
    // Source: Bulk API 2.0 guide, "Errors": Bulk API 2.0 is not enabled for this organization.
    said: /FEATURE_?NOT_?ENABLED|Async API not enabled/i,
    class: 'structural',
    cure: 'The org or the user must not use the Bulk API. Check that the edition of the org has API access, and that the user has the permission "API Enabled".',
  },
  {
    said: /Found multipe contents/i,
    class: 'transient',
    cure: 'Nothing of this job was loaded. Run the step again.',
  },
]

/**
 * Whether a job that failed with this `errorMessage` loaded no record at all: its form cannot be read, which Salesforce finds
 * before the first record. Some orgs say the name twice. Source: Bulk API 2.0 guide, "Errors", InvalidBatch and
 * ClientInputError; it is not documented whether only later batches may fail like this, so rows of the job count all the same.
 */
export function loadsNothing(errorMessage: string): boolean {
  return LOADS_NOTHING.test(errorMessage)
}

const LOADS_NOTHING = /^\s{0,9}(?:InvalidBatch|ClientInputError)\s{0,9}:/i

const GENERAL_CURE = 'Look the job up in Setup under Bulk Data Load Jobs.'

function cureFor(said: string): Cure | undefined {
  return CURES.find((cure) => cure.said.test(said))
}

/** Classifies the `errorMessage` of a job that failed: it decides whether the records that were not loaded are sent again. */
export function failureClass(errorMessage: string): FailureClass {
  return cureFor(errorMessage)?.class ?? 'unknown'
}

/** The codes with which the Bulk API begins the `errorMessage` of a job. Source: forcedotcom/wsc: com/sforce/async/AsyncExceptionCode.java. */
export const JOB_CODES = [
  'ClientInputError',
  'ExceededQuota',
  'FeatureNotEnabled',
  'InternalServerError',
  'InvalidBatch',
  'InvalidEntity',
  'InvalidJob',
  'InvalidJobState',
  'InvalidOperation',
  'InvalidVersion',
  'Timeout',
  'TooManyLockFailure',
  'TransactionSecurityBlock',
  'Unknown',
] as const

/** Marks the `errorMessage` of a job as words of the org. */
export function jobWords(errorMessage: string): string {
  return orgWords(errorMessage, JOB_CODES.find((code) => errorMessage.startsWith(`${code} :`)) ?? '')
}

/** Makes the error for what stopped a part of the load. `what` names the job or its files; `said` is the message. */
export function explainFailure(what: string, said: string): LoadError {
  const known = cureFor(wholeWords(said))
  const reason = known?.class === 'quota' ? 'api-limit' : 'job-failed'
  return new LoadError(reason, `${what}: ${sentence(said)} ${known?.cure ?? GENERAL_CURE}`)
}

/** Makes the error for a call that failed while a part was loaded. `what` names the job or its files. */
export function explainError(what: string, error: unknown): LoadError {
  if (error instanceof LoadError) return error
  if (error instanceof SalesforceError) {
    const { named, status, method, path } = error
    if (status === 401) return refusedSession(what, error)
    const explained = explainFailure(what, `${named}: ${messageOf(error)} (${method} ${path})`)
    return new LoadError(explained.reason, explained.message, { cause: error })
  }
  const said = sentence(messageOf(error))
  return new LoadError('job-failed', `${what}: ${said} Run the step again to load the remaining records.`, {
    cause: error,
  })
}

/** Whether the org accepts no request until those of the last 24 hours no longer count.
 *  Source: REST API guide, "Status Codes and Error Responses"; for requests that last too long the code is the same. */
export function isDailyLimit({ errorCode, message }: SalesforceError): boolean {
  return errorCode === 'REQUEST_LIMIT_EXCEEDED' && !/Concurrent/i.test(message)
}

/** Makes the error for a session whose new token was refused as well. */
function refusedSession(what: string, error: SalesforceError): LoadError {
  return new LoadError(
    'login-failed',
    `${what}: the org refuses the session (${error.named}: ${messageOf(error)}). ` +
      "Check the app's policies and the login history of the user in Setup.",
    { cause: error },
  )
}
