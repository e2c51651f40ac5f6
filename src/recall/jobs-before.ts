import type { ListedJob } from '../bulk/job.ts'
import { LoadError } from '../errors.ts'
import type { LoadTarget } from '../inputs/load-spec.ts'
import type { NamedJobs } from '../jobs/org-jobs.ts'
import type { LedgerRun } from '../ledger/ledger.ts'
import type { OpenedLedger } from '../ledger/open-ledger.ts'
import type { Org } from '../org/org.ts'
import { partsOfRecords } from '../parts/chosen-records.ts'
import type { Step } from '../step.ts'
import { idKey } from '../values/ids.ts'
import { seeToLeftovers } from './abandoned-jobs.ts'
import { type Doubt, type LookingInto, listOrStop, refuseDoubtfulInsert } from './doubtful-insert.ts'
import { listAllJobs, listSomeJobs, madeBetween, SKEW_MS, warnOfOtherJobs } from './jobs-in-org.ts'
import type { Left } from './subtract.ts'

/** A load that is about to be sent, and the org whose jobs are looked at. */
export interface LookingAtJobs {
  readonly spec: LoadTarget
  readonly step: Step
  readonly org: Org
  readonly ledger: OpenedLedger
  readonly userId: string | undefined
  /** The jobs that the ledgers of this step name, those of its other loads included. */
  readonly named: Pick<NamedJobs, 'has'>
}

/** What the org's list of jobs says before anything is sent. */
export interface JobsBefore {
  /** All jobs that there are, as far as they were looked at: none of them is made by this step. */
  readonly ids: ReadonlySet<string>
  /** Jobs that no ledger names and that may have inserted what is about to be sent, and why that is in doubt. */
  readonly doubtful: { readonly jobs: readonly ListedJob[]; readonly doubt: Doubt } | undefined
}

const DAY_MS = 86_400_000
/** How long the org keeps jobs. Source: Bulk API and Bulk API 2.0 Limits and Allocations, retention. */
const KEPT_MS = 7 * DAY_MS

/** Warns of jobs of others, sees to what a killed step left behind, and gathers the jobs that put an insert in doubt.
 *  Throws LoadError `ledger-missing` where the org can no longer say what an earlier attempt did. */
export async function lookAtOtherJobs(looking: LookingAtJobs): Promise<JobsBefore> {
  const { org, ledger, userId, spec, step, named } = looking
  const { bulk: client } = org
  const now = org.now()
  const { earlier, course } = ledger
  refuseTooOldRun(looking, now)
  const doubt = doubtOf(ledger, spec)
  const isCutShort = course === 'continue' || (ledger.unknown !== undefined && step.run.attempt > 1)
  const jobs =
    doubt !== undefined && ledger.unknown !== undefined
      ? await listOrStop(client, step.stop.over)
      : isCutShort || doubt !== undefined
        ? await listAllJobs(client).catch(() => [])
        : await listSomeJobs(client)
  const runBegan = step.run.began()?.at
  const ours = { userId, object: spec.object, operation: spec.operation }
  const open = new Set<string>()
  if (isCutShort) {
    const window = leftoverWindow(earlier, { now, runBegan, isContinued: course === 'continue' })
    const left = madeBetween(jobs, ours, window).filter(({ id, state }) => state === 'Open' && !named.has(id))
    const isAlone = userId !== undefined && step.run.isAlone()
    await seeToLeftovers(left, { client, say: step.say, isAlone })
    for (const { id } of left) open.add(id)
  }
  const others = warnOfOtherJobs(jobs, spec.object, (id) => named.has(id) || open.has(id))
  if (others !== undefined) step.say.warn(others)
  const ids = new Set(jobs.map(({ id }) => id))
  if (doubt === undefined) return { ids, doubtful: undefined }
  const known = new Set([...ledger.jobs, ...ledger.newer.flatMap((run) => run.jobs)].map(({ id }) => idKey(id)))
  const from = doubtfulSince(doubt, { earlier, runBegan, now })
  const candidates = madeBetween(jobs, ours, { from, to: Number.POSITIVE_INFINITY })
  return {
    ids,
    doubtful: {
      doubt,
      jobs: candidates.filter(({ id }) => !known.has(idKey(id)) && !named.has(id) && !open.has(id)),
    },
  }
}

/** Stops an insert whose records a job that no ledger names may hold. Only what is about to be sent could be doubled. Throws
 *  LoadError `ledger-missing`. */
export async function refuseDoubtful(
  { doubtful }: JobsBefore,
  { first, again }: Left,
  looking: LookingInto,
): Promise<void> {
  if (doubtful === undefined) return
  const parts = first.map(({ part }) => part).filter(({ records }) => records > 0)
  const rest = partsOfRecords(again).map(({ part }) => part)
  if (parts.length + rest.length === 0) return
  await refuseDoubtfulInsert(doubtful.jobs, [...parts, ...rest], doubtful.doubt, looking)
}

/** Only an insert can be doubled. Where a ledger is known, it may be an older one than was written last. */
function doubtOf({ unknown, course }: OpenedLedger, { operation }: LoadTarget): Doubt | undefined {
  if (operation !== 'insert') return undefined
  return unknown ?? (course === 'send everything' ? undefined : 'the ledger may lack a job')
}

/** Since when a job is in doubt, by the org's clock or GitHub's: both are right, and a runner's may not be. */
function doubtfulSince(
  doubt: Doubt,
  { earlier, runBegan, now }: { earlier: LedgerRun | undefined; runBegan: number | undefined; now: number },
): number {
  if (doubt === 'no answer') return now - KEPT_MS
  if (doubt === 'not the first attempt') return runBegan ?? now - KEPT_MS
  return Math.min(Date.parse(earlier?.startedAt ?? '') || now - KEPT_MS, runBegan ?? Number.POSITIVE_INFINITY)
}

/** The jobs of a run that began longer ago than the org keeps them prove nothing any more. */
function refuseTooOldRun({ ledger, spec, step }: LookingAtJobs, now: number): void {
  const began = step.run.began()
  if (ledger.unknown !== 'not the first attempt' || began === undefined || now - began.at <= KEPT_MS - SKEW_MS) return
  if (!began.isExact && spec.operation !== 'insert') return
  const when = began.isExact ? 'began more than 7 days ago' : 'may have begun more than 7 days ago'
  throw new LoadError(
    'ledger-missing',
    `No ledger says what the earlier attempts of this run did, and the run ${when}: Salesforce keeps jobs for 7 days, so ` +
      'it cannot say either. Nothing was sent. Start a new run of the workflow; if earlier attempts loaded records, take them out of the files first.',
  )
}

/** A job is made so long after the last one was announced, at most: a call ends after 10 minutes.
 *  Source: Salesforce Developer Limits, "API Request Limits and Allocations". */
const LAST_CREATE_MS = 15 * 60_000

/** When a step that was cut short may have made jobs. */
function leftoverWindow(
  earlier: LedgerRun | undefined,
  { now, runBegan, isContinued }: { now: number; runBegan: number | undefined; isContinued: boolean },
): { from: number; to: number } {
  if (!isContinued || earlier === undefined) return { from: runBegan ?? now - DAY_MS, to: now }
  const written = Date.parse(earlier.writtenAt)
  return {
    from: Date.parse(earlier.startedAt),
    to: Number.isNaN(written) ? now : Math.min(now, written + LAST_CREATE_MS),
  }
}
