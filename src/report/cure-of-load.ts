import type { LoadReport, Report } from './report.ts'

/** What people do with records of a load that failed, once the cause is gone: as long as not all loads of a manifest have passed, its next
 *  run sends them, and `rerun.csv` would load them twice; a second pass has no `rerun.csv`, since its records are in the org. */
export type NextStep = 'load the file' | 'run again' | 'update'

/** Says what to do with failed records of a load.
 *
 *  @param isContinued whether the next run sends only what is missing */
export function nextStepOf(
  { load, isSecondPass = false }: Pick<LoadReport, 'load' | 'isSecondPass'>,
  isContinued: Report['isContinued'] = false,
): NextStep {
  if (load !== undefined && isContinued) return 'run again'
  return isSecondPass ? 'update' : 'load the file'
}

const WORDS = { 'run again': 'run the workflow again', update: 'update the records' } as const

/** Words the cure of an error for the records of one load, by what the next step with them is. */
export function cureOfLoad(cure: string, next: NextStep): string {
  if (next === 'load the file') return cure
  const words = WORDS[next]
  return cure
    .replaceAll(/\bload (?:`rerun\.csv`|the file\b)/g, words)
    .replaceAll(/\bLoad `rerun\.csv`/g, `${words.charAt(0).toUpperCase()}${words.slice(1)}`)
    .replaceAll('in `rerun.csv`', 'in your files')
}
