import type { IngestOperation } from '../bulk/job.ts'
import { LoadError } from '../errors.ts'
import type { JobEnd } from '../jobs/job-life.ts'
import type { LedgerJob, LedgerRun } from '../ledger/ledger.ts'
import { nameOf } from '../ledger/open-ledger.ts'
import { explainError } from '../org/explain.ts'
import type { Step } from '../step.ts'
import { count, listed } from '../text/words.ts'
import type { LookedFor } from './find-loaded-records.ts'

/** Stops a load whose files do not fit what the ledger says. Above the first attempt the step is bound to an old workflow file,
 *  so that no input can be changed. */
export function mismatch(why: string, { run: { attempt } }: Step): LoadError {
  const cure =
    attempt > 1
      ? 'If these are other data, start a new run of the workflow.'
      : 'To abandon the earlier load and send everything, set `ledger-key` to a new value: records already loaded will then ' +
        'be loaded twice. For files that are new in each run, set `ledger-key: ${{ github.run_id }}`.'
  return new LoadError('ledger-mismatch', `${why} Nothing was sent. ${cure}`)
}

/** Stops a run that would put its older values over those of a newer run. */
export function newerValues(newer: readonly LedgerRun[], operation: IngestOperation): LoadError {
  const [newest] = newer.slice(-1)
  return new LoadError(
    'ledger-mismatch',
    `This run is older than ${newest === undefined ? 'another' : nameOf(newest)}, which has loaded records since: its ${operation} could put older values over newer ones. ` +
      'Nothing was sent. Start a new run of the workflow instead of running this one again.',
  )
}

/** Stops a run whose files lack what a newer run has loaded: that run has completed the load, or has loaded other data. */
function loadedByNewer(newest: LedgerRun, hasCompleted: boolean): LoadError {
  const why = hasCompleted
    ? `A newer run (${nameOf(newest)}) has completed this load, with files that have changed since. Nothing was sent, and nothing is left to do here.`
    : `A newer run (${nameOf(newest)}) has loaded other data than the files of this one hold. Nothing was sent. To load these files, start a new run of the workflow.`
  return new LoadError('ledger-mismatch', why)
}

/** Stops a load while an earlier job may still write records. */
export function stillRuns({ id }: LedgerJob, end: JobEnd, { stop }: Step): LoadError {
  if (end.kind === 'running' && end.error !== undefined)
    return explainError(`Job ${id} of an earlier step cannot be looked at`, end.error)
  return new LoadError(
    stop.cancelled.aborted ? 'cancelled' : 'time-limit',
    `Job ${id} of an earlier step still runs, or was aborted a short time ago, and nothing is sent before it has come to its end. Run the workflow again later.`,
  )
}

/** Says of a job that its rows are not those of this load. */
export function foreignRows(id: string): string {
  return `Result rows of job ${id} of an earlier step do not match the records that the ledger says it was made of.`
}

/** Says of a job that it is not what the ledger claims. */
export function foreignJob({ id }: LedgerJob): string {
  return `Job ${id} in the org is not what the ledger of the earlier step says (user, object, operation, time or number of records).`
}

/** Says of a job that the org no longer has it. */
export function goneJob({ id }: LedgerJob): string {
  return `Job ${id} of an earlier step is no longer in the org (jobs are kept for 7 days), so it is not known which of its records were loaded.`
}

/** Says what becomes of the records of such a job. */
export function unaccountedOf({ records }: LedgerJob): string {
  return records === 1
    ? 'Its record is unaccounted for and not sent again.'
    : `Its ${count(records, 'record')} are unaccounted for and not sent again.`
}

/** A job that leaves it open what became of some of its records. */
export interface UnclearJob {
  readonly id: string
  readonly records: number
}

/** The runs that have worked on the load since this one began, and the jobs that are this run's own. */
interface Meeting {
  readonly newer: readonly LedgerRun[]
  /** Jobs of the run itself, or of those that it continued; ids of 15 characters. */
  readonly own: ReadonlySet<string>
  /** Whether values that are sent come from elsewhere than the files. */
  readonly isFilled: boolean
  readonly step: Step
}

/** Ids that a message names. */
const MOST_IDS = 5

const FILLED =
  ', a value that the manifest fills in is another one now (a constant, a line of `values`, or the Id that a `lookup`, `ref` or `key` finds)'

/** Stops a load where loaded records cannot be found in its files, or changed files leave it open which of them were loaded.
 *  Throws LoadError `ledger-mismatch`. */
export function refuseUnfound(
  { unfound, foundJobs }: LookedFor,
  unclear: readonly UnclearJob[],
  { newer, own, isFilled, step }: Meeting,
): void {
  const [changed] = unclear
  const [first] = unfound
  if (first !== undefined) {
    const newest = newer.at(-1)
    if (newest !== undefined && unfound.every(({ jobId }) => !own.has(jobId.slice(0, 15)))) {
      const continued = newer.some(({ jobs }) => jobs.some(({ id }) => own.has(id.slice(0, 15))))
      throw loadedByNewer(newest, continued || foundJobs.size > 0)
    }
    const ids = listed(
      unfound.map(({ recordId }) => recordId),
      MOST_IDS,
    )
    throw mismatch(
      `${count(unfound.length, 'record')} loaded by an earlier step (job ${first.jobId}; ${ids}) ` +
        `can no longer be matched to the files with certainty: the files were changed${isFilled ? FILLED : ''}, or the files hold another ` +
        'record that the org may print in the same way. Sending the rest could load records twice. ' +
        `Restore those records in the files${isFilled ? ' or those values' : ''}, or delete the records in the org.`,
      step,
    )
  }
  if (changed !== undefined) {
    throw mismatch(
      `The org does not say what became of ${count(changed.records, 'record')} of job ${changed.id} of an earlier step, and the files have changed since.`,
      step,
    )
  }
}
