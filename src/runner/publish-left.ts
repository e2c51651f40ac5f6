import type { Inputs } from '../inputs.ts'
import type { Report } from '../report/report.ts'
import type { Runner } from './environment.ts'
import { readKeptReport } from './kept-report.ts'
import { publishUnfinished } from './publish.ts'
import { parseReport } from './report-form.ts'

/** Publishes the results that a killed step left in its folder, with the report that it had kept of them. */
export async function publishWhatIsThere(inputs: Inputs, runner: Runner): Promise<void> {
  const report = readReport(inputs.results.resultsPath)
  if (report !== undefined) await publishUnfinished(report, runner, inputs.results)
}

/** Undefined where nothing had been sent yet, and where a step in between left a report of another form. */
function readReport(folder: string): Report | undefined {
  const report = parseReport(readKeptReport(folder)?.content)
  return report?.loads.some(({ counts }) => counts.read > 0) ? report : undefined
}
