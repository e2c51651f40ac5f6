import { whenAborted } from '../../src/aborted.ts'
import { type IngestOperation, JobInfo, type JobState } from '../../src/bulk/job.ts'
import type { LoadError } from '../../src/errors.ts'
import { openPart } from '../../src/parts/part-stream.ts'
import { sentOf } from '../../src/send/bulk-sender.ts'
import type { Sender, Sent } from '../../src/send/sender.ts'
import type { Submission } from '../../src/send/submission.ts'
import type { Step } from '../../src/step.ts'
import type { StandInJobs } from './stand-in-bulk.ts'

/** What the org does with a record: an `sf__Error` is one that it refuses; of a `lost` one, no row tells. */
export type Fate = 'loaded' | 'unprocessed' | 'lost' | `${Uppercase<string>}:${string}`

/** What becomes of a submission. */
export type Answer =
  | { readonly kind: 'not-sent' | 'running' | 'unknown'; readonly stop?: LoadError }
  | {
      readonly kind: 'done'
      readonly fates?: readonly Fate[]
      /** `JobComplete` when left out. */
      readonly state?: Extract<JobState, 'JobComplete' | 'Failed' | 'Aborted'>
      readonly errorMessage?: string
      /** Why its results cannot be read. */
      readonly unread?: Error
    }

/** A submission as it was sent, and what became of it. */
export interface StandInSend {
  readonly submission: Submission
  /** As they stand in the file, without line endings. */
  readonly records: readonly string[]
  readonly answer: Answer
}

/** Says what becomes of a submission with these records. */
export type Answering = (records: readonly string[], submission: Submission) => Answer | Promise<Answer>

export const ALL_LOADED: Answer = { kind: 'done' }

/** Sends nothing, and answers what a test says; records have no quotes. Nothing takes effect before the gate opens, as with the
 *  sender that it stands for. */
export function standInSender(
  { jobs, add }: StandInJobs,
  { operation, step }: { readonly operation: IngestOperation; readonly step: Step },
  answer: Answering,
): Sender & { readonly sends: readonly StandInSend[] } {
  const sends: StandInSend[] = []
  let made = 0
  const end = (submission: Submission, records: readonly string[], how: Answer): Sent => {
    const { stop } = how.kind === 'done' ? {} : how
    if (how.kind === 'not-sent') return { kind: how.kind, submission, stop }
    const id = `750${String(++made).padStart(12, '0')}AAA`
    const times = { startedAt: step.clock.now(), endedAt: step.clock.now() }
    if (how.kind !== 'done') return { kind: how.kind, submission, job: { id, state: 'Unknown' }, times, stop }
    const { state = 'JobComplete', errorMessage, fates = [], unread } = how
    const files = resultFiles(made, records, fates)
    const [numberRecordsProcessed, numberRecordsFailed] = [files.loaded + files.failed, files.failed]
    const job = JobInfo.parse({ id, state, errorMessage, numberRecordsProcessed, numberRecordsFailed })
    const { successfulResults, failedResults, unprocessedrecords } = files
    add(job, unread === undefined ? { successfulResults, failedResults, unprocessedrecords } : allOf(unread))
    return sentOf(submission, { kind: 'final', job, times }, operation, { jobs, step })
  }
  return {
    sends,
    send: async (submission, { mayTakeEffect, halted }) => {
      await Promise.race([mayTakeEffect, whenAborted(halted)])
      if (halted.aborted) return { kind: 'not-sent', submission }
      const [header = '', ...records] = await linesOf(submission)
      const how = await answer(records, submission)
      sends.push({ submission, records, answer: how })
      return end(submission, [header, ...records], how)
    },
  }
}

async function linesOf({ part }: Submission): Promise<readonly string[]> {
  const chunks: Buffer[] = []
  for await (const chunk of openPart(part)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString().trimEnd().split('\n')
}

/** Result files as the org gives them; a record without a fate is loaded. */
function resultFiles(job: number, [header = '', ...records]: readonly string[], fates: readonly Fate[]) {
  const rows: Record<'loaded' | 'failed' | 'unprocessed', string[]> = { loaded: [], failed: [], unprocessed: [] }
  for (const [place, record] of records.entries()) {
    const fate = fates[place] ?? 'loaded'
    const id = `001${String(job).padStart(6, '0')}${String(place).padStart(6, '0')}AAA`
    if (fate === 'loaded') rows.loaded.push(`${id},true,${record}`)
    else if (fate === 'unprocessed') rows.unprocessed.push(record)
    else if (fate !== 'lost') rows.failed.push(`,${fate},${record}`)
  }
  const file = (head: string, lines: readonly string[]) => [head, ...lines].map((line) => `${line}\n`).join('')
  return {
    loaded: rows.loaded.length,
    failed: rows.failed.length,
    successfulResults: file(`sf__Id,sf__Created,${header}`, rows.loaded),
    failedResults: file(`sf__Id,sf__Error,${header}`, rows.failed),
    unprocessedrecords: file(header, rows.unprocessed),
  }
}

function allOf(error: Error) {
  return { successfulResults: error, failedResults: error, unprocessedrecords: error }
}
