import type { ResultKind } from '../bulk/client.ts'
import { finalMeaning, type JobInfo } from '../bulk/job.ts'
import type { Joining } from '../join/join.ts'
import type { Part } from '../parts/part.ts'
import { type Download, downloadRows, isOver, notDownloaded, pause, type ResultSource } from './download.ts'
import { prove } from './evidence.ts'
import { LARGEST_RESULT, resultBounds } from './result-bounds.ts'

/** The result files of a job. */
export interface Downloads {
  readonly successful: Download
  readonly failed: Download
  readonly unprocessed: Download
}

type Both = Pick<Downloads, 'successful' | 'failed'>

export interface ReadingAll {
  readonly source: ResultSource
  /** Where rows are joined to records: what reads their keys as they arrive. */
  readonly joining?: Pick<Joining, 'keyingOf'>
  /** The job can load nothing more. */
  readonly isSettled: boolean
}

/**
 * Reads the result files of a job, as many of them as tell something: rows tell more than counts, for a failed or aborted job
 * keeps what it had done, and counts may lag behind (forcedotcom/dataloader#1033). Where there are fewer rows than counted, or
 * the files do not make up the part, one of them may have been cut: they are read again. Of a complete job whose counts say
 * that all or none failed, one file is read first.
 */
export async function downloadAll(
  part: Pick<Part, 'records'> & Partial<Pick<Part, 'columns' | 'bytes'>>,
  job: JobInfo,
  reading: ReadingAll,
): Promise<Downloads> {
  const { records } = part
  const { bytes, columns } = part
  const { source } = reading
  const most = bytes === undefined ? LARGEST_RESULT : resultBounds({ bytes, records })
  const read = (kind: ResultKind) => {
    const keying = reading.joining?.keyingOf(kind)
    const expected = kind === UNPROCESSED && columns !== undefined ? { most, columns } : { most }
    return downloadRows(job.id, kind, source, { keying, ...expected })
  }
  const readBoth = async (): Promise<Both> => {
    const [successful, failed] = await Promise.all([read('successfulResults'), read('failedResults')])
    return { successful, failed }
  }
  const isComplete = finalMeaning(job.state) === 'complete'
  // A job that is complete has an outcome for every record, whatever its counts say.
  const expected = isComplete ? records : Math.min(job.numberRecordsProcessed, records)
  // A step that is cancelled has no time for one after the other.
  const only = source.step.stop.cancelled.aborted ? undefined : onlyKind(job, records)
  let both = only === undefined ? await readBoth() : await readOneFirst(only, { id: job.id, records, read, source })
  for (let again = 1; ; again++) {
    const unprocessed = asksForUnprocessed(both, job, records, reading)
      ? await read(UNPROCESSED)
      : notDownloaded(job.id, UNPROCESSED, source)
    const all = { ...both, unprocessed }
    if (isOver(source) || !mayTellMore(all, records, expected) || !(await pause(again, source))) return all
    both = await readBoth()
  }
}

const UNPROCESSED = 'unprocessedrecords'

/** Whether unprocessed records would prove something, if they were all that is left. */
function asksForUnprocessed(both: Both, job: JobInfo, records: number, { isSettled }: ReadingAll): boolean {
  const rows = records - Math.max(countRows(both), job.numberRecordsProcessed)
  const { successful, failed } = both
  const evidence = { successful: successful.read, failed: failed.read, job, records, isSettled }
  return rows > 0 && prove({ ...evidence, unprocessed: { kind: 'whole', rows } }).unprocessedTell
}

/** Another reading may tell more: rows are missing, or there are too many. What the org refuses, it refuses again. */
function mayTellMore({ unprocessed, ...both }: Downloads, records: number, expected: number): boolean {
  const isRefused = [both.successful, both.failed].some(({ read }) => read.kind === 'refused')
  if (isRefused) return false
  const done = countRows(both)
  if (done < expected || done > records) return true
  return unprocessed.read.kind === 'whole' && done + unprocessed.rows.count !== records
}

/** Reads the other file only when the first one's rows are not as many as the records: rows tell more than counts. */
async function readOneFirst(
  kind: 'successfulResults' | 'failedResults',
  {
    id,
    records,
    read,
    source,
  }: { id: string; records: number; read: (kind: ResultKind) => Promise<Download>; source: ResultSource },
): Promise<Both> {
  const first = await read(kind)
  const other = kind === 'successfulResults' ? 'failedResults' : 'successfulResults'
  const second = first.rows.count === records ? notDownloaded(id, other, source) : await read(other)
  return kind === 'successfulResults' ? { successful: first, failed: second } : { successful: second, failed: first }
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

function countRows({ successful, failed }: Both): number {
  return successful.rows.count + failed.rows.count
}
