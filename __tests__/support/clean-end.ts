import { readFileSync } from 'node:fs'
import type { ResultsService } from '../../emulator/actions/start.ts'
import type { ActionRun } from './run-action.ts'

export interface CleanEnd {
  readonly run: ActionRun
  readonly org?: { jobs(): readonly { readonly id: string; readonly state: string }[] }
  readonly results?: ResultsService
  /** Values that must show nowhere but in mask commands. */
  readonly secrets: readonly string[]
}

/** A step summary above this size is dropped as a whole.
 *  Source: actions/runner, src/Runner.Worker/FileCommandManager.cs, CreateStepSummaryCommand. */
const MAX_SUMMARY_BYTES = 1_048_576

/** Looks like a signed assertion (a JWT of three parts) or a Salesforce session id, whoever made it. */
const CREDENTIAL = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}|00D\w{12,15}![\w.]{20,}/

/** What must hold after every run of the action, however it ended. Throws one error that names all that does not. */
export function expectCleanEnd({ run, org, results, secrets }: CleanEnd): void {
  const problems = [
    ...(run.exitCode === null && run.signal === null ? ['the action has not ended'] : []),
    ...(org?.jobs() ?? []).filter((job) => job.state === 'Open').map((job) => `job ${job.id} was left Open`),
    ...(Buffer.byteLength(run.summary) > MAX_SUMMARY_BYTES ? ['the summary is too large: GitHub drops it'] : []),
    ...leaks(run, results, secrets),
  ]
  if (problems.length > 0) throw new Error(`The run did not end cleanly: ${problems.join('; ')}.`)
}

function leaks(run: ActionRun, results: ResultsService | undefined, secrets: readonly string[]): string[] {
  const needles = secrets.flatMap(recognizableParts)
  const shows = (text: string) => CREDENTIAL.test(text) || needles.some((needle) => text.includes(needle))
  return [...everythingVisible(run, results)]
    .filter(([, text]) => shows(text))
    .map(([place]) => `a secret is in ${place}`)
}

function* everythingVisible(run: ActionRun, results: ResultsService | undefined): Generator<[string, string]> {
  yield ['stdout', run.stdout.replaceAll(/^::add-mask::.*$/gm, '')]
  yield ['stderr', run.stderr]
  yield ['the outputs', Object.values(run.outputs).join('\n')]
  yield ['the summary', run.summary]
  yield ['the state', Object.values(run.state).join('\n')]
  for (const path of run.step.options.workspace.leftBehind()) yield [path, readFileSync(path, 'latin1')]
  for (const { name, runId } of results?.artifacts.list() ?? []) {
    for (const [file, content] of results?.artifacts.download(name, runId) ?? [])
      yield [`${file} of artifact ${name}`, content.toString('latin1')]
  }
}

/** A key leaks line by line as well as whole; its BEGIN and END lines, and short ends of it, give nothing away. */
function recognizableParts(secret: string): string[] {
  return secret
    .split(/\s+|\\n/)
    .filter((part) => part.length >= 12 && !part.startsWith('-----'))
    .concat(secret.trim())
}
