import path from 'node:path'
import { COUNT_NAMES, failureRate } from '../counts.ts'
import { type Report, totalCounts } from '../report/report.ts'
import { oneLine } from '../text/one-line.ts'
import type { Uploaded } from './artifacts.ts'

/** The step's outputs, by name: figures and paths only, since all outputs of a workflow job share 1 MB. */
export function outputsOf(
  report: Report,
  { resultsPath, artifact }: { resultsPath: string | undefined; artifact: Uploaded | undefined },
): ReadonlyMap<string, string> {
  const counts = totalCounts(report)
  return new Map<string, string>([
    ['verdict', report.verdict],
    ['failure-reason', report.failureReason],
    ['message', shortLine(report.message)],
    ['finished', String(report.finished)],
    ...COUNT_NAMES.map((name): [string, string] => [`records-${name}`, String(counts[name])]),
    ['failure-rate', String(Number(failureRate(counts).toFixed(4)))],
    ['job-ids', JSON.stringify(report.loads.flatMap(({ jobs }) => jobs.map(({ id }) => id)))],
    ['org-id', report.org?.id ?? ''],
    ['api-calls', String(report.apiCalls)],
    ['results-path', resultsPath ?? ''],
    ['report', resultsPath === undefined ? '' : path.join(resultsPath, 'report.json')],
    ['rerun-file', rerunFile(report, resultsPath)],
    ['artifact-id', artifact?.id ?? ''],
    ['artifact-url', artifact?.url ?? ''],
  ])
}

/** The outputs of a validation, by name. */
export function validationOutputs(
  report: Report,
  places: { resultsPath: string | undefined; artifact: Uploaded | undefined },
  matrix: string,
): ReadonlyMap<string, string> {
  const outputs = outputsOf(report, places)
  const shared = VALIDATION_OUTPUTS.map((name): [string, string] => [name, outputs.get(name) ?? ''])
  return new Map([...shared, ['matrix', matrix]])
}

/** What a validation says under the same names as a load. */
const VALIDATION_OUTPUTS = [
  'verdict',
  'failure-reason',
  'message',
  'finished',
  'records-read',
  'records-failed',
  'records-skipped',
  'results-path',
  'report',
  'artifact-id',
  'artifact-url',
]

/** The first one. */
function rerunFile({ loads }: Report, resultsPath: string | undefined): string {
  const [first] = loads.flatMap(({ rerunFiles }) => rerunFiles)
  return resultsPath === undefined || first === undefined ? '' : path.join(resultsPath, first)
}

const LONGEST_MESSAGE = 2_000

function shortLine(text: string): string {
  const line = oneLine(text)
  return line.length <= LONGEST_MESSAGE ? line : `${line.slice(0, LONGEST_MESSAGE - 1)}…`
}
