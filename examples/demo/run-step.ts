import { type ActionRun, runAction } from '../../__tests__/support/run-action.ts'
import type { Workspace } from '../../__tests__/support/workspace.ts'
import type { ResultsService } from '../../emulator/actions/start.ts'
import type { Org } from '../../emulator/org/start.ts'
import { inputsFor, type LoadStep } from '../load-steps.ts'
import { createGitHubLog } from './github-log.ts'

/** Makes waits shorter: a job is first polled after 0.2 s instead of 1 s. */
const TIME_SCALE = '0.2'

interface Surroundings {
  readonly org: Org
  readonly results: ResultsService
  readonly workspace: Workspace
}

/** Runs a load step with the built action and prints its log line by line, as GitHub shows it. */
export async function runStep(step: LoadStep, { org, results, workspace }: Surroundings): Promise<ActionRun> {
  const inputs = inputsFor(step, org.settings)
  const secrets = Object.entries(step.with).flatMap(([name, text]) =>
    text.includes('secrets.') ? [inputs[name] ?? ''] : [],
  )
  const show = createGitHubLog(secrets)
  const print = (line: string) => show(line).forEach((text) => void console.log(text))

  print(`::group::Run ${step.uses}`)
  print('with:')
  for (const [name, value] of Object.entries(inputs))
    print(`  ${name}: ${secrets.includes(value) ? '***' : value.replaceAll('\n', '\n    ')}`)
  print('::endgroup::')
  const run = await runAction({
    inputs,
    workspace,
    results,
    step: step.id,
    env: { BULK_LOAD_TIME_SCALE: TIME_SCALE },
    onLine: print,
  })
  run.stderr.split('\n').forEach(print)
  console.log()
  return run
}
