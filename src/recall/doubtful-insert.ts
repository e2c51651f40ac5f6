import { stat } from 'node:fs/promises'
import type { BulkClient } from '../bulk/client.ts'
import { finalMeaning, type ListedJob } from '../bulk/job.ts'
import { LoadError } from '../errors.ts'
import { isRefusal } from '../http/error-body.ts'
import { type Download, downloadRows, type ResultSource, removeDownload } from '../job-results/download.ts'
import { couldHold } from '../join/could-hold.ts'
import type { JoinOptions } from '../join/join-task.ts'
import { RowTable } from '../join/row-table.ts'
import { explainError } from '../org/explain.ts'
import type { Part } from '../parts/part.ts'
import { count } from '../text/words.ts'
import { listAllJobs, named } from './jobs-in-org.ts'

/** What looks into jobs. */
export interface LookingInto {
  readonly source: ResultSource
  readonly join: JoinOptions
}

/** Why a job of the org that no ledger names may have inserted the records of this step. */
export type Doubt = 'no answer' | 'not the first attempt' | 'the ledger may lack a job'

/** An insert that may have been made already does not go on without the list. Throws LoadError. */
export async function listOrStop(client: BulkClient, cancelled: AbortSignal): Promise<readonly ListedJob[]> {
  return await listAllJobs(client).catch((error: unknown) => {
    cancelled.throwIfAborted()
    const { reason, message } = explainError('The list of jobs', error)
    const why = `No ledger says what was loaded before, and the org does not list its jobs. ${message}`
    throw new LoadError(reason === 'job-failed' ? 'ledger-missing' : reason, why, { cause: error })
  })
}

const DOUBTS: Readonly<Record<Doubt, { readonly why: string; readonly cure: string }>> = {
  'no answer': {
    why: 'The ledger of this load could not be looked up.',
    cure: 'Run it again when the cache of GitHub Actions answers. If the records are not in the org, `ledger: none` loads them without a ledger.',
  },
  'not the first attempt': {
    why: 'This is not the first attempt of the run, and no ledger says what the earlier ones did.',
    cure: 'If the records are not in the org, start a new run of the workflow.',
  },
  'the ledger may lack a job': {
    why: 'The org has jobs that the ledger of this load does not name.',
    cure: 'If the records are not in the org, start a new run of the workflow with another `ledger-key`.',
  },
}

/** All results that are read for the proof that jobs hold other records, in bytes. */
const MOST_PROOF_BYTES = 1_000_000_000
/** So many jobs are compared without a word, and so many suspects are enough to stop. */
const FEW = 5

/**
 * Stops an insert whose records may be in the org already: a job that no ledger names still runs, or may have inserted
 * some of them. Only its rows prove that it holds other records, or none. Throws LoadError `ledger-missing`.
 *
 * @param candidates jobs of this user, object and operation, of the time in question
 * @param parts what is about to be sent
 */
export async function refuseDoubtfulInsert(
  candidates: readonly ListedJob[],
  parts: readonly Part[],
  doubt: Doubt,
  looking: LookingInto,
): Promise<void> {
  const { why, cure } = DOUBTS[doubt]
  const { say, stop } = looking.source.step
  if (candidates.length > FEW)
    say.log(`comparing the files with ${count(candidates.length, 'job')} of this user that no ledger names`)
  const suspects: ListedJob[] = []
  const unread: ListedJob[] = []
  let bytesLeft = MOST_PROOF_BYTES
  for (const job of candidates) {
    if (suspects.length > FEW) break
    if (bytesLeft <= 0) {
      unread.push(job)
      continue
    }
    const found = await lookInto(job.id, parts, looking)
    stop.over.throwIfAborted()
    bytesLeft -= found.bytes
    if (found.mayHold) suspects.push(job)
  }
  if (doubt === 'the ledger may lack a job' && unread.length > 0) {
    say.warn(
      `Not all jobs that the ledger does not name could be compared with the files: ${named(unread, ({ state }) => state)}. ` +
        'The ledger decides what is sent.',
    )
  } else suspects.push(...unread)
  if (suspects.length === 0) return
  throw new LoadError(
    'ledger-missing',
    `${why} These jobs of the same user may have inserted these records already: ${named(suspects, ({ state }) => state)}. ` +
      `Nothing was sent. Compare with the org (Setup, Bulk Data Load Jobs). ${cure}`,
  )
}

/** A job holds none of the records where it never took effect, or loaded nothing, or each of its rows is of another record.
 *  Its counts prove nothing: they may lag behind (forcedotcom/dataloader#1033). */
async function lookInto(
  id: string,
  parts: readonly Part[],
  looking: LookingInto,
): Promise<{ readonly mayHold: boolean; readonly bytes: number }> {
  const { client, step } = looking.source
  step.stop.over.throwIfAborted()
  const info = await client.info(id).catch(() => undefined)
  step.stop.over.throwIfAborted()
  if (info === undefined) return { mayHold: true, bytes: 0 }
  // What is not closed has no effect, and whoever made it is not this step.
  if (info.state === 'Open') return { mayHold: false, bytes: 0 }
  const meaning = finalMeaning(info.state)
  if (meaning === undefined) return { mayHold: true, bytes: 0 }
  const download = await downloadRows(id, 'successfulResults', looking.source)
  try {
    const bytes = await sizeOf(download)
    if (download.warning !== undefined) {
      // Of a job that was aborted before it began, the org may refuse them.
      const hadNoEffect = meaning === 'aborted' && isRefusal(download.error) && info.numberRecordsProcessed === 0
      return { mayHold: !hadNoEffect, bytes }
    }
    if (download.rows.count === 0) return { mayHold: false, bytes }
    const rows = new RowTable([download])
    for (const part of parts) if (await couldHold(part, rows, looking.join)) return { mayHold: true, bytes }
    return { mayHold: false, bytes }
  } finally {
    await removeDownload(download)
  }
}

async function sizeOf({ path }: Download): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}
