import { tmpdir } from 'node:os'
import type { Clock } from '../../src/clock.ts'
import type { Step, StepRun } from '../../src/step.ts'
import type { Stop } from '../../src/stop.ts'
import { recordingClock } from './recording-clock.ts'

interface StepOptions {
  readonly clock?: Clock
  readonly temp?: string
  readonly stop?: Partial<Stop>
  readonly attempt?: number
  readonly run?: Partial<StepRun>
  /** Where what the step says is added, each line with its kind before it. */
  readonly said?: string[]
}

/** A step that nobody stops, in the first attempt of run 1000001. */
export function aStep({
  clock = recordingClock(),
  temp = tmpdir(),
  stop = {},
  attempt = 1,
  run = {},
  said = [],
}: StepOptions = {}): Step {
  const never = new AbortController().signal
  const say = (kind: string) => (line: string) => void said.push(`${kind}: ${line}`)
  return {
    say: { log: say('log'), warn: say('warning'), notice: say('notice'), moreAbout: say('more about') },
    clock,
    stop: {
      cancelled: never,
      dying: never,
      nearEnd: never,
      over: never,
      check: () => {},
      leavesRunning: () => false,
      ...stop,
    },
    run: { run: '1000001', attempt, began: () => undefined, isAlone: () => true, ...run },
    temp,
    jobs: { add: () => {}, remove: () => {} },
    scrub: (text) => text,
  }
}
