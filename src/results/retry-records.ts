import { rowErrorEntry } from './row-error-codes.ts'

/**
 * Whether a record that failed like this may get in when it is sent again as it is. Never for a code that nobody foresaw.
 *
 * @param round in which it failed, from 1
 */
export function mayRetry(code: string, message: string, round: number): boolean {
  const entry = rowErrorEntry(code, message)
  return entry?.class === 'transient' && round <= (entry.retries ?? Number.POSITIVE_INFINITY)
}
