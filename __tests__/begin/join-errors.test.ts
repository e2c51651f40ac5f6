import { expect, it } from '@jest/globals'
import { joinErrors } from '../../src/begin/join-errors.ts'
import { invalidCsv } from '../../src/csv/invalid-csv.ts'
import { NothingToLoad } from '../../src/errors.ts'

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
