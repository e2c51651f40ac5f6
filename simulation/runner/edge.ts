import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { LoadEdge } from '../../src/begin/load-edge.ts'
import type { Clock } from '../../src/clock.ts'
import { createFileStore } from '../../src/ledger/file-store.ts'
import { identityHash, type LoadIdentity } from '../../src/ledger/identity.ts'
import { LEDGER_VERSION } from '../../src/ledger/ledger.ts'
import { keepNothing, type LedgerStore } from '../../src/ledger/store.ts'
import { createLedgerCache } from '../../src/runner/ledger-cache.ts'
import { processes, sleep } from '../machine/machine.ts'
import type { World } from '../world.ts'
import { createCache } from './cache.ts'
import { createNet } from './net.ts'
import type { Step } from './step.ts'

const SKEWS = { '10 minutes slow': -10 * 60_000, '3 minutes fast': 3 * 60_000, '2 hours slow': -2 * 3_600_000 } as const

/** All that production code asks of the runner, in memory. This file, and those that it hands out, are what has to follow
 *  when `LoadEdge` changes.
 *
 *  @param onLedgerRead told right after the step has read its ledger for the first time */
export function createEdge(world: World, step: Step, onLedgerRead: () => void): LoadEdge {
  const { run, inputs, workspace } = step
  const { load } = run
  const clock = clockOf(world, step)
  const say = (kind: string) => (line: string) => {
    step.said.push(line)
    if (kind !== 'log') world.log(`  ${step.name} ${kind}: ${line.replaceAll('\n', ' ')}`)
  }
  const temp = path.join(world.root, 'temp', step.name.replaceAll(/\W/g, '-'))
  mkdirSync(temp, { recursive: true })
  return {
    http: createNet(world, step),
    clock,
    say: { log: say('log'), warn: say('warns'), notice: say('notices'), moreAbout: () => {} },
    cancel: { signal: step.cancel.signal, check: () => {} },
    run: {
      run: String(run.id),
      attempt: step.attempt,
      began: () => ({ at: run.beganAt, isExact: true }),
      isAlone: () => true,
    },
    isPublic: false,
    secrets: { mask: () => {}, scrub: (text) => text },
    files: {
      workspace,
      temp,
      find: async (patterns) =>
        (load.commits[step.commit] ?? [])
          .filter(({ name }) => load.set === undefined || patterns.includes(name))
          .map(({ name }) => ({
            path: `${load.place.folder}/${name}`,
            absolutePath: path.join(workspace, load.place.folder, name),
          })),
    },
    results: {
      prepare: async () => {
        rmSync(inputs.results.resultsPath, { recursive: true, force: true })
        mkdirSync(inputs.results.resultsPath, { recursive: true })
      },
      keep: () => {},
    },
    ledger: {
      place: placeOf(step),
      openStore: (identity) => watched(storeOf(identity, { world, step, clock }), onLedgerRead),
    },
    jobs: step.process.isDead
      ? { add: () => {}, remove: () => {} }
      : { add: (id) => void step.runningJobs.add(id), remove: (id) => void step.runningJobs.delete(id) },
    session: {
      askCli: async () => {
        throw new Error('no history signs in with the Salesforce CLI')
      },
      keepIdentity: () => {},
      keepRefreshToken: () => {},
    },
  }
}

/** See `src/runner/ledger-place.ts`. */
function placeOf({ run, inputs }: Step): LoadEdge['ledger']['place'] {
  const { workflow, job, step, folder } = run.load.place
  return {
    workflow,
    job,
    step,
    workingDirectory: folder,
    matrixLeg: inputs.results.matrixLeg,
  }
}

function storeOf(
  identity: LoadIdentity,
  { world, step, clock }: { readonly world: World; readonly step: Step; readonly clock: Clock },
): LedgerStore {
  const { inputs, run, attempt, workspace } = step
  const load = identityHash(identity, LEDGER_VERSION)
  switch (inputs.ledger.place.kind) {
    case 'none':
      return keepNothing('`ledger: none` keeps no ledger')
    case 'file':
      return createFileStore({
        file: inputs.ledger.place.path,
        load,
        roots: [workspace, path.join(world.root, 'temp')],
        clock,
      })
    case 'cache': {
      const openCache = async () => createCache(world, step)
      return createLedgerCache({ load, runId: String(run.id), attempt: String(attempt), clock, openCache })
    }
  }
}

function watched(store: LedgerStore, onRead: () => void): LedgerStore {
  return {
    ...store,
    read: async () => {
      const found = await store.read()
      onRead()
      return found
    },
  }
}

function clockOf(world: World, step: Step): Clock {
  const skew = world.tape.pick(`${step.name} clock`, 'clocks', {
    share: 0.4,
    options: ['10 minutes slow', '3 minutes fast', '2 hours slow'],
  })
  const aheadMs = skew === undefined ? 0 : SKEWS[skew]
  const wait = (ms: number, signal?: AbortSignal) => processes.run(step.process, () => sleep(ms, signal))
  return {
    now: () => world.time.now() + aheadMs,
    sleep: wait,
    deadline: wait,
    shortened: (ms) => ms,
    random: step.process.random,
  }
}
