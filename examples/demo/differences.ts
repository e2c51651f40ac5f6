import type { ActionRun } from '../../__tests__/support/run-action.ts'
import type { Expected } from '../expected.ts'

/** Lists how the end of a step differs from what is expected; empty if it does not. */
export function differences(step: string, run: ActionRun, expected: Expected | undefined): string[] {
  if (expected === undefined) return [`${step}: this step has no expected outputs`]
  const exitCode = expected.verdict === 'passed' ? 0 : 1
  const codes = run.exitCode === exitCode ? [] : [`${step}: exit code ${run.exitCode}, not ${exitCode}`]
  const outputs = Object.entries(expected)
    .filter(([name, value]) => run.outputs[name] !== value)
    .map(([name, value]) => `${step}: the output ${name} is "${run.outputs[name] ?? ''}", not "${value}"`)
  return [...codes, ...outputs]
}
