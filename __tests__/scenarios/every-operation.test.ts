import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { abortOpenJobs } from '../support/expect-job-discipline.ts'
import { recordsOf, sorted } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { type Scenario, startScenario } from '../support/scenario.ts'

const ACCOUNT = { object: 'Account', files: 'data/*.csv' }

/** Accounts that are in the org already; returns their ids. */
function seed({ org }: Scenario, names: readonly string[]): string[] {
  return names.map((Name) => org.records.insertDirectly('Account', { Name, Phone: '1', Ext_Id__c: `K-${Name}` }))
}

it('update changes the records whose ids the file has, and a blank leaves a field alone', async () => {
  const scenario = await startScenario()
  const [a = '', b = '', c = ''] = seed(scenario, ['A', 'B', 'C'])
  // Ids of 15 characters are taken too.
  scenario.workspace.write('data/a.csv', `Id,Phone,Name\n${a},2,\n${b.slice(0, 15)},3,Bee\n`)
  const run = await scenario.load({ ...ACCOUNT, operation: 'update' })
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-updated': '2', 'records-created': '0' })
  expect(recordsOf(scenario.org, 'Account', ['Id', 'Name', 'Phone'])).toEqual([
    { Id: a, Name: 'A', Phone: '2' },
    { Id: b, Name: 'Bee', Phone: '3' },
    { Id: c, Name: 'C', Phone: '1' },
  ])
})

it('update with blank-fields: clear empties what is blank', async () => {
  const scenario = await startScenario()
  const [a = ''] = seed(scenario, ['A'])
  scenario.workspace.write('data/a.csv', `Id,Phone\n${a},\n`)
  const run = await scenario.load({ ...ACCOUNT, operation: 'Update', 'blank-fields': 'clear' })
  expect(run.outputs.verdict).toBe('passed')
  expect(recordsOf(scenario.org, 'Account', ['Name', 'Phone'])).toEqual([{ Name: 'A', Phone: '' }])
  expect(run.log).toContain('rewritten while sending, because of blank values that clear their fields: data/a.csv')
})

it('delete removes the records, and counts them', async () => {
  const scenario = await startScenario()
  const [a = '', b = ''] = seed(scenario, ['A', 'B', 'C'])
  scenario.workspace.write('data/a.csv', `Id\n${a}\n${b}\n`)
  const run = await scenario.load({ ...ACCOUNT, operation: 'delete' })
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-deleted': '2', 'records-updated': '0' })
  expect(recordsOf(scenario.org, 'Account', ['Name'])).toEqual([{ Name: 'C' }])
  expect(run.outputs.message).toBe('delete Account: 2 records read: 2 deleted.')
  expect(run.summary).toContain('| files | job | state | records | deleted | failed |')
})

it('delete takes a file of failures as it is: our own columns are left out', async () => {
  const scenario = await startScenario()
  const [a = ''] = seed(scenario, ['A'])
  scenario.workspace.write('data/a.csv', `sf__Id,sf__Error,source_file,source_line,Id\n${a},X:y:--,b.csv,7,${a}\n`)
  const run = await scenario.load({ ...ACCOUNT, operation: 'delete' })
  expect(run.outputs['records-deleted']).toBe('1')
})

it('a record that is gone already fails', async () => {
  const scenario = await startScenario()
  const [a = ''] = seed(scenario, ['A'])
  scenario.workspace.write('data/a.csv', `Id\n${a}\n`)
  await scenario.load({ ...ACCOUNT, operation: 'delete' })
  const run = await scenario.load({ ...ACCOUNT, operation: 'delete' })
  expectFailed(run, { reason: 'failures-exceeded', says: ['ENTITY_IS_DELETED'], counts: { failed: 1 } })
})

it.each(['hardDelete', 'hard-delete', 'HARD DELETE'])('%s is taken when it is confirmed', async (operation) => {
  const scenario = await startScenario()
  const [a = ''] = seed(scenario, ['A'])
  scenario.workspace.write('data/a.csv', `Id\n${a}\n`)
  const run = await scenario.load({ ...ACCOUNT, operation, 'confirm-hard-delete': 'Account' })
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-deleted': '1' })
  expect(scenario.org.jobs()[0]).toMatchObject({ operation: 'hardDelete' })
})

it('hardDelete is refused when it is not confirmed; the message gives the line', async () => {
  const scenario = await startScenario({ files: { 'data/a.csv': 'Id\n001000000000001AAA\n' } })
  const run = await scenario.load({ ...ACCOUNT, operation: 'hardDelete' })
  expectFailed(run, { reason: 'guard-refused', says: ['for good', 'confirm-hard-delete: Account'] })
  expect(scenario.org.jobs()).toEqual([])
})

it('hardDelete of several objects is taken when each of them is confirmed', async () => {
  const load = (name: string, object: string) =>
    `  - { name: ${name}, object: ${object}, operation: hardDelete, files: ${name}.csv }\n`
  const manifest = `version: 1\nloads:\n${load('contacts', 'Contact')}${load('accounts', 'Account')}`
  const scenario = await startScenario({ files: { 'old.yml': manifest } })
  const [account = ''] = seed(scenario, ['A'])
  const contact = scenario.org.records.insertDirectly('Contact', { LastName: 'B' })
  scenario.workspace.write('accounts.csv', `Id\n${account}\n`)
  scenario.workspace.write('contacts.csv', `Id\n${contact}\n`)
  for (const confirmed of ['', 'Contact', 'Accounts, Contact']) {
    const refused = await scenario.load({ manifest: 'old.yml', 'confirm-hard-delete': confirmed })
    expectFailed(refused, { reason: 'guard-refused', says: ['confirm-hard-delete: Contact, Account'] })
  }
  expect(scenario.org.jobs()).toEqual([])
  const run = await scenario.load({ manifest: 'old.yml', 'confirm-hard-delete': 'Contact\naccount' })
  expectPassed(run, { deleted: 2 })
})

it('hardDelete without the permission says who can give it', async () => {
  const scenario = await startScenario({
    files: { 'data/a.csv': 'Id\n001000000000001AAA\n' },
    org: { userPermissions: { hardDelete: false } },
  })
  const run = await scenario.load({ ...ACCOUNT, operation: 'hardDelete', 'confirm-hard-delete': 'Account' })
  expectFailed(run, {
    reason: 'job-failed',
    says: ['FEATURENOTENABLED', '"Bulk API Hard Delete"'],
    counts: { unprocessed: 1 },
  })
})

it.each(['delete', 'hardDelete'])('%s in production needs max-records', async (operation) => {
  const scenario = await startScenario({
    files: { 'data/a.csv': 'Id\n001000000000001AAA\n' },
    org: { kind: 'production' },
  })
  const inputs = { ...ACCOUNT, operation, 'confirm-hard-delete': 'Account', org: scenario.org.orgId }
  expectFailed(await scenario.load(inputs), { reason: 'guard-refused', says: ['max-records: 1'] })
  expect(scenario.org.jobs()).toEqual([])
})

it('more records than max-records are not sent', async () => {
  const scenario = await startScenario({ files: { 'data/a.csv': 'Name\nA\nB\nC\n' } })
  const run = await scenario.load({ ...ACCOUNT, operation: 'insert', 'max-records': '2' })
  expectFailed(run, { reason: 'guard-refused', says: ['3 records', 'max-records allows 2', 'max-records: 3'] })
  expect(scenario.org.jobs()).toEqual([])
})

it('upsert by Id updates what has one', async () => {
  const scenario = await startScenario()
  const [a = ''] = seed(scenario, ['A'])
  scenario.workspace.write('data/a.csv', `Id,Phone\n${a},9\n`)
  const run = await scenario.load({ ...ACCOUNT, operation: 'upsert', 'external-id-field': 'Id' })
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-updated': '1' })
})

it('an assignment rule goes with the job', async () => {
  const scenario = await startScenario({ files: { 'data/a.csv': 'Subject\nHelp\n' } })
  const rule = '01Q5g000000abcDEAQ'
  const run = await scenario.load({
    operation: 'insert',
    object: 'Case',
    files: 'data/*.csv',
    'assignment-rule-id': rule,
  })
  expect(run.outputs.verdict).toBe('passed')
  expect(scenario.org.jobs()[0]).toMatchObject({ assignmentRuleId: rule })
})

it('other unfinished jobs on the object are named, before ours start', async () => {
  const scenario = await startScenario({ files: { 'data/a.csv': 'Name\nA\n' } })
  const insert = { ...ACCOUNT, operation: 'insert' }
  scenario.org.faults.add({ kind: 'hang-job' })
  await scenario.load({ ...insert, ledger: './theirs.json' }, { killAt: /InProgress/ })
  const other = scenario.org.jobs()[0]?.id ?? ''
  const run = await scenario.load({ ...insert, ledger: './ours.json' })
  expect(run.outputs.verdict).toBe('passed')
  expect(run.annotations.map(({ message }) => message).join()).toContain(
    `other jobs on Account that are not finished: ${other}`,
  )
  await abortOpenJobs(scenario.org)
})

it('records sorted by a column reach the org in that order, and the temp folder is clean', async () => {
  const scenario = await startScenario({
    files: { 'data/b.csv': 'Name,Phone\nd,1\nb,2\n', 'data/a.csv': 'Name,Phone\nc,3\na,4\n' },
  })
  const run = await scenario.load({
    ...ACCOUNT,
    operation: 'insert',
    'sort-by': 'name',
    concurrency: 'serial',
    'job-records': '3',
  })
  expect(run.outputs.verdict).toBe('passed')
  expect(recordsOf(scenario.org, 'Account', ['Name'])).toEqual([
    { Name: 'a' },
    { Name: 'b' },
    { Name: 'c' },
    { Name: 'd' },
  ])
  expect(
    sorted(resultFolder(run).rows('Account-insert/successful.csv'))
      .map(({ Name }) => Name)
      .sort(),
  ).toEqual(['a', 'b', 'c', 'd'])
  expect(scenario.workspace.leftBehind().filter((file) => file.includes('sort'))).toEqual([])
})

it('sort-by a column that is not there is told with the nearest one', async () => {
  const scenario = await startScenario({ files: { 'data/a.csv': 'Name,Phone\na,1\n' } })
  const run = await scenario.load({ ...ACCOUNT, operation: 'insert', 'sort-by': 'Phne' })
  expectFailed(run, { reason: 'invalid-input', says: ['no column "Phne"', 'Did you mean Phone?'] })
})
