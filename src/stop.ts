import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from './clock.ts'

/** Why and when a step ends: somebody cancels it, or its time is up. */
export interface Stop {
  /** Aborted: the step was cancelled and has seconds left. */
  readonly cancelled: AbortSignal
  /** Aborted: the runner is about to kill the step, or its time was up some minutes ago. Nothing is waited for any more. */
  readonly dying: AbortSignal
  /** Aborted: no further job may be closed; jobs that run are still awaited. */
  readonly nearEnd: AbortSignal
  /** Aborted: nobody waits for jobs any more. */
  readonly over: AbortSignal
  /** Checks whether the step was cancelled in a way of which no signal comes. */
  readonly check: () => void
  /** Whether jobs that were closed run on in the org when the step ends before them; else they are aborted. */
  readonly leavesRunning: () => boolean
}

/** How long the results of jobs are read after a cancel: the runner kills the step after 7.5 s.
 *  Source: actions/runner: src/Runner.Sdk/ProcessInvoker.cs. */
const CANCEL_MS = 4_500
const MINUTE_MS = 60_000
/** Before the end, running jobs are awaited for a tenth of the time limit, but no longer than this. */
const LONGEST_DRAIN_MS = 15 * MINUTE_MS
/** After the end, jobs are aborted and results are read for a tenth of the time limit, within these bounds. */
const LONGEST_CLEARING_MS = 5 * MINUTE_MS
const SHORTEST_CLEARING_MS = 1.5 * MINUTE_MS

/** A step's time limit. */
export interface TimeLimit {
  readonly minutes: number
  /** Whether it is the default, which no step should reach. */
  readonly isDefault: boolean
}

/** Whether jobs that still run when the step ends are left running: when it was cancelled, and when its time is up. */
export interface LeavesRunning {
  readonly onCancel: boolean
  readonly onTimeLimit: boolean
}

/** Starts the time limit of a step, now. `end` stops its clock. */
export function startStop(
  { minutes, isDefault }: TimeLimit,
  { onCancel, onTimeLimit }: LeavesRunning,
  { clock, cancelled, check }: { clock: Clock; cancelled: AbortSignal; check: () => void },
): Stop & { readonly end: () => void } {
  const ended = new AbortController()
  const wait = isDefault ? clock.deadline : clock.sleep
  const after = (waited: Promise<void>): AbortSignal => {
    const controller = new AbortController()
    waited.then(
      () => controller.abort(),
      () => {},
    )
    return controller.signal
  }
  const limitMs = minutes * MINUTE_MS
  const nearEnd = after(wait(limitMs - Math.min(LONGEST_DRAIN_MS, limitMs / 10), ended.signal))
  const timeIsUp = wait(limitMs, ended.signal)
  const clearingMs = Math.min(LONGEST_CLEARING_MS, Math.max(SHORTEST_CLEARING_MS, limitMs / 10))
  const cleared = after(timeIsUp.then(() => clock.deadline(clearingMs, ended.signal)))
  const dying = new AbortController()
  // The runner does not go by the scale of our clock.
  cancelled.addEventListener('abort', () => void delay(CANCEL_MS, undefined, { ref: false }).then(() => dying.abort()))
  return {
    cancelled,
    dying: AbortSignal.any([dying.signal, cleared]),
    nearEnd,
    over: AbortSignal.any([cancelled, after(timeIsUp)]),
    check,
    leavesRunning: () => (cancelled.aborted ? onCancel : onTimeLimit),
    end: () => ended.abort(),
  }
}
