import type { LoadRequest } from '../../src/jobs/fill-job.ts'
import type { OrgJobs } from '../../src/jobs/org-jobs.ts'
import type { LedgerJob } from '../../src/ledger/ledger.ts'
import { createBulkSender } from '../../src/send/bulk-sender.ts'
import type { Gate, Sent } from '../../src/send/sender.ts'
import type { Submission } from '../../src/send/submission.ts'
import type { Step } from '../../src/step.ts'

/** What a test says of a submission that is sent. */
export interface Sending {
  readonly jobs: OrgJobs
  readonly step: Step
  readonly request?: LoadRequest
  readonly gate?: Partial<Gate>
  /** What the ledger does when a job is announced; it is announced once this resolves. */
  readonly onAnnounce?: (job: LedgerJob) => Promise<void>
}

/** Sends a submission as a job, and keeps what the ledger is told. */
export async function sendByBulk(
  submission: Submission,
  { jobs, step, request = { object: 'Account', operation: 'insert' }, gate = {}, onAnnounce }: Sending,
): Promise<{ readonly sent: Sent; readonly announced: readonly LedgerJob[]; readonly withdrawn: readonly string[] }> {
  const announced: LedgerJob[] = []
  const withdrawn: string[] = []
  const book = {
    announce: async (job: LedgerJob) => {
      announced.push(job)
      await onAnnounce?.(job)
    },
    withdraw: (id: string) => void withdrawn.push(id),
  }
  const sender = createBulkSender({ request, jobs, step, book, events: { see: () => {} } })
  const { mayTakeEffect = Promise.resolve(), halted = new AbortController().signal } = gate
  return { sent: await sender.send(submission, { mayTakeEffect, halted }), announced, withdrawn }
}
