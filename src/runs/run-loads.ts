import path from 'node:path'
import { whenAborted } from '../aborted.ts'
import type { BegunStep } from '../begin/begin-step.ts'
import { failureOf } from '../begin/failure.ts'
import type { LoadEdge } from '../begin/load-edge.ts'
import { stepOf } from '../begin/step-of-load.ts'
import type { LoadError } from '../errors.ts'
import type { Inputs } from '../inputs.ts'
import type { OrgJobs } from '../jobs/org-jobs.ts'
import type { LoadIdentity } from '../ledger/identity.ts'
import type { LedgerStore } from '../ledger/store.ts'
import { createLimit } from '../limit.ts'
import type { Loaded } from '../load/loaded.ts'
import { type LoadPast, lookBack, runLoad } from '../load/run-load.ts'
import { type IdsOfLoads, usesOf } from '../prepare/load-ids.ts'
import type { PreparedLoad } from '../prepare/prepared-load.ts'
import { reportSoFar } from '../report/build.ts'
import { isRun, type LoadEnd, type LoadFacts, type NotRun, verdictOfLoad } from '../report/load-ends.ts'
import type { Report } from '../report/report.ts'
import { verdictOfAll } from '../report/verdict-of-all.ts'
import { agree, listed } from '../text/words.ts'
import { sameName } from '../values/names.ts'
import { type CheckedCounts, checkCounts } from './check-counts.ts'
import { endLedger } from './end-ledger.ts'
import { type LoadRun, partOf, recordsLeftTo } from './load-runs.ts'
import { makeReady } from './make-ready.ts'
import type { ByKey, MakingReady } from './making-ready.ts'
import { shareByKey } from './order.ts'
import type { Plan } from './plan.ts'

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
  keepApart(runs, pasts, running.ids)
  const ends = await new Runs(runs, pasts, running).end()
  const all = [...ends.values()]
  const verdict = verdictOfAll(all)
  const { org } = jobs
  const counts = verdict.verdict === 'passed' ? await checkCounts(checks, org, begun.step.say) : undefined
  const reason = counts?.failure?.reason
  await endLedgers(ends, reason === undefined ? verdict : { verdict: 'failed', failureReason: reason }, begun)
  return { ends: all, counts }
}

/** Where records were sent that refer to others, those others keep the Ids that they had. */
function keepApart(runs: readonly LoadRun[], pasts: readonly LoadPast[], ids: IdsOfLoads): void {
  for (const [index, { load, part }] of runs.entries()) {
    const { jobs = [], newer = [] } = pasts[index]?.ledger ?? {}
    if (jobs.length === 0 && newer.length === 0) continue
    for (const use of usesOf(load.spec)) {
      // What refers to records of its own load is set by a run of its own.
      const isSentNow = use.kind === 'ref' && (part.kind === 'references' || !sameName(use.load, load.spec.name))
      if (isSentNow) ids.of({ name: use.load })?.keepApart()
    }
  }
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

/** Loads that run at the same time: each has jobs of its own, and the org works off a user's jobs side by side. */
const LOADS_AT_ONCE = 4

/** The runs of a step at work. */
class Runs {
  readonly #runs: readonly LoadRun[]
  readonly #pasts: readonly LoadPast[]
  readonly #running: Running
  readonly #ends = new Map<LoadRun, LoadEnd>()
  /** How far those have come that are at work. */
  readonly #soFar = new Map<LoadRun, LoadFacts>()
  readonly #byKey = new Map<PreparedLoad, Promise<ByKey>>()
  readonly #limit = createLimit(LOADS_AT_ONCE)
  /** Runs that may still ask for Ids, or are asked for them. */
  readonly #asking: Set<LoadRun>

  constructor(runs: readonly LoadRun[], pasts: readonly LoadPast[], running: Running) {
    this.#runs = runs
    this.#pasts = pasts
    this.#running = running
    this.#asking = new Set(runs)
  }

  /** Runs all of them. Returns what became of each, in their order. */
  async end(): Promise<ReadonlyMap<LoadRun, LoadEnd>> {
    const at = new Map<LoadRun, Promise<void>>()
    for (const [index, run] of this.#runs.entries()) {
      const before = this.#runs.slice(0, index).filter((other) => comesBefore(other, run))
      const start = async () => {
        await Promise.allSettled(before.map((other) => at.get(other)))
        await this.#limit(() => this.#take(run, this.#pasts[index]))
      }
      at.set(run, start())
    }
    // What is at work comes to its end, whatever becomes of another one.
    const done = await Promise.allSettled(at.values())
    for (const one of done) if (one.status === 'rejected') throw one.reason
    return new Map(this.#runs.flatMap((run) => ifThere(run, this.#ends.get(run))))
  }

  async #take(run: LoadRun, past: LoadPast | undefined): Promise<void> {
    this.#ends.set(run, await this.#endOf(run, past))
    this.#soFar.delete(run)
    this.#asksNoMore(run)
  }

  async #endOf(run: LoadRun, past: LoadPast | undefined): Promise<LoadEnd> {
    const { begun, jobs } = this.#running
    const { stop } = begun.step
    const over = stop.over.aborted ? failureOf(undefined, jobs.org, stop) : undefined
    if (over !== undefined) return this.#notRun(run, whyStopped(over), over)
    const why = whyNot(run, this.#ends)
    if (why !== undefined) return this.#notRun(run, why)
    if (past === undefined) throw new Error('The ledgers of all loads are opened before the first begins.')
    return await this.#run(run, past)
  }

  /** Runs one load. What stops it before its first job stops no other one, unless it is the only one. */
  async #run(run: LoadRun, past: LoadPast): Promise<LoadEnd> {
    const { jobs, inputs, edge, begun, ids } = this.#running
    const step = stepOf(run.spec, begun.step)
    const { org } = jobs
    const { startedAt, voice } = begun
    try {
      const ready = await jobs.oneAtATime(() =>
        makeReady(run, {
          ids,
          org,
          step,
          hasJobs: this.#hasJobs(run),
          jobsSince: past.ledger.jobsSince,
          byKey: this.#byKeyOf(run),
          onListed: () => this.#asksNoMore(run),
        }),
      )
      const facts = {
        load: ready,
        org,
        show: voice.show,
        resultsPath: shownPath(inputs, edge),
        after: namesBefore(run),
        part: partOf(run),
        startedAt,
      }
      const factsOf = (loaded: Loaded): LoadFacts => ({ ...facts, loaded, endedAt: step.clock.now() })
      const onProgress = (loaded: Loaded) => {
        this.#soFar.set(run, factsOf(loaded))
        edge.results.keep(
          reportSoFar(this.#allSoFar(), {
            org,
            hasLedger: inputs.ledger.place.kind !== 'none',
            startedAt,
            endedAt: step.clock.now(),
          }),
        )
      }
      return factsOf(await runLoad({ load: ready, past, jobs, step, onProgress }))
    } catch (error) {
      const failure = this.#runs.length === 1 ? undefined : failureOf(error, { session: org.session }, step.stop)
      if (failure === undefined) throw error
      return this.#notRun(run, voice.show(whyStopped(failure)), failure)
    }
  }

  #allSoFar(): readonly LoadEnd[] {
    const why = 'the step was killed before this load made a job'
    return this.#runs.map((run) => this.#ends.get(run) ?? this.#soFar.get(run) ?? this.#notRun(run, why))
  }

  #notRun(run: LoadRun, why: string, error?: LoadError): NotRun {
    const { spec, load } = run
    const others = [...this.#ends].filter(([other]) => other.load === load && other !== run)
    const taken = others.reduce((sum, [, end]) => sum + (isRun(end) ? end.loaded.counts.read : 0), 0)
    const records = recordsLeftTo(run, taken)
    return { spec, files: load.read.files, records, after: namesBefore(run), part: partOf(run), why, error }
  }

  /** Whether other steps have made jobs of any part of a load. */
  #hasJobs({ load }: LoadRun): boolean {
    return this.#pasts.some(({ ledger }, index) => this.#runs[index]?.load === load && ledger.hasJobs)
  }

  #asksNoMore(run: LoadRun): void {
    this.#asking.delete(run)
    this.#running.ids.keepOnly([...this.#asking].map(({ load }) => load))
  }

  /** The halves of an upsert by a key ask the org once. */
  #byKeyOf({ load }: LoadRun): MakingReady['byKey'] {
    return (match) => {
      const known = this.#byKey.get(load) ?? match()
      this.#byKey.set(load, known)
      return known
    }
  }
}

/** Why a load is not run that the end of the step comes before. Other loads may have sent records by then. */
const WHEN_OVER: ReadonlyMap<string, string> = new Map([
  ['cancelled', 'the step was cancelled before this load began'],
  ['time-limit', 'the time that `time-limit-minutes` allows was used up before this load began'],
])

function whyStopped({ reason, message }: LoadError): string {
  return WHEN_OVER.get(reason) ?? message
}

/** Whether a run has to end before a later one begins: that one needs it, or they would take each other's jobs for their own, or one of
 *  them searches for records by a key and the other changes which of them there are, or one is to have the org for itself. */
function comesBefore(earlier: LoadRun, later: LoadRun): boolean {
  const isSerial = [earlier, later].some(({ spec }) => spec.pace.concurrency.mode === 'serial')
  const isSameKind = sameName(earlier.spec.object, later.spec.object) && earlier.spec.operation === later.spec.operation
  return later.after.includes(earlier) || isSameKind || shareByKey(earlier.spec, later.spec) || isSerial
}

function ifThere<K, V>(key: K, value: V | undefined): readonly (readonly [K, V])[] {
  return value === undefined ? [] : [[key, value]]
}

/** Why a load is not run after what became of others; undefined where it is. */
function whyNot({ spec, after }: LoadRun, ends: ReadonlyMap<LoadRun, LoadEnd>): string | undefined {
  const hasFailed = (other: LoadRun) => verdictSoFar(other, ends)?.verdict === 'failed'
  const stopping = [...ends.keys()].filter((other) => other.spec.manifest?.onFailure === 'stop' && hasFailed(other))
  if (stopping.length > 0)
    return `${names(stopping.map(({ load }) => load))} failed, and \`on-failure: stop\` ends the step there`
  const left = after.filter((other) => isLeftOut(ends.get(other)))
  const failed = after.filter(
    (other) => other.spec.manifest?.onFailure !== 'continue' && !left.includes(other) && hasFailed(other),
  )
  const missing = [
    ...(failed.length === 0 ? [] : [`${names(failed.map(({ load }) => load))}, which failed`]),
    ...(left.length === 0 ? [] : [`${names(left)}, which ${agree(left.length, 'was', 'were')} not run`]),
  ]
  return missing.length === 0 ? undefined : `\`${spec.name}\` needs ${missing.join(', and ')}`
}

function names(loads: readonly Pick<LoadRun, 'spec'>[]): string {
  const all = [...new Set(loads.map(({ spec }) => `\`${spec.name}\``))]
  return listed(all, all.length)
}

/** The verdict of the load of a run, by all of its parts that have ended: none of them passes where the load fails. */
function verdictSoFar({ load }: LoadRun, ends: ReadonlyMap<LoadRun, LoadEnd>): ReturnType<typeof verdictOfLoad> {
  return verdictOfLoad([...ends].flatMap(([run, end]) => (run.load === load ? [end] : [])))
}

/** Whether a load was not run: nobody knows which of its records are in the org. */
function isLeftOut(end: LoadEnd | undefined): boolean {
  return end !== undefined && !isRun(end)
}

function namesBefore({ after }: LoadRun): readonly string[] {
  return after.map(({ spec }) => spec.name)
}

/** The results folder as people are shown it: relative to the workspace, with `/`. */
function shownPath({ results }: Inputs, { files }: LoadEdge): string {
  return path.relative(files.workspace, results.resultsPath).split(path.sep).join('/')
}
