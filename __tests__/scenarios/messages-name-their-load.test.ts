import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { expectFailed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

const seed = (...loads: readonly string[]) => `version: 1\nloads:\n${loads.map((load) => `  - { ${load} }\n`).join('')}`
const ACCOUNTS = 'name: accounts, object: Account, operation: insert, files: a.csv'
const CONTACTS = 'name: contacts, object: Contact, operation: insert, files: c.csv'

it('names all loads that have nothing to load, and says that a manifest is not there', async () => {
  const { load } = await startScenario({ files: { 'seed.yml': seed(ACCOUNTS, CONTACTS), 'c.csv': 'LastName\n' } })
  expectFailed(await load({ manifest: 'seed.yml' }), {
    reason: 'no-files',
    says: [
      'The load `accounts` has nothing to load. a.csv does not exist.',
      'The load `contacts` has nothing to load. 1 file found, but it has no records: c.csv.',
    ],
  })
  const says = ['`manifest`: there is no file sed.yml. Check the path,']
  expectFailed(await load({ manifest: 'sed.yml' }), { reason: 'invalid-input', says })
})

it('says whose records are too many, and in whose records the org would find a mistake', async () => {
  const { load } = await startScenario({
    files: {
      'seed.yml': seed(ACCOUNTS, CONTACTS),
      'a.csv': 'Name,NumberOfEmployees\nAcme,1\nBolt,x\n',
      'c.csv': 'LastName\nAda\nBob\nCyd\n',
    },
  })
  const tooMany = await load({ manifest: 'seed.yml', 'max-records': '1' })
  expectFailed(tooMany, {
    reason: 'guard-refused',
    says: ['The load `accounts` has 2 records and the load `contacts` has 3 records, but max-records allows 1.'],
  })
  // The line to copy is not torn from the sentence before it.
  expect(tooMany.annotations.at(-1)?.message).toMatch(/, set\n {2}max-records: 3\nMore about guard-refused: \S+$/)
  expectFailed(await load({ manifest: 'seed.yml', 'max-records': '3' }), {
    reason: 'preflight-failed',
    says: ['The org would refuse 1 of 2 records of the load `accounts`; max-failures: 0 does not allow that.'],
  })
})

it('warns of children without a parent in the name of their load, and counts them as one kind of error', async () => {
  const children = `${CONTACTS}, max-failures: 3, columns: { Key: { to: AccountId, ref: accounts, by: Key } }`
  const { load } = await startScenario({
    files: {
      'seed.yml': seed(`${ACCOUNTS}, leave-out: Key, on-failure: continue`, children),
      'a.csv': 'Key,Name,Phone\n1,,5\n2,,6\n3,Acme,7\n',
      'c.csv': 'LastName,Key\nAda,1\nBob,2\nCyd,9\nDan,3\n',
    },
  })
  const run = await load({ manifest: 'seed.yml', preflight: 'off' })
  expectFailed(run, { reason: 'failures-exceeded', says: [], counts: { created: 2, failed: 5 } })
  expect(run.annotations.map(({ message }) => message).join('\n')).toContain(
    'c.csv line 2: the first of 3 records that the load contacts does not send.',
  )
  expect(run.summary).toContain('| 2 | `PARENT_NOT_LOADED` on AccountId | the record on ‹value›,')
  expect(run.summary).toContain('3 records were not sent because no Id was found for one of their values.')
  expect(run.summary).toContain('Where the data is the cause, fix it in your files; then run the workflow again.')
  expect(run.summary).not.toContain('rerun.csv')
  const report = readFileSync(join(run.outputs['results-path'] ?? '', 'report.json'), 'utf8')
  expect(JSON.parse(report)).toMatchObject({ isContinued: true, loads: [{ load: 'accounts' }, { load: 'contacts' }] })
})

it('ends what a check could not count with one full stop', async () => {
  const { load } = await startScenario({
    files: {
      'seed.yml': `${seed(ACCOUNTS)}checks:\n  - { soql: SELECT COUNT() FROM Acount, equals: 1 }\n`,
      'a.csv': 'Name\nAcme\n',
    },
  })
  const run = await load({ manifest: 'seed.yml' })
  expectFailed(run, { reason: 'checks-failed', says: ['names. All loads passed before.'], counts: { created: 1 } })
  expect(run.log).toContain('SELECT COUNT() FROM Acount: could not be counted')
})
