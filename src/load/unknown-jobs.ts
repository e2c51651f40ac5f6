import type { BulkClient, ResultKind } from '../bulk/client.ts'
import { explainError } from '../bulk/explain.ts'
import { finalMeaning, type ListedJob } from '../bulk/job.ts'
import type { Part } from '../csv/part.ts'
import { LoadError } from '../errors.ts'
import { isRefusal } from '../http/error-body.ts'
import { createLimit } from '../limit.ts'
import { count } from '../report/words.ts'
import { type Downloading, downloadRows, removeDownload } from '../results/download.ts'
import { listAllJobs, MOST_NAMED, named } from './other-jobs.ts'

/** How jobs are looked into. */
interface LookingInto extends Downloading {
  readonly log: (line: string) => void
}

/** An insert that may be in already does not go on without the list. Throws LoadError. */
export async function listOrStop(client: BulkClient, cancelled: AbortSignal): Promise<readonly ListedJob[]> {
  return await listAllJobs(client).catch((error: unknown) => {
    cancelled.throwIfAborted()
    const { reason, message } = explainError('The list of jobs', error)
    const why = `No ledger tells what was loaded before, and the org does not tell of its jobs. ${message}`
    throw new LoadError(reason === 'job-failed' ? 'ledger-missing' : reason, why, { cause: error })
  })
}

const UNKNOWN = {
  'no answer': {
    why: 'The ledger of this load could not be looked for.',
    cure: 'Run again when the cache of GitHub Actions answers; if the records are not in, `ledger: none` loads them without a ledger.',
  },
  'not the first attempt': {
    why: 'This is not the first attempt of the run, and no ledger tells what the earlier ones did.',
    cure: 'If the records are not in, give the old load up: start a new run of the workflow, with another `ledger-key` where it still finds a ledger.',
  },
} as const

/**
 * Stops an insert whose records may be in already, though no ledger tells of it: jobs of the time in question still run, or
 * have as many records as a part has. Throws LoadError `ledger-missing`.
 *
 * @param unknown why no ledger is known
 */
export async function refuseUnknownJobs(
  candidates: readonly ListedJob[],
  parts: readonly Part[],
  unknown: keyof typeof UNKNOWN,
  looking: LookingInto,
): Promise<void> {
  const { why, cure } = UNKNOWN[unknown]
  const closed = candidates.filter(({ state }) => state !== 'Open')
  if (closed.length > MOST_NAMED)
    looking.log(`no ledger tells what is in: looking into ${count(closed.length, 'job')} of ours on the object`)
  const sizes = new Set(parts.map(({ records }) => records))
  const suspects: ListedJob[] = []
  const atOnce = createLimit(JOBS_AT_ONCE)
  await Promise.all(
    closed.map((job) =>
      atOnce(async () => {
        if (suspects.length <= MOST_NAMED && (await mayHoldPart(job.id, sizes, looking))) suspects.push(job)
      }),
    ),
  )
  if (suspects.length === 0) return
  throw new LoadError(
    'ledger-missing',
    `${why} The org has jobs of this user that may have inserted these records already: ${named(suspects, ({ state }) => state)}. ` +
      'Nothing was sent. Compare with the org (Setup, Bulk Data Load Jobs). ' +
      cure,
  )
}

const JOBS_AT_ONCE = 5

/** One that still runs, or of which the org does not say enough, may be ours. Counts of a job may lack batches that failed
 *  as a whole (forcedotcom/dataloader#1033): where they are too low, rows tell. */
async function mayHoldPart(id: string, sizes: ReadonlySet<number>, looking: LookingInto): Promise<boolean> {
  const { client, cancelled } = looking
  cancelled.throwIfAborted()
  const info = await client.info(id).catch(() => undefined)
  cancelled.throwIfAborted()
  const meaning = info && finalMeaning(info.state)
  if (info === undefined || meaning === undefined) return true
  const largest = Math.max(...sizes)
  const processed = info.numberRecordsProcessed
  if (processed > largest) return false
  if (meaning === 'complete' ? sizes.has(processed) : processed > 0) return true
  const successful = await countRows(id, 'successfulResults', looking)
  cancelled.throwIfAborted()
  // Of a job that was aborted before it began, the org may refuse them.
  if (meaning !== 'complete') return successful !== 0 && successful !== 'refused'
  if (successful === 0) return false
  const all = [
    successful,
    await countRows(id, 'failedResults', looking),
    await countRows(id, 'unprocessedrecords', looking),
  ]
  cancelled.throwIfAborted()
  const rows = all.filter((count) => typeof count === 'number')
  return rows.length < all.length || sizes.has(rows.reduce((sum, count) => sum + count, 0))
}

/** Of a result file of a job. */
async function countRows(
  id: string,
  kind: ResultKind,
  downloading: Downloading,
): Promise<number | 'refused' | 'unreadable'> {
  const download = await downloadRows(id, kind, undefined, downloading)
  await removeDownload(download)
  const { warning, error, rows } = download
  if (warning === undefined) return rows.count
  return isRefusal(error) ? 'refused' : 'unreadable'
}
