import type { ResultKind } from '../bulk/client.ts'
import { finalMeaning, type JobInfo } from '../bulk/job.ts'
import type { Part } from '../csv/part.ts'
import type { Joining } from '../join/join.ts'
import {
  type Download,
  type Downloading,
  downloadRows,
  isOver,
  MOST_DOWNLOADS,
  notDownloaded,
  pause,
} from './download.ts'
import { resultBounds } from './result-bounds.ts'

/** After an abort, chunks may still go in: results are read until two readings agree. */
const MOST_READINGS = 6

/** Result files tell more than counts: a failed or aborted job keeps what it had done, and counts may lag behind
 *  (forcedotcom/dataloader#1033). Fewer rows than counted means that a download was cut: it is read again. Unprocessed
 *  records are asked for only when there are any, and so are failed ones, or successful ones, of a complete job whose
 *  counts say that there are none. Successful rows come first in what is returned, then failed and unprocessed ones. */
export async function downloadAll(
  part: Part,
  job: JobInfo,
  joining: Joining,
  downloading: Downloading,
): Promise<readonly Download[]> {
  if (finalMeaning(job.state) !== 'aborted') return await downloadOnce(part, job, joining, downloading)
  let last = await downloadOnce(part, job, joining, downloading)
  for (let reading = 1; reading < MOST_READINGS; reading++) {
    await downloading.clock.sleep(AFTER_ABORT_MS, downloading.dying).catch(() => {})
    const next = await downloadOnce(part, job, joining, downloading)
    const isSame = next.every(({ rows }, file) => rows.count === last[file]?.rows.count)
    last = next
    if (isSame) return last
  }
  // Nobody knows what has yet to go in, of what counts as unprocessed now.
  return last.slice(0, 2)
}

const AFTER_ABORT_MS = 500

async function downloadOnce(
  part: Part,
  job: JobInfo,
  { keyingOf }: Joining,
  downloading: Downloading,
): Promise<readonly Download[]> {
  const { records } = part
  const most = resultBounds(part)
  const read = (kind: ResultKind) => downloadRows(job.id, kind, keyingOf(kind), downloading, most)
  const readBoth = () => Promise.all([read('successfulResults'), read('failedResults')])
  // A job that is complete has an outcome for every record, whatever its counts say.
  const isComplete = finalMeaning(job.state) === 'complete'
  const expected = isComplete ? records : Math.min(job.numberRecordsProcessed, records)
  // A step that is cancelled has no time for one after the other.
  const only = downloading.cancelled.aborted ? undefined : onlyKind(job, records)
  let both =
    only === undefined ? await readBoth() : await readOneFirst(only, { id: job.id, records, read, downloading })
  for (let again = 1; again < MOST_DOWNLOADS; again++) {
    if (countRows(both) >= expected || isOver(downloading)) break
    await pause(again, downloading)
    both = await readBoth()
  }
  if (countRows(both) >= records || isStructuralFailure(job)) return both
  return [...both, await read('unprocessedrecords')]
}

/** Reads the other file only when the first one's rows are not as many as the records: rows tell more than counts. */
async function readOneFirst(
  kind: 'successfulResults' | 'failedResults',
  {
    id,
    records,
    read,
    downloading,
  }: { id: string; records: number; read: (kind: ResultKind) => Promise<Download>; downloading: Downloading },
): Promise<readonly Download[]> {
  const first = await read(kind)
  const other = kind === 'successfulResults' ? 'failedResults' : 'successfulResults'
  const second = first.rows.count === records ? notDownloaded(id, other, downloading) : await read(other)
  return kind === 'successfulResults' ? [first, second] : [second, first]
}

/** The kind that all rows of a complete job are of, by its counts; undefined where they are of both. */
function onlyKind(
  { state, numberRecordsFailed }: JobInfo,
  records: number,
): 'successfulResults' | 'failedResults' | undefined {
  if (finalMeaning(state) !== 'complete') return undefined
  if (numberRecordsFailed === 0) return 'successfulResults'
  return numberRecordsFailed >= records ? 'failedResults' : undefined
}

export function countRows(downloads: readonly Download[]): number {
  return downloads.reduce((sum, { rows }) => sum + rows.count, 0)
}

/** A job that failed on its form has processed nothing. Source: Bulk API 2.0 guide, "Errors". */
export function isStructuralFailure({ state, numberRecordsProcessed, numberRecordsFailed }: JobInfo): boolean {
  return finalMeaning(state) === 'failed' && numberRecordsProcessed === 0 && numberRecordsFailed === 0
}
