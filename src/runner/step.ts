import * as core from '@actions/core'
import type { SignIn } from '../auth/credentials.ts'
import type { CliSession } from '../auth/sign-in.ts'
import { isLoopback } from '../auth/trusted-host.ts'
import { type Clock, systemClock } from '../clock.ts'
import { SILENCE_LIMIT_MS } from '../http/request.ts'
import { SECRET_INPUTS } from '../inputs/sign-in.ts'
import { type Inputs, parseInputs } from '../inputs.ts'
import type { Runner } from './environment.ts'
import { keepSecret } from './log.ts'
import { askSalesforceCli } from './salesforce-cli.ts'

/** Reads the inputs as the runner hands them over; every secret among them is masked before anything else happens.
 *  Throws InputError. */
export function readInputs(runner: Runner): { inputs: Inputs; warnings: readonly string[] } {
  for (const name of SECRET_INPUTS) maskSecret(core.getInput(name))
  for (const secret of secretsAround(process.env)) keepSecret(secret)
  return parseInputs((name) => core.getInput(name), {
    workspace: runner.workspace,
    runnerTemp: runner.temp,
    stepId: runner.stepId,
    variables: Object.keys(process.env),
  })
}

/** A line as short as this occurs in other text, and masking it would eat up the log. */
const SHORTEST_MASKED_LINE = 8

/** Masks a secret, keeps it out of whatever else leaves the step, and masks each line of one that has several: the log is masked line by line.
 *  Source: actions/runner: src/Runner.Worker/AddMaskCommandExtension.cs. */
export function maskSecret(secret: string): void {
  if (secret === '') return
  keepSecret(secret)
  core.setSecret(secret)
  const lines = secret.split(/\r?\n|\\n/).map((line) => line.trim())
  if (lines.length === 1) return
  for (const line of lines) if (line.length >= SHORTEST_MASKED_LINE && !line.startsWith('-----')) core.setSecret(line)
}

/** Secrets around the step that no input has: tokens of the runner's services, which it masks itself, and passwords of
 *  proxies, which a proxy may repeat. Source: actions/toolkit: packages/artifact/src/internal/shared/config.ts. */
function secretsAround(env: NodeJS.ProcessEnv): readonly string[] {
  const tokens = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'GITHUB_TOKEN']
  const proxies = Object.keys(env).filter((name) => /^https?_proxy$/i.test(name))
  const passwords = proxies.flatMap((name) => passwordsIn(env[name] ?? ''))
  return [...tokens.map((name) => env[name] ?? ''), ...passwords].filter((secret) => secret !== '')
}

/** User with password, and the password alone, of the address of a proxy. */
function passwordsIn(address: string): readonly string[] {
  const start = address.indexOf('//')
  const user = address.slice(start === -1 ? 0 : start + 2, Math.max(0, address.lastIndexOf('@')))
  const colon = user.indexOf(':')
  return colon === -1 ? [] : [user, user.slice(colon + 1)]
}

/** What the step needs of this machine to sign in: its clock, and the Salesforce CLI. */
export interface StepTools {
  readonly clock: Clock
  /** How long a connection may be silent. */
  readonly silenceLimitMs: number
  readonly askCli: (targetOrg: string, signal?: AbortSignal) => Promise<CliSession>
}

/** `BULK_LOAD_TIME_SCALE` shortens the waits of the step and the limits that users set, when its org is an emulated one on this
 *  machine; limits that nobody set are shortened less, see `Clock.deadline`. */
export function stepTools({ org: { signIn } }: Inputs, runner: Runner): StepTools {
  const asked = Number(process.env.BULK_LOAD_TIME_SCALE)
  const scale = asked > 0 && asked <= 1 ? asked : 1
  let host = hostOf(signIn)
  const scaleNow = () => (host !== undefined && isLoopback(host) ? scale : 1)
  return {
    clock: systemClock(scaleNow),
    silenceLimitMs: SILENCE_LIMIT_MS * Math.max(scaleNow(), LEAST_SILENCE_SCALE),
    askCli: async (targetOrg, signal) => {
      const session = await askSalesforceCli(targetOrg, runner.workspace, process.env, signal)
      if (URL.canParse(session.instanceUrl)) host = new URL(session.instanceUrl)
      return session
    },
  }
}

/** An emulated org on a busy machine may be silent for a second or two. */
const LEAST_SILENCE_SCALE = 0.005

/** Undefined where only the Salesforce CLI knows. */
function hostOf(signIn: SignIn): URL | undefined {
  switch (signIn.flow) {
    case 'jwt':
    case 'client-credentials':
      return signIn.loginUrl
    case 'sfdx-auth-url':
      return signIn.url.loginUrl
    case 'session':
      return signIn.instanceUrl
    case 'target-org':
      return undefined
  }
}
