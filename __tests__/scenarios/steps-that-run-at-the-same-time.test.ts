import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it as itEverywhere } from '@jest/globals'
import { accountsCsv, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { expectOneUploadPerJob, finalStates } from '../support/expect-job-discipline.ts'
import { resultFolder } from '../support/result-folder.ts'
import type { ActionOptions, ActionRun } from '../support/run-action.ts'
import { type Scenario, startScenario } from '../support/scenario.ts'

// Windows has no signals: there a cancelled step ends at once, and the post step cleans up.
const it = process.platform === 'win32' ? itEverywhere.skip : itEverywhere

const files = { 'west/accounts.csv': accountsCsv(1, 20), 'east/accounts.csv': accountsCsv(101, 130) }

/** Starts steps of one workflow job, which share workspace and temp folder, as GitHub's background steps do. */
function oneJob({ load, workspace }: Scenario) {
  const temp = join(workspace.root, 'temp-of-the-job')
  mkdirSync(temp)
  return (step: 'west' | 'east', inputs: Record<string, string> = {}, options: Partial<ActionOptions> = {}) =>
    load(
      { ...INSERT_ACCOUNTS, files: `${step}/*.csv`, ledger: `./.ledger/${step}.json`, ...inputs },
      { step, ...options, env: { RUNNER_TEMP: temp, BULK_LOAD_TIME_SCALE: '0.05', ...options.env } },
    )
}

/** Something that happens once, and that others wait for. */
function moment() {
  let happen = () => {}
  const happened = new Promise<void>((resolve) => {
    happen = resolve
  })
  return { happened, happen: () => happen() }
}

itEverywhere('load the same object beside each other, each with its own results and outputs', async () => {
  const scenario = await startScenario({ files })
  const { org } = scenario
  const step = oneJob(scenario)
  const both = moment()
  let creates = 0
  org.onRequest(async ({ when, method, path }) => {
    if (when !== 'arrived' || method !== 'POST' || !path.endsWith('jobs/ingest')) return
    creates++
    if (creates === 2) both.happen()
    await both.happened
  })

  const [west, east] = await Promise.all([step('west'), step('east')])

  expectPassed(west, { created: 20 })
  expectPassed(east, { created: 30 })
  expect(org.records.all('Account')).toHaveLength(50)
  expectOneUploadPerJob(org)
  expect(west.outputs['results-path']).not.toBe(east.outputs['results-path'])
  expect(west.state['temp-folder']).not.toBe(east.state['temp-folder'])
  expect(resultFolder(west).rows('Account-insert/successful.csv')).toHaveLength(20)
  expect(resultFolder(east).rows('Account-insert/successful.csv')).toHaveLength(30)
})

itEverywhere('are refused the results folder of another one, which keeps its results', async () => {
  const scenario = await startScenario({ files })
  const { org } = scenario
  const step = oneJob(scenario)
  let east: ActionRun | undefined
  org.onRequest(async ({ when, method }) => {
    if (when === 'arrived' && method === 'PUT') east ??= await step('east', { 'results-path': './out/../out' })
  })

  const west = await step('west', { 'results-path': 'out' })

  expectPassed(west, { created: 20 })
  expect(resultFolder(west).rows('Account-insert/successful.csv')).toHaveLength(20)
  if (east === undefined) throw new Error('The other step did not run.')
  expectFailed(east, { reason: 'invalid-input', says: ['`results-path`', 'another step of this action is running'] })
  const next = await step('east', { 'results-path': 'out' })
  expectPassed(next, { created: 30 })
})

itEverywhere('do not abort a job of each other for one of their own whose create had no answer', async () => {
  const scenario = await startScenario({ files })
  const { org } = scenario
  const step = oneJob(scenario)
  // East makes its job while the create of west is on its way, and uploads once west has ended.
  org.faults.add({ kind: 'reset', method: 'POST', path: 'jobs/ingest', nth: 2, effect: 'before' })
  const uploading = moment()
  const westEnded = moment()
  let east: Promise<ActionRun> | undefined
  let jobOfEast = false
  org.onRequest(async ({ when, method, path }) => {
    if (when !== 'arrived') return
    if (method === 'POST' && path.endsWith('jobs/ingest') && east === undefined) {
      east = step('east')
      await uploading.happened
    } else if (method === 'PUT' && !jobOfEast) {
      jobOfEast = true
      uploading.happen()
      await westEnded.happened
    }
  })

  const west = await step('west')
  westEnded.happen()

  expectPassed(west, { created: 20 })
  expectPassed((await east) ?? west, { created: 30 })
  expect(finalStates(org)).toEqual(['JobComplete', 'JobComplete'])
  expect(west.annotations.map(({ message }) => message).join()).toContain('they are not aborted')
})

describe('when one is cancelled (`cancel:` of GitHub)', () => {
  it.each([
    ['abort', ['Aborted', 'JobComplete'], { pending: 20 }],
    ['leave', ['InProgress', 'JobComplete'], { pending: 20 }],
  ] as const)(
    'it says so although the job stays green, with on-cancel: %s; the other goes on',
    async (onCancel, states, counts) => {
      const scenario = await startScenario({ files })
      const { org } = scenario
      const step = oneJob(scenario)
      org.faults.add({ kind: 'hang-job' })
      let east: Promise<ActionRun> | undefined

      const west = await step(
        'west',
        { 'on-cancel': onCancel },
        {
          cancelAt: /InProgress/,
          onLine: (line) => {
            if (line.includes('InProgress')) east ??= step('east')
          },
        },
      )

      expectFailed(west, { reason: 'cancelled', says: ['The step was cancelled.'], counts })
      expect(west.outputs).toMatchObject({ verdict: 'failed', finished: 'false', 'records-read': '20' })
      expect(resultFolder(west).report.failureReason).toBe('cancelled')
      expect(west.summary).toContain('cancelled')
      expectPassed((await east) ?? west, { created: 30 })
      expect(finalStates(org)).toEqual(states)
      expect(org.records.all('Account')).toHaveLength(30)
      expect(await scenario.post(west)).toMatchObject({ exitCode: 0, annotations: [] })
      expect(existsSync(west.state['temp-folder'] ?? '')).toBe(false)
    },
  )
})

describe('a post step that begins while main still runs', () => {
  /** Runs the post script once main has said something; `onPostLine` is told what that one says. */
  async function besideMain(
    { load }: Scenario,
    at: RegExp,
    { onPostLine, ...options }: Partial<ActionOptions> & { onPostLine?: (line: string) => void },
  ): Promise<{ main: ActionRun; post: ActionRun }> {
    let begin: ((onLine?: (line: string) => void) => Promise<ActionRun>) | undefined
    let post: Promise<ActionRun> | undefined
    const main = await load(
      { ...INSERT_ACCOUNTS, files: 'west/*.csv' },
      {
        ...options,
        beside: (run) => {
          begin = run
        },
        onLine: (line, child) => {
          options.onLine?.(line, child)
          if (at.test(line)) post ??= begin?.(onPostLine)
        },
      },
    )
    if (post === undefined) throw new Error('The post step did not run.')
    return { main, post: await post }
  }

  const patches = ({ org }: Scenario) => org.requests.filter(({ method }) => method === 'PATCH').length

  it('lets one that was cancelled come to its end, and has nothing to do then', async () => {
    const scenario = await startScenario({ files })
    const { org } = scenario
    org.faults.add({ kind: 'hang-job' })
    const seen = moment()
    // The abort is held back until the post step has seen that main is ending.
    org.onRequest(async ({ when, method }) => {
      if (when === 'arrived' && method === 'PATCH' && patches(scenario) === 2) await seen.happened
    })

    const { main, post } = await besideMain(scenario, /the step is cancelled/, {
      cancelAt: /InProgress/,
      onPostLine: (line) => {
        if (line.includes('The main step is ending')) seen.happen()
      },
    })

    expectFailed(main, { reason: 'cancelled', says: ['The step was cancelled.'], counts: { pending: 20 } })
    expect(post).toMatchObject({ exitCode: 0, annotations: [] })
    expect(patches(scenario)).toBe(2)
    expect(finalStates(org)).toEqual(['Aborted'])
    expect(existsSync(main.state['temp-folder'] ?? '')).toBe(false)
  })

  it('tells one that no signal reached to stop, which then aborts its jobs and publishes itself', async () => {
    const scenario = await startScenario({ files })
    const { org } = scenario
    org.faults.add({ kind: 'hang-job' })

    const { main, post } = await besideMain(scenario, /InProgress/, {})

    expectFailed(main, { reason: 'cancelled', says: ['The step was cancelled.'], counts: { pending: 20 } })
    expect(post).toMatchObject({ exitCode: 0, annotations: [] })
    expect(patches(scenario)).toBe(2)
    expect(finalStates(org)).toEqual(['Aborted'])
  })

  it('sees to the jobs of one that does not react', async () => {
    const scenario = await startScenario({ files })
    const { org } = scenario
    org.faults.add({ kind: 'hang-job' })
    let frozen: ChildProcess | undefined
    org.onRequest(({ when, method, path }) => {
      // Main hears of it once the post step is done.
      if (when === 'answered' && method === 'PATCH' && path.includes('/jobs/') && patches(scenario) === 2)
        setImmediate(() => frozen?.kill('SIGCONT'))
    })

    const { main, post } = await besideMain(scenario, /InProgress/, {
      onLine: (line, child) => {
        if (!line.includes('InProgress') || frozen !== undefined) return
        frozen = child
        child.kill('SIGSTOP')
      },
    })

    expect(post.annotations.map(({ message }) => message).join()).toContain('is aborted now')
    expect(finalStates(org)).toEqual(['Aborted'])
    expect(main.outputs.verdict).toBe('failed')
  })
})
