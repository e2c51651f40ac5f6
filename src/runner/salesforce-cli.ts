import { type ExecFileOptions, execFile } from 'node:child_process'
import type { CliSession } from '../auth/sign-in.ts'
import { SignInError } from '../auth/token.ts'
import { findOnPath } from './find-on-path.ts'

const TIME_LIMIT_MS = 60_000
const MOST_OUTPUT_BYTES = 1_000_000

/**
 * Asks the Salesforce CLI for a session in an org that it is signed in to. Its output is never printed.
 *
 * Since May 2026 only `org auth show-access-token` prints the token, and `org display` the instance; older CLIs print both
 * with `org display`. Sources: salesforcecli/plugin-org: src/commands/org/auth/show-access-token.ts, pull request 1667.
 * Throws SignInError.
 */
export async function askSalesforceCli(
  targetOrg: string,
  workspace: string,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<CliSession> {
  const cli = findOnPath(process.platform === 'win32' ? ['sf.exe', 'sf.cmd'] : ['sf'], workspace, env)
  if (cli === undefined) {
    throw new SignInError(
      '`target-org` needs the Salesforce CLI (`sf`) on the PATH of this runner. Install it in an earlier step: `npm install --global @salesforce/cli`.',
      false,
    )
  }
  const ask = (command: readonly string[]) =>
    runJson(cli, [...command, '--target-org', targetOrg, '--json'], env, signal)
  const display = await ask(['org', 'display'])
  signal?.throwIfAborted()
  const shown = await ask(['org', 'auth', 'show-access-token'])
  signal?.throwIfAborted()
  const accessToken = textOf(shown, 'accessToken') ?? textOf(display, 'accessToken')
  const instanceUrl = textOf(display, 'instanceUrl') ?? textOf(shown, 'instanceUrl')
  if (accessToken === undefined || instanceUrl === undefined || !isToken(accessToken)) {
    const said = display?.message ?? shown?.message
    const why = typeof said === 'string' ? ` It says: ${quoted(said)}` : ''
    throw new SignInError(
      `The Salesforce CLI on this runner returned no session for \`target-org: ${targetOrg}\`.${why} Sign in to the org in an earlier step, and check the alias with \`sf org list\`.`,
      false,
    )
  }
  return { accessToken, instanceUrl }
}

/** Whether a text is a token, which has the form of an opaque token or a JWT, and no placeholder for one. */
function isToken(text: string): boolean {
  if (TOKEN.test(text)) return true
  return /^[\x21-\x7e]+$/.test(text) && !/redacted|hidden|\*{3}/i.test(text)
}

const TOKEN = /^(?:00D[A-Za-z0-9]{12,15}![\w.]+|[\w-]+\.[\w-]+\.[\w-]+)$/

/** One line of what the CLI says, without anything that looks like one of its secrets. */
function quoted(text: string): string {
  return text
    .slice(0, 2_000)
    .split(/\s+/)
    .map((word) => (/00D\w{12,15}!|force:\/\/|[\w-]{20}\.[\w-]{20}/.test(word) ? '…' : word))
    .join(' ')
    .slice(0, 300)
}

interface CliAnswer {
  readonly result: Record<string, unknown>
  readonly message: unknown
}

/** Runs a command of the CLI and reads the JSON that it prints; undefined where it fails to start, or prints something else. */
function runJson(
  cli: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
): Promise<CliAnswer | undefined> {
  // A .cmd file runs in a shell, which takes some characters of an argument for its own.
  const isScript = cli.endsWith('.cmd')
  if (isScript && args.some((argument) => !/^[\w@.:+/-]+$/.test(argument))) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const options: ExecFileOptions = {
      env: withoutInputs(env),
      signal: AbortSignal.any([AbortSignal.timeout(TIME_LIMIT_MS), ...(signal === undefined ? [] : [signal])]),
      // It may take no notice of anything else.
      killSignal: 'SIGKILL',
      maxBuffer: MOST_OUTPUT_BYTES,
      shell: isScript,
      windowsHide: true,
    }
    execFile(isScript ? `"${cli}"` : cli, [...args], options, (_, stdout) => resolve(parseAnswer(String(stdout))))
  })
}

/** The inputs hold secrets, which the CLI has no use for; colours would make its JSON unreadable. */
function withoutInputs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(INPUT_|STATE_|ACTIONS_)/i.test(name))
  return { ...Object.fromEntries(kept), NO_COLOR: '1', FORCE_COLOR: '0', SF_AUTOUPDATE_DISABLE: 'true' }
}

function parseAnswer(stdout: string): CliAnswer | undefined {
  try {
    const answer: unknown = JSON.parse(stdout.slice(stdout.indexOf('{')))
    if (typeof answer !== 'object' || answer === null) return undefined
    const result =
      'result' in answer && typeof answer.result === 'object' && answer.result !== null ? answer.result : {}
    return { result: { ...result }, message: 'message' in answer ? answer.message : undefined }
  } catch {
    return undefined
  }
}

function textOf(answer: CliAnswer | undefined, name: string): string | undefined {
  const value = answer?.result[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
