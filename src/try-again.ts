import type { Clock } from './clock.ts'

/** How often something is tried, and how long it rests in between. */
export interface Policy {
  /** The pause after each try but the last, in milliseconds, on average: there is one try more than pauses. */
  readonly pausesMs: readonly number[]
  /** The share by which chance makes a pause shorter or longer: 2 s with 0.5 are 1 s to 3 s, with 1 none to 4 s. */
  readonly jitter: number
  /** No try begins later than this after the first one began, in milliseconds, however long the tries themselves take. */
  readonly limitMs?: number
}

/** All policies of trying again. How often a job is looked at is in `jobs/poll.ts`, how records are retried in `load/`. */
export const POLICIES = {
  /** A request to the org, from none up to 1, 2, 4, 8 and 16 s after the try before. `http/retry.ts` says which ones. */
  request: { pausesMs: [500, 1_000, 2_000, 4_000, 8_000], jitter: 1, limitMs: 30 * 60_000 },
  /** Another job for a part whose upload has an unclear end. */
  newJob: { pausesMs: [2_000, 4_000, 6_000, 8_000], jitter: 0.5 },
  /** A job that may still be open after it was to be closed. */
  close: { pausesMs: [2_000, 4_000, 6_000, 8_000], jitter: 0.5 },
  /** A result file that was cut, or the files of a job that may be incomplete. */
  download: { pausesMs: [2_000, 4_000, 6_000], jitter: 0.5 },
  /** A ledger that cannot be written for a moment: a minute in all, during which nothing is closed. */
  ledgerWrite: { pausesMs: [2_000, 4_000, 8_000, 16_000, 30_000], jitter: 0, limitMs: 60_000 },
  /** A ledger that cannot be read for a moment: a cache that is down for half a minute must not make an insert ask the org. */
  ledgerRead: { pausesMs: [2_000, 8_000, 20_000], jitter: 0, limitMs: 30_000 },
} as const satisfies Readonly<Record<string, Policy>>

/** Signing in to an org that is not ready yet: four times a minute. */
export function untilReady(minutes: number): Policy {
  return { pausesMs: Array.from({ length: minutes * 4 }, () => 15_000), jitter: 0 }
}

/** A span of time, in milliseconds, that chance has made shorter or longer by up to the share `jitter`.
 *
 *  @param random from 0 up to, not including, 1 */
export function jittered(ms: number, jitter: number, random: () => number): number {
  return jitter === 0 ? ms : ms * (1 - jitter + 2 * jitter * random())
}

/** What is known when a try has come to nothing. */
export interface Failed {
  /** Number of the try, from 1. */
  readonly attempt: number
  /** Milliseconds since the first try began. */
  readonly elapsedMs?: number
  /** Milliseconds that somebody asked to wait at least. */
  readonly leastMs?: number
}

/** The pause before the next try, in milliseconds; undefined when the policy allows no other try. */
export function pauseAfter(
  { pausesMs, jitter, limitMs = Number.POSITIVE_INFINITY }: Policy,
  { attempt, elapsedMs = 0, leastMs = 0 }: Failed,
  random: () => number,
): number | undefined {
  const mean = pausesMs[attempt - 1]
  if (mean === undefined) return undefined
  const pauseMs = Math.max(leastMs, jittered(mean, jitter, random))
  return elapsedMs + pauseMs > limitMs ? undefined : pauseMs
}

/** When a try is followed by another, within the policy. */
export interface Again<T> {
  /** Whether an error may pass with time; every error when undefined. */
  readonly mayPass?: (error: unknown) => boolean
  /** Whether another try may come to something better than this; never when undefined. */
  readonly mayImprove?: (value: T) => boolean
  /** Called before the pause that another try follows, with the error of the try before if there was one. */
  readonly onRetry?: (error: unknown) => void | Promise<void>
  /** Aborted: a pause ends at once, and no try but the one after it begins. */
  readonly hurry?: AbortSignal | undefined
  /** Aborted: a pause ends at once, and nothing is tried any more. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Does a task until it succeeds, as often as the policy says. Returns what the last try returned, or throws what it threw;
 * throws the reason of `signal` when that is aborted in a pause.
 *
 * @param task is given the number of the try, from 1
 */
export async function tryAgain<T>(
  clock: Clock,
  policy: Policy,
  task: (attempt: number) => Promise<T>,
  { mayPass = () => true, mayImprove = () => false, onRetry, hurry, signal }: Again<T> = {},
): Promise<T> {
  const startedAt = clock.now()
  for (let attempt = 1; ; attempt++) {
    const tried = await outcomeOf(() => task(attempt))
    const isFinal = 'error' in tried ? !mayPass(tried.error) : !mayImprove(tried.value)
    const elapsedMs = clock.now() - startedAt
    const pauseMs = isFinal || hurry?.aborted ? undefined : pauseAfter(policy, { attempt, elapsedMs }, clock.random)
    if (pauseMs === undefined) {
      if ('error' in tried) throw tried.error
      return tried.value
    }
    await onRetry?.('error' in tried ? tried.error : undefined)
    await rest(clock, pauseMs, { hurry, signal })
  }
}

async function outcomeOf<T>(task: () => Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> {
  try {
    return { value: await task() }
  } catch (error) {
    return { error }
  }
}

async function rest(clock: Clock, pauseMs: number, { hurry, signal }: Pick<Again<never>, 'hurry' | 'signal'>) {
  const ends = [hurry, signal].filter((each) => each !== undefined)
  const sleep = clock.sleep(pauseMs, ends.length === 0 ? undefined : AbortSignal.any(ends))
  await sleep.catch((reason: unknown) => {
    if (signal?.aborted || !hurry?.aborted) throw reason
  })
}
