import { expect, it } from '@jest/globals'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectPassed, expectPublished } from '../support/expect-end.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const SUCCESSES = { method: 'GET', path: 'successfulResults' } as const
const FAILURES = { method: 'GET', path: 'failedResults' } as const
const HEADER = '"sf__Id","sf__Created",Name,NumberOfEmployees\n'
const TWO_ROWS = `${HEADER}"001000000000001AAA","true","Account 000001","1"\n"001000000000002AAA","true","Account 000002","2"\n`

it.each<[string, FaultInput[]]>([
  [
    'inside a row, with the whole length promised',
    [SUCCESSES, FAILURES].map((call) => ({ kind: 'cut', ...call, afterBytes: 150, times: 2 })),
  ],
  [
    'inside a row, in chunks',
    [SUCCESSES, FAILURES].map((call) => ({ kind: 'cut', ...call, afterBytes: 150, chunked: true, times: 2 })),
  ],
  ['in the header', [{ kind: 'cut', ...SUCCESSES, afterBytes: 10 }]],
  ['before anything came', [{ kind: 'cut', ...SUCCESSES, afterBytes: 0, chunked: true }]],
  ['between two rows, as if that were all', [{ kind: 'answer', ...SUCCESSES, status: 200, body: TWO_ROWS, times: 2 }]],
  ['behind the header, as if that were all', [{ kind: 'answer', ...SUCCESSES, status: 200, body: HEADER }]],
  ['to nothing, as if that were all', [{ kind: 'answer', ...SUCCESSES, status: 200, body: '' }]],
  [
    'by a page instead of them',
    [{ kind: 'answer', ...SUCCESSES, status: 200, body: '<html>\n<b>maintenance</b>\n</html>\n' }],
  ],
  ['while failing rows are complete', [{ kind: 'cut', ...FAILURES, afterBytes: 12 }]],
])('%s', async (_, faults) => {
  // The name of one account is too long: the files hold 299 rows and 1.
  const data = `${accountsCsv(1, 299)}${'x'.repeat(300)},300\n`
  const scenario = await startScenario({ files: { 'data/accounts.csv': data } })
  scenario.org.faults.add(...faults)

  const run = await scenario.load({ ...INSERT_ACCOUNTS, 'max-failures': '1' })

  expectPassed(run, { created: 299, failed: 1 })
  expectAccountsOnce(scenario.org, 299)
  expectPublished(scenario, run)
  const { rows } = resultFolder(run)
  const names = rows('Account-insert/successful.csv').map(({ Name }) => Name)
  expect(names).toHaveLength(299)
  expect(new Set(names).size).toBe(299)
  expect(rows('Account-insert/failed.csv')).toEqual([
    expect.objectContaining({ sf__Error: expect.stringContaining('STRING_TOO_LONG') }),
  ])
})

it('counts what the files list when the job counts fewer', async () => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 300) } })
  scenario.org.faults.add({ kind: 'short-counts', by: 100 })

  const run = await scenario.load(INSERT_ACCOUNTS)

  expectPassed(run, { created: 300 })
  expect(resultFolder(run).rows('Account-insert/successful.csv')).toHaveLength(300)
})
