import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { GroupCommit } from '../../src/ledger/group-commit.ts'
import { virtualClock } from '../support/virtual-clock.ts'

const INTERVAL_MS = 2_000

/** What happens in a step, and how the store bears it. */
interface Script {
  readonly calls: readonly { readonly atMs: number; readonly now: boolean; readonly changes: boolean }[]
  /** How long each write takes. */
  readonly writeMs: readonly number[]
  /** Which write fails, from 0; none when there are fewer. */
  readonly failing: number
  readonly unkept?: boolean
}

interface Call {
  readonly at: number
  readonly order: number
  readonly now: boolean
  readonly version: number
  settled?: { at: number; order: number; durable: number; error: unknown }
}

interface Write {
  readonly begun: { at: number; order: number }
  readonly version: number
  ended?: { at: number; order: number; failed: boolean }
}

async function play({ calls: planned, writeMs, failing, unkept = false }: Script) {
  const clock = virtualClock()
  const calls: Call[] = []
  const writes: Write[] = []
  let order = 0
  let version = 0
  let durable = -1
  const moment = () => ({ at: clock.now(), order: order++ })

  const commit = new GroupCommit({
    clock,
    intervalMs: INTERVAL_MS,
    render: () => String(version),
    store: {
      unkept: () => (unkept ? 'there is no cache' : undefined),
      write: async (text) => {
        expect(writes.at(-1)?.begun === undefined || writes.at(-1)?.ended !== undefined).toBe(true)
        const write: Write = { begun: moment(), version: Number(text) }
        const number = writes.push(write) - 1
        await clock.sleep(writeMs[number % writeMs.length] ?? 0)
        write.ended = { ...moment(), failed: number === failing }
        if (number === failing) throw new Error(`write ${number} failed`)
        durable = write.version
      },
    },
  })
  for (const { atMs, now, changes } of planned) {
    clock.at(atMs, () => {
      if (changes) version += 1
      const call: Call = { ...moment(), now, version }
      calls.push(call)
      const settle = (error?: unknown) => {
        call.settled = { ...moment(), durable, error }
      }
      void (now ? commit.flushNow() : commit.flush()).then(() => settle(), settle)
    })
  }
  await clock.run()
  return { calls, writes }
}

/** The calls that waited when a write began. */
function waitingFor({ begun }: Write, calls: readonly Call[]): Call[] {
  return calls.filter((call) => call.order < begun.order && (call.settled?.order ?? 0) > begun.order)
}

const scripts: fc.Arbitrary<Script> = fc.record({
  calls: fc.array(
    fc.record({
      atMs: fc.integer({ min: 0, max: 60 }).map((n) => n * 250),
      now: fc.boolean(),
      changes: fc.boolean(),
    }),
    { minLength: 1, maxLength: 20 },
  ),
  writeMs: fc.array(
    fc.integer({ min: 0, max: 16 }).map((n) => n * 250),
    { minLength: 1, maxLength: 6 },
  ),
  failing: fc.integer({ min: 0, max: 20 }),
})

describe('whatever is flushed when, and however the store bears it', () => {
  const always = (check: (played: Awaited<ReturnType<typeof play>>) => void) =>
    fc.assert(
      fc.asyncProperty(scripts, async (script) => check(await play(script))),
      { numRuns: 300 },
    )

  it('settles every flush, and resolves none before its own state is durable', async () => {
    await always(({ calls }) => {
      for (const { settled, version } of calls) {
        expect(settled).toBeDefined()
        if (settled?.error === undefined) expect(settled?.durable).toBeGreaterThanOrEqual(version)
      }
    })
  })

  it('writes as seldom as it can, and as soon as it may', async () => {
    await always(({ calls, writes }) => {
      for (const [index, write] of writes.entries()) {
        const before = writes[index - 1]
        const served = waitingFor(write, calls)
        const first = Math.min(...served.map(({ at }) => at))
        const hurried = Math.min(...served.filter(({ now }) => now).map(({ at }) => at))
        const allowed = Math.min(Math.max(first, (before?.begun.at ?? -INTERVAL_MS) + INTERVAL_MS), hurried)
        expect(write.begun.at).toBe(Math.max(allowed, before?.ended?.at ?? 0))
        expect(write.version).toBeGreaterThan(before?.version ?? -1)
        for (const call of served) expect(call.settled?.at).toBe(write.ended?.at)
      }
    })
  })

  it('rejects with the same error whoever waited when a write failed, and whoever comes later, at once', async () => {
    await always(({ calls, writes }) => {
      const failed = writes.findIndex(({ ended }) => ended?.failed)
      const end = writes[failed]?.ended
      for (const { at, order, settled } of calls) {
        const lost = end !== undefined && (settled?.order ?? 0) > end.order
        expect(settled?.error).toEqual(lost ? new Error(`write ${failed} failed`) : undefined)
        if (lost) expect(settled?.at).toBe(order > end.order ? at : end.at)
      }
      if (failed !== -1) expect(writes).toHaveLength(failed + 1)
    })
  })
})

const quick = { writeMs: [100], failing: -1 }
const change = (atMs: number, now = false) => ({ atMs, now, changes: true })

it('writes at once, and once for all who come within the interval', async () => {
  const { writes } = await play({ ...quick, calls: [0, 0, 300, 1_900, 1_999, 2_001].map((at) => change(at)) })
  expect(writes.map(({ begun, version }) => [begun.at, version])).toEqual([
    [0, 2],
    [2_000, 5],
    [4_000, 6],
  ])
})

it('joins a write under way at the end of the step, and writes once more only for what is new', async () => {
  const end = { atMs: 50, now: true, changes: false }
  const same = await play({ ...quick, calls: [change(0), end] })
  expect(same.writes).toHaveLength(1)
  expect(same.calls.map(({ settled }) => settled?.at)).toEqual([100, 100])

  const more = await play({ ...quick, calls: [change(0), { ...end, changes: true }] })
  expect(more.writes.map(({ begun }) => begun.at)).toEqual([0, 100])
})

it('takes along who waited for the interval when the step ends', async () => {
  const { writes, calls } = await play({ ...quick, calls: [change(0), change(500), change(700, true)] })
  expect(writes.map(({ begun }) => begun.at)).toEqual([0, 700])
  expect(calls.map(({ settled }) => settled?.at)).toEqual([100, 800, 800])
})

it('makes nobody wait for the interval where nothing can be kept', async () => {
  const { calls } = await play({ ...quick, writeMs: [0], unkept: true, calls: [change(0), change(10), change(20)] })
  expect(calls.map(({ settled }) => settled?.at)).toEqual([0, 10, 20])
})

it('rejects when the text cannot be rendered', async () => {
  const broken = () => {
    throw new Error('no text')
  }
  const store = { write: async () => {}, unkept: () => undefined }
  const commit = new GroupCommit({ store, clock: virtualClock(), render: broken })
  await expect(commit.flush()).rejects.toThrow('no text')
  await expect(commit.flushNow()).rejects.toThrow('no text')
})
