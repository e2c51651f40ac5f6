import type { Inputs } from '../inputs.ts'
import type { Report } from '../report/report.ts'
import type { Runner } from './environment.ts'
import { loadNames, readKeptReport } from './kept-report.ts'
import { publishUnfinished } from './publish.ts'

/** Publishes the results that a killed step left in its folder, with the report that it had kept of them. */
export async function publishWhatIsThere(inputs: Inputs, runner: Runner): Promise<void> {
  const report = readReport(inputs.results.resultsPath)
  if (report !== undefined) await publishUnfinished(report, runner, inputs.results)
}

/** Undefined where nothing had been sent yet, and where steps in between left a report whose loads are no folders. */
function readReport(folder: string): Report | undefined {
  const kept = readKeptReport(folder)
  if (kept === undefined || !isReport(kept)) return undefined
  return kept.loads.some(({ counts }) => counts.read > 0) ? kept : undefined
}

function isReport(kept: object): kept is Report {
  if (!('loads' in kept && Array.isArray(kept.loads)) || loadNames(kept).length !== kept.loads.length) return false
  return kept.loads.every(
    (load: unknown) => typeof load === 'object' && load !== null && 'counts' in load && load.counts,
  )
}
