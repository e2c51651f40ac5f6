import type { Book } from '../ledger/book.ts'
import type { Sent } from '../send/sender.ts'
import type { Taken } from './outcomes.ts'

/** Notes in the ledger what a job did, once that is known of all its records. */
export function settle(sent: Sent, { job }: Taken, book: Pick<Book, 'settle'>): void {
  if (sent.kind !== 'done' || job.pending > 0) return
  book.settle(sent.job.id, { in: job.created + job.updated + job.deleted, unaccounted: job.unaccounted })
}
