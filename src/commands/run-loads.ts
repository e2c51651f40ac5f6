import path from 'node:path'
import { whenAborted } from '../aborted.ts'
import { isOurAbort, LoadError } from '../errors.ts'
import type { Inputs } from '../inputs.ts'
import type { OrgJobs } from '../jobs/org-jobs.ts'
import type { LoadIdentity } from '../ledger/identity.ts'
import type { LedgerStore } from '../ledger/store.ts'
import type { Loaded } from '../load/loaded.ts'
import { type LoadPast, lookBack, runLoad } from '../load/run-load.ts'
import { reportSoFar } from '../report/build.ts'
import { isRun, type LoadEnd, type LoadFacts, type NotRun, verdictOf, verdictOfAll } from '../report/load-ends.ts'
import type { Report } from '../report/report.ts'
import { agree, listed } from '../text/words.ts'
import type { BegunStep } from './begin-step.ts'
import { type CheckedCounts, checkCounts } from './check-counts.ts'
import { endLedger } from './end-ledger.ts'
import type { LoadEdge } from './load-edge.ts'
import type { IdsOfLoads } from './load-ids.ts'
import type { LoadRun } from './load-runs.ts'
import { makeReady } from './make-ready.ts'
import type { ByKey, MakingReady } from './making-ready.ts'
import type { Plan } from './plan.ts'
import type { PreparedLoad } from './prepared-load.ts'
import { stepOf } from './step-of-load.ts'

/** What the loads of a step share. */
export interface Running {
  readonly jobs: OrgJobs
  readonly stores: ReadonlyMap<LoadIdentity, LedgerStore>
  readonly inputs: Inputs
  readonly edge: LoadEdge
  readonly begun: BegunStep
  /** The Ids of the loads that others refer to. */
  readonly ids: IdsOfLoads
}

/** What became of all runs of a step. */
export interface RunEnds {
  /** In their order. */
  readonly ends: readonly LoadEnd[]
  /** What the checks of the manifest counted; undefined where a load did not pass. */
  readonly counts: CheckedCounts | undefined
}

/** Runs loads, each once those that it needs have ended well enough, and counts what has to be there then. Throws LoadError where nothing
 *  may be sent at all. */
export async function runLoads(runs: readonly LoadRun[], checks: Plan['checks'], running: Running): Promise<RunEnds> {
  const { jobs, stores, begun } = running
  const toRecall = runs.flatMap(({ spec, identity }) => {
    const store = stores.get(identity)
    return store === undefined ? [] : [{ spec, identity, store, step: stepOf(spec, begun.step) }]
  })
  const pasts = await lookBack(toRecall, jobs)
  const ends = new Map<LoadRun, LoadEnd>()
  const matched = new Map<PreparedLoad, Promise<ByKey>>()
  const byKeyOf =
    ({ load }: LoadRun): MakingReady['byKey'] =>
    (match) => {
      const known = matched.get(load) ?? match()
      matched.set(load, known)
      return known
    }
  for (const [index, run] of runs.entries()) {
    const past = pasts[index]
    const why = whyNot(run, ends, running)
    if (why !== undefined || past === undefined) ends.set(run, notRun(run, why ?? ''))
    else ends.set(run, await runOne(run, { past, ends, byKey: byKeyOf(run) }, running))
  }
  const all = [...ends.values()]
  const verdict = verdictOfAll(all)
  const { org } = jobs
  const counts = verdict.verdict === 'passed' ? await checkCounts(checks, org, begun.step.say) : undefined
  const reason = counts?.failure?.reason
  await endLedgers(ends, reason === undefined ? verdict : { verdict: 'failed', failureReason: reason }, begun)
  return { ends: all, counts }
}

/** Notes in the ledger of each load how the step ended: where one load failed, the next run completes them all, and sends of each what is
 *  missing. */
async function endLedgers(
  ends: ReadonlyMap<LoadRun, LoadEnd>,
  verdict: Pick<Report, 'verdict' | 'failureReason'>,
  { step }: BegunStep,
): Promise<void> {
  for (const [{ spec }, end] of ends) {
    if ('why' in end) continue
    const own = stepOf(spec, step)
    await Promise.race([endLedger(end.loaded, verdict, own.say), whenAborted(step.stop.dying)])
  }
}

/** Why a load is not run after what became of others; undefined where it is. */
function whyNot(
  { spec, after }: LoadRun,
  ends: ReadonlyMap<LoadRun, LoadEnd>,
  { begun: { step } }: Running,
): string | undefined {
  if (step.stop.over.aborted) return 'the step had ended before its turn'
  const stopping = [...ends].filter(([{ spec: other }, end]) => other.manifest?.onFailure === 'stop' && hasFailed(end))
  if (stopping.length > 0)
    return `${names(stopping.map(([other]) => other))} failed, and \`on-failure: stop\` ends the step there`
  const failed = after.filter((other) => other.spec.manifest?.onFailure !== 'continue' && hasFailed(ends.get(other)))
  const left = after.filter((other) => isLeftOut(ends.get(other)))
  const missing = [
    ...(failed.length === 0 ? [] : [`${names(failed)}, which failed`]),
    ...(left.length === 0 ? [] : [`${names(left)}, which ${agree(left.length, 'was', 'were')} not run`]),
  ]
  return missing.length === 0 ? undefined : `\`${spec.name}\` needs ${missing.join(', and ')}`
}

function names(loads: readonly LoadRun[]): string {
  return listed(
    loads.map(({ spec }) => `\`${spec.name}\``),
    loads.length,
  )
}

/** Whether a load failed itself; one that another load kept from running did not. */
function hasFailed(end: LoadEnd | undefined): boolean {
  if (end === undefined) return false
  return isRun(end) ? verdictOf(end).verdict === 'failed' : end.error !== undefined
}

/** Whether another load kept a load from running. */
function isLeftOut(end: LoadEnd | undefined): boolean {
  return end !== undefined && !isRun(end) && end.error === undefined
}

function notRun({ spec, load: { read } }: LoadRun, why: string, error?: LoadError): NotRun {
  return { spec, files: read.files, records: read.records, why, error }
}

/** Runs one load. What stops it before its first job stops no other one. */
async function runOne(
  run: LoadRun,
  { past, ends, byKey }: { past: LoadPast; ends: ReadonlyMap<LoadRun, LoadEnd>; byKey: MakingReady['byKey'] },
  { jobs, inputs, edge, begun, ids }: Running,
): Promise<LoadEnd> {
  const step = stepOf(run.spec, begun.step)
  const { org } = jobs
  const { startedAt, voice } = begun
  try {
    const ready = await makeReady(run, { ids, org, step, byKey })
    const facts = { load: ready, org, show: voice.show, resultsPath: shownPath(inputs, edge), startedAt }
    const factsOf = (loaded: Loaded): LoadFacts => ({ ...facts, loaded, endedAt: step.clock.now() })
    const onProgress = (soFar: Loaded) =>
      edge.results.keep(reportSoFar([...ends.values(), factsOf(soFar)], { org, startedAt, endedAt: step.clock.now() }))
    return factsOf(await runLoad({ load: ready, past, jobs, step, onProgress }))
  } catch (error) {
    if (!(error instanceof LoadError) || ends.size === 0 || (step.stop.over.aborted && isOurAbort(error))) throw error
    return notRun(run, voice.show(error.message), error)
  }
}

/** The results folder as people are shown it: relative to the workspace, with `/`. */
function shownPath({ results }: Inputs, { files }: LoadEdge): string {
  return path.relative(files.workspace, results.resultsPath).split(path.sep).join('/')
}
