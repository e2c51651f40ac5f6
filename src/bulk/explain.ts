import { LoadError, SalesforceError } from '../errors.ts'

/** What the org says of a job or call that failed as a whole, and what to do about it. */
interface Cure {
  readonly said: RegExp
  readonly cure: string
  readonly reason?: 'api-limit'
}

/**
 * The first that fits. `errorMessage` has the form `InvalidBatch : text`, REST answers carry the same names in capitals.
 * Sources: Bulk API 2.0 guide, "Errors" and "Prepare CSV Files"; forcedotcom/wsc: com/sforce/async/AsyncExceptionCode.java.
 */
const CURES: readonly Cure[] = [
  {
    said: /Field name not found/i,
    cure: 'The first row must hold API names of fields that the object has and the user may see. Check the spelling, and the field-level security of the user.',
  },
  {
    said: /Failed to parse CSV|unescaped quote|closing an opened quote/i,
    cure: 'Check the quotes in the files of this job.',
  },
  {
    said: /LineEnding is invalid/i,
    cure: 'The file mixes line endings. Convert it to line feeds throughout.',
  },
  {
    said: /type is not needed for non polymorphic/i,
    cure: 'Take the object name and the colon out of the relationship column: write `Parent__r.Key__c`, not `Parent__c:Parent__r.Key__c`.',
  },
  {
    said: /Unable to find relationship/i,
    cure: 'A relationship column takes the relationship name, not the object: `Account.Key__c`, `Parent__r.Key__c`.',
  },
  { said: /must contain only ids/i, cure: 'A file of records to delete has one column, Id.' },
  { said: /Records not found/i, cure: 'The job held no records.' },
  {
    said: /TooManyLockFailure|Too many lock/i,
    cure: 'Records of the same parent were worked on at once. Sort the file by the parent, set `concurrency: serial`, and load what is not in again.',
  },
  {
    said: /Concurrent/i,
    cure: 'Too many long requests ran in the org at once. Set a lower `concurrency`, and load what is not in again.',
  },
  {
    said: /STORAGE_LIMIT/i,
    cure: "The org's data storage is full. Free some, and load what is not in again.",
  },
  {
    said: /ExceededQuota|EXCEEDEDQUOTA|LIMIT_EXCEEDED|ApiBatchItems Limit/i,
    cure: 'A daily limit of the org is used up. It is a rolling one: load what is not in again in some hours.',
    reason: 'api-limit',
  },
  {
    said: /Retried more than|processing time-?outs?/i,
    cure: 'Triggers, flows or sharing need more than 5 minutes for a batch. Set a smaller `job-records`, or lighten the automation.',
  },
  {
    said: /INVALIDENTITY|not supported by the Bulk API/i,
    cure: 'Check the API name in `object`, and that the user may access that object.',
  },
  {
    said: /External ID/i,
    cure: 'Check that `external-id-field` is an external id field of the object.',
  },
  {
    said: /FEATURENOTENABLED|special user profile permission/i,
    cure: 'An administrator has to give the user that permission (for hardDelete: "Bulk API Hard Delete").',
  },
  {
    said: /Found multipe contents/i,
    cure: 'Nothing of this job was loaded. Run the step again.',
  },
]

const GENERAL_CURE = 'Look the job up in Setup under Bulk Data Load Jobs.'

/** What stopped a part, for the user. `what` names it: a job, its files. */
export function explainFailure(what: string, said: string): LoadError {
  const known = CURES.find((cure) => cure.said.test(said))
  return new LoadError(known?.reason ?? 'job-failed', `${what}: ${sentence(said)} ${known?.cure ?? GENERAL_CURE}`)
}

/** The same for an error that a call ended with. */
export function explainError(what: string, error: unknown): LoadError {
  if (error instanceof LoadError) return error
  if (error instanceof SalesforceError) {
    const { errorCode, message, status, method, path } = error
    if (status === 401) return refusedSession(what, error)
    const explained = explainFailure(what, `${errorCode || `HTTP ${status}`}: ${message} (${method} ${path})`)
    return new LoadError(explained.reason, explained.message, { cause: error })
  }
  const said = error instanceof Error ? error.message : String(error)
  return new LoadError('job-failed', `${what}: ${sentence(said)} Run the step again for what is not in.`, {
    cause: error,
  })
}

/** A new token was refused as well. */
function refusedSession(what: string, error: SalesforceError): LoadError {
  return new LoadError(
    'login-failed',
    `${what}: the org refuses the session (${error.errorCode}: ${error.message}). ` +
      "Check the app's policies and the login history of the user in Setup.",
    { cause: error },
  )
}

function sentence(text: string): string {
  const trimmed = text.trim()
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}
