import { expect, it } from '@jest/globals'
import { type Again, type CrashDrill, crashAt, observePoints, spreadPoints } from '../support/crash-drill.ts'
import { INSERT, keyedAccounts, plainAccounts, UPSERT } from '../support/drill-accounts.ts'
import { atOnce } from '../support/points.ts'

const HOW = { 'job-records': '100', concurrency: '4' } as const
const POINTS = 20

const DRILLS: Readonly<Record<string, CrashDrill>> = {
  insert: { inputs: { ...INSERT, ...HOW }, records: plainAccounts(1, 1_200), keyColumn: 'Name', parts: 12 },
  upsert: { inputs: { ...UPSERT, ...HOW }, records: keyedAccounts(1, 1_200), keyColumn: 'Ext_Id__c', parts: 12 },
}

it.each(Object.entries(DRILLS))(
  '%s: at any point, and taken up again by the next attempt or by another run',
  async (_, drill) => {
    const { points, problems } = await observePoints(drill)
    expect(problems).toEqual([])

    const chosen = spreadPoints(points, drill.parts, POINTS)
    expect(chosen.length).toBeGreaterThanOrEqual(POINTS)
    expect(new Set(chosen.map(({ call }) => call))).toEqual(
      new Set([...chosen.map(({ call }) => call), 'ledger save', 'ledger finish', 'create', 'upload', 'close']),
    )

    const ways: Again[] = ['as attempt 2', 'as a new run']
    const crashes = chosen.flatMap((point) => ways.map((again) => ({ point, again })))
    const found = await atOnce(2, crashes, ({ point, again }) => crashAt(drill, point, again))
    expect(found.flat()).toEqual([])
  },
  120_000,
)
