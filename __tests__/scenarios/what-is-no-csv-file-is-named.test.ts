import { gzipSync } from 'node:zlib'
import { expect, it } from '@jest/globals'
import { encode } from '../support/encode.ts'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

const UPSERT = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: '*.csv' }
const INSERT = { operation: 'insert', object: 'Account', files: 'data/*' }

const POINTER =
  'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n'

it('a pointer that Git LFS left', async () => {
  const { org, load } = await startScenario({ files: { 'accounts.csv': POINTER } })
  const run = await load(UPSERT)
  expectFailed(run, {
    reason: 'invalid-csv',
    says: [
      'accounts.csv line 1: the file is a pointer that Git LFS left in place of the data. ' +
        'Set `lfs: true` in the actions/checkout step.',
    ],
  })
  expect(run.outputs.message).not.toContain('permission')
  expect(run.annotations.filter(({ file }) => file !== undefined)).toMatchObject([
    { file: 'accounts.csv', line: 1, title: 'Invalid CSV' },
  ])
  expect(org.requests).toEqual([])
})

it('all of them in one message, one finding for each', async () => {
  const workbook = Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml', 'latin1')
  const { org, load } = await startScenario({
    files: {
      'data/a.csv': workbook,
      'data/b.csv': '<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>\n',
      'data/c.csv': '[{"Name": "Acme", "Phone": "1"}]\n',
      'data/d.csv': encode('\ufeffName\tPhone\r\nMüller\t1\r\n', 'utf-16le'),
      'data/e.csv': gzipSync('Name\nAcme\n'),
      'data/f.csv.gz': workbook,
      'data/g.csv.gz': gzipSync(POINTER),
      'data/h.csv': 'Name\nAcme\n',
    },
  })
  const run = await load(INSERT)
  expectFailed(run, {
    reason: 'invalid-csv',
    says: [
      '7 problems in the CSV files; no job was made.',
      'data/a.csv line 1: the file is an Excel workbook (.xlsx), not CSV. Open it in Excel and save it as "CSV UTF-8"',
      'data/b.csv line 1: the file is a web page (HTML), not CSV.',
      'it probably saved a sign-in page or an error page',
      'data/c.csv line 1: the file is JSON, not CSV.',
      'data/d.csv line 1: the file is UTF-16, not UTF-8. Set `encoding: utf-16le`',
      'data/e.csv line 1: the file has gzip data where CSV is expected. Let its name end in `.csv.gz`.',
      'data/f.csv.gz: the file is an Excel workbook (.xlsx), not CSV.',
      'data/g.csv.gz line 1: the file is a pointer that Git LFS left in place of the data.',
    ],
  })
  expect(org.requests).toEqual([])
})

it('an encoding makes no difference to what they are', async () => {
  const { load } = await startScenario({
    files: { 'data/a.csv': Buffer.from('PK\x03\x04xl/'), 'data/b.csv.gz': gzipSync(POINTER) },
  })
  expectFailed(await load({ ...INSERT, encoding: 'windows-1252' }), {
    reason: 'invalid-csv',
    says: [
      'data/a.csv: the file is an Excel workbook (.xlsx)',
      'data/b.csv.gz: the file is a pointer that Git LFS left',
    ],
  })
})

it('tables that begin like them are loaded', async () => {
  const { load } = await startScenario({
    files: {
      'data/a.csv': 'Name,Site\n<!DOCTYPE html>,PK\x03\x04\n"{""a"": 1}",[1]\n',
      'data/b.csv': '\ufeffName\nversion https://git-lfs.github.com/spec/v1\n',
    },
  })
  expectPassed(await load(INSERT), { created: 3 })
})
