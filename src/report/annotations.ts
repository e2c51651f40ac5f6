import { CsvError, type FileFinding, type LoadError, PreflightError } from '../errors.ts'
import type { ErrorGroup } from '../results/error-groups.ts'
import { meaningOf } from '../results/row-error-codes.ts'
import { withoutCodeMarks } from '../text/code-spans.ts'
import { count } from '../text/words.ts'
import { cureOfLoad, type NextStep } from './cure-of-load.ts'
import { shorten } from './shorten.ts'

/** A text that GitHub shows beside a line of a file. */
export interface Annotation {
  /** The path relative to the workspace, with `/`, by which GitHub finds it in the diff of a pull request. */
  readonly file: string
  /** The line, from 1. */
  readonly line: number
  readonly title: string
  /** Plain text, which begins with file and line: the log shows nothing else of the annotation. */
  readonly message: string
}

/** The annotations of a step. */
export interface Annotations {
  readonly shown: readonly Annotation[]
  /** A sentence that says how many more there are, and where; undefined when all are shown. */
  readonly rest: string | undefined
}

export const NO_ANNOTATIONS: Annotations = { shown: [], rest: undefined }

/** The runner shows ten errors of a step, one of which is the verdict.
 *  Source: actions/runner: src/Runner.Worker/ExecutionContext.cs, `_maxCountPerIssueType`. */
export const MOST_SHOWN = 9
/** The runner cuts messages at 4,096 characters.
 *  Source: actions/runner: src/Runner.Worker/ExecutionContext.cs, `_maxIssueMessageLength`. */
const MOST_CHARACTERS = 2_000

/** Failed records of one load with the same mistake. */
export interface FailureGroup extends ErrorGroup {
  readonly next: NextStep
}

/**
 * Annotates failed records: one of each kind of error first, which says what to do as well, then a second of each, as far as
 * the runner shows them.
 *
 * @param redact leaves field values out of the messages
 * @param failed how many records failed
 * @param where the place of all failed records, for people
 */
export function annotateFailures(
  groups: readonly FailureGroup[],
  { redact, failed, where: allIn }: { redact: boolean; failed: number; where: string },
): Annotations {
  const shown: Annotation[] = []
  const most = Math.max(0, ...groups.map(({ samples }) => samples.length))
  for (let turn = 0; turn < most; turn++) {
    for (const { code, fields, message, access, samples, next } of groups) {
      const sample = samples[turn]
      if (sample === undefined || shown.length === MOST_SHOWN) continue
      const { explanation, cure } = meaningOf({ code, message: sample.said, access })
      const where = fields.length === 0 ? '' : ` (${fields.join(', ')})`
      const words = [
        `${redact ? message : sample.said}${where}`,
        ...(turn === 0 ? [explanation, cureOfLoad(cure, next)].map(withoutCodeMarks) : []),
      ]
      const text = words.filter((line) => line !== '').join('\n')
      shown.push(annotation(sample, code || 'Failed record', text))
    }
  }
  return { shown, rest: restOf(failed - shown.length, 'failed record', allIn) }
}

/** Puts annotations behind each other, as far as the runner shows them. */
export function joined(all: readonly Annotations[]): Annotations {
  const shown = all.flatMap((one) => one.shown)
  const rests = all.flatMap(({ rest }) => rest ?? [])
  const left = shown.length - MOST_SHOWN
  const more = left > 0 ? [`${count(left, 'more line')} with problems: see the log.`] : []
  const rest = [...more, ...rests].join(' ')
  return { shown: shown.slice(0, MOST_SHOWN), rest: rest === '' ? undefined : rest }
}

/** Annotates what stopped a load before its first job, as far as that has a place in a file. */
export function annotateStart(failure: LoadError): Annotations {
  if (failure instanceof CsvError)
    return annotateFindings('Invalid CSV', failure.findings.map(findingOf), failure.found)
  if (failure instanceof PreflightError) return annotateFindings(failure.about, failure.findings, failure.found)
  return NO_ANNOTATIONS
}

/** A finding in the CSV; one about a file as a whole is shown on its first line. */
function findingOf({ path, line = 1, check, problem, cure }: CsvError['findings'][number]): FileFinding {
  return { path, line, check, message: `${problem}. ${cure}` }
}

function annotateFindings(title: string, findings: readonly FileFinding[], found: number): Annotations {
  const shown = findings
    .slice(0, MOST_SHOWN)
    .map(({ path, line, message }) => annotation({ file: path, line }, title, withoutCodeMarks(message)))
  return { shown, rest: restOf(found - shown.length, 'problem', 'the message of this step') }
}

function annotation({ file, line }: { file: string; line: number }, title: string, text: string): Annotation {
  return { file, line, title, message: shorten(`${file}:${line}: ${text}`, MOST_CHARACTERS) }
}

function restOf(more: number, what: string, where: string): string | undefined {
  return more > 0 ? `${count(more, `more ${what}`)}: see ${where}.` : undefined
}
