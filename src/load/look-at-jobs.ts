import type { BulkClient } from '../bulk/client.ts'
import type { Part } from '../csv/part.ts'
import type { Inputs } from '../inputs.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { OpenedLedger } from '../ledger/open-ledger.ts'
import type { Edge } from '../run.ts'
import { seeToLeftovers } from './lost-jobs.ts'
import { listAllJobs, listSomeJobs, madeBetween, warnOfOtherJobs } from './other-jobs.ts'
import type { TimeBudget } from './time-budget.ts'
import { listOrStop, refuseUnknownJobs } from './unknown-jobs.ts'

interface LookingAtJobs {
  readonly inputs: Inputs
  readonly edge: Edge
  readonly client: BulkClient
  readonly ledger: OpenedLedger
  readonly parts: readonly Part[]
  readonly userId: string | undefined
  readonly budget: TimeBudget
}

const DAY_MS = 86_400_000
/** How long the org keeps jobs. Source: Bulk API and Bulk API 2.0 Limits and Allocations, retention. */
const KEPT_MS = 7 * DAY_MS

/** Warns of jobs of others, sees to what a killed step left behind, and stops an insert that may be in already. Returns the
 *  ids of the jobs that there are, as far as they were looked at: none of them is made by this step. */
export async function lookAtOtherJobs(looking: LookingAtJobs): Promise<ReadonlySet<string>> {
  const { client, ledger, parts, userId, inputs, edge } = looking
  const { unknown, earlier, book, course } = ledger
  const isCutShort = course === 'continue' || (unknown !== undefined && edge.thisRun.attempt > 1)
  const must = unknown !== undefined && inputs.operation === 'insert'
  const jobs = must
    ? await listOrStop(client, edge.cancelled)
    : isCutShort
      ? await listAllJobs(client).catch(() => [])
      : await listSomeJobs(client)
  const now = edge.clock.now()
  const runBegan = edge.runBegan()
  const ours = { userId, object: inputs.object, operation: inputs.operation }
  const open = new Set<string>()
  if (isCutShort) {
    const window = leftoverWindow(earlier, { now, runBegan, isContinued: course === 'continue' })
    const left = madeBetween(jobs, ours, window).filter(({ id, state }) => state === 'Open' && !book.names(id))
    await seeToLeftovers(left, { ...edge, client, isAlone: userId !== undefined && edge.isAlone(inputs) })
    for (const { id } of left) open.add(id)
  }
  const others = warnOfOtherJobs(jobs, inputs.object, (id) => book.names(id) || open.has(id))
  if (others !== undefined) edge.warn(others)
  if (must) {
    const began = Math.max(runBegan ?? now - KEPT_MS, Date.parse(earlier?.startedAt ?? '') || 0)
    const since = unknown === 'not the first attempt' ? began : now - KEPT_MS
    const named = new Set(earlier?.jobs.map(({ id }) => id.slice(0, 15)))
    const candidates = madeBetween(jobs, ours, { from: since, to: now }).filter(({ id }) => !named.has(id.slice(0, 15)))
    await refuseUnknownJobs(candidates, parts, unknown, { ...edge, client, dying: looking.budget.dying })
  }
  return new Set(jobs.map(({ id }) => id))
}

/** A job is made so long after the last one was announced, at most: a call ends after 10 minutes.
 *  Source: Salesforce Developer Limits, "API Request Limits and Allocations". */
const LAST_CREATE_MS = 15 * 60_000

/** When a step that was cut short may have made jobs. */
function leftoverWindow(
  earlier: Ledger | undefined,
  { now, runBegan, isContinued }: { now: number; runBegan: number | undefined; isContinued: boolean },
): { from: number; to: number } {
  if (!isContinued || earlier === undefined) return { from: runBegan ?? now - DAY_MS, to: now }
  const written = Date.parse(earlier.writtenAt ?? '')
  return {
    from: Date.parse(earlier.startedAt),
    to: Number.isNaN(written) ? now : Math.min(now, written + LAST_CREATE_MS),
  }
}
