import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { type ResultsOptions, type ResultsService, startResultsService } from '../../emulator/actions/start.ts'
import { type Org, type OrgOptions, startOrg } from '../../emulator/org/start.ts'
import { testKeys } from './keys.ts'
import { type ActionOptions, type ActionRun, runAction, runPost } from './run-action.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

export interface WorldOptions {
  /** What the workspace holds, by `/`-paths. */
  readonly files?: Readonly<Record<string, string | Buffer>>
  readonly org?: OrgOptions
  readonly results?: ResultsOptions
}

/** An org, a results service and a workspace, in which the built action can run as often as one likes: as the same run
 *  again (`runAttempt`), or as another (`runId`). It knows nothing of the test runner, so scripts can use it too. */
export interface World {
  readonly org: Org
  readonly results: ResultsService
  readonly workspace: Workspace
  /** All runs so far, posts included. */
  readonly runs: readonly ActionRun[]
  /** Runs main with these inputs; those that sign in to the org are filled in where they are not given. */
  load(inputs: Readonly<Record<string, string>>, options?: Partial<ActionOptions>): Promise<ActionRun>
  /** Runs `validate/` with these inputs: without anything that signs in, and without tokens of the runner's services. */
  validate(inputs: Readonly<Record<string, string>>, options?: Partial<ActionOptions>): Promise<ActionRun>
  /** Runs the post stage of the same step. */
  post(main: ActionRun): Promise<ActionRun>
  close(): Promise<void>
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const runs: ActionRun[] = []
  const keep = (run: ActionRun) => {
    runs.push(run)
    return run
  }
  const org = await startOrg({ certificate: testKeys().publicKey, ...options.org })
  const results = await startResultsService(options.results)
  const workspace = createWorkspace(options.files)
  return {
    org,
    results,
    workspace,
    runs,
    load: async (inputs, overrides) =>
      keep(
        await runAction({
          workspace,
          results,
          ...overrides,
          inputs: { ...signIn(org), ...quickEnds(inputs, overrides), ...inputs },
        }),
      ),
    validate: async (inputs, overrides) =>
      keep(await runAction({ workspace, action: VALIDATE, step: 'validate', ...overrides, inputs })),
    post: async (main) => keep(await runPost(main)),
    close: async () => {
      await Promise.all([org.close(), results.close()])
      workspace.remove()
    },
  }
}

const VALIDATE = resolve(import.meta.dirname, '../../validate')

/** Tests that are not about artifacts upload none: that takes a third of the time of a small load. Those that are not about
 *  the Actions cache keep the ledger in a file; as in the cache, each load has its own. */
function quickEnds(
  inputs: Readonly<Record<string, string>>,
  { shortTimers = false, results }: Partial<ActionOptions> = {},
): Record<string, string> {
  if (results !== undefined) return {}
  if (shortTimers) return { artifacts: 'none' }
  const { operation = '', object = '', files = '' } = inputs
  const hash = createHash('sha256')
    .update(JSON.stringify([operation, object, files]))
    .digest('hex')
  return { artifacts: 'none', ledger: `./.ledger/${hash.slice(0, 16)}.json` }
}

/** Inputs of the JWT flow. */
export function signIn(org: Org): Record<string, string> {
  const { 'login-url': loginUrl = '', 'client-id': clientId = '', username = '' } = org.settings
  return { 'login-url': loginUrl, 'client-id': clientId, username, 'private-key': testKeys().pkcs8 }
}

const SECRET_INPUTS = ['private-key', 'client-secret', 'access-token', 'sfdx-auth-url', 'github-token']

/** The inputs that are secrets, and the key in the form that the action makes of it. */
export function secretsOf(run: ActionRun, org: Org): string[] {
  const { inputs } = run.step.options
  const given = [...SECRET_INPUTS.flatMap((name) => secretsIn(inputs[name] ?? '')), org.settings['client-secret']]
  return [testKeys().pkcs8, ...given.flatMap((secret) => (secret ? [secret] : []))]
}

/** Of JSON that the Salesforce CLI prints, its secrets; any other text is one. */
function secretsIn(text: string): readonly string[] {
  if (!text.startsWith('{')) return [text]
  return [...text.matchAll(/"(?:accessToken|password|sfdxAuthUrl)": "([^"]+)"/g)].map(([, secret = '']) => secret)
}
