import { finalMeaning, type JobInfo } from '../bulk/job.ts'
import { loadsNothing } from '../org/explain.ts'

/** What was read of one result file. */
export type FileRead =
  /** To its end, and it has the header of such a file. */
  | { readonly kind: 'whole'; readonly rows: number }
  /** An answer without a byte: orgs give it in place of a file without rows, and perhaps in place of a refusal.
   *  Source: OpenFn/adaptors#886 (status 204). */
  | { readonly kind: 'blank' }
  /** Salesforce refuses it, and will again. */
  | { readonly kind: 'refused' }
  /** Nobody knows what is in it: no answer, a page, a file that was cut. */
  | { readonly kind: 'unreadable' }
  /** Not asked for: the rows of the other files make up the part. */
  | { readonly kind: 'not needed' }

export interface ResultsRead {
  readonly successful: FileRead
  readonly failed: FileRead
  readonly unprocessed: FileRead
}

/** All that is known of a job that is final. */
export interface Evidence extends ResultsRead {
  readonly job: Pick<JobInfo, 'state' | 'errorMessage' | 'numberRecordsProcessed'>
  /** How many records the job has; each is once in it. */
  readonly records: number
  /** Whether the job can load nothing more: true of an aborted one after as long as `settlesIn` says. */
  readonly isSettled: boolean
}

/** What the evidence proves. A file tells of a record by a row that matches it; the rows of a file that does not tell prove
 *  nothing. */
export interface Proof {
  readonly successfulTell: boolean
  readonly failedTell: boolean
  readonly unprocessedTell: boolean
  /** What became of a record of which no row tells. `unprocessed`: it was not written. `pending`: it may still be. */
  readonly others: 'unprocessed' | 'pending' | 'unaccounted'
  /** What the files say cannot be true, in words that follow "The result files". */
  readonly contradiction?: string
}

const NOTHING_TELLS = { successfulTell: false, failedTell: false, unprocessedTell: false } as const

/**
 * What became of the records of a final job: the one place that decides what counts as proof. Counts of a job prove nothing
 * alone, since they lag behind (forcedotcom/dataloader#1033), nor does a file that could not be read; and a record is
 * unprocessed only where the org says so in a way that leaves nothing open.
 */
export function prove(evidence: Evidence): Proof {
  const { job, records, successful, failed, unprocessed, isSettled } = evidence
  const done = rowsIn(successful) + rowsIn(failed)
  if (done > records)
    return { ...NOTHING_TELLS, others: 'unaccounted', contradiction: 'have more rows than the job has records' }
  const tells = {
    successfulTell: true,
    failedTell: isRead(successful) || rowsIn(failed) === records,
    unprocessedTell: false,
  }
  if (done === records) return { ...tells, others: 'unaccounted' }
  if (finalMeaning(job.state) === 'aborted' && !isSettled) return { ...tells, others: 'pending' }

  const areRead = isRead(successful) && isRead(failed)
  // Rows that are counted and not listed are missing from one of the files.
  const isComplete = areRead && job.numberRecordsProcessed <= done
  if (isComplete && done === 0 && changesNothing(evidence)) return { ...tells, others: 'unprocessed' }
  const all = done + rowsIn(unprocessed)
  if (areRead && all > records)
    return { ...tells, others: 'unaccounted', contradiction: 'have more rows than the job has records' }
  if (isComplete && all === records) return { ...tells, unprocessedTell: true, others: 'unaccounted' }
  return { ...tells, unprocessedTell: isAllButProcessed(evidence), others: 'unaccounted' }
}

/** Whether a job that has neither a successful nor a failed row, in files that were read whole, leaves no record in the org. */
function changesNothing({ job, successful, failed, unprocessed }: Evidence): boolean {
  switch (finalMeaning(job.state)) {
    case 'failed':
      // Whatever is said to be unprocessed: some orgs list nothing, some text that cannot be parsed, some refuse the file.
      return loadsNothing(job.errorMessage ?? '')
    case 'aborted':
      // It was never closed: of one that was, the org would list the records in one of the files.
      return (
        [successful, failed].every(({ kind }) => kind === 'whole') && isRead(unprocessed) && rowsIn(unprocessed) === 0
      )
    default:
      return false
  }
}

/** Whether an aborted job has no results of what was processed, yet lists all that was not. */
function isAllButProcessed({ job, records, successful, failed, unprocessed }: Evidence): boolean {
  const isRefused = ({ kind }: FileRead) => kind === 'refused' || kind === 'blank'
  return (
    finalMeaning(job.state) === 'aborted' &&
    isRefused(successful) &&
    isRefused(failed) &&
    unprocessed.kind === 'whole' &&
    unprocessed.rows + job.numberRecordsProcessed === records
  )
}

function rowsIn(file: FileRead): number {
  return file.kind === 'whole' ? file.rows : 0
}

/** Whether it is known what the file says. */
function isRead({ kind }: FileRead): boolean {
  return kind === 'whole' || kind === 'blank'
}
