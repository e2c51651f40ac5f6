import { parseRowError } from './error-groups.ts'
import { rowErrorEntry } from './row-error-codes.ts'

/**
 * Whether a record that failed like this may be loaded when it is sent again as it is. Never for a code that nobody foresaw.
 *
 * @param round in which it failed, from 1
 */
export function mayRetry(code: string, message: string, round: number): boolean {
  const entry = rowErrorEntry({ code, message })
  return entry?.class === 'transient' && round <= (entry.retries ?? Number.POSITIVE_INFINITY)
}

/** Whether a record may be loaded when it is sent again as it is, by its `sf__Error`. */
export function mayRetryRow(error: string, round: number): boolean {
  const { code, message } = parseRowError(error)
  return mayRetry(code, message, round)
}
