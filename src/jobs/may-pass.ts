import { SalesforceError } from '../errors.ts'
import { passes } from '../http/retry.ts'

/** Whether the same call may fare better when it is made again; after a 401 the next call signs in anew. */
export function mayPass(error: unknown): boolean {
  return passes(error) || (error instanceof SalesforceError && error.status === 401)
}
