import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ResultsService } from '../../emulator/actions/start.ts'
import type { Workspace } from './workspace.ts'

/** What a workflow file and GitHub decide about the step; everything has a default. */
export interface StepContext {
  /** The step's `id`. */
  readonly step?: string
  readonly runId?: string
  readonly runAttempt?: number
  readonly event?: { readonly name: string; readonly payload: unknown }
  /** Added last, so it can replace anything; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly results?: ResultsService
}

const PRIVATE_PUSH = { name: 'push', payload: { repository: { private: true, visibility: 'private' } } }

/** Variables of the machine that a process needs on each system; no others reach the action, proxies least of all. */
const MACHINE = ['PATH', 'SystemRoot', 'SystemDrive', 'PATHEXT', 'ComSpec']

const RUNNER_OS: Partial<Record<NodeJS.Platform, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }

/** The environment of one workflow job's step, without inputs and file commands. Its temp and home folders are new.
 *  Source: docs.github.com, "Variables reference", default environment variables. */
export function runnerEnvironment(workspace: Workspace, context: StepContext): Record<string, string | undefined> {
  const { step = 'load', runId = '1000001', runAttempt = 1, event = PRIVATE_PUSH } = context
  const folder = mkdtempSync(join(workspace.root, 'job-'))
  const [temp, home] = [join(folder, 'temp'), join(folder, 'home')]
  for (const path of [temp, home]) mkdirSync(path)
  const eventPath = join(folder, 'event.json')
  writeFileSync(eventPath, JSON.stringify(event.payload))

  return {
    ...Object.fromEntries(MACHINE.map((name) => [name, process.env[name]])),
    HOME: home,
    USERPROFILE: home,
    TMPDIR: temp,
    TEMP: temp,
    TMP: temp,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: step,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_JOB: 'seed',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'acme/salesforce-data',
    GITHUB_RUN_ATTEMPT: String(runAttempt),
    GITHUB_RUN_ID: runId,
    GITHUB_RUN_NUMBER: '7',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '5f0c1d2e3b4a5968778695a4b3c2d1e0f1e2d3c4',
    GITHUB_WORKFLOW: 'Seed the sandbox',
    GITHUB_WORKSPACE: workspace.dir,
    RUNNER_OS: RUNNER_OS[process.platform] ?? 'Linux',
    RUNNER_TEMP: temp,
    BULK_LOAD_TIME_SCALE: '0.001',
    // Compiled code is kept between runs, which saves each of them a part of a second.
    NODE_COMPILE_CACHE: join(tmpdir(), 'bulk-load-compile-cache'),
    ...context.results?.envOfRun(runId),
    ...context.env,
  }
}
