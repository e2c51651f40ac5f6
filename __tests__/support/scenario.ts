import { afterEach } from '@jest/globals'
import { type ResultsOptions, type ResultsService, startResultsService } from '../../emulator/actions/start.ts'
import { type Org, type OrgOptions, startOrg } from '../../emulator/org/start.ts'
import { expectCleanEnd } from './clean-end.ts'
import { testKeys } from './keys.ts'
import { type ActionOptions, type ActionRun, runAction, runPost } from './run-action.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

export interface ScenarioOptions {
  /** What the workspace holds, by `/`-paths. */
  readonly files?: Readonly<Record<string, string | Buffer>>
  readonly org?: OrgOptions
  readonly results?: ResultsOptions
}

/** An org, a results service and a workspace, in which the built action can run as often as a test likes. */
export interface Scenario {
  readonly org: Org
  readonly results: ResultsService
  readonly workspace: Workspace
  /** Runs main with these inputs; those that sign in to the org are filled in where they are not given. */
  load(inputs: Readonly<Record<string, string>>, options?: Partial<ActionOptions>): Promise<ActionRun>
  /** Runs the post stage of the same step. */
  post(main: ActionRun): Promise<ActionRun>
}

interface Open {
  readonly scenario: Scenario
  readonly runs: ActionRun[]
}

const open: Open[] = []

/** Everything is closed after the test, and each run is held to `expectCleanEnd` then. */
export async function startScenario(options: ScenarioOptions = {}): Promise<Scenario> {
  const runs: ActionRun[] = []
  const keep = (run: ActionRun) => {
    runs.push(run)
    return run
  }
  const org = await startOrg({ certificate: testKeys().publicKey, ...options.org })
  const results = await startResultsService(options.results)
  const workspace = createWorkspace(options.files)
  const scenario: Scenario = {
    org,
    results,
    workspace,
    load: async (inputs, overrides) =>
      keep(await runAction({ workspace, results, ...overrides, inputs: { ...signIn(org), ...inputs } })),
    post: async (main) => keep(await runPost(main)),
  }
  open.push({ scenario, runs })
  return scenario
}

/** Inputs of the JWT flow. */
export function signIn(org: Org): Record<string, string> {
  const { 'login-url': loginUrl = '', 'client-id': clientId = '', username = '' } = org.settings
  return { 'login-url': loginUrl, 'client-id': clientId, username, 'private-key': testKeys().pkcs8 }
}

afterEach(async () => {
  const ended = open.splice(0)
  try {
    for (const { scenario, runs } of ended)
      for (const run of runs) expectCleanEnd({ ...scenario, run, secrets: secretsOf(run, scenario.org) })
  } finally {
    for (const { scenario } of ended) {
      await Promise.all([scenario.org.close(), scenario.results.close()])
      scenario.workspace.remove()
    }
  }
})

const SECRET_INPUTS = ['private-key', 'client-secret', 'access-token', 'sfdx-auth-url', 'github-token']

/** The inputs that are secrets, and the key in the form that the action makes of it. */
function secretsOf(run: ActionRun, org: Org): string[] {
  const { inputs } = run.step.options
  const given = [...SECRET_INPUTS.map((name) => inputs[name]), org.settings['client-secret']]
  return [testKeys().pkcs8, ...given.flatMap((secret) => (secret ? [secret] : []))]
}
