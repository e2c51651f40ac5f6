import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { differences } from '../examples/demo/differences.ts'
import { EXPECTED } from '../examples/expected.ts'
import { inputsFor, isValidation, type LoadStep, readLoadSteps } from '../examples/load-steps.ts'
import { makeData } from '../examples/make-data.ts'
import { type Scenario, signIn, startScenario } from './support/scenario.ts'

const REPOSITORY = resolve(import.meta.dirname, '..')
const EXAMPLES = resolve(REPOSITORY, 'examples')
const WORKFLOWS = readdirSync(resolve(EXAMPLES, 'workflows')).sort()
/** Workflows in a folder with manifests and data of their own; `examples-load-many-objects.test.ts` runs them. */
const WITH_MANIFESTS = ['../seed-six-objects/workflow.yml', '../reference-data-to-three-orgs/workflow.yml']
const load = parse(readFileSync(resolve(REPOSITORY, 'action.yml'), 'utf8'))
const validate = parse(readFileSync(resolve(REPOSITORY, 'validate/action.yml'), 'utf8'))

describe.each([...WORKFLOWS, ...WITH_MANIFESTS])('examples/workflows/%s', (file) => {
  const workflow = parse(readFileSync(resolve(EXAMPLES, 'workflows', file), 'utf8'))

  it('lets one load at a time into the org, and may only read the repository', () => {
    const onlyChecks = readLoadSteps(file).every(isValidation)
    if (!onlyChecks) expect(workflow.concurrency).toEqual({ group: expect.any(String), 'cancel-in-progress': false })
    expect(workflow.permissions).toEqual({ contents: 'read' })
  })

  it('gives the action inputs that it knows, and all that it requires', () => {
    for (const step of readLoadSteps(file)) {
      const [action, given] = [actionOf(step), step.with]
      const required = Object.keys(action.inputs).filter((name) => action.inputs[name].required)
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(given)))
      expect(Object.keys(given)).toEqual(expect.arrayContaining(required))
    }
  })

  it('names a manifest that there is, or all that says what is loaded', () => {
    for (const { with: given } of readLoadSteps(file)) {
      const { manifest, 'working-directory': folder = '' } = given
      if (manifest === undefined)
        expect(Object.keys(given)).toEqual(expect.arrayContaining(['operation', 'object', 'files']))
      else expect(existsSync(resolve(EXAMPLES, folder, manifest))).toBe(true)
    }
  })
})

describe.each(WORKFLOWS)('examples/workflows/%s', (file) => {
  const text = readFileSync(resolve(EXAMPLES, 'workflows', file), 'utf8')

  it('uses outputs that the action has, of steps that there are', () => {
    const steps = readLoadSteps(file)
    for (const [, id, output] of text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      const step = steps.find((one) => one.id === id)
      expect(step).toBeDefined()
      if (step !== undefined) expect(Object.keys(actionOf(step).outputs)).toContain(output)
    }
  })

  it('loads the example data as it should', async () => {
    const scenario = await startWithData()
    for (const step of readLoadSteps(file)) {
      const run = await runStep(step, scenario)
      expect(differences(step.id, run, EXPECTED[file]?.[step.id])).toEqual([])
    }
  })
})

it('doubles nothing when the upsert runs twice', async () => {
  const scenario = await startWithData()
  const [accounts] = readLoadSteps('upsert.yml')
  if (accounts === undefined) throw new Error('upsert.yml has no load step')
  await runStep(accounts, scenario)
  const again = await runStep(accounts, scenario)

  expect(again.outputs).toMatchObject({ 'records-created': '0', 'records-updated': '1988', 'records-failed': '12' })
  expect(scenario.org.records.all('Account')).toHaveLength(1_988)
})

it('puts subsidiaries below their groups, in a job that comes after theirs', async () => {
  const scenario = await startWithData()
  for (const step of readLoadSteps('serial.yml')) await runStep(step, scenario)
  const accounts = scenario.org.records.all('Account')

  expect(accounts.filter(({ Ext_Id__c }) => Ext_Id__c?.startsWith('GRP-'))).toHaveLength(40)
  expect(accounts.filter(({ ParentId }) => ParentId !== undefined)).toHaveLength(400)
  expect(scenario.org.jobs()).toHaveLength(2)
})

it('keeps the data as the script makes them, and small', () => {
  const data = [...makeData()]

  let bytes = 0
  for (const [path, content] of data) {
    const file = readFileSync(resolve(EXAMPLES, 'data', path))
    bytes += file.length
    // How it is packed may differ from one machine to another.
    const text = path.endsWith('.gz') ? gunzipSync(file) : file
    expect(text.toString() === content ? 'same' : 'other').toBe('same')
  }
  expect(bytes).toBeLessThan(1_500_000)
})

const CLIENT_SECRET = 'the-secret-of-the-example-app'

async function startWithData(): Promise<Scenario> {
  const scenario = await startScenario({ org: { clientSecret: CLIENT_SECRET } })
  cpSync(resolve(EXAMPLES, 'data'), resolve(scenario.workspace.dir, 'data'), { recursive: true })
  return scenario
}

function actionOf(step: LoadStep) {
  return isValidation(step) ? validate : load
}

function runStep(step: LoadStep, { org, load, validate }: Scenario) {
  if (isValidation(step)) return validate(step.with, { step: step.id })
  // The scenario signs in with a JWT where a step says nothing else.
  const nothing = { 'client-id': '', username: '', 'private-key': '' }
  const settings = { ...signIn(org), 'client-secret': CLIENT_SECRET }
  return load({ ...nothing, ...inputsFor(step, settings) }, { step: step.id })
}
