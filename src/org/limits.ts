import { z } from 'zod/mini'
import { LoadError, SalesforceError } from '../errors.ts'
import { readResource } from './rest.ts'
import type { Session } from './session.ts'

/** What is left of an allocation, of which maximum. */
export interface Allocation {
  readonly left: number
  readonly max: number
}

/** Allocations that a load draws on; those that the org does not tell of are undefined. */
export interface OrgLimits {
  /** Requests in 24 hours, rolling. */
  readonly apiRequests?: Allocation | undefined
  /** Internal batches in 24 hours, rolling, shared with Bulk API 1.0. */
  readonly batches?: Allocation | undefined
  readonly dataStorageMb?: Allocation | undefined
}

const Limit = z.catch(z.optional(z.object({ Max: z.number(), Remaining: z.number() })), undefined)

/** Source: REST API guide, "Limits"; in older versions the batches go by the name of Bulk API requests. */
const Limits = z.object({
  DailyApiRequests: Limit,
  DailyBulkApiBatches: Limit,
  DailyBulkApiRequests: Limit,
  DataStorageMB: Limit,
})

/**
 * Asks the org what is left. `not-allowed`: the user lacks "View Setup and Configuration". Never throws for what the org
 * answers, or for no answer: a load may do without, and whatever is wrong shows again with its next request.
 */
export async function readLimits(session: Session, apiVersion: string): Promise<OrgLimits | 'not-allowed'> {
  try {
    return limitsOf(await readResource({ calls: session, apiVersion }, 'limits', Limits))
  } catch (error) {
    if (error instanceof SalesforceError) return isForbidden(error) ? 'not-allowed' : {}
    if (error instanceof LoadError) throw error
    // No answer, one of another shape, or a cancel in the middle of it, which others see to.
    return {}
  }
}

function limitsOf(answer: z.infer<typeof Limits>): OrgLimits {
  const { DailyApiRequests, DailyBulkApiBatches, DailyBulkApiRequests, DataStorageMB } = answer
  return {
    apiRequests: allocation(DailyApiRequests),
    batches: allocation(DailyBulkApiBatches ?? DailyBulkApiRequests),
    dataStorageMb: allocation(DataStorageMB),
  }
}

/** More may be used than there is, of storage for one. */
function allocation(limit: z.infer<typeof Limit>): Allocation | undefined {
  return limit && { left: Math.max(0, limit.Remaining), max: limit.Max }
}

/** The daily limit of requests is a 403 as well, and no lack of permission.
 *  Source: REST API guide, "Status Codes and Error Responses". */
function isForbidden({ status, errorCode }: SalesforceError): boolean {
  return status === 403 && errorCode !== 'REQUEST_LIMIT_EXCEEDED'
}
