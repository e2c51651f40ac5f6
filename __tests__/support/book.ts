import { type Book, openBook, type RunState } from '../../src/ledger/book.ts'
import { GroupCommit } from '../../src/ledger/group-commit.ts'
import type { LedgerJob, SettledJob } from '../../src/ledger/ledger.ts'
import { recordingClock } from './recording-clock.ts'

/** A ledger that is written nowhere, and what was said of each job at its end. */
export function aBook(jobs: readonly LedgerJob[] = []): Book & { readonly settled: ReadonlyMap<string, SettledJob> } {
  const settled = new Map<string, SettledJob>()
  const began = { run: '1000001', attempt: 1, writer: 'a', startedAt: '2026-11-24T04:00:00.000Z', end: 'running' }
  const store = { write: async () => {}, unkept: () => undefined }
  const commitTo = (render: () => RunState) => new GroupCommit({ store, clock: recordingClock(), render })
  const book = openBook({ ...began, jobs: [...jobs] }, commitTo)
  return {
    ...book,
    settled,
    settle: (id, result) => {
      settled.set(id, result)
      book.settle(id, result)
    },
  }
}
