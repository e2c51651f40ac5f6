import type { ResultsService } from '../../emulator/actions/start.ts'
import { resultFolder } from './result-folder.ts'
import type { ActionRun } from './run-action.ts'

/** Everything that the step shows to people, without the result files, which are data. */
export function shownToPeople(run: ActionRun): string {
  const { outputs } = run
  const { files } = outputs['results-path'] ? resultFolder(run) : { files: new Map<string, Buffer>() }
  const pages = ['summary.md', 'report.html', 'report.json', 'ledger.json'].map((name) => String(files.get(name) ?? ''))
  const texts = [run.stdout.replaceAll(/^::add-mask::.*$/gm, ''), run.stderr, run.summary, ...Object.values(outputs)]
  return [...texts, ...pages].join('\n')
}

/** The same with the result files, and with all that was uploaded. */
export function allThatLeaves(run: ActionRun, results: ResultsService): string {
  const files = run.outputs['results-path'] ? [...resultFolder(run).files.values()] : []
  const uploaded = results.artifacts.list().flatMap(({ name }) => [...results.artifacts.download(name).values()])
  return [shownToPeople(run), ...files.map(String), ...uploaded.map(String)].join('\n')
}
