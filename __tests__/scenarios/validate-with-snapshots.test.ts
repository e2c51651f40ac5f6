import { expect, it } from '@jest/globals'
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
