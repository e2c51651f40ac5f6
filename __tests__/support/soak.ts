import { seededRandom } from '../../emulator/org/ground/random.ts'
import type { Org } from '../../emulator/org/start.ts'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { csvOf, keyedAccounts, plainAccounts, type SourceRecord } from './drill-accounts.ts'
import { type Aim, eachOnceProblems, endProblems, openJobs } from './org-truth.ts'
import { loadStoppedAt, type Point, pointName } from './points.ts'
import type { ActionOptions, ActionRun } from './run-action.ts'
import { createWorld, type World } from './world.ts'

/** One random load, from its seed to its end: everything that chance decides comes from the seed. */
export interface SoakEnd {
  readonly seed: number
  /** What was tried, for people. */
  readonly story: readonly string[]
  /** `stuck`: the action says truthfully that people have to decide. */
  readonly end: 'passed' | 'stuck' | 'broken'
  readonly reason: string
  readonly runs: number
  readonly problems: readonly string[]
}

const OPERATIONS = ['insert', 'insert', 'insert', 'upsert', 'update', 'delete'] as const
type SoakOperation = (typeof OPERATIONS)[number]

/** Runs that are disturbed; the ones after them meet no fault, and so have to come to an end. */
const MOST_DISTURBED = 4
const MOST_UNDISTURBED = 3

/** Ends after which only people can go on. Only what cannot be known may lead there. */
const STUCK: ReadonlySet<string> = new Set([
  'records-unaccounted',
  'ledger-missing',
  'ledger-mismatch',
  'ledger-failed',
])

const ENV = { BULK_LOAD_TIME_SCALE: '0.0005' }
/** Long enough for any of these loads, so that one which hangs is told from one that is slow. */
const TIMEOUT_MS = 60_000

export async function soak(seed: number): Promise<SoakEnd> {
  const random = seededRandom(seed)
  const chance = chanceOf(random)
  const plan = planOf(chance)
  const world = await createWorld({
    files: { 'data/accounts.csv': 'Name\n' },
    org: {
      seed,
      batchMs: chance.one([0, 0, 2_000]),
      abortedResults: chance.one(['answered', 'answered', 'refused']),
      tokenLifetimeCalls: chance.one([1_000, 1_000, 40]),
    },
  })
  const story = [`${plan.operation} of ${plan.count} records, ${plan.inputs['job-records']} a job`]
  const problems: string[] = []
  let runs = 0
  let last: ActionRun | undefined
  try {
    const { records, aim } = prepare(world, plan)
    world.workspace.write('data/accounts.csv', csvOf(records))
    if (chance.happens(0.4)) {
      world.org.faults.add({ kind: 'lock-rows', share: 0.08, seed })
      story.push('8 % locks')
    }
    const disturbed = chance.whole(1, MOST_DISTURBED)
    let identity = FIRST_RUN
    /** False once the ledger was lost: the attempts of the same run have to notice. */
    let mayBeNewRun = true
    let isKilled = false
    let mayBeOver = false
    for (; runs < disturbed + MOST_UNDISTURBED; runs++) {
      if (runs === disturbed) calm(world)
      const disturbance = runs < disturbed ? disturbanceOf(chance, plan) : undefined
      // A new run without a ledger starts afresh, as it should; an attempt can know that there was an earlier one, but
      // of its own run only.
      const isEvicted = runs > 0 && disturbance?.cache === 'evicted' && identity.runId === FIRST_RUN.runId
      if (isEvicted) world.results.caches.evict()
      mayBeNewRun &&= !isEvicted
      // Killed behind its last word, a load has passed: another run would send all of it, as asked.
      mayBeOver ||= isKilled && eachOnceProblems(world.org, aim).length === 0
      const isAttempt = chance.happens(0.5) || !mayBeNewRun || mayBeOver
      if (runs > 0) identity = isAttempt ? nextAttempt(identity) : nextRun(identity)
      isKilled = disturbance?.stop?.how === 'kill'
      const options = { ...optionsOf(identity), timeoutMs: TIMEOUT_MS }
      story.push(`run ${identity.runId}, attempt ${identity.runAttempt}: ${disturbance?.name ?? 'undisturbed'}`)
      last = await disturbedLoad(world, plan.inputs, disturbance, options)
      problems.push(...problemsAfter(world, last, aim).map((problem) => `run ${runs + 1}: ${problem}`))
      const { verdict, 'failure-reason': reason = '' } = last.outputs
      story.push(`  ${verdict === undefined ? 'killed' : `${verdict} ${reason}`}`)
      if (problems.length > 0 || verdict === 'passed') break
    }
    await settled(world.org)
    return { seed, story, runs: world.runs.length, ...endOf(world, last, aim, problems) }
  } catch (error) {
    const thrown = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { seed, story, runs, end: 'broken', reason: '', problems: [...problems, thrown] }
  } finally {
    await world.close()
  }
}

function endOf(
  world: World,
  last: ActionRun | undefined,
  aim: Aim,
  problems: readonly string[],
): Pick<SoakEnd, 'end' | 'reason' | 'problems'> {
  const { verdict, 'failure-reason': reason = '', message } = last?.outputs ?? {}
  if (problems.length > 0) return { end: 'broken', reason, problems }
  if (verdict === 'passed') {
    const missing = [
      ...eachOnceProblems(world.org, aim),
      ...openJobs(world.org)
        .filter(({ id }) => !world.runs.some(({ stdout }) => stdout.includes(id)))
        .map(({ id }) => `job ${id} was left Open, and no log names it`),
    ]
    return { end: missing.length > 0 ? 'broken' : 'passed', reason, problems: missing }
  }
  // Deletes that are sent anew fail for what is gone already.
  const isGone = last?.step.options.inputs.operation === 'delete' && reason === 'failures-exceeded'
  if (isGone && eachOnceProblems(world.org, aim).length === 0) return { end: 'passed', reason, problems: [] }
  if (STUCK.has(reason)) return { end: 'stuck', reason, problems: [] }
  return { end: 'broken', reason, problems: [`it never comes to an end: ${reason} ${message}`] }
}

/** What has to hold after a run, killed or not. */
function problemsAfter(world: World, run: ActionRun, aim: Aim): string[] {
  if (run.outputs.verdict !== undefined) return endProblems(world, run, aim)
  const doubled = eachOnceProblems(world.org, aim).filter((problem) => /times|not of the source/.test(problem))
  return run.signal === 'SIGKILL' ? doubled : [...doubled, `the action ended without a verdict: ${run.stderr}`]
}

interface Plan {
  readonly operation: SoakOperation
  readonly count: number
  readonly parts: number
  readonly inputs: Readonly<Record<string, string>>
}

function planOf(chance: Chance): Plan {
  const operation = chance.one(OPERATIONS)
  const count = chance.whole(1, 600)
  const jobRecords = chance.whole(20, 250)
  return {
    operation,
    count,
    parts: Math.ceil(count / jobRecords),
    inputs: {
      operation,
      object: 'Account',
      files: 'data/*.csv',
      'job-records': String(jobRecords),
      concurrency: chance.one(['parallel', '1', '2', 'serial']),
      'on-cancel': chance.one(['abort', 'leave']),
      artifacts: 'none',
      ...(operation === 'upsert' && { 'external-id-field': 'Ext_Id__c' }),
    },
  }
}

/** Puts what updates and deletes need into the org, and says what the load is to bring about. */
function prepare({ org }: World, { operation, count }: Plan): { records: readonly SourceRecord[]; aim: Aim } {
  const object = 'Account'
  if (operation === 'insert' || operation === 'upsert') {
    const records = operation === 'insert' ? plainAccounts(1, count) : keyedAccounts(1, count)
    const isSentAgain = operation === 'upsert'
    return { records, aim: { object, records, keyColumn: isSentAgain ? 'Ext_Id__c' : 'Name', isSentAgain } }
  }
  const ids = plainAccounts(1, count).map(({ Name = '' }) => org.records.insertDirectly(object, { Name }))
  const records = ids.map((Id, index) => ({ Id, ...(operation === 'update' && { Name: `Changed ${index}` }) }))
  const wanted = new Map(records.map((record) => [record.Id, record]))
  const timesIn = (key: string) => {
    const record = org.records.all(object).find(({ Id }) => Id === key)
    const isDone = operation === 'delete' ? record === undefined : record?.Name === nameOf(wanted.get(key))
    return isDone ? 1 : 0
  }
  return { records, aim: { object, records, keyColumn: 'Id', isSentAgain: true, timesIn } }
}

function nameOf(record: SourceRecord | undefined): string | undefined {
  return record?.Name
}

/** What happens to one run. */
interface Disturbance {
  readonly name: string
  readonly faults: readonly FaultInput[]
  readonly cache: 'working' | 'failing' | 'evicted'
  readonly stop?: { readonly point: Point; readonly how: 'kill' | 'cancel' }
}

const STOP_CALLS = ['create', 'upload', 'close', 'poll', 'successfulResults', 'ledger save', 'ledger finish', 'abort']

const REQUESTS: readonly { readonly method: string; readonly path: string }[] = [
  { method: 'POST', path: 'oauth2/token' },
  { method: 'GET', path: 'query' },
  { method: 'GET', path: 'limits' },
  { method: 'POST', path: 'jobs/ingest' },
  { method: 'PUT', path: 'batches' },
  { method: 'PATCH', path: 'jobs/ingest/*' },
  { method: 'GET', path: 'jobs/ingest/*' },
  { method: 'GET', path: 'successfulResults' },
  { method: 'GET', path: 'failedResults' },
  { method: 'GET', path: 'unprocessedrecords' },
]

function disturbanceOf(chance: Chance, { parts }: Plan): Disturbance {
  const faults = Array.from({ length: chance.whole(0, 3) }, () => requestFault(chance, parts))
  if (chance.happens(0.3)) faults.push(jobFault(chance))
  // Windows knows no signals: there a cancelled step is a killed one.
  const how = chance.one(process.platform === 'win32' ? (['kill'] as const) : (['kill', 'cancel'] as const))
  const point: Point = {
    call: chance.one(STOP_CALLS),
    nth: chance.whole(1, parts + 2),
    when: chance.one(['arrived', 'answered']),
  }
  const isStopped = chance.happens(0.7)
  const cache = chance.one(['working', 'working', 'working', 'working', 'working', 'failing', 'evicted'] as const)
  const told = [
    ...faults.map((fault) => JSON.stringify(fault)),
    ...(isStopped ? [`${how} ${pointName(point)}`] : []),
    ...(cache === 'working' ? [] : [`cache ${cache}`]),
  ]
  return { name: told.join(', ') || 'nothing', faults, cache, ...(isStopped && { stop: { point, how } }) }
}

function requestFault(chance: Chance, parts: number): FaultInput {
  const target = { ...chance.one(REQUESTS), nth: chance.whole(1, parts + 1), times: chance.one([1, 1, 2, 8]) }
  const status = chance.one([429, 500, 502, 503])
  return chance.one<FaultInput>([
    { kind: 'reset', effect: 'before', ...target },
    { kind: 'reset', effect: 'after', ...target },
    { kind: 'answer', status, body: '<html>', ...target },
    { kind: 'answer', status, body: '<html>', takesEffect: true, ...target },
    { kind: 'cut', afterBytes: chance.whole(0, 300), ...target },
    { kind: 'expire-tokens', ...target },
  ])
}

function jobFault(chance: Chance): FaultInput {
  const afterRows = chance.whole(0, 100)
  return chance.one<FaultInput>([
    { kind: 'fail-job', afterRows, errorMessage: 'TooManyLockFailure : Too many lock failure 200 Trying again later.' },
    { kind: 'fail-job', afterRows, errorMessage: 'InternalServerError : Retried more than 20 times' },
    { kind: 'late-abort', chunks: 1 },
    { kind: 'short-counts', by: chance.whole(1, 30) },
  ])
}

async function disturbedLoad(
  world: World,
  inputs: Readonly<Record<string, string>>,
  disturbance: Disturbance | undefined,
  options: Partial<ActionOptions>,
): Promise<ActionRun> {
  const { org, results } = world
  results.faults.clear()
  if (disturbance?.cache === 'failing')
    for (const method of ['CreateCacheEntry', 'FinalizeCacheEntryUpload', 'GetCacheEntryDownloadURL'])
      results.faults.add({ service: 'CacheService', method })
  org.faults.add(...(disturbance?.faults ?? []))
  if (disturbance?.stop === undefined) return world.load(inputs, options)
  const { point, how } = disturbance.stop
  return (await loadStoppedAt(world, inputs, point, how, options)).run
}

/** Nothing is disturbed any more. */
function calm({ org, results }: World): void {
  org.faults.clear()
  results.faults.clear()
}

async function settled(org: Org): Promise<void> {
  while (org.jobs().some(({ state }) => state === 'UploadComplete' || state === 'InProgress'))
    await new Promise((resolve) => setImmediate(resolve))
}

const FIRST_RUN: Identity = { runId: 1_000_001, runAttempt: 1 }

interface Identity {
  readonly runId: number
  readonly runAttempt: number
}

const nextAttempt = ({ runId, runAttempt }: Identity): Identity => ({ runId, runAttempt: runAttempt + 1 })
const nextRun = ({ runId }: Identity): Identity => ({ runId: runId + 1, runAttempt: 1 })

function optionsOf({ runId, runAttempt }: Identity): Partial<ActionOptions> {
  return { runId: String(runId), runAttempt, shortTimers: true, env: ENV }
}

interface Chance {
  whole(first: number, last: number): number
  one<T>(items: readonly T[]): T
  happens(share: number): boolean
}

function chanceOf(random: () => number): Chance {
  const whole = (first: number, last: number) => first + Math.floor(random() * (last - first + 1))
  return {
    whole,
    one(items) {
      const item = items[whole(0, items.length - 1)]
      if (item === undefined) throw new Error('There is nothing to choose from.')
      return item
    },
    happens: (share) => random() < share,
  }
}

/** What was tried and what went wrong, with the way to see it again. */
export function describeSoak({ seed, story, problems }: SoakEnd): string {
  const lines = [...story.map((line) => `  ${line}`), ...problems.map((problem) => `  ✗ ${problem}`)]
  return `seed ${seed} (npm run soak -- --seed ${seed})\n${lines.join('\n')}`
}
