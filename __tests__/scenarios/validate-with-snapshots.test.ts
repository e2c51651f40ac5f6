import { describe, expect, it } from '@jest/globals'
import { startScenario } from '../support/scenario.ts'
import { cliDescribeText, describeText } from '../support/snapshots.ts'

const INSERT = { operation: 'insert', object: 'Contact', files: 'data/*.csv', 'schema-path': 'schema' }

it.each([
  ['the CLI prints it', cliDescribeText('Contact')],
  ['the REST API answers it', describeText('Contact')],
  ['Windows PowerShell keeps it', Buffer.from(`\ufeff${cliDescribeText('Contact')}`, 'utf16le')],
])('checks the header against a describe as %s', async (_, describe) => {
  const { validate } = await startScenario({
    files: { 'schema/Contact.json': describe, 'data/a.csv': 'LastName,FirstName,MobilPhone\nLovelace,Ada,123\n' },
  })

  const run = await validate(INSERT)

  expect(run.outputs).toMatchObject({ verdict: 'failed', 'failure-reason': 'preflight-failed', matrix: '' })
  expect(run.outputs.message).toContain('MobilePhone')
  expect(run.annotations).toContainEqual(expect.objectContaining({ kind: 'error', file: 'data/a.csv', line: 1 }))
})

it('passes a header that fits, and says nothing of what was not checked', async () => {
  const { validate } = await startScenario({
    files: {
      'schema/contact.json': describeText('Contact'),
      'schema/Account.json': describeText('Account'),
      'data/a.csv': 'LastName,Account.Ext_Id__c\nLovelace,A-1\n',
    },
  })

  const run = await validate(INSERT)

  expect(run).toMatchObject({ exitCode: 0, annotations: [] })
  expect(run.summary).not.toContain('not checked')
})

it('neither refuses nor believes a column whose parent has no snapshot', async () => {
  const { validate } = await startScenario({
    files: {
      'schema/Contact.json': describeText('Contact'),
      'data/a.csv': 'LastName,Account.No_Such_Key__c\nLovelace,A-1\n',
      'wrong/a.csv': 'LastName,Acount.Ext_Id__c\nLovelace,A-1\n',
    },
  })

  const unknown = await validate(INSERT)
  const wrong = await validate({ ...INSERT, files: 'wrong/*.csv' })

  expect(unknown.outputs.verdict).toBe('passed')
  expect(unknown.summary).toContain('Columns that find Account were not checked')
  expect(unknown.summary).toContain('sf sobject describe --sobject Account')
  expect(wrong.outputs['failure-reason']).toBe('preflight-failed')
})

it('refuses a column whose parent has a snapshot without that key', async () => {
  const { validate } = await startScenario({
    files: {
      'schema/Contact.json': describeText('Contact'),
      'schema/Account.json': describeText('Account'),
      'data/a.csv': 'LastName,Account.No_Such_Key__c\nLovelace,A-1\n',
    },
  })

  expect((await validate(INSERT)).outputs['failure-reason']).toBe('preflight-failed')
})

it('finds a header row that is missing', async () => {
  const { validate } = await startScenario({
    files: {
      'schema/Contact.json': describeText('Contact'),
      'data/a.csv': 'Lovelace,ada@acme.com\nHopper,g@acme.com\n',
    },
  })

  const run = await validate({ ...INSERT, preflight: 'off' })

  expect(run.outputs['failure-reason']).toBe('preflight-failed')
  expect(run.outputs.message).toContain('is the header row missing?')
  expect(run.stdout + run.summary).not.toContain('ada@acme.com')
})

it('compares keys as the object does', async () => {
  const files = { 'schema/Contact.json': describeText('Contact'), 'data/a.csv': 'Ext_Id__c,LastName\nab,A\nAB,B\n' }
  const { validate } = await startScenario({ files })
  const upsert = { ...INSERT, operation: 'upsert', 'external-id-field': 'Ext_Id__c' }

  const known = await validate(upsert)
  const unknown = await validate({ ...upsert, 'schema-path': '' })

  expect(known.outputs['failure-reason']).toBe('invalid-csv')
  expect(unknown.outputs.verdict).toBe('passed')
  expect(unknown.summary).toContain('keys that differ only in their form were not compared')
})

it.each([
  ['no folder', {}, 'schema cannot be read'],
  ['no snapshot', { 'schema/Account.json': describeText('Account') }, 'schema has no snapshot of Contact'],
  [
    'no describe',
    { 'schema/Contact.json': '{"status":1,"message":"No org"}' },
    'is not the JSON that describe answers',
  ],
])('says what to run where there is %s', async (_, files, message) => {
  const { validate } = await startScenario({ files: { 'data/a.csv': 'LastName\nLovelace\n', ...files } })

  const run = await validate(INSERT)

  expect(run.outputs['failure-reason']).toBe('invalid-input')
  expect(run.outputs.message).toContain(message)
  if (!message.endsWith('read')) expect(run.outputs.message).toContain('sf sobject describe --sobject Contact')
})

const BAD_EMAIL = {
  'schema/Contact.json': describeText('Contact'),
  'data/a.csv': 'LastName,Email\nLovelace,ada@example.com\nHopper,none\nTuring,#N/A\n',
}
const REFUSED = 'data/a.csv line 3: Email holds email addresses, and the value is not one.'

it('refuses values that the org would refuse, on their lines, and shows none', async () => {
  const { validate } = await startScenario({ files: BAD_EMAIL })
  const run = await validate(INSERT)

  expect(run.outputs).toMatchObject({ verdict: 'failed', 'failure-reason': 'preflight-failed', matrix: '' })
  expect(run.outputs.message).toContain(REFUSED)
  expect(run.outputs.message).toContain('The org would refuse 1 of 3 records; max-failures: 0 does not allow that.')
  expect(run.annotations).toContainEqual(expect.objectContaining({ kind: 'error', file: 'data/a.csv', line: 3 }))
  expect(run.stdout + run.summary).not.toMatch(/\bnone\b.*is not/)
})

it('counts them where max-failures allows for them, and what #N/A would clear', async () => {
  const { validate } = await startScenario({ files: BAD_EMAIL })
  const upsert = await validate({ ...INSERT, operation: 'upsert', 'external-id-field': 'Email', 'max-failures': '2' })
  expect(upsert.outputs).toMatchObject({ verdict: 'passed', 'records-failed': '2' })

  const update = await validate({ ...INSERT, operation: 'update', preflight: 'warn' })
  expect(update.summary).toContain('clears `Email` in 1 record')

  const passed = await validate({ ...INSERT, 'max-failures': '1' })
  expect(passed.outputs).toMatchObject({ verdict: 'passed', 'records-read': '3', 'records-failed': '1' })
  expect(passed.outputs.message).toBe(
    'insert Contact: 2 records of 1 file would be loaded. 1 record would be left out, since the org would refuse it; ' +
      'max-failures allows that.',
  )
})

it('counts records that would fail where preflight sends them all the same', async () => {
  const { validate } = await startScenario({ files: BAD_EMAIL })
  const run = await validate({ ...INSERT, preflight: 'warn' })
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-read': '3', 'records-failed': '1' })
  expect(run.outputs.message).toBe(
    'insert Contact: 2 records of 1 file would be loaded. 1 record would be sent and fail, since the org would refuse it.',
  )
})

it('warns of values that are probably not meant without a snapshot too', async () => {
  const { validate } = await startScenario({ files: { 'data/a.csv': 'LastName,Email\nNULL,#REF!\n' } })
  const { 'schema-path': _, ...insert } = INSERT
  const run = await validate(insert)
  expect(run.exitCode).toBe(0)
  expect(run.annotations.map(({ kind, message }) => `${kind}: ${message.slice(0, 56)}`)).toEqual([
    'warning: data/a.csv line 2: a value in LastName is a word for "no',
    'warning: data/a.csv line 2: a value in Email is an error of a spr',
  ])
})

describe('a header among the records', () => {
  const of = (csv: string) => ({ 'schema/Contact.json': describeText('Contact'), 'data/a.csv': csv })
  const joined = of('LastName,Email\nLovelace,ada@example.com\nLastName,Phone\nHopper,030 123\n')

  it('stops the load whatever max-failures is', async () => {
    const { validate } = await startScenario({ files: joined })
    const run = await validate({ ...INSERT, 'max-failures': '100%' })
    expect(run.outputs).toMatchObject({ verdict: 'failed', 'failure-reason': 'preflight-failed' })
    expect(run.outputs.message).toContain(
      'data/a.csv line 3: every value of the record is the name of a field: it is the header of another file. Move this line',
    )
    expect(run.annotations).toContainEqual(expect.objectContaining({ kind: 'error', file: 'data/a.csv', line: 3 }))
  })

  it('is a warning where preflight only warns', async () => {
    const { validate } = await startScenario({ files: joined })
    const run = await validate({ ...INSERT, preflight: 'warn' })
    expect(run.outputs.verdict).toBe('passed')
    expect(run.annotations).toContainEqual(expect.objectContaining({ kind: 'warning', file: 'data/a.csv', line: 3 }))
  })

  it('is a warning where it may be a record', async () => {
    const { validate } = await startScenario({ files: of('LastName,Department\nPhone,Title\nEmail,MailingCity\n') })
    const run = await validate(INSERT)
    expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-read': '2' })
    expect(run.annotations).toContainEqual(
      expect.objectContaining({
        kind: 'warning',
        file: 'data/a.csv',
        line: 2,
        message: expect.stringContaining('this is the first of 2 records like it'),
      }),
    )
  })

  it('of labels or types is to be deleted', async () => {
    const { validate } = await startScenario({ files: of('LastName,Email\nstring,email\nHopper,a@b.org\n') })
    const run = await validate({ ...INSERT, 'max-failures': '100%' })
    expect(run.outputs.message).toContain(
      'data/a.csv line 2: every value of the record is the name, the label or the type of its column: it is a second header. Delete this line.',
    )
  })
})
