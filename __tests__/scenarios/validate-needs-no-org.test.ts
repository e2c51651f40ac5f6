import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from '@jest/globals'
import { expectReportForm } from '../support/report-schema.ts'
import { startScenario } from '../support/scenario.ts'

const NO_NETWORK = { NODE_OPTIONS: `--import ${new URL('../support/no-network.mjs', import.meta.url).href}` }
const FORK = {
  name: 'pull_request',
  payload: {
    repository: { private: false, visibility: 'public' },
    pull_request: { base: { sha: 'a'.repeat(40) }, head: { sha: 'b'.repeat(40), repo: { fork: true } } },
  },
}
const INSERT = { operation: 'insert', object: 'Account', files: 'data/*.csv' }
const ACCOUNTS = 'Name,Industry\nAcme,Energy\nGlobex,Biotech\n'

it('says of good files that they would be loaded, and asks no host for anything', async () => {
  const { validate, org, workspace } = await startScenario({ files: { 'data/a.csv': ACCOUNTS } })

  const run = await validate(INSERT, { env: NO_NETWORK })

  expect(run).toMatchObject({ exitCode: 0, stderr: '' })
  expect(run.outputs).toMatchObject({
    verdict: 'passed',
    'failure-reason': '',
    message: 'insert Account: 2 records of 1 file would be loaded.',
    finished: 'true',
    'records-read': '2',
    'records-failed': '0',
    matrix: '{"include":[{"leg":"data/a.csv","files":"data/a.csv"}]}',
  })
  expect(run.outputs).not.toHaveProperty('records-created')
  expect(run.summary).toContain('insert Account: would be loaded')
  expect(run.summary).toContain('sf sobject describe --sobject Account')
  expect(org.requests).toEqual([])
  const report: unknown = JSON.parse(readFileSync(run.outputs.report ?? '', 'utf8'))
  expectReportForm(report)
  expect(report).toMatchObject({ loads: [{ wouldBeLoaded: 2, jobs: [], counts: { read: 2, created: 0 } }] })
  expect(workspace.leftBehind().filter((path) => path.includes('bulk-load-validate'))).toEqual([])
})

it('marks what is wrong on its line, in a pull request from a fork too, and shows no values', async () => {
  const { validate } = await startScenario({
    files: { 'data/a.csv': ACCOUNTS, 'data/b.csv': 'Name,Industry\nInitech,Secret,77\n"Hooli,x\n' },
  })

  const run = await validate(INSERT, { env: { ...NO_NETWORK, GITHUB_TOKEN: undefined }, event: FORK })

  expect(run).toMatchObject({ exitCode: 1, stderr: '' })
  expect(run.outputs).toMatchObject({ verdict: 'failed', 'failure-reason': 'invalid-csv', matrix: '' })
  expect(run.annotations).toContainEqual(expect.objectContaining({ kind: 'error', file: 'data/b.csv', line: 2 }))
  expect(run.summary).toContain('would be refused (invalid-csv)')
  expect(run.stdout + run.summary).not.toContain('Secret')
})

it('finds what a load would find: keys that repeat, and key columns that are missing', async () => {
  const { validate } = await startScenario({
    files: {
      'data/twice.csv': 'Ext_Id__c,Name\n1,A\n2,B\n1,C\n',
      'data/none.csv': 'Name\nA\n',
      'ids.csv': 'Name\nA\n',
    },
  })
  const upsert = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c' }

  const twice = await validate({ ...upsert, files: 'data/twice.csv' })
  const none = await validate({ ...upsert, files: 'data/none.csv' })
  const ids = await validate({ operation: 'delete', object: 'Account', files: 'ids.csv' })
  const last = await validate({ ...upsert, files: 'data/twice.csv', 'duplicate-keys': 'last' })

  expect(twice.outputs).toMatchObject({ 'failure-reason': 'invalid-csv' })
  expect(none.outputs).toMatchObject({ 'failure-reason': 'preflight-failed' })
  expect(none.outputs.message).toContain('upsert needs the column Ext_Id__c')
  expect(ids.outputs.message).toContain('delete needs the column Id')
  expect(last.outputs).toMatchObject({ verdict: 'passed', 'records-skipped': '1', 'records-read': '3' })
})

it('takes the inputs of a load that it is copied from, and reads what is packed and encoded otherwise', async () => {
  const latin = Buffer.from('Name\nM\u00fcller\n', 'latin1')
  const { validate } = await startScenario({ files: { 'data/a.csv.gz': gzipSync(latin) } })

  const run = await validate({
    ...INSERT,
    files: 'data/*.csv.gz',
    encoding: 'windows-1252',
    'login-url': 'https://login.salesforce.com',
    retries: 'not a number',
  })

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-read': '1' })
})

it('says what to do where there is nothing, too much, or something that nobody confirmed', async () => {
  const { validate } = await startScenario({ files: { 'data/a.csv': ACCOUNTS, 'ids.csv': 'Id\n001000000000001AAA\n' } })

  const nothing = await validate({ ...INSERT, files: 'none/*.csv' })
  const allowed = await validate({ ...INSERT, files: 'none/*.csv', 'if-no-files-found': 'warn' })
  const many = await validate({ ...INSERT, 'max-records': '1' })
  const hard = await validate({ operation: 'hardDelete', object: 'Account', files: 'ids.csv' })
  const wrong = await validate({ ...INSERT, 'leg-size-mb': 'big', 'schema-path': '../elsewhere' })

  expect(nothing.outputs).toMatchObject({ 'failure-reason': 'no-files' })
  expect(allowed.outputs).toMatchObject({ verdict: 'passed', matrix: '{"include":[]}' })
  expect(many.outputs).toMatchObject({ 'failure-reason': 'guard-refused' })
  expect(hard.outputs.message).toContain('confirm-hard-delete: Account')
  expect(wrong.outputs).toMatchObject({ 'failure-reason': 'invalid-input' })
  expect(wrong.outputs.message).toMatch(/leg-size-mb.*schema-path|schema-path.*leg-size-mb/)
})

it('uploads its report where it is asked to, and says so where it cannot', async () => {
  const { validate, results } = await startScenario({ files: { 'data/a.csv': ACCOUNTS } })

  const uploaded = await validate({ ...INSERT, artifacts: 'all' }, { results })
  const refused = await validate({ ...INSERT, artifacts: 'all' })

  expect(uploaded.outputs['artifact-id']).not.toBe('')
  expect(refused).toMatchObject({ exitCode: 0 })
  expect(refused.annotations.filter(({ kind }) => kind !== 'notice')).toEqual([])
  expect(refused.annotations).toContainEqual(
    expect.objectContaining({ kind: 'notice', message: expect.stringContaining('Could not upload') }),
  )
})
