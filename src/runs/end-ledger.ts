import { messageOf } from '../errors.ts'
import { isUnfinished } from '../ledger/decide.ts'
import type { Loaded } from '../load/loaded.ts'
import type { Report } from '../report/report.ts'
import type { Say } from '../step.ts'

/** Notes in the ledger how a load ended. Where that fails, a later step completes the load, which sends nothing twice. */
export async function endLedger(
  { ledger, counts, stopped }: Loaded,
  { verdict, failureReason }: Pick<Report, 'verdict' | 'failureReason'>,
  say: Say,
): Promise<void> {
  // What ended the load early tells more of how to go on than what it is reported as.
  const early = stopped.find(({ reason }) => isUnfinished(reason))?.reason
  try {
    await ledger.book.end(verdict === 'passed' ? 'passed' : (early ?? failureReason), counts)
  } catch (error) {
    say.warn(
      `Could not record in the ledger that this load ended: ${messageOf(error)} The next run treats it as unfinished, and sends only what is missing.`,
    )
  }
}
