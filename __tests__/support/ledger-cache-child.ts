import { systemClock } from '../../src/clock.ts'
import { LoadError } from '../../src/errors.ts'
import { openActionsCache } from '../../src/runner/actions-cache.ts'
import { createLedgerCache } from '../../src/runner/ledger-cache.ts'

/** Run as a process of one step: does what its arguments say, one after the other, `read` or a text to write, and sends
 *  what came of each to its parent. */
const { GITHUB_RUN_ID = '', GITHUB_RUN_ATTEMPT = '' } = process.env
// Pauses are short, but a busy machine has time for each try.
const clock = { ...systemClock(() => 0.001), deadline: systemClock(() => 0.3).deadline }
const store = createLedgerCache({
  load: '0123456789abcdef0123456789abcdef',
  runId: GITHUB_RUN_ID,
  attempt: GITHUB_RUN_ATTEMPT,
  clock,
  openCache: () => openActionsCache(clock),
})

for (const task of process.argv.slice(2)) process.send?.({ came: await outcome(task), unkept: store.unkept() ?? null })
process.disconnect?.()

async function outcome(task: string): Promise<unknown> {
  try {
    return task === 'read' ? await store.read() : ((await store.write(() => task)) ?? 'written')
  } catch (error) {
    if (!(error instanceof LoadError)) throw error
    return { reason: error.reason, message: error.message }
  }
}
