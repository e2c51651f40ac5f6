import { describe, expect, it } from '@jest/globals'
import { jittered, POLICIES, type Policy, pauseAfter, tryAgain, untilReady } from '../src/try-again.ts'
import { recordingClock } from './support/recording-clock.ts'

const POLICY: Policy = { pausesMs: [1_000, 3_000], jitter: 0 }

/** A task that fails so many times before it succeeds; `tries` has the numbers of the tries. */
function failing(times: number) {
  const tries: number[] = []
  const task = async (attempt: number) => {
    tries.push(attempt)
    if (attempt <= times) throw new Error(`try ${attempt} failed`)
    return `try ${attempt} succeeded`
  }
  return { tries, task }
}

describe('a task that fails', () => {
  it('is tried again after each pause of the policy', async () => {
    const clock = recordingClock()
    const { tries, task } = failing(2)
    expect(await tryAgain(clock, POLICY, task)).toBe('try 3 succeeded')
    expect({ tries, sleeps: clock.sleeps }).toEqual({ tries: [1, 2, 3], sleeps: [1_000, 3_000] })
  })

  it('fails with its last error once there is no further pause', async () => {
    const clock = recordingClock()
    await expect(tryAgain(clock, POLICY, failing(9).task)).rejects.toThrow('try 3 failed')
    expect(clock.sleeps).toEqual([1_000, 3_000])
  })

  it('is not tried again where its error does not pass', async () => {
    const clock = recordingClock()
    await expect(tryAgain(clock, POLICY, failing(9).task, { mayPass: () => false })).rejects.toThrow('try 1 failed')
    expect(clock.sleeps).toEqual([])
  })

  it('is not tried later than the limit, however long the tries take', async () => {
    const clock = recordingClock()
    const slow = async () => {
      await clock.sleep(1_500)
      throw new Error('slow')
    }
    await expect(tryAgain(clock, { ...POLICY, limitMs: 5_000 }, slow)).rejects.toThrow('slow')
    expect(clock.sleeps).toEqual([1_500, 1_000, 1_500])
  })

  it('tells of each error that another try follows, before the pause', async () => {
    const told: unknown[] = []
    const onRetry = async (error: unknown) => void told.push(String(error))
    await expect(tryAgain(recordingClock(), POLICY, failing(9).task, { onRetry })).rejects.toThrow('try 3 failed')
    expect(told).toEqual(['Error: try 1 failed', 'Error: try 2 failed'])
  })

  it('may also throw before it returns a promise', async () => {
    const thrower = (): Promise<never> => {
      throw new Error('thrown at once')
    }
    const clock = recordingClock()
    await expect(tryAgain(clock, POLICY, thrower)).rejects.toThrow('thrown at once')
    expect(clock.sleeps).toEqual([1_000, 3_000])
  })
})

describe('a task whose value may be better the next time', () => {
  it('is tried again until it is good enough', async () => {
    const clock = recordingClock()
    expect(await tryAgain(clock, POLICY, async (attempt) => attempt, { mayImprove: (value) => value < 2 })).toBe(2)
    expect(clock.sleeps).toEqual([1_000])
  })

  it('returns its last value once there is no further pause', async () => {
    expect(await tryAgain(recordingClock(), POLICY, async (attempt) => attempt, { mayImprove: () => true })).toBe(3)
  })
})

describe('a step that ends', () => {
  it('cuts the pause short and tries once more where there is a hurry', async () => {
    const hurry = new AbortController()
    const { tries, task } = failing(9)
    const onRetry = () => hurry.abort()
    const trying = tryAgain(recordingClock(), POLICY, task, { hurry: hurry.signal, onRetry })
    await expect(trying).rejects.toThrow('try 2 failed')
    expect(tries).toEqual([1, 2])
  })

  it('tries nothing again where the hurry came before the error', async () => {
    const { tries, task } = failing(9)
    const trying = tryAgain(recordingClock(), POLICY, task, { hurry: AbortSignal.abort() })
    await expect(trying).rejects.toThrow('try 1 failed')
    expect(tries).toEqual([1])
  })

  it('ends with the reason of the signal that was aborted in a pause', async () => {
    const over = new AbortController()
    const onRetry = () => over.abort(new Error('the step is over'))
    const { tries, task } = failing(9)
    const trying = tryAgain(recordingClock(), POLICY, task, { signal: over.signal, onRetry })
    await expect(trying).rejects.toThrow('the step is over')
    expect(tries).toEqual([1])
  })
})

describe('a pause', () => {
  it.each([
    [0, 0, 2_000],
    [0.25, 0, 1_500],
    [0.25, 0.5, 2_000],
    [0.5, 0, 1_000],
    [0.5, 0.75, 2_500],
    [1, 0, 0],
    [1, 0.75, 3_000],
  ])('of 2 s with jitter %d is, by chance %d, %d ms', (jitter, random, ms) => {
    expect(jittered(2_000, jitter, () => random)).toBe(ms)
  })

  it('lasts at least as long as somebody asked for', () => {
    expect(pauseAfter(POLICY, { attempt: 1, leastMs: 2_500 }, () => 0.5)).toBe(2_500)
    expect(pauseAfter(POLICY, { attempt: 1, leastMs: 2_500, elapsedMs: 1 }, () => 0.5)).toBe(2_500)
    expect(pauseAfter({ ...POLICY, limitMs: 2_500 }, { attempt: 1, leastMs: 2_500, elapsedMs: 1 }, () => 0.5)).toBe(
      undefined,
    )
  })
})

describe('the policies', () => {
  it.each(Object.entries<Policy>(POLICIES))('%s can use all its pauses within its limit', (_, policy) => {
    const longest = policy.pausesMs.reduce((sum, ms) => sum + ms * (1 + policy.jitter), 0)
    expect(longest).toBeLessThanOrEqual(policy.limitMs ?? Number.POSITIVE_INFINITY)
  })

  it('try an org that is not ready as often as its minutes allow', () => {
    expect(untilReady(3).pausesMs).toHaveLength(12)
  })
})
