import { isOurAbort, LoadError } from '../errors.ts'
import type { Organization } from '../org/organization.ts'
import type { Session } from '../org/session.ts'
import { annotateStart } from '../report/annotations.ts'
import { reportFailedStart } from '../report/build.ts'
import type { StepResult } from '../report/step-result.ts'
import type { LocalStep } from '../step.ts'
import type { Stop } from '../stop.ts'
import type { BegunStep } from './begin-step.ts'

/** What was known of the org when a step failed. */
export interface KnownOrg {
  session?: Session
  organization?: Organization
}

/** What becomes of a step that was stopped before its first job. Throws what was a mistake of ours. */
export function resultOfFailure(
  error: unknown,
  known: KnownOrg,
  { step, voice, startedAt }: BegunStep<LocalStep>,
): StepResult {
  const failure = failureOf(error, known, step.stop)
  if (failure === undefined) throw error
  const { reason, checks } = failure
  const told = { reason, checks, message: voice.show(failure.message) }
  return {
    report: reportFailedStart(told, { ...known, startedAt, endedAt: step.clock.now() }),
    annotations: annotateStart(failure),
    loads: [],
  }
}

/** What stopped the load; undefined for a mistake of ours. What was given up because the step ends tells less than that it
 *  ends. */
export function failureOf(error: unknown, { session }: KnownOrg, { cancelled, over }: Stop): LoadError | undefined {
  if (error instanceof LoadError && !(over.aborted && isOurAbort(error))) return error
  if (cancelled.aborted) return new LoadError('cancelled', 'The step was cancelled before anything was sent.')
  if (!over.aborted) return undefined
  const waitedFor = session === undefined ? 'the step had not signed in by then' : 'the org had not answered by then'
  const why = 'The time that `time-limit-minutes` allows is used up, and nothing was sent'
  return new LoadError('time-limit', `${why}: ${waitedFor}. Run the workflow again, or raise \`time-limit-minutes\`.`)
}
