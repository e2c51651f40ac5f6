import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { createJoiner } from '../../src/join/join.ts'
import { failureSink } from '../../src/results/failure-sink.ts'
import { Failures } from '../../src/results/failures.ts'
import { fileSink } from '../../src/results/file-sink.ts'
import { Outcomes } from '../../src/results/outcomes.ts'
import { createResultFiles } from '../../src/results/result-files.ts'
import { type OutcomeSink, toAll } from '../../src/results/sink.ts'
import { loadAtWork } from '../support/load-at-work.ts'
import { only } from '../support/parts-of.ts'
import { placesOf, recordingSink } from '../support/recording-sink.ts'
import type { Answer } from '../support/stand-in-sender.ts'
import { someTurns } from '../support/turns.ts'

const temp = mkdtempSync(join(tmpdir(), 'sinks-'))
afterAll(() => rmSync(temp, { recursive: true }))

const NEVER_AGAIN = { skipsSuccessful: false, goesAgain: () => false }
const GATE = { mayTakeEffect: Promise.resolve(), halted: new AbortController().signal }
const BAD: Answer = { kind: 'done', fates: ['loaded', 'BAD:no:Name --', 'lost'] }

/** Outcomes of A, B and C in one part, or of each in its own. */
async function outcomesIn(sinks: readonly OutcomeSink[], { answer = BAD, jobRecords = 3 } = {}) {
  const spec = { pace: { maxJobRecords: jobRecords } }
  const load = await loadAtWork({ csv: 'Name\nA\nB\nC\n', temp, spec, answer: () => answer })
  const join = createJoiner({ keyColumn: undefined, fieldOf: () => undefined })
  const sink = toAll(sinks)
  const findGone = async () => new Set<string>()
  const outcomes = new Outcomes({ operation: 'insert', join, sink, isResumed: false, findGone })
  const all = await Promise.all(load.submissions.map((submission) => load.sending.sender.send(submission, GATE)))
  return { outcomes, sent: all, load }
}

/** A sink that cannot keep the outcomes of a part: the disk is full when the so many-th is to be kept. */
function fullAt(part: number): OutcomeSink {
  const sink = recordingSink()
  let parts = 0
  return {
    ...sink,
    flush: async (isEnd) => {
      if (isEnd === true && ++parts === part) throw new Error('ENOSPC: no space left on device')
      await sink.flush(isEnd)
    },
  }
}

describe('what became of records', () => {
  it('is told to each sink', async () => {
    const sinks = [recordingSink(), recordingSink()]
    const { outcomes, sent } = await outcomesIn(sinks)
    await outcomes.take(only(sent), NEVER_AGAIN)
    for (const { outcomes: told } of sinks)
      expect(placesOf(told)).toEqual(['a.csv:2 loaded', 'a.csv:3 failed', 'a.csv:4 unaccounted'])
  })

  it('is taken back from all sinks where one cannot keep it, and counts as unaccounted', async () => {
    const kept = recordingSink()
    const { outcomes, sent } = await outcomesIn([kept, fullAt(1)])
    const { settled, warnings, heldBack } = await outcomes.take(only(sent), { ...NEVER_AGAIN, goesAgain: () => true })
    expect(placesOf(kept.outcomes)).toEqual(['a.csv:2 unaccounted', 'a.csv:3 unaccounted', 'a.csv:4 unaccounted'])
    expect(settled).toMatchObject({ created: 0, failed: 0, unaccounted: 3 })
    expect([heldBack, warnings]).toEqual([[], [expect.stringContaining('ENOSPC')]])
  })

  it('of the parts before stays', async () => {
    const kept = recordingSink()
    const { outcomes, sent } = await outcomesIn([kept, fullAt(2)], { jobRecords: 1, answer: { kind: 'done' } })
    for (const one of sent) await outcomes.take(one, NEVER_AGAIN)
    expect(placesOf(kept.outcomes)).toEqual(['a.csv:2 loaded', 'a.csv:3 unaccounted', 'a.csv:4 loaded'])
  })

  it('counts also where nothing at all can be written', async () => {
    const sink = { ...recordingSink(), flush: () => Promise.reject(new Error('ENOSPC: no space left on device')) }
    const { outcomes, sent } = await outcomesIn([sink])
    const { settled, warnings } = await outcomes.take(only(sent), NEVER_AGAIN)
    expect(settled).toMatchObject({ unaccounted: 3 })
    expect(warnings).toHaveLength(2)
  })

  it('of one part is not taken back with another that is taken at the same time', async () => {
    const sink = recordingSink()
    let parts = 0
    const slow: OutcomeSink = {
      ...sink,
      flush: async (isEnd) => {
        const isFirst = isEnd === true && ++parts === 1
        await someTurns()
        if (isFirst) throw new Error('ENOSPC: no space left on device')
      },
    }
    const { outcomes, sent } = await outcomesIn([slow], { jobRecords: 2, answer: { kind: 'done' } })
    await Promise.all(sent.map((one) => outcomes.take(one, NEVER_AGAIN)))
    const places = placesOf(sink.outcomes)
    // Either part may be the first to come to its end.
    const loaded = places.filter((place) => place.endsWith('loaded')).sort()
    expect([['a.csv:4 loaded'], ['a.csv:2 loaded', 'a.csv:3 loaded']]).toContainEqual(loaded)
    expect(places).toHaveLength(3)
  })
})

it('a failure stays one whether or not it can be written to a file', async () => {
  const failures = new Failures({ redact: false })
  const { outcomes, sent, load } = await outcomesIn([failureSink(failures), fullAt(1)])
  await outcomes.take(only(sent), NEVER_AGAIN)
  expect(failures.records).toMatchObject([{ file: 'a.csv', line: 3, code: 'BAD' }])
  expect(load.submissions).toHaveLength(1)
})

it('secrets are taken out of what the org says, and nothing is taken out of the user’s own values', async () => {
  const folder = join(temp, 'scrubbed')
  const fates = ['BAD:secret:--', 'loaded', 'loaded'] as const
  const load = await loadAtWork({ csv: 'Name\nsecret\nB\nC\n', temp, answer: () => ({ kind: 'done', fates }) })
  const files = await createResultFiles(folder, { columns: ['Name'], files: load.ready.files })
  const join1 = createJoiner({ keyColumn: undefined, fieldOf: () => undefined })
  const sink = fileSink(files, { scrub: (text) => text.replaceAll('secret', '***'), hasReruns: true })
  const findGone = async () => new Set<string>()
  const outcomes = new Outcomes({ operation: 'insert', join: join1, sink, isResumed: false, findGone })
  await outcomes.take(await load.sending.sender.send(only(load.submissions), GATE), NEVER_AGAIN)
  await outcomes.close()
  expect(readFileSync(join(folder, 'failed.csv'), 'utf8')).toContain(',BAD:***:--,a.csv,2,secret\n')
})

it('records that an earlier step has loaded are listed, and counted as what they are', async () => {
  const sink = recordingSink()
  const { outcomes, load } = await outcomesIn([sink])
  const { part } = only(load.submissions)
  await outcomes.takeSkipped(part, (index) => (index === 1 ? undefined : ''))
  expect(placesOf(sink.outcomes)).toEqual(['a.csv:2 skipped', 'a.csv:4 skipped'])
  const rows = ['1', '2', '3'].map((id) => ({ id, created: id === '1' }))
  expect(await outcomes.takeLoaded(part, rows)).toMatchObject({ read: 0, created: 3 })
  expect(sink.outcomes.slice(2)).toMatchObject(rows.map(({ id, created }) => ({ said: id, isCreated: created })))
})
