import type { LoadSpec } from '../inputs/load-spec.ts'
import type { LocalStep } from '../step.ts'

/** The step as one of its loads sees it: what it says of a load of a manifest begins with the name of the load. */
export function stepOf<Of extends LocalStep>({ name, manifest }: LoadSpec, step: Of): Of {
  if (manifest === undefined) return step
  const { say } = step
  return {
    ...step,
    say: {
      ...say,
      log: (line: string) => say.log(`${name}: ${line}`),
      // A warning beside a line of a file says enough by its place.
      warn: (line: string, at?: Parameters<typeof say.warn>[1]) =>
        at === undefined ? say.warn(`${name}: ${line}`) : say.warn(line, at),
      notice: (line: string) => say.notice(`${name}: ${line}`),
    },
  }
}
