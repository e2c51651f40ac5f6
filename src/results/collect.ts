import type { BulkClient, ResultKind } from '../bulk/client.ts'
import { finalMeaning, type IngestOperation, type JobInfo } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'
import type { Part } from '../csv/part.ts'
import { openPart } from '../csv/part-stream.ts'
import { readRows } from '../csv/rows.ts'
import { SalesforceError } from '../errors.ts'
import type { Carried } from '../load/lifecycle.ts'
import { type Counts, NO_COUNTS } from './counts.ts'
import { type ErrorGroup, mergeErrorGroups, parseRowError } from './error-groups.ts'
import { columnIndex, type ResultFiles, type ResultName, type StagedRows } from './result-files.ts'

/** What became of the records of a part. */
export interface Collected {
  readonly counts: Counts
  /** Of its failed records. */
  readonly errors: readonly ErrorGroup[]
  /** What could not be read, for the log. */
  readonly warnings: readonly string[]
}

export interface Collecting {
  readonly operation: IngestOperation
  readonly client: BulkClient
  readonly clock: Clock
  readonly files: ResultFiles
  /** Aborted: what is not read within seconds stays unread. */
  readonly cancelled: AbortSignal
}

const MOST_DOWNLOADS = 4
const RETRY_DELAY_MS = 2_000
/** The runner kills a cancelled step after 7.5 s. Source: actions/runner: src/Runner.Sdk/ProcessInvoker.cs. */
const CANCEL_READ_MS = 3_000

/** Writes what became of each record of a part to the result files, and counts. Never rejects: what could not be read or
 *  written is unaccounted, with a warning, so that the other jobs are seen to their end. */
export async function collectResults(carried: Carried, collecting: Collecting): Promise<Collected> {
  const { part } = carried
  switch (carried.kind) {
    case 'not-sent':
      return await allUnprocessed(part, collecting.files)
    case 'unknown':
      return allUnaccounted(part, [])
    case 'final':
      return await collectJob(part, carried.job, collecting).catch((error: unknown) =>
        allUnaccounted(part, [`The results of job ${carried.job.id} could not be written: ${messageOf(error)}`]),
      )
  }
}

function allUnaccounted({ records }: Part, warnings: readonly string[]): Collected {
  return { counts: { ...NO_COUNTS, read: records, unaccounted: records }, errors: [], warnings }
}

/** Sure not to be in: the source's own records go to unprocessed.csv. */
async function allUnprocessed(part: Part, files: ResultFiles): Promise<Collected> {
  const { records } = part
  const warnings: string[] = []
  try {
    await (await files.stage('unprocessed', readRows(openPart(part)))).keep()
  } catch (error) {
    warnings.push(`The records that were not sent could not be copied to unprocessed.csv: ${messageOf(error)}`)
  }
  return { counts: { ...NO_COUNTS, read: records, unprocessed: records }, errors: [], warnings }
}

/** Rows of one result file, and what they say. */
interface Rows {
  readonly staged: StagedRows | undefined
  readonly count: number
  readonly created: number
  readonly errors: readonly ErrorGroup[]
  readonly warning?: string
}

/** Result files tell more than counts: a failed or aborted job keeps what it had done, and counts may lag behind
 *  (forcedotcom/dataloader#1033). Fewer rows than counted means that a download was cut: it is read again. */
async function collectJob(part: Part, job: JobInfo, collecting: Collecting): Promise<Collected> {
  const { records } = part
  const read = (kind: ResultKind) => readResults(job.id, kind, collecting)
  // A job that is complete has an outcome for every record, whatever its counts say.
  const isComplete = finalMeaning(job.state) === 'complete'
  const expected = isComplete ? records : Math.min(job.numberRecordsProcessed, records)
  let [successful, failed] = await Promise.all([read('successfulResults'), read('failedResults')])
  for (let again = 1; again < MOST_DOWNLOADS; again++) {
    const found = successful.count + failed.count
    if (found >= expected || collecting.cancelled.aborted) break
    await pause(again, collecting)
    await Promise.all([successful.staged?.discard(), failed.staged?.discard()])
    ;[successful, failed] = await Promise.all([read('successfulResults'), read('failedResults')])
  }
  await Promise.all([successful.staged?.keep(), failed.staged?.keep()])

  const left = records - successful.count - failed.count
  const unprocessed = await collectUnprocessed(part, job, left, collecting)
  const counts: Counts = {
    ...NO_COUNTS,
    read: records,
    ...succeeded(collecting.operation, successful),
    failed: failed.count,
    unprocessed: unprocessed.count,
    unaccounted: Math.max(0, left - unprocessed.count),
  }
  const warnings = [successful, failed, unprocessed].map(({ warning }) => warning)
  return { counts, errors: failed.errors, warnings: warnings.filter((warning) => warning !== undefined) }
}

function succeeded(operation: IngestOperation, { count, created }: Rows): Partial<Counts> {
  switch (operation) {
    case 'insert':
      return { created: count }
    case 'update':
      return { updated: count }
    case 'upsert':
      return { created, updated: count - created }
    case 'delete':
    case 'hardDelete':
      return { deleted: count }
  }
}

/** Records that neither succeeded nor failed: asked for only when there are any. */
async function collectUnprocessed(
  part: Part,
  job: JobInfo,
  left: number,
  collecting: Collecting,
): Promise<{ count: number; warning?: string | undefined }> {
  if (left <= 0) return { count: 0 }
  if (left === part.records && isStructuralFailure(job)) {
    const { counts, warnings } = await allUnprocessed(part, collecting.files)
    return { count: counts.unprocessed, warning: warnings[0] }
  }
  const { staged, count, warning } = await readResults(job.id, 'unprocessedrecords', collecting)
  if (count !== part.records) {
    await staged?.keep()
    return { count, warning }
  }
  await staged?.discard()
  const { counts, warnings } = await allUnprocessed(part, collecting.files)
  return { count: counts.unprocessed, warning: warning ?? warnings[0] }
}

/** A job that failed on its form has processed nothing. Source: Bulk API 2.0 guide, "Errors". */
function isStructuralFailure({ state, numberRecordsProcessed, numberRecordsFailed }: JobInfo): boolean {
  return finalMeaning(state) === 'failed' && numberRecordsProcessed === 0 && numberRecordsFailed === 0
}

const NAMES: Readonly<Record<ResultKind, ResultName>> = {
  successfulResults: 'successful',
  failedResults: 'failed',
  unprocessedrecords: 'unprocessed',
}

const NO_ROWS: Rows = { staged: undefined, count: 0, created: 0, errors: [] }

/** Downloads one result file, from its start when it is cut. What cannot be read counts as no rows, with a warning. */
async function readResults(id: string, kind: ResultKind, collecting: Collecting): Promise<Rows> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await download(id, kind, collecting)
    } catch (error) {
      const isRefused = error instanceof SalesforceError
      if (isRefused || attempt >= MOST_DOWNLOADS || collecting.cancelled.aborted) {
        return { ...NO_ROWS, warning: `The ${NAMES[kind]} records of job ${id} could not be read: ${messageOf(error)}` }
      }
      await pause(attempt, collecting)
    }
  }
}

async function download(id: string, kind: ResultKind, { client, files, cancelled }: Collecting): Promise<Rows> {
  const signal = cancelled.aborted ? AbortSignal.timeout(CANCEL_READ_MS) : cancelled
  const body = await client.results(id, kind, signal)
  const groups = new Map<string, ErrorGroup>()
  let created = 0
  const staged = await files.stage(NAMES[kind], readRows(body), (row, { columns }) => {
    if (kind === 'successfulResults' && row.field(columnIndex(columns, 'sf__Created')) === 'true') created += 1
    if (kind === 'failedResults') tally(groups, row.field(columnIndex(columns, 'sf__Error')))
  })
  return { staged, count: staged.count, created, errors: mergeErrorGroups(groups.values()) }
}

function tally(groups: Map<string, ErrorGroup>, text: string): void {
  const error = parseRowError(text)
  const key = `${error.code}:${error.fields.join(',')}`
  const known = groups.get(key)
  groups.set(key, known === undefined ? { ...error, count: 1 } : { ...known, count: known.count + 1 })
}

async function pause(attempt: number, { clock, cancelled }: Collecting): Promise<void> {
  await clock.sleep(RETRY_DELAY_MS * attempt * (0.5 + clock.random()), cancelled).catch(() => {})
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
