import type { JobState } from '../bulk/job.ts'
import { SalesforceError } from '../errors.ts'
import { isRefusal } from '../http/error-body.ts'

/** What came of asking the org to close a job. */
export type CloseAnswer =
  /** The org says that it is closed already, or over: it cannot be closed twice. */
  | 'not open any more'
  /** The org says that it was aborted. */
  | 'aborted'
  /** The org can never close it: its data was uploaded twice. */
  | 'never'
  /** Salesforce itself refuses this request, which had no effect. */
  | 'refused'
  /** No answer, or none of Salesforce's own: it may have had its effect. */
  | 'unclear'

/** What a look at the job says after that; undefined when it got no answer. A look may be older than the close. */
export type Look = JobState | undefined

export type WasClosed =
  | 'closed'
  /** No: nothing of the job is in the org, nor ever will be. */
  | 'not closed'
  /** It does no harm to ask once more: a job that is closed refuses it. */
  | 'ask again'

/** One try to close a job. */
export interface CloseTry {
  readonly answer: CloseAnswer
  readonly look: Look
  /** An earlier try had an unclear answer, and may have had its effect. */
  readonly isUnclear: boolean
  /** The same request may fare better later. */
  readonly mayPass: boolean
}

/** Whether a job was closed by a close that was not answered as it should be. Where the org contradicts itself, what says that
 *  it was closed counts: its records are looked for then, and not sent in another job. */
export function wasClosed({ answer, look, isUnclear, mayPass }: CloseTry): WasClosed {
  if (look !== undefined && look !== 'Open' && look !== 'Aborted') return 'closed'
  switch (answer) {
    case 'not open any more':
      return 'closed'
    case 'never':
      return 'not closed'
    case 'aborted':
      return isUnclear ? 'closed' : 'not closed'
    case 'refused':
      if (mayPass) return 'ask again'
      return isUnclear ? 'ask again' : 'not closed'
    case 'unclear':
      return look === 'Aborted' ? 'closed' : 'ask again'
  }
}

/** Who limits requests may stand behind what has taken this one. Source: REST API guide, "Status Codes and Error Responses". */
const OF_THE_EDGE: ReadonlySet<number> = new Set([420, 429])

/** Texts as users of the API report them. Source: Bulk API 2.0 guide, "Errors", InvalidJobState; "Upload Job Data". */
const ALREADY = /\balready\s(?:\w{1,20}\s)?(?:completed?|closed?)\b|^closing already/i
const ABORTED = /\balready\s(?:\w{1,20}\s)?aborted\b/i
const UPLOADED_TWICE = /found mult\w{1,9} contents/i

export function closeAnswer(error: unknown): CloseAnswer {
  if (!isRefusal(error) || !(error instanceof SalesforceError) || OF_THE_EDGE.has(error.status)) return 'unclear'
  const { errorCode, message } = error
  if (ABORTED.test(message)) return 'aborted'
  if (errorCode.replaceAll('_', '') === 'INVALIDJOBSTATE' || ALREADY.test(message)) return 'not open any more'
  return UPLOADED_TWICE.test(message) ? 'never' : 'refused'
}
