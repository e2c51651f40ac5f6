import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { load as productionLoad } from '../src/commands/load.ts'
import { insertCheck } from './checks/inserts.ts'
import { keyedCheck } from './checks/keyed.ts'
import { liveAgain } from './checks/liveness.ts'
import { reportCheck } from './checks/reports.ts'
import { setCheck } from './checks/sets.ts'
import { type Check, makerOf } from './checks/truth.ts'
import type { History } from './living.ts'
import { NothingHappens } from './machine/time.ts'
import type { Org } from './org/org.ts'
import { editBefore } from './plan/edits.ts'
import { columnsOfFile, csvOf, type Load } from './plan/load.ts'
import { planLoad } from './plan/plan-load.ts'
import { planSet } from './plan/plan-set.ts'
import { editSetBefore } from './plan/set-edits.ts'
import { createEdge } from './runner/edge.ts'
import { FORGERIES, forge } from './runner/forge.ts'
import { inputsOf, planOf } from './runner/inputs.ts'
import { newStep, postStep, type Step, startStep, type WorkflowRun } from './runner/step.ts'
import type { Choices, Tape } from './tape.ts'
import { createWorld, type Problem, type World } from './world.ts'

export interface HistoryEnd {
  readonly problems: readonly Problem[]
  readonly choices: Choices
  readonly lines: readonly string[]
  readonly runs: number
}

const FIRST_RUN = 1
const MINUTE_MS = 60_000

/** Lives through one history and judges it. */
export async function liveThrough(seed: number, tape: Tape, root: string): Promise<HistoryEnd> {
  mkdirSync(root, { recursive: true })
  const steps: Step[] = []
  const checks: Check[] = []
  const world = createWorld({
    seed,
    tape,
    root,
    onChange: (change, org) => {
      const maker = makerOf(change.job, steps)
      for (const check of checks) check.onChange(change, org, maker)
    },
  })
  try {
    const history = begin(world, steps, checks)
    await goThrough(history)
    await liveAgain(
      history,
      (load, options) => newRun(history, load, options),
      (run) => runAlone(history, run),
    )
  } catch (error) {
    if (!(error instanceof NothingHappens)) throw error
    world.problems.push({ rule: 'stuck', what: error.message })
  } finally {
    for (const { process } of steps) process.isDead = true
    rmSync(root, { recursive: true, force: true })
  }
  return { problems: world.problems, choices: tape.chosen(), lines: world.lines, runs: steps.length }
}

function begin(world: World, steps: Step[], checks: Check[]): History {
  const witness = { steps, problems: world.problems, now: world.time.now }
  checks.push(reportCheck(witness))
  if (world.tape.pick('the step has', 'plan', { share: 0.2, options: ['a manifest'] }) !== undefined) {
    const set = planSet(world.tape)
    checks.push(setCheck(set, witness))
    return { world, loads: [set], runs: [], steps, checks, isLedgerLost: 'not' }
  }
  const { org } = world.login()
  const isThereAnother = world.tape.pick('another load', 'others', { share: 0.5, options: ['west'] }) !== undefined
  const shared = isThereAnother
    ? world.tape.pick('both share', 'others', { share: 0.6, options: ['the ledger file', 'the ledger key'] })
    : undefined
  const first = planLoad(world.tape, 'east', org, { shared })
  const loads = isThereAnother ? [first, planLoad(world.tape, 'west', org, { shared, first })] : [first]
  for (const load of loads)
    checks.push(load.operation === 'insert' ? insertCheck(load, witness) : keyedCheck(load, witness))
  return { world, loads, runs: [], steps, checks, isLedgerLost: 'not' }
}

async function goThrough(history: History): Promise<void> {
  const { world, loads } = history
  const { tape } = world
  const count = Number(tape.pick('runs', 'plan', { share: 0.9, options: ['2', '3', '3', '4', '5'] }) ?? '1')
  let isPending: Step | undefined
  for (let number = 1; number <= count; number++) {
    const when = `before run ${number}`
    const isOther =
      tape.pick(`${number} is of the other load`, 'others', { share: 0.45, options: ['yes'] }) !== undefined
    const load = (isOther ? loads[1] : undefined) ?? loads[0]
    if (load === undefined) return
    if (number > 1 && load.set !== undefined) editSetBefore(tape, when, load)
    else if (number > 1) editBefore(tape, when, load, (name) => world.login().org.store.add({ Name: name }))
    if (number > 1 && isPending === undefined) await disturb(history, when, load)
    const step = begun(history, nextRun(history, load, number))
    const together = tape.pick(`${number} and the next`, 'together', {
      share: 0.25,
      options: ['at once', 'a second apart', '20 s apart'],
    })
    if (together !== undefined && number < count && isPending === undefined && load.set === undefined) {
      isPending = step
      await world.time.pass(together === 'at once' ? 0 : together === 'a second apart' ? 1_000 : 20_000)
      continue
    }
    for (const one of [isPending, step]) if (one !== undefined) await ended(history, one)
    isPending = undefined
  }
}

/** Where a load first runs that shares its workflow run with another one: a job before it may have failed. */
type Beside = 'in the same attempt' | 'in the next attempt'

/** A new run, or a further attempt of one that there was. */
function nextRun(history: History, load: Load, number: number): WorkflowRun {
  const { world, runs } = history
  const own = runs.filter(
    (run) => run.load === load && history.steps.every((step) => step.run !== run || step.end !== undefined),
  )
  const again = world.tape.pick(`${number} is`, 'reruns', {
    share: 0.5,
    options: ['a re-run of the newest', 'a re-run of the oldest', 'a re-run of the newest'],
  })
  const old = again === 'a re-run of the oldest' ? own[0] : again === undefined ? undefined : own.at(-1)
  if (old !== undefined) return old
  const beside = world.tape.pick(`${number} is in the run of the other load`, 'others', {
    share: 0.5,
    options: ['in the same attempt', 'in the next attempt'],
  })
  const isOlder =
    world.tape.pick(`${number} is of`, 'edits', { share: 0.1, options: ['the commit before'] }) !== undefined
  const commit = Math.max(0, load.commits.length - (isOlder ? 2 : 1))
  return newRun(history, load, { commit, beside })
}

function newRun(
  { world, runs }: History,
  load: Load,
  options: { readonly commit?: number; readonly ledgerKey?: string; readonly beside?: Beside | undefined } = {},
): WorkflowRun {
  const { beside } = options
  const newest = runs.at(-1)
  const other = beside === undefined || newest?.load === load ? undefined : newest
  const id = other?.id ?? Math.max(FIRST_RUN - 1, ...runs.map((run) => run.id)) + 1
  const attempts = other === undefined ? 0 : other.attempts - (beside === 'in the same attempt' ? 1 : 0)
  const known = runs.find((run) => run.load === load && run.id === id)
  if (known !== undefined) {
    known.attempts = Math.max(known.attempts, attempts)
    return known
  }
  const run: WorkflowRun = {
    id,
    load,
    commit: options.commit ?? load.commits.length - 1,
    beganAt: world.time.now(),
    ledgerKey: options.ledgerKey,
    attempts,
    generation: undefined,
  }
  runs.push(run)
  return run
}

/** Checks the files out, and lets the step begin. */
function begun(history: History, run: WorkflowRun): Step {
  const { world, steps, checks } = history
  const { load } = run
  const isFetched = run.attempts > 0 && !world.isHealed()
  const fetched =
    isFetched &&
    world.tape.pick(`run ${run.id}.${run.attempts + 1} fetches the files`, 'edits', { share: 0.15, options: ['anew'] })
  const commit = fetched === 'anew' ? load.commits.length - 1 : run.commit
  const workspace = path.join(world.root, `work-${steps.length}`)
  const folder = path.join(workspace, load.place.folder)
  mkdirSync(folder, { recursive: true })
  for (const { name, rows } of load.commits[commit] ?? [])
    writeFileSync(path.join(folder, name), csvOf(columnsOfFile(load, name), rows))
  const temp = path.join(world.root, 'temp')
  mkdirSync(temp, { recursive: true })
  const inputs = inputsOf(load, { workspace, temp, ledgerKey: run.ledgerKey })
  const step = newStep(world, run, { commit, inputs, workspace, plan: planOf(load, inputs) })
  steps.push(step)
  const onLedgerRead = () => {
    if (step.ledgerReadAt !== undefined) return
    step.ledgerReadAt = world.time.now()
    const org = orgOf(world, step)
    for (const check of checks) check.onLedgerRead(step, org, history.isLedgerLost)
  }
  startStep(world, step, () => productionLoad(step.plan, inputs, createEdge(world, step, onLedgerRead)))
  return step
}

function orgOf(world: World, step: Step): Org {
  const { org } = world.login()
  return step.orgId === undefined || org.id === step.orgId
    ? org
    : (world.orgAt('acme--sim.sandbox.my.salesforce.com') ?? org)
}

async function ended(history: History, step: Step): Promise<void> {
  const { world, checks } = history
  await world.time.until(() => step.end !== undefined)
  world.pointBack()
  if (step.end?.how === 'killed') postStep(world, step)
  const { org } = world.login()
  for (const check of checks) check.afterStep(step, org)
}

async function runAlone(history: History, run: WorkflowRun): Promise<Step> {
  const step = begun(history, run)
  await ended(history, step)
  return step
}

/** What happens between two runs. */
async function disturb(history: History, when: string, load: Load): Promise<void> {
  const { world, runs } = history
  const { tape, cache } = world
  const later = tape.pick(`${when} passes`, 'time', { share: 0.4, options: ['an hour', 'a day', '8 days'] })
  await world.time.pass(
    later === undefined
      ? 5 * MINUTE_MS
      : later === 'an hour'
        ? 60 * MINUTE_MS
        : later === 'a day'
          ? 1_440 * MINUTE_MS
          : 8 * 1_440 * MINUTE_MS,
  )
  if (later === '8 days') history.isLedgerLost = 'lost'
  if (tape.pick(`${when} the org`, 'orgs', { share: 0.15, options: ['is made anew'] }) !== undefined)
    world.makeOrgAnew()
  const entry = tape.pick(`${when} the cache`, 'cache', {
    share: 0.15,
    options: ['is empty', 'is without its newest entry'],
  })
  if (entry !== undefined) {
    if (entry === 'is empty') cache.evictAll()
    else cache.evictNewest()
    history.isLedgerLost = 'lost'
  }
  const forgery =
    load.set === undefined
      ? tape.pick(`${when} somebody forges an entry that`, 'forgery', { share: 0.4, options: FORGERIES })
      : undefined
  const run = Math.max(0, ...runs.map(({ id }) => id)) + 1
  const forged = forgery && forge(forgery, cache.entries(), { run, load })
  if (forgery !== undefined && forged !== undefined) {
    cache.add(forged)
    history.isLedgerLost = forgery.startsWith('names an older job')
      ? 'of other jobs'
      : forgery === 'without its jobs'
        ? 'hidden'
        : 'said to have passed'
  }
  const sight = tape.pick(`${when} records`, 'sight', {
    share: 0.4,
    options: ['are given to a queue', 'one is given to a queue', 'one is deleted'],
  })
  if (sight !== undefined) hideRecords(history, sight)
}

function hideRecords(
  { world, checks }: History,
  how: 'are given to a queue' | 'one is given to a queue' | 'one is deleted',
): void {
  const { org } = world.login()
  const records = org.store
    .all()
    .filter(({ isDeleted, values }) => !isDeleted && values.Name?.includes('parent') === false)
  const [first] = records
  if (first === undefined) return
  if (how !== 'one is deleted') {
    for (const record of how === 'are given to a queue' ? records : [first]) record.isHidden = true
    return
  }
  first.isDeleted = true
  for (const check of checks) check.onChange({ record: first, how: 'delete', job: undefined }, org, undefined)
}
