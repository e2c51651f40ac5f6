import type { History } from '../living.ts'
import { isFinal, stateOf } from '../org/jobs.ts'
import { mended } from '../plan/edits.ts'
import type { Load } from '../plan/load.ts'
import type { Step, WorkflowRun } from '../runner/step.ts'
import { isGreen } from './truth.ts'

const QUIET_MS = 2 * 3_600_000
const MOST_RUNS = 5

type NewRun = (load: Load, options?: { readonly ledgerKey?: string }) => WorkflowRun

/**
 * All is healed, and the load runs again. It has to end with everything in, or with a way out that its message gives and
 * that works when somebody takes it literally.
 */
export async function liveAgain(
  history: History,
  newRun: NewRun,
  runAlone: (run: WorkflowRun) => Promise<Step>,
): Promise<void> {
  const { world, loads, checks } = history
  world.heal()
  await settle(history)
  for (const load of loads) if (history.steps.some(({ run }) => run.load === load)) await finish(load)
  await settle(history)
  for (const check of checks) check.atEnd(world.login().org)

  async function finish(load: Load): Promise<void> {
    let key: string | undefined
    const tried: string[] = []
    for (let number = 0; number < MOST_RUNS; number++) {
      const step = await runAlone(newRun(load, key === undefined ? {} : { ledgerKey: key }))
      if (isGreen(step) || step.end?.how !== 'ended') return
      const { failureReason, message } = step.end.result.report
      tried.push(`${step.name}: ${failureReason}: ${message}`)
      await settle(history)
      const way = wayOut(failureReason, message, load)
      if (way === 'none') break
      if (way === 'enough') return
      if (way === 'files') load.commits.push(mended(load))
      if (way === 'key') key = `given up ${number}`
      if (way === 'caches') {
        world.cache.evictAll()
        history.isLedgerLost = 'lost'
      }
    }
    world.problems.push({ rule: 'no way out', what: `${load.name}: ${tried.join(' / ').replaceAll('\n', ' ')}` })
  }
}

type WayOut = 'again' | 'files' | 'key' | 'caches' | 'enough' | 'none'

/** What the message tells to do. */
function wayOut(reason: string, message: string, load: Load): WayOut {
  if (reason === 'failures-exceeded') return isAboutGoneRecords(message, load) ? 'enough' : 'files'
  if (reason === 'invalid-csv' || reason === 'preflight-failed') return 'files'
  if (/`ledger-key`/.test(message)) return 'key'
  if (/delete the caches|delete the file/i.test(message)) return 'caches'
  // Somebody has to compare: the records are named.
  if (reason === 'records-unaccounted' && /[Cc]ompare/.test(message)) return 'enough'
  return /[Rr]un (?:the (?:step|workflow|load)|this one) again|in (?:some|a few) hours|new run/.test(message)
    ? 'again'
    : 'none'
}

/** Until nothing goes on in the org. */
async function settle({ world }: History): Promise<void> {
  const { org } = world.login()
  await world.time.pass(QUIET_MS)
  if (!org.jobs().every((job) => stateOf(job) === 'Open' || isFinal(stateOf(job)))) await world.time.pass(QUIET_MS)
}

/** Records that an update or a delete names, and that are not in the org any more, are told of, and no run brings them back. */
function isAboutGoneRecords(message: string, { operation }: Load): boolean {
  return operation === 'delete' || (operation === 'update' && message.includes('ENTITY_IS_DELETED'))
}
