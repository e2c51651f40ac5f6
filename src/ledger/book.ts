import type { Counts } from '../counts.ts'
import type { GroupCommit } from './group-commit.ts'
import type { LedgerJob, LedgerRun, SettledJob } from './ledger.ts'

/** The ledger of the load that goes on: what was sent in which job, written ahead. */
export interface Book {
  /** Resolves when it is durable that this job is about to be closed. Throws LoadError `ledger-failed`. */
  readonly announce: (job: LedgerJob) => Promise<void>
  /** The job was aborted before it was closed, or counts for nothing any more. */
  readonly withdraw: (id: string) => void
  /** What became of the job's records is known. */
  readonly settle: (id: string, settled: SettledJob) => void
  readonly names: (id: string) => boolean
  /** The load has ended. Throws LoadError `ledger-failed`. */
  readonly end: (how: string, counts: Counts) => Promise<void>
  /** As it would be written now. */
  readonly state: () => RunState
}

/** What the ledger says of the run that goes on. */
export type RunState = Omit<LedgerRun, 'writtenAt'>

/** @param began the run as it begins; its jobs are those of earlier steps that still count */
export function openBook(began: RunState, commitTo: (render: () => RunState) => GroupCommit<RunState>): Book {
  const jobs = new Map<string, LedgerJob>(began.jobs.map((job) => [job.id, job]))
  let { end, counts } = began
  /** Whether something is kept of this load, which the end has to be added to. */
  let isKept = jobs.size > 0
  const state = () => ({
    ...began,
    end,
    ...(counts === undefined ? {} : { counts }),
    jobs: [...jobs.values()],
  })
  const commit = commitTo(state)
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
    state,
  }
}
