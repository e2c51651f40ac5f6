import { INTERNAL_BATCH_RECORDS, type JobRequest } from '../bulk/job.ts'
import type { Inputs } from '../inputs.ts'
import type { Organization } from '../org/organization.ts'

/** The column whose value names a record of the org. */
export function keyColumnOf({ operation, externalIdField }: Inputs): string | undefined {
  if (operation === 'insert') return undefined
  return operation === 'upsert' ? externalIdField : 'Id'
}

/** One internal batch a job, in file order, is what stands in for a serial mode: Bulk API 2.0 has none.
 *  Source: Bulk API 2.0 guide, "Get Information About an Ingest Job", `concurrencyMode`. */
export function maxJobRecords({ concurrency, maxJobRecords: asked }: Inputs): number {
  const most = asked ?? Number.POSITIVE_INFINITY
  return concurrency.mode === 'serial' ? Math.min(most, INTERNAL_BATCH_RECORDS) : most
}

export function jobRequest({
  object,
  operation,
  externalIdField,
  assignmentRuleId,
}: Inputs): Omit<JobRequest, 'lineEnding' | 'columnDelimiter'> {
  return {
    object,
    operation,
    ...(externalIdField === undefined ? {} : { externalIdFieldName: externalIdField }),
    ...(assignmentRuleId === undefined ? {} : { assignmentRuleId }),
  }
}

/** Requests that last 20 seconds or more are counted: 25 at once, in developer and trial orgs 5.
 *  Source: Salesforce Developer Limits, "API Request Limits and Allocations", concurrent requests. */
export function uploadsAtOnce({ kind }: Organization): number {
  return kind === 'developer' || kind === 'trial' ? 2 : 4
}
