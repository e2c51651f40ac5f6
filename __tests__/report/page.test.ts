import { expect, it } from '@jest/globals'
import { NO_COUNTS } from '../../src/counts.ts'
import { textCell } from '../../src/report/markdown.ts'
import { notesOn } from '../../src/report/page/notes.ts'
import { ratesOf } from '../../src/report/page/rates.ts'
import type { LoadReport } from '../../src/report/report.ts'
import { sampleReport } from '../support/sample-report.ts'

function notes(overrides: Partial<LoadReport>, isContinued?: boolean): readonly string[] {
  const [load] = sampleReport(0).report.loads
  if (load === undefined) throw new Error('the sample has no load')
  const ofLoad = { ...load, name: 'accounts', counts: NO_COUNTS, rerunFiles: [], errors: [], ...overrides }
  return notesOn(ofLoad, isContinued).map(textCell)
}

const errors = sampleReport(110).report.loads.flatMap((load) => load.errors)
const rerun = (number: number) => Array.from({ length: number }, (_, at) => `accounts/rerun-${at + 1}.csv`)

it.each([
  [
    { counts: { ...NO_COUNTS, failed: 112 }, rerunFiles: rerun(1), errors },
    '112 records were not loaded. `accounts/failed.csv` has the error and line of each failed record. Where the data is the cause, fix it in `accounts/rerun-1.csv`; then load that file.',
  ],
  [
    { counts: { ...NO_COUNTS, failed: 1 }, rerunFiles: rerun(2), errors },
    '1 record was not loaded. `accounts/failed.csv` has the error and line of each failed record. Where the data is the cause, fix it in `accounts/rerun-1.csv` and `accounts/rerun-2.csv`; then load those files.',
  ],
  [
    { counts: { ...NO_COUNTS, unprocessed: 2 }, rerunFiles: rerun(1) },
    '2 records were not loaded. They are in `accounts/rerun-1.csv`, ready to be loaded again.',
  ],
  [
    { counts: { ...NO_COUNTS, pending: 1 } },
    '1 record has no outcome yet: jobs are still running, or were aborted a short time ago. The next run of this load waits for them. See `accounts/pending.csv`.',
  ],
  [
    { counts: { ...NO_COUNTS, unaccounted: 1 } },
    'Salesforce did not report an outcome for 1 record; it may or may not have been loaded. See `accounts/unaccounted.csv`.',
  ],
  [
    { counts: { ...NO_COUNTS, skipped: 1 } },
    '1 record was already in the org and was skipped. See `accounts/skipped.csv`.',
  ],
  [
    { counts: { ...NO_COUNTS, skipped: 2 }, operation: 'hardDelete' },
    '2 records were already deleted and were skipped. See `accounts/skipped.csv`.',
  ],
  [
    { counts: { ...NO_COUNTS, skipped: 1 }, superseded: 1 },
    '1 record was skipped because a later record has the same key. See `accounts/skipped.csv`.',
  ],
  [
    { counts: { ...NO_COUNTS, skipped: 1 }, notFound: 1 },
    '1 record was skipped because one of its values finds no record (`on-missing: skip`). See `accounts/skipped.csv`.',
  ],
  [
    { counts: { ...NO_COUNTS, skipped: 2 }, notFound: 2 },
    '2 records were skipped because one of their values finds no record (`on-missing: skip`). See `accounts/skipped.csv`.',
  ],
  [{ notRun: '`c` needs `b`, which was not run' }, 'Not run: `c` needs `b`, which was not run.'],
  [{ notRun: 'The file is gone.' }, 'Not run: The file is gone.'],
  [
    { refusedBeforehand: 2 },
    '2 records were not sent because the org would refuse them. `accounts/failed.csv` has the reasons.',
  ],
  [{ retries: { rounds: 1, records: 153, saved: 153 } }, 'Retried 153 records (1 round); all 153 were loaded.'],
  [{ retries: { rounds: 2, records: 7, saved: 1 } }, 'Retried 7 records (2 rounds); 1 of them was loaded.'],
  [{ retries: { rounds: 3, records: 1, saved: 0 } }, 'Retried 1 record (3 rounds); none was loaded.'],
  [{ retries: { rounds: 1, records: 1, saved: 1 } }, 'Retried 1 record (1 round); it was loaded.'],
  [
    { sentAgain: 1, operation: 'upsert' },
    '1 record was sent again although it may have been loaded before: it does no harm to repeat this upsert.',
  ],
  [{ unmatched: 3 }, '3 result rows could not be matched to a record, so they have no line number.'],
])('notes on %j: %s', (overrides, note) => {
  expect(notes(overrides)).toEqual([note])
})

const FAILED = '2 records were not loaded. `accounts/failed.csv` has the error and line of each failed record.'

it.each([
  [
    'whose records the next run sends',
    { counts: { ...NO_COUNTS, failed: 2 }, rerunFiles: rerun(1), errors },
    true,
    `${FAILED} Where the data is the cause, fix it in your files; then run the workflow again. Records that were loaded are not sent again.`,
  ],
  [
    'that was cut short',
    { counts: { ...NO_COUNTS, unprocessed: 2 }, rerunFiles: rerun(1) },
    true,
    '2 records were not loaded. Run the workflow again. Records that were loaded are not sent again.',
  ],
  [
    'that deletes',
    { counts: { ...NO_COUNTS, unprocessed: 1 }, rerunFiles: rerun(1), operation: 'delete' },
    true,
    '1 record was not deleted. Run the workflow again. Records that were deleted are not sent again.',
  ],
  [
    'in a set that has passed',
    { counts: { ...NO_COUNTS, failed: 2 }, rerunFiles: rerun(1), errors },
    false,
    `${FAILED} Where the data is the cause, fix it in \`accounts/rerun-1.csv\`. Load this file with a manifest that has only the load \`people\`: another run of this one would send all records again.`,
  ],
  [
    'with references that the next run sets',
    { counts: { ...NO_COUNTS, failed: 2 }, isSecondPass: true },
    true,
    '2 records are in the org without their references. `accounts/failed.csv` has the Id, error and line of each that failed. Where the data is the cause, fix it in your files; then run the workflow again. Do not insert the records again.',
  ],
  [
    'with references that no later run sets',
    { counts: { ...NO_COUNTS, failed: 1 }, isSecondPass: true },
    false,
    '1 record is in the org without its references. `accounts/failed.csv` has the Id, error and line of each that failed. Set its references by an update with the Id: another run of this manifest would send all records again. Do not insert the record again.',
  ],
] as const)('says of a load of a manifest %s what to do', (_, overrides, isContinued, note) => {
  expect(notes({ load: 'people', ...overrides }, isContinued)).toEqual([note])
})

it('takes no load for a second pass because of its name', () => {
  expect(notes({ name: 'custom_references', counts: { ...NO_COUNTS, failed: 1 } })).toEqual([])
})

it('tells records that were skipped for different reasons apart', () => {
  expect(notes({ counts: { ...NO_COUNTS, skipped: 6 }, superseded: 2, notFound: 1 })).toEqual([
    '3 records were already in the org and were skipped. See `accounts/skipped.csv`.',
    '2 records were skipped because a later record has the same key. See `accounts/skipped.csv`.',
    '1 record was skipped because one of its values finds no record (`on-missing: skip`). See `accounts/skipped.csv`.',
  ])
})

it('tells records that the org would refuse from those that lack an Id', () => {
  const [error] = errors
  if (error === undefined) throw new Error('the sample has no errors')
  const lost = [
    { ...error, code: 'PARENT_NOT_LOADED', count: 2 },
    { ...error, code: 'LOOKUP_AMBIGUOUS', count: 1 },
  ]
  expect(notes({ refusedBeforehand: 4, errors: [...lost, error] })).toEqual([
    '1 record was not sent because the org would refuse it. `accounts/failed.csv` has the reasons.',
    '3 records were not sent because no Id was found for one of their values. `accounts/failed.csv` has the reasons.',
  ])
  expect(notes({ refusedBeforehand: 3, errors: lost })).toHaveLength(1)
})

it('has nothing to note on a load without particulars', () => {
  expect(notes({})).toEqual([])
})

it('takes peak and mean of the rate from how much was done when', () => {
  const points = [0, 10, 20].map((second) => ({ at: second * 1_000, records: second < 20 ? second * 10 : 500 }))
  const rates = ratesOf(points)
  expect(rates?.mean).toBeCloseTo(25)
  expect(rates?.peak).toBeCloseTo(40)
  expect(rates?.perSecond[0]).toBeCloseTo(10)
  expect(ratesOf(points.slice(0, 2))).toBeUndefined()
})
