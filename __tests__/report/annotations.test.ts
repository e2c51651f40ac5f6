import { expect, it } from '@jest/globals'
import { CsvError, PreflightError } from '../../src/errors.ts'
import { annotateFailures, annotateStart, MOST_SHOWN } from '../../src/report/annotations.ts'

const sample = (line: number, said: string) => ({ file: 'data/accounts.csv', line, said })

const groups = [
  {
    code: 'UNABLE_TO_LOCK_ROW',
    next: 'load the file',
    fields: [],
    message: 'unable to obtain exclusive access to ‹id›',
    count: 9,
    samples: [2, 3, 4, 5, 6, 7, 8, 9, 10].map((line) => sample(line, `unable to obtain exclusive access to ${line}`)),
  },
  {
    code: '',
    next: 'load the file',
    fields: ['Name', 'Phone'],
    message: 'no `such` thing',
    count: 3,
    samples: [sample(29, 'no `such` thing')],
  },
] as const
const about = { redact: false, failed: 12, where: 'out/Account-insert/failed.csv' }

it('names file and line of each record, and says what to do once of each kind', () => {
  const { shown, rest } = annotateFailures(groups, about)
  expect(shown).toHaveLength(MOST_SHOWN)
  const [first, second, third] = shown
  expect(first).toEqual({
    file: 'data/accounts.csv',
    line: 2,
    title: 'UNABLE_TO_LOCK_ROW',
    message:
      'data/accounts.csv:2: unable to obtain exclusive access to 2\n' +
      'Another job or user was changing this record or its parent at the same time.\n' +
      'Load rerun.csv. If the error comes back, sort the records by their parent (sort-by) and set concurrency: serial.',
  })
  expect(second).toMatchObject({
    title: 'Failed record',
    message: 'data/accounts.csv:29: no `such` thing (Name, Phone)',
  })
  expect(third?.message).toBe('data/accounts.csv:3: unable to obtain exclusive access to 3')
  expect(rest).toBe('3 more failed records: see out/Account-insert/failed.csv.')
})

it('says for each load what to do next with its records, without marks of code', () => {
  const group = groups[0]
  const { shown } = annotateFailures([{ ...group, next: 'run again' }], about)
  expect(shown[0]?.message).toContain('\nRun the workflow again. If the error comes back,')
  const lost = { ...group, code: 'PARENT_NOT_FOUND', message: 'none', samples: [sample(2, 'none')] }
  expect(annotateFailures([lost], about).shown[0]?.message).toContain('The load that ref names has no record')
})

it('leaves values out where they are not to be shown', () => {
  const { shown } = annotateFailures(groups, { ...about, redact: true })
  expect(shown[0]?.message).toContain('data/accounts.csv:2: unable to obtain exclusive access to ‹id›')
})

it('names the place of what is wrong with a file, its first line for the file as a whole', () => {
  const findings = [
    { check: 'quotes', path: 'a.csv', line: 3, problem: 'quoted field is never closed', cure: 'Check for a stray ".' },
    { check: 'not-csv', path: 'b.csv', problem: 'the file is packed', cure: 'Set `lfs: true`.' },
  ]
  const error = new CsvError('', findings, 3)
  expect(error.checks).toEqual(['quotes', 'not-csv'])
  expect(annotateStart(error)).toEqual({
    shown: [
      {
        file: 'a.csv',
        line: 3,
        title: 'Invalid CSV',
        message: 'a.csv:3: quoted field is never closed. Check for a stray ".',
      },
      { file: 'b.csv', line: 1, title: 'Invalid CSV', message: 'b.csv:1: the file is packed. Set lfs: true.' },
    ],
    rest: '1 more problem: see the message of this step.',
  })
  const found = [{ check: 'unknown-column', path: 'c.csv', line: 1, message: 'No field "Nam".' }]
  const header = new PreflightError('', { about: 'Header', findings: found, found: 1, checks: ['unknown-column'] })
  expect(annotateStart(header).shown).toMatchObject([{ title: 'Header', message: 'c.csv:1: No field "Nam".' }])
})
