import { messageOf } from '../errors.ts'
import { jobRequest, type LoadTarget } from '../inputs/load-spec.ts'
import type { OrgJobs } from '../jobs/org-jobs.ts'
import type { LoadIdentity } from '../ledger/identity.ts'
import { type KeptLedger, type OpenedLedger, openKept, readLedger, unfinishedRuns } from '../ledger/open-ledger.ts'
import type { LedgerStore } from '../ledger/store.ts'
import { countRecords } from '../parts/part.ts'
import { type JobsBefore, lookAtOtherJobs, refuseDoubtful } from '../recall/jobs-before.ts'
import { recall } from '../recall/recall.ts'
import { createBulkSender } from '../send/bulk-sender.ts'
import type { Submission } from '../send/submission.ts'
import type { Step } from '../step.ts'
import { Brake } from './brake.ts'
import { Judge } from './judge.ts'
import { type LoadResults, openResults } from './load-results.ts'
import { createTeller, type Loaded, type Summing, sumUp } from './loaded.ts'
import type { ReadyLoad } from './ready-load.ts'
import { sendLeft } from './send-left.ts'
import type { Sending } from './sending.ts'
import { submissionsOf } from './submissions.ts'
import { Watch } from './watch.ts'

/** One load at work. */
export interface LoadAtWork {
  readonly load: ReadyLoad
  readonly past: LoadPast
  readonly jobs: OrgJobs
  readonly step: Step
  /** Is told now and then how far the load has come: what is not known by then is unaccounted. */
  readonly onProgress: (soFar: Loaded) => void
}

/** What ledger and org say of a load before any load of the step is sent. */
export interface LoadPast {
  readonly ledger: OpenedLedger
  /** Undefined where the org does not tell. */
  readonly userId: string | undefined
  readonly before: JobsBefore
}

/** A load whose ledger is opened. */
export interface LoadToRecall {
  readonly spec: LoadTarget
  /** By this the ledger knows the load. */
  readonly identity: LoadIdentity
  readonly store: LedgerStore
  readonly step: Step
}

/** Opens the ledgers of all loads, and looks at the jobs that the org has, before the first load makes one: so no load takes the job
 *  of another for one that nobody knows. Throws LoadError where nothing may be sent. */
export async function lookBack(loads: readonly LoadToRecall[], jobs: OrgJobs): Promise<readonly LoadPast[]> {
  const { org } = jobs
  const kept: KeptLedger[] = []
  for (const { store, identity, spec } of loads)
    kept.push(await readLedger(store, { ...identity, operation: spec.operation }))
  const unfinished = unfinishedRuns(kept)
  const ledgers = kept.map((ledger, index) => {
    const { step } = loads[index] ?? {}
    if (step === undefined) throw new Error('Each ledger is that of a load.')
    const opened = openLedgerOf(ledger, jobs, step, unfinished)
    jobs.named.add(opened.book)
    return opened
  })
  const userId = await org.session.whoAmI()
  const pasts: LoadPast[] = []
  for (const [index, load] of loads.entries()) {
    const ledger = ledgers[index]
    if (ledger === undefined) continue
    const { named } = jobs
    const before = await lookAtOtherJobs({ spec: load.spec, step: load.step, org, ledger, userId, named })
    pasts.push({ ledger, userId, before })
  }
  return pasts
}

/** Finds out what was loaded before, sends the rest, and writes the results down. Throws LoadError where nothing may be sent. */
export async function runLoad(work: LoadAtWork): Promise<Loaded> {
  const { load, past, jobs, step } = work
  const { ledger } = past
  const { spec, checked } = load
  const submissions = await submissionsOf(checked.parts, spec.limits.canary, load.ids?.hashKeys)
  const results = await openResults(load, ledger.hasJobs, jobs, step)
  try {
    return await sendRest(submissions, work, { ...past, results })
  } finally {
    await results.outcomes.close().catch((error: unknown) => {
      step.say.warn(`The result files could not be closed: ${messageOf(error)}`)
    })
  }
}

/** What is known of a load before anything is sent. */
interface Known extends LoadPast {
  readonly results: LoadResults
}

/** Sends what was not loaded before. Throws LoadError where nothing may be sent. */
async function sendRest(submissions: readonly Submission[], work: LoadAtWork, known: Known): Promise<Loaded> {
  const { load, jobs, step } = work
  const { ledger, userId, before, results } = known
  const { spec, checked, dropped } = load
  const refused = countRecords(load.refused.parts)
  const { outcomes, finder } = results
  const watch = new Watch(spec.pace.retries, jobs.org, step)
  const left = await recall(submissions, { spec, userId, jobs, ledger, outcomes, finder, events: watch, step })
  results.tellOfGone()
  await refuseDoubtful(before, left, { source: { client: jobs.client, step }, join: results.join })

  const read = countRecords(checked.parts) + dropped.count + refused
  const summing = { left, ledger, results, watch, read, dropped: dropped.count, refused }
  const sending = sendingOf(work, summing)
  const rounds = await sendLeft(left, submissions, load, sending)
  await watch.lostCreates.seeTo(spec, { userId, names: jobs.named.has, older: before.ids }, step)
  return sumUp(summing, rounds, sending.brake.reasons, step.stop)
}

function sendingOf({ load: { spec }, jobs, step, onProgress }: LoadAtWork, summing: Summing): Sending {
  const { ledger, results, watch, read } = summing
  const { book } = ledger
  return {
    spec,
    jobs,
    sender: createBulkSender({ request: jobRequest(spec), jobs, step, book, events: watch }),
    brake: new Brake(step.stop),
    judge: new Judge(spec.limits, read),
    outcomes: results.outcomes,
    book,
    watch,
    onEnd: createTeller(summing, step.clock, onProgress),
    step,
  }
}

function openLedgerOf(
  kept: KeptLedger,
  jobs: OrgJobs,
  { say, clock, run }: Step,
  unfinished: ReadonlySet<string>,
): OpenedLedger {
  const ledger = openKept(kept, run, { clock, now: jobs.org.now, warn: say.warn }, unfinished)
  for (const warning of ledger.warnings) say.warn(warning)
  for (const notice of ledger.notices) say.notice(notice)
  return ledger
}
