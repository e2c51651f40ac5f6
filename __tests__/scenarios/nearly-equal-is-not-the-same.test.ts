import { describe, expect, it } from '@jest/globals'
import type { OrgOptions } from '../../emulator/org/start.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { recordsOf, sorted } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { type Scenario, startScenario } from '../support/scenario.ts'

// Values that the org refuses are sent to it as well.
const INSERT = { operation: 'insert', object: 'Account', files: 'accounts.csv', preflight: 'warn' } as const
const OPTIONS = { shortTimers: true } as const

async function scenarioOf(lines: readonly string[], org: OrgOptions = {}): Promise<Scenario> {
  return await startScenario({ files: { 'accounts.csv': `${lines.join('\n')}\n` }, org })
}

/** Records of all uploads but the first, as they were sent. */
function sentAgain({ org }: Scenario): string[] {
  return org
    .jobs()
    .slice(1)
    .flatMap(({ id }) => org.uploaded(id)?.trim().split('\n').slice(1) ?? [])
}

const lineOf = (row: Readonly<Record<string, string>>) => row.source_line

describe('numbers of 17 digits', () => {
  const LINES = ['Name,Legacy_Id__c', 'A,12345678901234567', 'A,12345678901234568']

  it.each(['12345678901234567', '12345678901234568'])('%s alone is sent again, where it met a lock', async (locked) => {
    const scenario = await scenarioOf(LINES, { rendering: 'stored' })
    scenario.org.faults.add({ kind: 'lock-rows', share: 1, value: locked })

    const run = await scenario.load(INSERT, OPTIONS)

    expectCompleted(run, { created: 2, failed: 0 })
    expect(sentAgain(scenario)).toEqual([`A,${locked}`])
    expect(recordsOf(scenario.org, 'Account', ['Legacy_Id__c'])).toHaveLength(2)
    const placed = resultFolder(run).placedRows('Account-insert/successful.csv')
    expect(placed.map(({ Legacy_Id__c, source_line }) => [source_line, Legacy_Id__c]).sort()).toEqual([
      ['2', '12345678901234567'],
      ['3', '12345678901234568'],
    ])
  })

  it('neither is, where both come back as one number', async () => {
    const scenario = await scenarioOf(LINES)
    scenario.org.faults.add({ kind: 'lock-rows', share: 1, value: '12345678901234567' })

    const run = await scenario.load(INSERT, OPTIONS)

    expectStopped(run, 'failures-exceeded', { counts: { created: 1, failed: 1 } })
    expect(sentAgain(scenario)).toEqual([])
    const { files, placedRows } = resultFolder(run)
    expect(placedRows('Account-insert/failed.csv').map(lineOf)).toEqual([''])
    expect([...files.keys()].filter((name) => name.includes('rerun'))).toEqual([])
  })
})

describe('numbers that are rounded to one', () => {
  const LINES = ['Name,Credit_Limit__c', 'A,1.005', 'A,1.01', 'B,2.5']

  it('are not sent again, as nobody knows which of them met the lock', async () => {
    const scenario = await scenarioOf(LINES, { rendering: 'stored' })
    scenario.org.faults.add({ kind: 'lock-rows', share: 1, value: '1.005' })

    const run = await scenario.load(INSERT, OPTIONS)

    expectStopped(run, 'failures-exceeded', { counts: { created: 2, failed: 1 } })
    expect(sentAgain(scenario)).toEqual([])
    expect(resultFolder(run).placedRows('Account-insert/successful.csv').map(lineOf).sort()).toEqual(['', '4'])
  })

  it('are, where no other record could be meant', async () => {
    const scenario = await scenarioOf(['Name,Credit_Limit__c', 'A,1.005', 'A,1.02', 'B,1.01'], { rendering: 'stored' })
    scenario.org.faults.add({ kind: 'lock-rows', share: 1, value: '1.005' })

    expectCompleted(await scenario.load(INSERT, OPTIONS), { created: 3, failed: 0 })
    expect(sentAgain(scenario)).toEqual(['A,1.005'])
  })
})

describe('a day that no calendar has', () => {
  it.each([
    ['2026-02-30', '2026-03-02'],
    ['1/2/2026', '2026-01-02'],
    ['2/1/2026', '2026-01-02'],
    ['2026-13-01', '2027-01-01'],
  ])('%s has its own line, and not that of %s', async (bad, good) => {
    const scenario = await scenarioOf(['Name,Customer_Since__c', `A,${good}`, `A,${bad}`, `A,${good}`])

    const run = await scenario.load(INSERT)

    expectStopped(run, 'failures-exceeded', { counts: { created: 2, failed: 1 } })
    const { files, placedRows } = resultFolder(run)
    expect(placedRows('Account-insert/failed.csv').map(lineOf)).toEqual(['3'])
    expect(placedRows('Account-insert/successful.csv').map(lineOf).sort()).toEqual(['2', '4'])
    expect(String(files.get('Account-insert/rerun.csv'))).toBe(`Name,Customer_Since__c\nA,${bad}\n`)
  })
})

it('`true` and `1` are told apart where one of them fails, or the row has no line', async () => {
  const scenario = await scenarioOf(['Name,Is_Strategic__c', 'A,true', 'A,1', 'B,1', 'B,0'])
  scenario.org.faults.add({ kind: 'lock-rows', share: 1, value: '1' })

  const run = await scenario.load(INSERT, OPTIONS)

  // B is sent again; of A it is not known which of the two, since both come back as `true`.
  expectStopped(run, 'failures-exceeded', { counts: { created: 3, failed: 1 } })
  expect(sentAgain(scenario)).toEqual(['B,1'])
  expect(sorted(recordsOf(scenario.org, 'Account', ['Name', 'Is_Strategic__c']))).toEqual([
    { Name: 'A', Is_Strategic__c: 'true' },
    { Name: 'B', Is_Strategic__c: 'false' },
    { Name: 'B', Is_Strategic__c: 'true' },
  ])
})

describe('a key that met a lock', () => {
  const UPSERT = {
    operation: 'upsert',
    object: 'Account',
    'external-id-field': 'Ext_Id__c',
    files: 'accounts.csv',
    'job-records': '2',
    concurrency: 'serial',
  } as const

  it.each([
    ['abc', 'ABC'],
    ['Zoë', 'ZOË'],
    ['x-1', 'X-1'],
  ])('%s is not written over %s, which came later', async (one, later) => {
    const lines = ['Ext_Id__c,Name', `${one},older`, 'other,o', `${later},newer`]
    const scenario = await scenarioOf(lines)
    scenario.org.faults.add({ kind: 'lock-rows', share: 1, value: 'older' })

    const run = await scenario.load({ ...UPSERT, 'duplicate-keys': 'send' }, OPTIONS)

    // Each wave ends with its retries before the next one begins.
    expectCompleted(run, { created: 2, updated: 1, failed: 0 })
    expect(recordsOf(scenario.org, 'Account', ['Name']).map(({ Name }) => Name)).toEqual(['o', 'newer'])
  })
})

describe('a load is completed', () => {
  it('whose lookups have 15 characters, and whose text comes back composed', async () => {
    const scenario = await startScenario({ org: { rendering: 'stored' } })
    const parent = scenario.org.records.insertDirectly('Account', { Name: 'Parent' })
    const lines = (email: string) =>
      [
        'Name,ParentId,Credit_Limit__c,Billing_Email__c',
        `Zoe\u0308,${parent.slice(0, 15)},1.005,zoe@example.com`,
        `Jose\u0301,${parent},2.5,${email}`,
        `Zoe\u0308 2,,3,two@example.com`,
      ].join('\n')
    scenario.workspace.write('accounts.csv', `${lines('no address')}\n`)
    expectStopped(await scenario.load(INSERT, OPTIONS), 'failures-exceeded', { counts: { created: 2, failed: 1 } })

    scenario.workspace.write('accounts.csv', `${lines('jose@example.com')}\n`)
    const second = await scenario.load(INSERT, { ...OPTIONS, runId: '1000002' })

    expectCompleted(second, { read: 3, created: 1, skipped: 2, failed: 0 })
    expect(recordsOf(scenario.org, 'Account', ['Name'])).toHaveLength(4)
  })

  it('whose numbers have 17 digits: the one that went in is not sent again', async () => {
    const lines = (email: string) =>
      [
        'Name,Legacy_Id__c,Billing_Email__c',
        'A,12345678901234567,a@example.com',
        `A,12345678901234568,${email}`,
        '',
      ].join('\n')
    const scenario = await startScenario({
      files: { 'accounts.csv': lines('no address') },
      org: { rendering: 'stored' },
    })
    expectStopped(await scenario.load(INSERT, OPTIONS), 'failures-exceeded', { counts: { created: 1, failed: 1 } })

    scenario.workspace.write('accounts.csv', lines('a@example.com'))
    const second = await scenario.load(INSERT, { ...OPTIONS, runId: '1000002' })

    expectCompleted(second, { read: 2, created: 1, skipped: 1, failed: 0 })
    expect(recordsOf(scenario.org, 'Account', ['Legacy_Id__c']).map(({ Legacy_Id__c }) => Legacy_Id__c)).toEqual([
      '12345678901234567',
      '12345678901234568',
    ])
  })
})

it('a row that comes twice, where another is missing, gives no record the Id of another', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `Account ${index + 1}`)
  const scenario = await scenarioOf(['Name,NumberOfEmployees', ...names.map((name, index) => `${name},${index + 1}`)])
  const rows = names.map(
    (name, index) =>
      `"${idOf(index === 19 ? 0 : index)}","true","${index === 19 ? names[0] : name}","${index === 19 ? 1 : index + 1}"`,
  )
  scenario.org.faults.add({
    kind: 'answer',
    path: 'successfulResults',
    status: 200,
    times: 20,
    body: `"sf__Id","sf__Created",Name,NumberOfEmployees\n${rows.join('\n')}\n`,
  })

  const run = await scenario.load(INSERT, OPTIONS)

  const placed = resultFolder(run)
    .placedRows('Account-insert/successful.csv')
    .filter(({ source_line }) => source_line !== '')
  for (const { Name, sf__Id } of placed) expect(sf__Id).toBe(idOf(names.indexOf(Name ?? '')))
  expect(placed.map(({ Name }) => Name)).not.toContain('Account 20')
})

function idOf(index: number): string {
  return `001000000${String(index).padStart(6, '0')}AAA`
}
