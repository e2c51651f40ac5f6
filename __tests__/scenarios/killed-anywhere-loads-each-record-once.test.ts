import { expect, it } from '@jest/globals'
import { type Again, type CrashDrill, crashAt, observePoints, spreadPoints } from '../support/crash-drill.ts'
import { INSERT, keyedAccounts, plainAccounts, UPSERT } from '../support/drill-accounts.ts'
import { atOnce, pointName } from '../support/points.ts'

const HOW = { 'job-records': '100', concurrency: '4', artifacts: 'none' } as const
/** A few more than have to be met: not every run comes to the same saves of the ledger. */
const POINTS = 22
const MET = 20

const DRILLS: Readonly<Record<string, CrashDrill>> = {
  insert: { inputs: { ...INSERT, ...HOW }, records: plainAccounts(1, 1_200), keyColumn: 'Name', parts: 12 },
  upsert: { inputs: { ...UPSERT, ...HOW }, records: keyedAccounts(1, 1_200), keyColumn: 'Ext_Id__c', parts: 12 },
}

/** A drill that takes its time: each point in both ways, for upserts too. */
const IS_WHOLE = process.env.WHOLE_DRILL === '1'
const WAYS: readonly Again[] = ['as attempt 2', 'as a new run']

/** In turns, to save time. */
function waysOf(index: number): readonly Again[] {
  return IS_WHOLE ? WAYS : WAYS.slice(index % 2, (index % 2) + 1)
}

it.each(Object.entries(DRILLS))(
  '%s: at any point, and taken up again by the next attempt or by another run',
  async (name, drill) => {
    const { points, problems } = await observePoints(drill)
    expect(problems).toEqual([])

    // Nothing can double an upsert: fewer points do.
    const met = IS_WHOLE || name === 'insert' ? MET : 6
    const chosen = spreadPoints(points, drill.parts, IS_WHOLE || name === 'insert' ? POINTS : 8)
    expect(chosen.length).toBeGreaterThanOrEqual(met)
    const calls = chosen.map(({ call }) => call)
    expect(calls).toEqual(expect.arrayContaining(['ledger save', 'create', 'upload', 'close']))

    const crashes = chosen.flatMap((point, index) => waysOf(index).map((again) => ({ point, again })))
    const found = await atOnce(2, crashes, (crash) => crashAt(drill, crash))
    expect(found.flatMap((problems) => problems ?? [])).toEqual([])
    const reached = crashes.filter((_, index) => found[index] !== undefined)
    expect(new Set(reached.map(({ point }) => pointName(point))).size).toBeGreaterThanOrEqual(met)
  },
  300_000,
)
