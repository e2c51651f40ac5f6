import { expect } from '@jest/globals'
import { withoutCodeMarks } from '../../src/text/code-spans.ts'
import { expectSums } from './org-truth.ts'
import type { ActionRun } from './run-action.ts'

export interface Ended {
  /** Marks of code spans aside, which the message has none of. */
  readonly says?: readonly (string | RegExp)[]
  /** By their names without `records-`; those left out are not looked at. */
  readonly counts?: Readonly<Record<string, number>>
  readonly finished?: boolean
}

/** The step failed for this reason, says these things, and its counts add up. */
export function expectStopped(run: ActionRun, reason: string, { says = [], counts = {}, finished }: Ended = {}): void {
  expect(run.outputs).toMatchObject({
    verdict: 'failed',
    'failure-reason': reason,
    ...(finished === undefined ? {} : { finished: String(finished) }),
    ...countOutputs(counts),
  })
  for (const words of says)
    expect(run.outputs.message).toMatch(typeof words === 'string' ? withoutCodeMarks(words) : words)
  expectSums(run)
  expect(run.exitCode).toBe(1)
}

/** The load is whole, and its counts add up. */
export function expectCompleted(run: ActionRun, counts: Readonly<Record<string, number>> = {}): void {
  if (run.outputs.verdict !== 'passed') throw new Error(`the load did not complete:\n${run.stdout}`)
  expect(run.outputs).toMatchObject({
    verdict: 'passed',
    'failure-reason': '',
    finished: 'true',
    ...countOutputs(counts),
  })
  expectSums(run)
  expect(run.exitCode).toBe(0)
}

/** Notices and warnings whose text matches. */
export function shouts(run: ActionRun, pattern: RegExp): string[] {
  return run.annotations
    .filter(({ kind, message }) => kind !== 'error' && pattern.test(message))
    .map(({ message }) => message)
}

function countOutputs(counts: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [`records-${name}`, String(count)]))
}
