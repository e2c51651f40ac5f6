import { type CsvRecord, CsvRefused, CsvUpload } from '../../emulator/org/ingest/csv.ts'
import type { VirtualTime } from '../machine/time.ts'
import { fieldOf } from './fields.ts'
import type { Job, JobState } from './job.ts'
import type { Oddities } from './oddities.ts'
import type { Store } from './store.ts'

/** Records of a chunk, the unit of work: 200 on a live org, scaled down.
 *  Source: Bulk API and Bulk API 2.0 Limits and Allocations, "Rows per trigger invocation". */
const CHUNK_RECORDS = 2
/** How long the org keeps jobs. Source: the same, retention. */
export const KEPT_MS = 7 * 86_400_000

export function stateOf({ history }: Job): JobState {
  return history.at(-1)?.state ?? 'Open'
}

export function isFinal(state: JobState): boolean {
  return state === 'JobComplete' || state === 'Failed' || state === 'Aborted'
}

export interface Working {
  readonly time: VirtualTime
  readonly store: Store
  readonly odd: Oddities
  readonly log: (line: string) => void
  /** A chunk of the job is about to be written. */
  readonly onChunk: (job: Job) => void
}

export function enter(job: Job, state: JobState, { time, log }: Pick<Working, 'time' | 'log'>): void {
  const done = job.rows.length
  const failed = job.rows.filter(({ result }) => !result.ok).length
  job.history.push({ at: time.now(), state, processed: done, failed })
  log(`job ${job.number} ${state} ${done}/${failed}`)
}

/** Works a closed job off, chunk by chunk, in virtual time. */
export function processJob(job: Job, working: Working): void {
  const { time, odd } = working
  const pace = odd.pace(job)
  const read = readUpload(job)
  if (typeof read !== 'string') job.unprocessed = read
  time.after(pace.queueMs, () => {
    if (stateOf(job) !== 'UploadComplete') return
    enter(job, 'InProgress', working)
    const message = typeof read === 'string' ? read : odd.refusesForm(job)
    // Source of the rows that there are none of: Bulk API 2.0 guide, "Errors", InvalidBatch.
    if (message !== undefined) fail(job, message, [], working)
    else time.after(pace.chunkMs, () => nextChunk(job, pace.chunkMs, working))
  })
}

/** Stops a job, whoever asks. A chunk that is under way may commit all the same. */
export function abortJob(job: Job, working: Working): void {
  const isAtWork = stateOf(job) === 'InProgress'
  enter(job, 'Aborted', working)
  const late = isAtWork ? working.odd.commitsLate(job) : undefined
  if (late !== undefined)
    working.time.after(late, () => {
      working.log(`job ${job.number} commits another chunk`)
      work(job, working)
      enter(job, 'Aborted', working)
    })
}

/** The records of an upload, or why the job fails. Source: Bulk API 2.0 guide, "Errors"; see `emulator/org/ingest/csv.ts`. */
function readUpload(job: Job): readonly CsvRecord[] | string {
  try {
    const [data] = job.uploads
    if (data === undefined) return 'InvalidBatch : Records not found'
    const upload = new CsvUpload(data, job)
    job.columns = upload.header.names
    job.rawColumns = upload.header.rawNames
    const unknown = job.columns.find((name) => fieldOf(name) === undefined)
    if (unknown !== undefined) return `InvalidBatch : Field name not found : ${unknown}`
    const records: CsvRecord[] = []
    for (let record = upload.next(); record !== undefined; record = upload.next()) records.push(record)
    return records.length === 0 ? 'InvalidBatch : Records not found' : records
  } catch (error) {
    if (error instanceof CsvRefused) return error.message
    throw error
  }
}

function nextChunk(job: Job, chunkMs: number, working: Working): void {
  const { odd, time } = working
  if (stateOf(job) !== 'InProgress') return
  const message = odd.failsAfter(job)
  if (message !== undefined) {
    fail(job, message, job.unprocessed, working)
    return
  }
  if (odd.isAbortedByOthers(job)) {
    abortJob(job, working)
    return
  }
  work(job, working)
  const isDone = job.unprocessed.length === 0
  enter(job, isDone ? 'JobComplete' : 'InProgress', working)
  if (!isDone) time.after(chunkMs, () => nextChunk(job, chunkMs, working))
}

/** Commits one chunk of what is left. */
function work(job: Job, { store, odd, onChunk }: Working): void {
  const chunk = job.unprocessed.slice(0, CHUNK_RECORDS)
  onChunk(job)
  const refusals = chunk.map((_, index) => odd.refusesRow(job, job.rows.length + index))
  const rows = chunk.map(({ values }) => values)
  const results = store.write({ operation: job.operation, columns: job.columns, rows }, refusals)
  for (const [index, result] of results.entries()) job.rows.push({ values: rows[index] ?? [], result })
  job.unprocessed = job.unprocessed.slice(CHUNK_RECORDS)
}

function fail(job: Job, message: string, left: readonly CsvRecord[], working: Working): void {
  job.errorMessage = message
  job.unprocessed = left
  enter(job, 'Failed', working)
}
