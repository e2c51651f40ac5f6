import { expect, it } from '@jest/globals'
import { joinErrors } from '../../src/begin/join-errors.ts'
import { invalidCsv } from '../../src/csv/invalid-csv.ts'
import { NothingToLoad, PreflightError } from '../../src/errors.ts'

const nothing = (name: string) => new NothingToLoad(`The load \`${name}\` has nothing to load.`)
const stray = (path: string) => invalidCsv([{ check: 'quotes', path, line: 2, problem: 'stray quote', cure: 'Go.' }])

it('names all loads that have nothing to load', () => {
  const { reason, message } = joinErrors([nothing('a'), nothing('b')])
  expect(reason).toBe('no-files')
  expect(message).toBe('The load `a` has nothing to load.\nThe load `b` has nothing to load.')
})

it('names them after what is wrong with the CSV of others', () => {
  const { reason, message } = joinErrors([nothing('a'), stray('b.csv')])
  expect(reason).toBe('invalid-csv')
  expect(message).toBe('b.csv line 2: stray quote. Go.\nThe load `a` has nothing to load.')
  expect(joinErrors([stray('a.csv'), nothing('b'), stray('c.csv')]).message).toBe(
    '2 problems in the CSV files; no job was made.\na.csv line 2: stray quote. Go.\nc.csv line 2: stray quote. Go.\nThe load `b` has nothing to load.',
  )
})

it('says once what is wrong with a file of two loads, and once that nothing was sent', () => {
  const wrong = (message: string) =>
    new PreflightError(message, { about: 'Header', findings: [], found: 1, checks: [] })
  const header =
    'c.csv line 1: Contact has no field "A".\nNothing was sent. (With `preflight: warn`, the files are sent anyway.)'
  expect(joinErrors([wrong(header), wrong(header)]).message).toBe(header)
  expect(joinErrors([wrong('`object`: none.\nNothing was sent.'), wrong(header)]).message).toBe(
    '`object`: none.\nc.csv line 1: Contact has no field "A".\nNothing was sent.',
  )
  expect(joinErrors([wrong('a.csv line 2: no.\n1 of 2. Nothing was sent.'), wrong(header)]).message).toContain(
    '1 of 2. Nothing was sent.\nc.csv line 1',
  )
})
