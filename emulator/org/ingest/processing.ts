import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import type { OrgModel } from '../model.ts'
import { LockConflicts } from '../records/lock-conflicts.ts'
import type { JobFault } from '../wire/faults.ts'
import { Pause } from '../wire/pause.ts'
import { type CsvRecord, CsvRefused, CsvUpload, RECORDS_NOT_FOUND } from './csv.ts'
import type { InvalidUnprocessed } from './job.ts'
import { enter, type Job, stateOf } from './job.ts'

/** Records of one internal batch. Source: Bulk API and Bulk API 2.0 Limits and Allocations, "Batch allocations". */
const BATCH_RECORDS = 10_000

/** Records of one chunk, the unit of triggers and of progress. Source: the same, "Rows per trigger invocation". */
const CHUNK_RECORDS = 200

/** Records that are parsed before other work of the process gets its turn. */
const PARSE_RECORDS = 5_000

/** Works a closed job off, from UploadComplete to a final state, unless `signal` ends the org first. */
export async function processJob(job: Job, org: OrgModel, signal: AbortSignal): Promise<void> {
  await setImmediate(undefined, { signal })
  if (!org.jobs.has(job)) return
  const faults = org.faults.forJob(job.object)
  job.hiddenCount = find(faults, 'short-counts')?.by ?? 0
  if (stateOf(job) === 'UploadComplete') enter(job, 'InProgress', org.now())
  await setImmediate(undefined, { signal })

  try {
    const records = await parse(job, signal)
    const refusal = org.records.checkHeader(job)
    if (refusal !== undefined) refuse(job, refusal, { records, usual: 'header' }, org)
    else await processRecords(job, records, faults, org, signal)
  } catch (error) {
    if (!(error instanceof CsvRefused)) throw error
    refuse(job, error.message, { records: undefined, usual: 'as uploaded' }, org)
  }
}

/** The job fails on its form: nothing is loaded, and its results have no rows. What the unprocessed records are then is not
 *  documented. Source: Bulk API 2.0 guide, "Errors". */
function refuse(
  job: Job,
  errorMessage: string,
  { records, usual }: { records: readonly CsvRecord[] | undefined; usual: InvalidUnprocessed },
  org: OrgModel,
): void {
  job.invalid = org.options.invalidUnprocessed ?? usual
  if (job.invalid !== 'as uploaded') job.unprocessed = []
  else if (records !== undefined) job.unprocessed = records.map(({ raw }) => raw)
  fail(job, errorMessage, undefined, org)
}

async function parse(job: Job, signal: AbortSignal): Promise<CsvRecord[]> {
  const data = job.uploads[0]?.data
  if (data === undefined) throw new CsvRefused(RECORDS_NOT_FOUND)
  const upload = new CsvUpload(data, job)
  job.columns = upload.header.names
  job.rawColumns = upload.header.rawNames
  // What cannot be parsed is handed back as it came. Source: jsforce/jsforce: src/api/bulk2.ts returns such text unparsed.
  job.unprocessed = [upload.rest()]
  const records: CsvRecord[] = []
  for (let record = upload.next(); record !== undefined; record = upload.next()) {
    records.push(record)
    if (records.length % PARSE_RECORDS === 0) await setImmediate(undefined, { signal })
  }
  job.unprocessed = []
  if (records.length === 0) throw new CsvRefused(RECORDS_NOT_FOUND)
  return records
}

/** `remaining` is undefined where what remains cannot be told apart as records. An aborted job cannot fail any more. */
function fail(job: Job, errorMessage: string, remaining: readonly CsvRecord[] | undefined, org: OrgModel): void {
  if (stateOf(job) !== 'InProgress') return
  delete job.left
  if (remaining !== undefined) job.unprocessed = remaining.map(({ raw }) => raw)
  job.errorMessage = errorMessage
  enter(job, 'Failed', org.now())
}

async function processRecords(
  job: Job,
  records: readonly CsvRecord[],
  faults: readonly JobFault[],
  org: OrgModel,
  signal: AbortSignal,
): Promise<void> {
  const failure = find(faults, 'fail-job')
  const hang = find(faults, 'hang-job')
  const stopAt = Math.min(failure?.afterRows ?? Infinity, hang?.afterRows ?? Infinity, records.length)
  const lock = find(faults, 'lock-rows')
  const locks = new LockConflicts(lock ?? { share: 0, seed: 0 }, org.lockedOnce)
  const pause = new Pause(org.options.batchMs, signal)
  const late = find(faults, 'late-abort')
  let chunksAfterAbort = late?.chunks ?? 0

  let done = 0
  const left = () => records.slice(done).map(({ raw }) => raw)
  job.left = left
  while (done < stopAt) {
    if (stateOf(job) !== 'InProgress') {
      if (chunksAfterAbort-- <= 0) break
      if (late?.held === true) await org.heldChunks.pass(signal)
    }
    // Source: Bulk API and Bulk API 2.0 Limits and Allocations: batches beyond the daily allocation leave no results.
    if (done % BATCH_RECORDS === 0 && !org.limits.take('DailyBulkApiBatches')) {
      return fail(job, 'ExceededQuota : ApiBatchItems Limit exceeded', undefined, org)
    }
    const batchEnd = done - (done % BATCH_RECORDS) + BATCH_RECORDS
    const end = Math.min(done + CHUNK_RECORDS, batchEnd, stopAt)
    processChunk(job, records.slice(done, end), locks, org)
    await pause.after((end - done) / BATCH_RECORDS)
    done = end
  }

  if (hang !== undefined && done === hang.afterRows) await stopped(job, signal)
  while (hang !== undefined && stateOf(job) === 'Aborted' && chunksAfterAbort-- > 0 && done < records.length) {
    if (late?.held === true) await org.heldChunks.pass(signal)
    const end = Math.min(done + CHUNK_RECORDS, records.length)
    processChunk(job, records.slice(done, end), locks, org)
    done = end
  }
  if (failure !== undefined && done === failure.afterRows) {
    const { errorMessage } = failure
    if (done === 0 && LOADS_NOTHING.test(errorMessage)) refuse(job, errorMessage, { records, usual: 'header' }, org)
    else fail(job, errorMessage, records.slice(done), org)
  }
  if (stateOf(job) === 'InProgress') enter(job, 'JobComplete', org.now())
}

/** A form that cannot be read. Source: Bulk API 2.0 guide, "Errors". */
const LOADS_NOTHING = /^(?:InvalidBatch|ClientInputError) :/

function processChunk(job: Job, chunk: readonly CsvRecord[], locks: LockConflicts, org: OrgModel): void {
  const rows = chunk.map(({ values }) => values)
  const { object, operation, externalIdFieldName, columns } = job
  const key = externalIdFieldName === undefined ? {} : { externalIdFieldName }
  const results = locks.write(rows, (free) => org.records.write({ object, operation, ...key, columns, rows: free }))
  for (const [index, result] of results.entries()) {
    job.processed.push({ values: rows[index] ?? [], result })
    if (!result.ok) job.failedCount += 1
  }
  job.processedCount += results.length
}

async function stopped(job: Job, signal: AbortSignal): Promise<void> {
  if (!job.stop.signal.aborted) await once(job.stop.signal, 'abort', { signal })
}

function find<K extends JobFault['kind']>(
  faults: readonly JobFault[],
  kind: K,
): Extract<JobFault, { kind: K }> | undefined {
  return faults.find((fault): fault is Extract<JobFault, { kind: K }> => fault.kind === kind)
}
