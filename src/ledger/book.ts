import type { Counts } from '../results/counts.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Ledger, LedgerJob, SettledJob } from './ledger.ts'

/** The ledger of the load that goes on: what was sent to which job, written ahead. */
export interface Book {
  /** Resolves when it is durable that this job is about to be closed. Throws LoadError `ledger-failed`. */
  readonly announce: (job: LedgerJob) => Promise<void>
  /** The job was aborted before it was closed. */
  readonly withdraw: (id: string) => void
  /** What became of the job's records is known. */
  readonly settle: (id: string, settled: SettledJob) => void
  readonly names: (id: string) => boolean
  /** The load has ended. Throws LoadError `ledger-failed`. */
  readonly end: (how: string, counts: Counts) => Promise<void>
  /** As it would be written now. */
  readonly text: () => string
}

/** @param ledger as it begins; its jobs are those of earlier steps that still count */
export function openBook(ledger: Ledger, commitTo: (render: () => string) => GroupCommit, now: () => number): Book {
  const jobs = new Map<string, LedgerJob>(ledger.jobs.map((job) => [job.id, job]))
  let { end, counts } = ledger
  /** Whether something is kept of this load, which the end has to be added to. */
  let isKept = jobs.size > 0
  const text = () =>
    JSON.stringify({
      ...ledger,
      writtenAt: new Date(now()).toISOString(),
      end,
      ...(counts === undefined ? {} : { counts }),
      jobs: [...jobs.values()],
    })
  const commit = commitTo(text)
  return {
    announce: async (job) => {
      jobs.set(job.id, job)
      isKept = true
      await commit.flush()
    },
    withdraw: (id) => {
      jobs.delete(id)
    },
    settle: (id, settled) => {
      const job = jobs.get(id)
      if (job !== undefined) jobs.set(id, { ...job, settled })
    },
    names: (id) => jobs.has(id),
    end: async (how, total) => {
      end = how
      counts = total
      if (isKept) await commit.flushNow()
    },
    text,
  }
}
