import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Inputs } from '../inputs.ts'
import type { Report } from '../report/report.ts'
import type { Runner } from './environment.ts'
import { publishUnfinished } from './publish.ts'

/** Publishes the results that a killed step left in its folder, with the report that it had kept of them. */
export async function publishWhatIsThere(inputs: Inputs, runner: Runner): Promise<void> {
  const report = readReport(inputs.resultsPath)
  if (report !== undefined) await publishUnfinished(report, runner, inputs)
}

/** Undefined where nothing had been sent yet. */
function readReport(folder: string): Report | undefined {
  try {
    const report: Report = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'))
    return report.loads.some(({ counts }) => counts.read > 0) ? report : undefined
  } catch {
    return undefined
  }
}
