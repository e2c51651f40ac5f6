import { type Book, openBook } from '../../src/ledger/book.ts'
import type { LedgerJob, SettledJob } from '../../src/ledger/ledger.ts'

/** A ledger that is written nowhere, and what was said of each job at its end. */
export function aBook(jobs: readonly LedgerJob[] = []): Book & { readonly settled: ReadonlyMap<string, SettledJob> } {
  const settled = new Map<string, SettledJob>()
  const began = { run: '1000001', attempt: 1, writer: 'a', startedAt: '2026-11-24T04:00:00.000Z', end: 'running' }
  const book = openBook({ ...began, jobs: [...jobs] }, () => ({ flush: async () => {}, flushNow: async () => {} }))
  return {
    ...book,
    settled,
    settle: (id, result) => {
      settled.set(id, result)
      book.settle(id, result)
    },
  }
}
