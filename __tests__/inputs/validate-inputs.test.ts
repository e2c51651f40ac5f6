import path from 'node:path'
import { expect, it } from '@jest/globals'
import { parseValidateInputs } from '../../src/inputs/validate-inputs.ts'

const WORKSPACE = path.resolve('/work')
const LOAD = { operation: 'upsert', object: 'Account', files: 'a.csv', 'external-id-field': 'Ext_Id__c' }

function parse(given: Readonly<Record<string, string>>) {
  const variables = Object.keys(given).map((name) => `INPUT_${name.toUpperCase()}`)
  const environment = { workspace: WORKSPACE, runnerTemp: undefined, stepId: 'check', variables }
  return parseValidateInputs((name) => given[name] ?? '', environment)
}

it('has defaults for all but what is loaded', () => {
  expect(parse(LOAD)).toMatchObject({
    warnings: [],
    inputs: {
      workingDirectory: WORKSPACE,
      schemaPath: undefined,
      legBytes: 1_000_000_000,
      load: { name: 'Account-upsert', preflight: 'stop', source: { encoding: 'utf-8', duplicateKeys: 'stop' } },
      results: { artifacts: 'none', redact: 'auto', resultsPath: path.join(WORKSPACE, 'bulk-load-results/check') },
    },
  })
})

it('reads what is copied from a load, without the inputs that only a load has', () => {
  const { inputs, warnings } = parse({
    ...LOAD,
    canary: 'x',
    'private-key': 'k',
    'max-failures': '5',
    'job-records': '-',
  })
  expect(warnings).toEqual([])
  expect(inputs.load.limits).toMatchObject({ canary: 0, maxFailures: { kind: 'count', count: 5 } })
})

it('finds the snapshots from the working directory', () => {
  const { inputs } = parse({ ...LOAD, 'working-directory': 'data', 'schema-path': '../schema', 'leg-size-mb': '0.5' })
  expect(inputs).toMatchObject({ schemaPath: path.join(WORKSPACE, 'schema'), legBytes: 500_000 })
})

it('names no manifest where the load is not described: a validation takes none', () => {
  const wrong = () => parse({})
  for (const name of ['operation', 'object', 'files']) expect(wrong).toThrow(`\`${name}\` is missing`)
  expect(wrong).not.toThrow('manifest')
})

it('says all that is wrong at once, and which input was meant', () => {
  const wrong = () =>
    parse({ ...LOAD, operation: 'upsrt', 'schema-path': '/etc', 'leg-size-mb': '0', 'shema-path': 's' })
  for (const problem of ['`operation`', '`schema-path`', '`leg-size-mb`', 'Did you mean `schema-path`?'])
    expect(wrong).toThrow(problem)
})
