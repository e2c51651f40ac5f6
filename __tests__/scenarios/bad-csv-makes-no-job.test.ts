import { expect, it } from '@jest/globals'
import { accountsCsv, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

it.each([
  [
    'a quote that is never closed',
    'Name,Phone\nAcme,1\n"Never closed,2\nBeta,3\n',
    'data/b.csv line 3: quoted field is never closed. Check for a stray " in this record.',
  ],
  [
    'a record with too many fields',
    'Name,Phone\nAcme,1\nAcme, Inc.,2\n',
    'data/b.csv line 3: the record has 3 fields, the header has 2. Put quotes around a field that holds the delimiter',
  ],
  [
    'a record with too few fields',
    'Name,Phone\nAcme\n',
    'data/b.csv line 2: the record has 1 field, the header has 2. If it is not a record, such as the note at the end of a report, delete the line.',
  ],
  [
    'text that is not UTF-8',
    Buffer.from('Name,Phone\nM\xfcller,1\n', 'latin1'),
    'data/b.csv line 2: byte 0xFC is not UTF-8. In windows-1252, column "Name" on line 2 says "Müller"',
  ],
  [
    'UTF-16',
    Buffer.from('\ufeffName,Phone\nAcme,1\n', 'utf16le'),
    'data/b.csv line 1: the file is UTF-16, not UTF-8. Set `encoding: utf-16le`',
  ],
  [
    'a column that occurs twice',
    'Name,Phone,name\nAcme,1,2\n',
    'data/b.csv line 1: columns 1 and 3 have the same name. Delete or rename one of them',
  ],
])('%s', async (_, content, message) => {
  const { org, load } = await startScenario({ files: { 'data/a.csv': accountsCsv(1, 5), 'data/b.csv': content } })

  expectFailed(await load(INSERT_ACCOUNTS), { reason: 'invalid-csv', says: [message] })

  expect(org.requests).toEqual([])
})

it('lists the findings of all files', async () => {
  const { org, load } = await startScenario({
    files: {
      'data/a.csv': 'Name,Phone\nAcme\nBeta,1\nGamma\n',
      'data/b.csv': accountsCsv(1, 5),
      'data/c.csv': 'Name,Phone\n"Open,1\n',
    },
  })

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'invalid-csv',
    says: [
      '3 problems in the CSV files; no job was made.',
      'data/a.csv line 2:',
      'data/a.csv line 4:',
      'data/c.csv line 2:',
    ],
  })
  expect(run.summary).toMatch(/^\[data\/c\.csv line 2\]\(.*\/data\/c\.csv\?plain=1#L2\): /m)
  expect(org.requests).toEqual([])
})

it('lists a hundred of very many, and says how many more there are', async () => {
  const { load } = await startScenario({ files: { 'data/a.csv': `Name,Phone\n${'Acme\n'.repeat(250)}` } })

  const run = await load(INSERT_ACCOUNTS)

  expect(run.outputs['failure-reason']).toBe('invalid-csv')
  const error = run.annotations.find(({ kind, file }) => kind === 'error' && file === undefined)
  // The first one says how many there are, the next two where to read more.
  expect(error?.message.split('\n')).toHaveLength(104)
  expect(error?.message).toContain('The first 100 are listed, 150 more were found.')
})

it('does not repeat what a record holds', async () => {
  const { load } = await startScenario({ files: { 'data/a.csv': 'Name,Phone\n"Jane Roe,555 0100\n' } })
  const run = await load(INSERT_ACCOUNTS)
  expect(`${run.stdout}${run.summary}`).not.toMatch(/Jane|0100/)
})
