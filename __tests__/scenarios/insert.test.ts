import { expect, it } from '@jest/globals'
import { startScenario } from '../support/scenario.ts'

it('inserts the records of a file', async () => {
  const { org, load } = await startScenario({
    files: { 'data/accounts.csv': 'Name,Industry,NumberOfEmployees\nAcme,Energy,12\n"Quoted, Inc.",,7\n' },
  })
  const run = await load({ operation: 'insert', object: 'Account', files: 'data/*.csv' })
  expect(run.exitCode).toBe(0)
  expect(org.records.all('Account').map(({ Name }) => Name)).toEqual(['Acme', 'Quoted, Inc.'])
})
