import { ConnectionError, LoadError, messageOf, SalesforceError } from '../errors.ts'
import { isDailyLimit } from '../org/explain.ts'
import { sentence } from '../text/words.ts'

/** What the codes of a refused query mean for a look-up. Source: REST API guide, "Status Codes and Error Responses"; SOAP API
 *  guide, "Core Data Types Used in API Calls", ExceptionCode. */
const CURES: Readonly<Record<string, string>> = {
  INVALID_FIELD:
    'Choose fields in `by` that this user can see and that Salesforce can search: long texts and encrypted fields cannot be searched by value.',
  INVALID_QUERY_FILTER_OPERATOR: 'Salesforce cannot search this type of field by value. Choose another field in `by`.',
  INVALID_TYPE: 'Check the API name of the object, and that the user has access to it.',
  INSUFFICIENT_ACCESS: 'Give the user read access to the object and to the fields in `by`.',
  QUERY_TIMEOUT:
    'The object has too many records to search them by this field. Choose an external id or another indexed field in `by`.',
  REQUEST_LIMIT_EXCEEDED: 'Too many long requests ran in the org at the same time. Run the step again.',
  OPERATION_TOO_LARGE:
    'The object has too many records to search them by this field. Choose an external id or another indexed field in `by`.',
}

/** Makes the error for a look-up that failed: nothing was sent yet. The path of the query is kept out of the message, as it holds
 *  values of the records.
 *
 *  @param what names the look-up, as the subject of a sentence */
export function explainLookUp(what: string, error: unknown): unknown {
  if (error instanceof ConnectionError) {
    const message = `${what} failed: the org gave no usable answer (${messageOf(error)}). Run the step again.`
    return new LoadError('preflight-failed', message, { cause: error })
  }
  if (!(error instanceof SalesforceError)) return error
  const said = `${what} failed: ${error.named}: ${sentence(messageOf(error))}`
  if (error.status === 401) {
    const cure = "Check the app's policies and the login history of the user in Setup."
    return new LoadError('login-failed', `${said} ${cure}`, { cause: error })
  }
  if (isDailyLimit(error)) {
    const cure =
      'A daily limit of the org is used up. It counts the last 24 hours, so run the step again in a few hours.'
    return new LoadError('api-limit', `${said} ${cure}`, { cause: error })
  }
  if (error.status >= 500) return new LoadError('preflight-failed', `${said} Run the step again.`, { cause: error })
  const cure =
    CURES[error.errorCode] ?? 'Check the object and the fields of the look-up, and the access of the user to them.'
  return new LoadError('preflight-failed', `${said} ${cure}`, { cause: error })
}
