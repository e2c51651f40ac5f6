import { expect } from '@jest/globals'
import type { FailureReason } from '../../src/errors.ts'
import { withoutCodeMarks } from '../../src/text/code-spans.ts'
import { resultFolder, uploadedFiles } from './result-folder.ts'
import type { ActionRun } from './run-action.ts'
import type { Scenario } from './scenario.ts'

/** Outputs that count records, all of which add up to the first. */
const OUTCOMES = ['created', 'updated', 'deleted', 'failed', 'unprocessed', 'pending', 'unaccounted', 'skipped']

/** A frame of a stack trace. */
const STACK_FRAME = /^\s+at .+[:(]\d+/m

/** The step passed, and says of how many records what became of them; counts that are left out are 0. */
export function expectPassed(run: ActionRun, counts: Readonly<Record<string, number>>): void {
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'failure-reason': '' })
  expectCounts(run, counts)
  expect(run.annotations.filter(({ kind }) => kind === 'error')).toEqual([])
  expect(run.exitCode).toBe(0)
}

export interface Failed {
  readonly reason: FailureReason
  /** What the message says; in these words, marks of code spans aside, which the message has none of. */
  readonly says: readonly (string | RegExp)[]
  /** By their names without `records-`; those left out are 0. */
  readonly counts?: Readonly<Record<string, number>>
}

const OF_CHECK = /\nMore about ([\w-]+): (?:https:\/\/\S+\/)?docs\/checks\.md#\1(?=\n|$)/g

/** A message in one line, without where the docs tell more of a check. */
function plainOf(message: string): string {
  return message.replace(OF_CHECK, '').replace(/\s*\n\s*/g, ' ')
}

/** The step failed with this reason, and tells it in the same words as output, as annotation and in the summary. */
export function expectFailed(run: ActionRun, { reason, says, counts = {} }: Failed): void {
  expect(run.outputs).toMatchObject({ verdict: 'failed', 'failure-reason': reason })
  const message = run.outputs.message ?? ''
  expect(message).not.toMatch(/[\r\n]/)
  for (const words of says) {
    if (typeof words === 'string') expect(message).toContain(withoutCodeMarks(words))
    else expect(message).toMatch(words)
  }
  expectCounts(run, counts)
  const errors = run.annotations.filter(({ kind }) => kind === 'error')
  // GitHub shows ten errors of a step: the verdict comes last, and must be among them.
  expect(errors.length).toBeLessThanOrEqual(10)
  const ofStep = errors.filter(({ file }) => file === undefined)
  const help = new RegExp(`\\nMore about ${reason}: (?:https://\\S+/)?docs/troubleshooting\\.md#${reason}(?=\n|$)`)
  for (const error of ofStep) expect(error.message).toMatch(help)
  expect(ofStep.map((error) => plainOf(error.message.replace(help, '')))).toEqual([message])
  expect(run.summary).toContain(`(${reason})`)
  expect(run.stdout).not.toMatch(STACK_FRAME)
  expect(run.stderr).toBe('')
  expect(run.exitCode).toBe(1)
}

/** The outcomes are these and add up to the records read. */
function expectCounts({ outputs }: ActionRun, counts: Readonly<Record<string, number>>): void {
  const found = Object.fromEntries(OUTCOMES.map((name) => [name, Number(outputs[`records-${name}`])]))
  expect(found).toEqual({ ...Object.fromEntries(OUTCOMES.map((name) => [name, 0])), ...counts })
  expect(Number(outputs['records-read'])).toBe(Object.values(found).reduce((sum, count) => sum + count, 0))
}

function resultNames(files: ReadonlyMap<string, unknown>, pattern: RegExp): string[] {
  return [...files.keys()].filter((name) => pattern.test(name))
}

/** Report, summary and result files are in the results folder, and in the artifact unless `artifacts` is `none`, and say the
 *  same. */
export function expectPublished({ results }: Scenario, run: ActionRun): void {
  const { report, files } = resultFolder(run)
  expect(report).toMatchObject({ verdict: run.outputs.verdict, failureReason: run.outputs['failure-reason'] })
  expect(String(files.get('summary.md')).trim()).toBe(run.summary.trim())
  expect(resultNames(files, /(?:successful|failed|unprocessed)\.csv$/)).toHaveLength(3)
  const toRerun = Number(run.outputs['records-failed']) + Number(run.outputs['records-unprocessed'])
  expect(resultNames(files, /rerun(?:-\d+)?\.csv$/).length > 0).toBe(toRerun > 0)
  expect(resultNames(files, /unaccounted\.csv$/).length > 0).toBe(run.outputs['records-unaccounted'] !== '0')
  if (run.step.options.inputs.artifacts === 'none') return
  const uploaded = uploadedFiles(results)
  expect([...uploaded.keys()].sort()).toEqual([...files.keys()].sort())
  for (const [name, content] of uploaded) {
    // The summary beside the result files has a link to the artifact, which the one inside it cannot have.
    if (name !== 'summary.md') expect(String(content)).toBe(String(files.get(name)))
  }
}
