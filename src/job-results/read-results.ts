import { finalMeaning, type JobInfo } from '../bulk/job.ts'
import { LoadError } from '../errors.ts'
import type { OrgJobs } from '../jobs/org-jobs.ts'
import type { Joining } from '../join/join.ts'
import { explainError } from '../org/explain.ts'
import type { Part } from '../parts/part.ts'
import type { Step } from '../step.ts'
import { isForLater, removeDownload } from './download.ts'
import { type Downloads, downloadAll } from './download-all.ts'
import { type Proof, prove } from './evidence.ts'

/** What the org said of the records of a job. */
export type JobRead =
  /** It was read as far as it could be; the files are on disk until `release` is called. */
  | {
      readonly kind: 'read'
      readonly files: Downloads
      readonly proof: Proof
      /** Says what could not be read, for the log. */
      readonly warnings: readonly string[]
      readonly release: () => Promise<void>
    }
  /** Another session or another day may read what this one may not. */
  | { readonly kind: 'another day'; readonly stop: LoadError }
  /** The step had no time for it: the next run reads it. */
  | { readonly kind: 'no time'; readonly warnings: readonly string[] }

/** What results are read with. */
export interface Reading {
  readonly joining: Pick<Joining, 'keyingOf'>
  readonly jobs: OrgJobs
  readonly step: Step
}

/** Reads the result files of a final job, and decides what they prove. Rejects with a LoadError where the org cannot be asked
 *  any more. */
export async function readResults(part: Part, was: JobInfo, reading: Reading): Promise<JobRead> {
  const { jobs, step } = reading
  const { job, isSettled } = await asItIsNow(was, reading)
  const source = { client: jobs.client, step }
  const files = await downloadAll(part, job, { source, isSettled, joining: reading.joining })
  const all = [files.successful, files.failed, files.unprocessed]
  const release = async () => {
    await Promise.all(all.map(removeDownload))
  }
  const limited = all.find(({ error }) => isForLater(error))
  if (limited !== undefined) {
    await release()
    const stop = explainError(`The results of job ${job.id} cannot be read`, limited.error)
    return { kind: 'another day', stop }
  }
  const warnings = all.map(({ warning }) => warning).filter((warning) => warning !== undefined)
  if (warnings.length > 0 && step.stop.dying.aborted) {
    await release()
    return { kind: 'no time', warnings }
  }
  const reads = { successful: files.successful.read, failed: files.failed.read, unprocessed: files.unprocessed.read }
  const proof = prove({ job, records: part.records, isSettled, ...reads })
  return { kind: 'read', files, proof, warnings, release }
}

/** Looks at an aborted job once more: what answers the abort has no counts, and what was looked at before may have changed
 *  since. */
async function asItIsNow(
  job: JobInfo,
  { jobs: { client, settling }, step }: Reading,
): Promise<{ readonly job: JobInfo; readonly isSettled: boolean }> {
  if (settling.settlesIn(job) > 0) return { job, isSettled: false }
  if (finalMeaning(job.state) !== 'aborted') return { job, isSettled: true }
  const now = await client.info(job.id, step.stop.dying).catch((error: unknown) => {
    if (error instanceof LoadError) throw error
    return undefined
  })
  return now === undefined ? { job, isSettled: false } : { job: now, isSettled: settling.settlesIn(now) === 0 }
}
