import { INTERNAL_BATCH_RECORDS, type IngestOperation } from '../bulk/job.ts'
import { LoadError } from '../errors.ts'
import type { Allocation, OrgLimits } from '../org/limits.ts'
import type { Part } from '../parts/part.ts'
import { count, thousands } from '../text/words.ts'

/** What a load takes of an org's allocations when nothing goes wrong. */
export interface LoadEstimate {
  readonly jobs: number
  /** Internal ones. */
  readonly batches: number
  readonly apiRequests: number
  readonly storageKb: number
}

/** Create, upload, close, and two result files. */
const REQUESTS_PER_JOB = 5
/** Jobs of any size are looked at some times in their first seconds. */
const FIRST_LOOKS = 3
/** Data storage that a record of most objects takes; few take more. Source: Salesforce Help, "Data and File Storage Allocations". */
const RECORD_KB = 2

/**
 * What the parts will take. Salesforce makes a batch of each 10,000 records of a job, and an empty one that counts as well.
 * A job is looked at three times, and once more for each 10,000 records: looks are 30 seconds apart in the end, and so
 * many records take about as long. Upserts may insert records, but nobody knows how many: no storage is counted for them.
 * Source: Bulk API and Bulk API 2.0 Limits and Allocations, "Batch allocations".
 */
export function estimateLoad({
  parts,
  operation,
}: {
  readonly parts: readonly Pick<Part, 'records'>[]
  readonly operation: IngestOperation
}): LoadEstimate {
  const filled = sum(parts.map(({ records }) => Math.ceil(records / INTERNAL_BATCH_RECORDS)))
  const jobs = parts.length
  return {
    jobs,
    batches: filled + jobs,
    apiRequests: jobs * (REQUESTS_PER_JOB + FIRST_LOOKS) + filled,
    storageKb: operation === 'insert' ? sum(parts.map(({ records }) => records)) * RECORD_KB : 0,
  }
}

/** Whether a load fits into what is left. */
export interface LimitCheck {
  readonly refusal?: LoadError
  readonly warnings: readonly string[]
  readonly notices: readonly string[]
}

/** Holds an estimate against what the org has left. What the org does not tell is not held against the load. */
export function checkLimits(estimate: LoadEstimate, limits: OrgLimits | 'not-allowed'): LimitCheck {
  if (limits === 'not-allowed') return { warnings: [], notices: [NOT_ALLOWED] }
  const { apiRequests, batches, dataStorageMb } = limits
  const lacks = [
    lackOf('API requests', estimate.apiRequests, apiRequests),
    lackOf('internal batches', estimate.batches, batches),
  ].filter((lack) => lack !== undefined)
  const unknown = [
    ...(apiRequests === undefined ? ['API requests'] : []),
    ...(batches === undefined ? ['batches'] : []),
  ]
  const storage = lackOfStorage(estimate, dataStorageMb)
  return {
    ...(lacks.length === 0 ? {} : { refusal: refuse(estimate, lacks) }),
    warnings: storage === undefined ? [] : [storage],
    notices: unknown.length === 0 ? [] : [`The org does not say how many ${unknown.join(' and ')} it has left. ${ON}`],
  }
}

const ON = 'The load continues without that check.'

const NOT_ALLOWED =
  'Cannot check the org\'s remaining API requests and batches: the user lacks the permission "View Setup and ' +
  `Configuration". ${ON}`

function lackOf(what: string, needed: number, allocation: Allocation | undefined): string | undefined {
  if (allocation === undefined || needed <= allocation.left) return undefined
  const { left, max } = allocation
  return `about ${thousands(needed)} ${what} (${thousands(left)} of ${thousands(max)} left)`
}

function refuse({ jobs }: LoadEstimate, lacks: readonly string[]): LoadError {
  return new LoadError(
    'api-limit',
    `This load (${count(jobs, 'job')}) needs more than the org has left in the current 24-hour window: ${lacks.join(' and ')}. Nothing was sent. ` +
      'The window is a rolling one: wait some hours, up to 24. Or make fewer jobs with a larger `job-size-mb` (and no ' +
      '`job-records`), or load fewer records at a time.',
  )
}

/** Storage is counted in units of 1,024. */
function lackOfStorage({ storageKb }: LoadEstimate, storage: Allocation | undefined): string | undefined {
  if (storage === undefined || storageKb <= storage.left * 1_024) return undefined
  return (
    `The records to insert take about ${thousands(Math.ceil(storageKb / 1_024))} MB of data storage (${RECORD_KB} kB each), and the org has ` +
    `${thousands(storage.left)} of ${thousands(storage.max)} MB left. Once it is full, records fail with ` +
    'STORAGE_LIMIT_EXCEEDED: ask an administrator to free or add storage first (Setup, Storage Usage).'
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
