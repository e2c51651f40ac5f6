import { LoadError, messageOf, SalesforceError } from '../errors.ts'
import { orgWords, wholeWords } from '../text/org-words.ts'
import { sentence } from '../text/words.ts'

/** `structural`: sent again, it ends the same way. `quota`: an allocation is used up. `transient`: smaller jobs, fewer at
 *  once, may get through. `unknown`: nobody foresaw it. */
export type FailureClass = 'structural' | 'quota' | 'transient' | 'unknown'

/** What the org says of a job or call that failed as a whole, and what to do about it. */
interface Cure {
  readonly said: RegExp
  readonly class: Exclude<FailureClass, 'unknown'>
  readonly cure: string
}

/**
 * The first that fits. `errorMessage` has the form `InvalidBatch : text`, REST answers carry the same names in capitals.
 * Sources: Bulk API 2.0 guide, "Errors" and "Prepare CSV Files"; forcedotcom/wsc: com/sforce/async/AsyncExceptionCode.java.
 * Which class a text belongs to is a judgement.
 */
const CURES: readonly Cure[] = [
  {
    said: /Field name not found/i,
    class: 'structural',
    cure: 'The first row must hold API names of fields that the object has and the user may see. Check the spelling, and the field-level security of the user.',
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
    cure: 'Take the object name and the colon out of the relationship column: write `Parent__r.Key__c`, not `Parent__c:Parent__r.Key__c`.',
  },
  {
    said: /Unable to find relationship/i,
    class: 'structural',
    cure: 'A relationship column takes the relationship name, not the object: `Account.Key__c`, `Parent__r.Key__c`.',
  },
  { said: /must contain only ids/i, class: 'structural', cure: 'A file of records to delete has one column, Id.' },
  { said: /Records not found/i, class: 'structural', cure: 'The job held no records.' },
  {
    said: /TooManyLockFailure|Too many lock/i,
    class: 'transient',
    cure: 'Records of the same parent were worked on at once. Sort the file by the parent, set `concurrency: serial`, and load what is not in again.',
  },
  {
    said: /Concurrent/i,
    class: 'transient',
    cure: 'Too many long requests ran in the org at once. Set a lower `concurrency`, and load what is not in again.',
  },
  {
    said: /STORAGE_LIMIT/i,
    class: 'structural',
    cure: "The org's data storage is full. Free some, and load what is not in again.",
  },
  {
    said: /ExceededQuota|EXCEEDEDQUOTA|LIMIT_EXCEEDED|ApiBatchItems Limit/i,
    class: 'quota',
    cure: 'A daily limit of the org is used up. It is a rolling one: load what is not in again in some hours.',
  },
  {
    said: /Retried more than|processing time-?outs?|^Timeout\b/i,
    class: 'transient',
    cure: 'Triggers, flows or sharing need more than 5 minutes for a batch. Set a smaller `job-records`, or lighten the automation.',
  },
  {
    said: /^InternalServerError\b/i,
    class: 'transient',
    cure: 'Salesforce met an error of its own. Load what is not in again.',
  },
  {
    said: /INVALIDENTITY|not supported by the Bulk API/i,
    class: 'structural',
    cure: 'Check the API name in `object`, and that the user may access that object.',
  },
  {
    said: /External ID/i,
    class: 'structural',
    cure: 'Check that `external-id-field` is an external id field of the object.',
  },
  {
    said: /FEATURENOTENABLED|special user profile permission/i,
    class: 'structural',
    cure: 'An administrator has to give the user that permission (for hardDelete: "Bulk API Hard Delete").',
  },
  {
    said: /Found multipe contents/i,
    class: 'transient',
    cure: 'Nothing of this job was loaded. Run the step again.',
  },
]

/**
 * Whether a job that failed with this `errorMessage` loads no record at all: its form cannot be read, which shows before the
 * first record is. Some orgs say the name twice. Source: Bulk API 2.0 guide, "Errors", InvalidBatch and ClientInputError;
 * that later batches may be concerned alone is not documented, so rows of the job count all the same.
 */
export function loadsNothing(errorMessage: string): boolean {
  return LOADS_NOTHING.test(errorMessage)
}

const LOADS_NOTHING = /^\s{0,9}(?:InvalidBatch|ClientInputError)\s{0,9}:/i

const GENERAL_CURE = 'Look the job up in Setup under Bulk Data Load Jobs.'

function cureFor(said: string): Cure | undefined {
  return CURES.find((cure) => cure.said.test(said))
}

/** Whether what is not in of a job that failed with this `errorMessage` may be sent again. */
export function failureClass(errorMessage: string): FailureClass {
  return cureFor(errorMessage)?.class ?? 'unknown'
}

/** How the Bulk API begins what it says of a job. Source: forcedotcom/wsc: com/sforce/async/AsyncExceptionCode.java. */
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

/** What the org says of a job, marked as its words. */
export function jobWords(errorMessage: string): string {
  return orgWords(errorMessage, JOB_CODES.find((code) => errorMessage.startsWith(`${code} :`)) ?? '')
}

/** What stopped a part, for the user. `what` names it: a job, its files. */
export function explainFailure(what: string, said: string): LoadError {
  const known = cureFor(wholeWords(said))
  const reason = known?.class === 'quota' ? 'api-limit' : 'job-failed'
  return new LoadError(reason, `${what}: ${sentence(said)} ${known?.cure ?? GENERAL_CURE}`)
}

/** The same for an error that a call ended with. */
export function explainError(what: string, error: unknown): LoadError {
  if (error instanceof LoadError) return error
  if (error instanceof SalesforceError) {
    const { named, status, method, path } = error
    if (status === 401) return refusedSession(what, error)
    const explained = explainFailure(what, `${named}: ${messageOf(error)} (${method} ${path})`)
    return new LoadError(explained.reason, explained.message, { cause: error })
  }
  const said = sentence(messageOf(error))
  return new LoadError('job-failed', `${what}: ${said} Run the step again for what is not in.`, {
    cause: error,
  })
}

/** No request is taken until requests of the last 24 hours run out.
 *  Source: REST API guide, "Status Codes and Error Responses"; for requests that last too long the code is the same. */
export function isDailyLimit({ errorCode, message }: SalesforceError): boolean {
  return errorCode === 'REQUEST_LIMIT_EXCEEDED' && !/Concurrent/i.test(message)
}

/** A new token was refused as well. */
function refusedSession(what: string, error: SalesforceError): LoadError {
  return new LoadError(
    'login-failed',
    `${what}: the org refuses the session (${error.named}: ${messageOf(error)}). ` +
      "Check the app's policies and the login history of the user in Setup.",
    { cause: error },
  )
}
