import type { ActionRun } from '../../__tests__/support/run-action.ts'
import type { Expected } from '../expected.ts'

/** What a step's end has other than expected, in words; empty when it is as it should be. */
export function differences(step: string, run: ActionRun, expected: Expected | undefined): string[] {
  if (expected === undefined) return [`${step}: nothing is expected of this step`]
  const exitCode = expected.verdict === 'passed' ? 0 : 1
  const codes = run.exitCode === exitCode ? [] : [`${step}: exit code ${run.exitCode}, not ${exitCode}`]
  const outputs = Object.entries(expected)
    .filter(([name, value]) => run.outputs[name] !== value)
    .map(([name, value]) => `${step}: the output ${name} is "${run.outputs[name] ?? ''}", not "${value}"`)
  return [...codes, ...outputs]
}
