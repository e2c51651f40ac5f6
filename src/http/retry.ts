import { ConnectionError, SalesforceError } from '../errors.ts'
import { POLICIES, pauseAfter } from '../try-again.ts'
import { isOfTls } from './tls.ts'

/** An answer that asks for a longer wait counts as a refusal: somebody waits for this step. */
const LONGEST_ASKED_MS = 10 * 60_000

/** Answers that pass with time: 420 and 502 come from Salesforce Edge, 429 asks for fewer requests, the others are
 *  overload and maintenance. Source: REST API guide, "Status Codes and Error Responses". */
const PASSING_STATUSES: ReadonlySet<number> = new Set([420, 429, 500, 502, 503, 504])

/** Codes that say that settings or the network are wrong, so that trying again does not help, beside those of TLS. */
const LASTING_CODES = /^(?:ERR_PROXY_AUTH|ERR_PROXY_REFUSED|ERR_PROXY_UNUSED|ERR_INVALID)/

/** A try that failed. `retryAfter` is the header as sent: seconds or an HTTP date. */
export interface Failure {
  readonly error: unknown
  readonly retryAfter?: string | undefined
}

/**
 * Decides whether to send the same request again, and after how long.
 *
 * Only for requests that may be repeated, which the code that makes them knows.
 *
 * @param attempt counts from 1
 * @param elapsedMs the time since the first try began
 */
export function decideRetry(
  failure: Failure,
  attempt: number,
  clock: { now: () => number; random: () => number },
  elapsedMs = 0,
): { delayMs: number } | 'give up' {
  if (!passes(failure.error)) return 'give up'
  const leastMs = retryAfterMs(failure.retryAfter, clock.now())
  if (leastMs > LONGEST_ASKED_MS) return 'give up'
  const delayMs = pauseAfter(POLICIES.request, { attempt, elapsedMs, leastMs }, clock.random)
  return delayMs === undefined ? 'give up' : { delayMs }
}

/** Whether an error may pass with time. */
export function passes(error: unknown): boolean {
  if (error instanceof ConnectionError) return !LASTING_CODES.test(error.code) && !isOfTls(error.code)
  if (!(error instanceof SalesforceError)) return false
  if (PASSING_STATUSES.has(error.status)) return true
  // The same code means the daily limit, which lasts until tomorrow, or too many long requests at once.
  // Source: REST API guide, "Status Codes and Error Responses"; Salesforce Developer Limits, "API Request Limits".
  return error.status === 403 && error.errorCode === 'REQUEST_LIMIT_EXCEEDED' && /Concurrent/i.test(error.message)
}

function retryAfterMs(value: string | undefined, now: number): number {
  if (value === undefined) return 0
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : 0
}
