import type { Counts } from '../counts.ts'
import type { GroupCommit } from './group-commit.ts'
import type { LedgerJob, LedgerRun, SettledJob } from './ledger.ts'

/** What this step writes into the ledger of its load, before each job is closed and at the end. */
export interface Book {
  /** Adds a job that is about to be closed. Resolves when that is durable; throws LoadError `ledger-failed`. */
  readonly announce: (job: LedgerJob) => Promise<void>
  /** Takes a job out that was aborted before it was closed, or that counts for nothing any more. */
  readonly withdraw: (id: string) => void
  /** Notes what became of the records of a job. */
  readonly settle: (id: string, settled: SettledJob) => void
  /** Whether the ledger has this job. */
  readonly names: (id: string) => boolean
  /** Notes that the load has ended: `how` is `passed` or a failure reason. Throws LoadError `ledger-failed`. */
  readonly end: (how: string, counts: Counts) => Promise<void>
  /** What would be written now. */
  readonly state: () => RunState
}

/** What the ledger says of the run that this step belongs to. */
export type RunState = Omit<LedgerRun, 'writtenAt'>

/** Opens the book of a run.
 *
 *  @param began the run as it begins; its jobs are those of earlier steps that still count
 *  @param hasUnpassed the ledger has a run that did not pass: the end of this one is noted though it may send nothing
 *  @param commitTo makes what writes the state that `render` gives */
export function openBook(
  began: RunState,
  commitTo: (render: () => RunState) => GroupCommit<RunState>,
  hasUnpassed = false,
): Book {
  const jobs = new Map<string, LedgerJob>(began.jobs.map((job) => [job.id, job]))
  let { end, counts } = began
  /** Whether the ledger has anything of this load, so that it needs its end as well. */
  let isKept = hasUnpassed || jobs.size > 0
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
