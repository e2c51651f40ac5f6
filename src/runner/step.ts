import * as core from '@actions/core'
import { hostOfSignIn } from '../auth/credentials.ts'
import { findAuthUrl } from '../auth/sfdx-auth-url.ts'
import type { CliSession } from '../auth/sign-in.ts'
import { isLoopback } from '../auth/trusted-host.ts'
import { type Clock, systemClock } from '../clock.ts'
import { SILENCE_LIMIT_MS } from '../http/request.ts'
import type { InputEnvironment } from '../inputs/environment.ts'
import { SECRET_INPUTS } from '../inputs/sign-in.ts'
import { parseValidateInputs, type ValidateInputs } from '../inputs/validate-inputs.ts'
import { type Inputs, parseInputs } from '../inputs.ts'
import { unquoted } from '../text/unquoted.ts'
import type { Runner } from './environment.ts'
import { keepSecret } from './log.ts'
import { askSalesforceCli } from './salesforce-cli.ts'

/** Reads the inputs from the runner, and masks every secret among them before anything else happens. Throws InputError. */
export function readInputs(runner: Runner): { inputs: Inputs; warnings: readonly string[] } {
  maskInputs()
  return parseInputs((name) => core.getInput(name), environmentOf(runner))
}

/** Reads the inputs of a validation from the runner. It needs no secret, but a step may have been copied from that of a load.
 *  Throws InputError. */
export function readValidateInputs(runner: Runner): { inputs: ValidateInputs; warnings: readonly string[] } {
  maskInputs()
  return parseValidateInputs((name) => core.getInput(name), environmentOf(runner))
}

function maskInputs(): void {
  for (const name of SECRET_INPUTS) for (const secret of secretsIn(name, core.getInput(name))) maskSecret(secret)
  for (const secret of secretsAround(process.env)) keepSecret(secret)
}

function environmentOf({ workspace, temp, stepId }: Runner): InputEnvironment {
  return { workspace, runnerTemp: temp, stepId, variables: Object.keys(process.env) }
}

/** All that is secret in the text of an input: the text with and without quotes around it, and of JSON the secrets alone, since
 *  what else JSON holds is in messages too. */
function secretsIn(name: (typeof SECRET_INPUTS)[number], text: string): readonly string[] {
  return name === 'sfdx-auth-url' ? findAuthUrl(text).secrets : [...new Set([text, unquoted(text)])]
}

/** The shortest line of a secret that is masked: shorter ones occur in other text, and little of the log would be left. */
const SHORTEST_MASKED_LINE = 8

/** Masks a secret, and keeps it out of all else that leaves the step. The log is masked line by line, so each line of a secret
 *  is masked as well.
 *  Source: actions/runner: src/Runner.Worker/AddMaskCommandExtension.cs. */
export function maskSecret(secret: string): void {
  if (secret === '') return
  keepSecret(secret)
  core.setSecret(secret)
  const lines = secret.split(/\r?\n|\\n/).map((line) => line.trim())
  if (lines.length === 1) return
  for (const line of lines) if (line.length >= SHORTEST_MASKED_LINE && !line.startsWith('-----')) core.setSecret(line)
}

/** Finds the secrets of the step's environment: tokens of the runner's services, which it masks itself, and passwords of
 *  proxies, which a proxy may repeat. Source: actions/toolkit: packages/artifact/src/internal/shared/config.ts. */
function secretsAround(env: NodeJS.ProcessEnv): readonly string[] {
  const tokens = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'GITHUB_TOKEN']
  const proxies = Object.keys(env).filter((name) => /^https?_proxy$/i.test(name))
  const passwords = proxies.flatMap((name) => passwordsIn(env[name] ?? ''))
  return [...tokens.map((name) => env[name] ?? ''), ...passwords].filter((secret) => secret !== '')
}

/** Reads the user with the password, and the password alone, in the address of a proxy. */
function passwordsIn(address: string): readonly string[] {
  const start = address.indexOf('//')
  const user = address.slice(start === -1 ? 0 : start + 2, Math.max(0, address.lastIndexOf('@')))
  const colon = user.indexOf(':')
  return colon === -1 ? [] : [user, user.slice(colon + 1)]
}

/** What a step takes from this machine: its clock, and the Salesforce CLI. */
export interface StepTools {
  readonly clock: Clock
  /** How long a connection may be silent. */
  readonly silenceLimitMs: number
  readonly askCli: (targetOrg: string, signal?: AbortSignal) => Promise<CliSession>
}

/** Makes the tools of a step. For an emulated org on this machine, `BULK_LOAD_TIME_SCALE` shortens the waits of the step and the
 *  limits that users set; limits that nobody set are shortened less, see `Clock.deadline`. */
export function stepTools({ org: { signIn } }: Inputs, runner: Runner): StepTools {
  const asked = Number(process.env.BULK_LOAD_TIME_SCALE)
  const scale = asked > 0 && asked <= 1 ? asked : 1
  let host = hostOfSignIn(signIn)
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

/** The least scale of silence: an emulated org on a busy machine may be silent for a second or two. */
const LEAST_SILENCE_SCALE = 0.005
