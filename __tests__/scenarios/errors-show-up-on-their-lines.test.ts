import { expect, it } from '@jest/globals'
import { expectFailed } from '../support/expect-end.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const PULL_REQUEST = {
  name: 'pull_request',
  payload: { pull_request: { number: 7 }, repository: { private: true, visibility: 'private' } },
}

const INSERT = { operation: 'insert', object: 'Account', files: 'data/*.csv' } as const

it('of a pull request, also behind fields of several lines', async () => {
  // Line 4,310 begins a record of two lines, so that the next one begins on line 4,312.
  const good = Array.from({ length: 4_308 }, (_, number) => `Account ${number},,\n`).join('')
  const csv = `Name,Description,Billing_Email__c\n${good}Acme,"two\nlines",\nBolt,,not an address\nCogs,,\n`
  const { load } = await startScenario({ files: { 'data/accounts.csv': csv } })
  const run = await load({ ...INSERT, preflight: 'off' }, { event: PULL_REQUEST })

  expectFailed(run, { reason: 'failures-exceeded', says: ['1 record'], counts: { created: 4_310, failed: 1 } })
  expect(run.stdout).toContain('::error title=INVALID_EMAIL_ADDRESS,file=data/accounts.csv,line=4312::')
  const [annotation] = run.annotations.filter(({ file }) => file !== undefined)
  expect(annotation).toMatchObject({ kind: 'error', file: 'data/accounts.csv', line: 4_312 })
  expect(annotation?.message).toMatch(
    /^data\/accounts\.csv:4312: Billing Email: invalid email address: not an address \(Billing_Email__c\)$/m,
  )
  expect(annotation?.message).toContain('Correct it, or leave the field blank.')
  const line = 'acme/salesforce-data/blob/5f0c1d2e3b4a5968778695a4b3c2d1e0f1e2d3c4/data/accounts.csv?plain=1#L4312'
  expect(run.summary).toContain(`[data/accounts.csv:4312](https://github.com/${line})`)
  const page = String(resultFolder(run).files.get('report.html'))
  expect(page).toContain(`<a href="https://github.com/${line}">`)
})

it('one of each kind first, nine at most, and says where the others are', async () => {
  const bad = Array.from({ length: 40 }, (_, number) => `A${number},bad,`)
  const csv = `Name,Billing_Email__c,Tier__c\n${[...bad, ',info@example.com,', 'B,,Wood'].join('\n')}\n`
  const { load } = await startScenario({ files: { 'data/accounts.csv': csv } })
  const run = await load({ ...INSERT, preflight: 'off' }, { event: PULL_REQUEST })

  const onLines = run.annotations.filter(({ file }) => file !== undefined)
  expect(onLines.map(({ line }) => line)).toEqual([2, 43, 42, 3, 4, 5, 6, 7, 8])
  expect(run.annotations.filter(({ kind }) => kind === 'error')).toHaveLength(10)
  // What to do is said once of each kind.
  const cures = onLines.map(({ message }) => message.split('\n').length > 1)
  expect(cures).toEqual([true, true, true, ...Array(6).fill(false)])
  expect(onLines[8]?.message).toBe('data/accounts.csv:8: Billing Email: invalid email address: bad (Billing_Email__c)')
  const notices = run.annotations.filter(({ kind }) => kind === 'notice')
  expect(notices.map(({ message }) => message)).toContainEqual(
    '33 more failed records: see bulk-load-results/load/Account-insert/failed.csv.',
  )
})

it('as warnings where the load may have them', async () => {
  const { load } = await startScenario({ files: { 'data/accounts.csv': 'Name,Billing_Email__c\nA,bad\nB,\n' } })
  const run = await load({ ...INSERT, preflight: 'off', 'max-failures': '1' }, { event: PULL_REQUEST })
  expect(run.exitCode).toBe(0)
  expect(run.annotations.filter(({ file }) => file !== undefined)).toMatchObject([{ kind: 'warning', line: 2 }])
})

it('of broken files, before any job is made', async () => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': 'Name,Phone\nA,1\nB\nC,2\nD,3,4\n' } })
  const run = await load(INSERT, { event: PULL_REQUEST })
  expect(run.annotations.filter(({ file }) => file !== undefined)).toMatchObject([
    { kind: 'error', title: 'Invalid CSV', file: 'data/accounts.csv', line: 3 },
    { kind: 'error', title: 'Invalid CSV', file: 'data/accounts.csv', line: 5 },
  ])
  expect(org.jobs()).toEqual([])
})

it('of a header that does not fit, on the line where it stands', async () => {
  const { org, load } = await startScenario({
    files: { 'data/a.csv': '\n\nName,Nam,Foo.Bar\nA,1,2\n', 'data/b.csv': 'Name,Phon\nB,1\n' },
  })
  const run = await load(INSERT, { event: PULL_REQUEST })
  expectFailed(run, { reason: 'preflight-failed', says: ['data/a.csv line 3: ', 'data/b.csv line 1: '] })
  expect(run.annotations.filter(({ file }) => file !== undefined)).toMatchObject([
    { kind: 'error', title: 'Header', file: 'data/a.csv', line: 3, message: expect.stringContaining('"Nam"') },
    { kind: 'error', title: 'Header', file: 'data/a.csv', line: 3, message: expect.stringContaining('"Foo') },
    { kind: 'error', title: 'Header', file: 'data/b.csv', line: 1, message: expect.stringContaining('"Phon"') },
  ])
  expect(org.jobs()).toEqual([])
})

it('of very many columns that do not fit, nine at most, and the others are counted', async () => {
  const columns = ['Name', 'Phone', ...Array.from({ length: 150 }, (_, number) => `Nope${number}__c`)]
  const csv = `${columns.join()}\n${columns.map(() => 'x').join()}\n`
  const { load } = await startScenario({ files: { 'data/accounts.csv': csv } })
  const run = await load(INSERT, { event: PULL_REQUEST })
  expect(run.outputs['failure-reason']).toBe('preflight-failed')
  expect(run.annotations.filter(({ file }) => file !== undefined)).toHaveLength(9)
  expect(run.annotations.map(({ message }) => message)).toContainEqual(
    '141 more problems: see the message of this step.',
  )
  const message = run.annotations.find(({ kind, file }) => kind === 'error' && file === undefined)?.message
  expect(message).toContain('The first 100 are listed, 50 more were found.')
})

it('of a header that may fit, as warnings', async () => {
  const columns = ['Name', ...Array.from({ length: 20 }, (_, number) => `Nope${number}__c`)]
  const csv = `${columns.join()}\n${columns.map(() => 'x').join()}\n`
  const { load } = await startScenario({ files: { 'data/accounts.csv': csv } })
  const run = await load({ ...INSERT, preflight: 'warn', retries: '0' }, { event: PULL_REQUEST })
  const placed = run.annotations.filter(({ file }) => file === 'data/accounts.csv')
  expect(placed.map(({ kind, line }) => [kind, line])).toEqual(Array(9).fill(['warning', 1]))
  expect(run.log).toContain('"Nope19__c"')
})

it('in groups that tell what happened and what to do', async () => {
  const csv = 'Name,Tier__c,Parent.Ext_Id__c,Phone\nA,Wood,,\nB,Steel,,\nC,,nobody,\n,,,1\n'
  const { load } = await startScenario({ files: { 'data/accounts.csv': csv } })
  const run = await load({ ...INSERT, preflight: 'off' })
  const [load1] = resultFolder(run).report.loads
  expect(load1?.errors).toMatchObject([
    {
      code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      fields: ['Tier__c'],
      message: 'Tier: bad value for restricted picklist field: ‹value›',
      class: 'data',
      count: 2,
      samples: [
        { file: 'data/accounts.csv', line: 2 },
        { file: 'data/accounts.csv', line: 3 },
      ],
    },
    { code: 'INVALID_FIELD', cure: expect.stringContaining('Load the parent first'), count: 1 },
    { code: 'REQUIRED_FIELD_MISSING', count: 1, samples: [{ line: 5 }] },
  ])
  expect(run.summary).toContain('**fix the data**')
})
