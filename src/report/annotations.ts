import { CsvError, type FileFinding, type LoadError, PreflightError } from '../errors.ts'
import type { ErrorGroup } from '../results/error-groups.ts'
import { meaningOf } from '../results/row-error-codes.ts'
import { count } from '../text/words.ts'
import { shorten } from './markdown.ts'

/** What is shown beside a line of a file. */
export interface Annotation {
  /** Relative to the workspace, with `/`, so that it is found in the diff of a pull request. */
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly title: string
  readonly message: string
}

export interface Annotations {
  readonly shown: readonly Annotation[]
  /** How many more there are, and where; undefined when all are shown. */
  readonly rest: string | undefined
}

export const NO_ANNOTATIONS: Annotations = { shown: [], rest: undefined }

/** The runner shows ten errors of a step, one of which is the verdict.
 *  Source: actions/runner: src/Runner.Worker/ExecutionContext.cs, `_maxCountPerIssueType`. */
export const MOST_SHOWN = 9
/** The runner cuts messages at 4,096 characters. Source: the same, `_maxIssueMessageLength`. */
const MOST_CHARACTERS = 2_000

/**
 * One failed record of each kind of error first, then a second of each, as far as they are shown.
 *
 * @param redact leaves field values out of the messages
 * @param failed how many records failed
 * @param resultsPath where failed.csv is, for people
 */
export function annotateFailures(
  groups: readonly ErrorGroup[],
  { redact, failed, resultsPath }: { redact: boolean; failed: number; resultsPath: string },
): Annotations {
  const shown: Annotation[] = []
  const most = Math.max(0, ...groups.map(({ samples }) => samples.length))
  for (let turn = 0; turn < most; turn++) {
    for (const { code, fields, message, samples } of groups) {
      const sample = samples[turn]
      if (sample === undefined || shown.length === MOST_SHOWN) continue
      const { file, line, said } = sample
      const { explanation, cure } = meaningOf(code, said)
      const where = fields.length === 0 ? '' : ` (${fields.join(', ')})`
      const words = [`${redact ? message : said}${where}`, explanation, cure].filter((text) => text !== '')
      shown.push({ file, line, title: code || 'Record refused', message: shorten(words.join('\n'), MOST_CHARACTERS) })
    }
  }
  return { shown, rest: restOf(failed - shown.length, 'failed record', `${resultsPath}, in failed.csv`) }
}

/** What stopped a load before its first job, as far as it has lines. */
export function annotateStart(failure: LoadError): Annotations {
  if (failure instanceof CsvError) return annotateFindings('Invalid CSV', failure.findings.map(placed), failure.found)
  if (failure instanceof PreflightError) return annotateFindings('Header', failure.findings, failure.found)
  return NO_ANNOTATIONS
}

/** What is wrong with a file as a whole is shown on its first line. */
function placed({ path, line = 1, problem, cure }: CsvError['findings'][number]): FileFinding {
  return { path, line, message: `${problem}. ${cure}` }
}

/** What is wrong with the files, each on its line. */
function annotateFindings(title: string, findings: readonly FileFinding[], found: number): Annotations {
  const shown = findings.slice(0, MOST_SHOWN).map(({ path, line, message }) => {
    return { file: path, line, title, message: shorten(message, MOST_CHARACTERS) }
  })
  return { shown, rest: restOf(found - shown.length, 'problem', 'the message of this step') }
}

function restOf(more: number, what: string, where: string): string | undefined {
  return more > 0 ? `${count(more, `more ${what}`)}: see ${where}.` : undefined
}
