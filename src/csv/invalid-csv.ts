import { CsvError } from '../errors.ts'
import { agree } from '../text/words.ts'
import type { Problem } from './problems.ts'

/** Something that is wrong with a file. */
export interface Finding extends Omit<Problem, 'line' | 'check'> {
  /** The check that found it, as the docs name it. */
  readonly check: string
  /** As users know the file, with `/`. */
  readonly path: string
  /** From 1; left out where the finding is about the file as a whole. */
  readonly line?: number
}

export const MAX_FINDINGS = 100

export function renderFinding({ path, line, problem, cure }: Finding): string {
  const place = line === undefined ? path : `${path} line ${line}`
  return `${place}: ${problem}. ${cure}`
}

/** Makes one error of all findings. `found` also counts those that were not kept. */
export function invalidCsv(findings: readonly Finding[], found: number = findings.length): CsvError {
  const listed = findings.slice(0, MAX_FINDINGS).map(renderFinding)
  if (found === 1) return new CsvError(listed.join(), findings, found)
  const rest = found - listed.length
  const head = `${found} problems in the CSV files; no job was made.`
  const tail =
    rest > 0 ? [`The first ${listed.length} are listed, ${rest} more ${agree(rest, 'was', 'were')} found.`] : []
  return new CsvError([head, ...listed, ...tail].join('\n'), findings, found)
}

/** Throws the one error for all findings, where there are any. */
export function refuseFindings(findings: readonly Finding[], found: number): void {
  if (found > 0) throw invalidCsv(findings.slice(0, MAX_FINDINGS), found)
}
