import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { OrgKind } from '../../emulator/org/rest/organization.ts'
import { readLoadSteps } from '../../examples/load-steps.ts'
import { expectPassed } from '../support/expect-end.ts'
import { recordsOf, sorted } from '../support/org-view.ts'
import { type Scenario, startScenario } from '../support/scenario.ts'
import { readSeed, type SeedForm, seedProblems } from '../support/seed.ts'
import { SEED_TABLE_NAMES, SEED_TABLES } from '../support/seed-tables.ts'

const EXAMPLES = resolve(import.meta.dirname, '../../examples')
const LOADER = 'loader@example.com'

/** Runs the load step of an example's workflow, signed in as the scenario signs in.
 *
 *  @param values of the expressions in the step, by their texts
 *  @param changes inputs that differ from those of the workflow */
async function runExample(
  folder: string,
  { load, workspace }: Scenario,
  values: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string>> = {},
) {
  cpSync(resolve(EXAMPLES, folder), resolve(workspace.dir, folder), { recursive: true })
  const [step] = readLoadSteps(`../${folder}/workflow.yml`)
  if (step === undefined) throw new Error(`The workflow of ${folder} has no load step.`)
  const given = Object.entries({ ...step.with, ...changes })
    .filter(([name]) => !SIGN_IN.includes(name))
    .map(([name, text]) => [
      name,
      text.replace(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => resultOf(expression, values)),
    ])
  return await load(Object.fromEntries(given), { step: step.id })
}

const SIGN_IN = ['target-org', 'wait-for-org-minutes', 'client-id', 'username', 'private-key', 'login-url']

function resultOf(expression: string, values: Readonly<Record<string, string>>): string {
  const value = values[expression]
  if (value === undefined) throw new Error(`The example has no value for ${expression}.`)
  return value
}

/** All records of these objects with all that they hold, for a comparison. */
function stateOf({ org }: Scenario, objects: readonly string[]) {
  return objects.map((object) =>
    org.records.all(object).map(({ SystemModstamp: _, LastModifiedDate: __, ...rest }) => rest),
  )
}

const SEED_OBJECTS = [...new Set(SEED_TABLE_NAMES.map((table) => SEED_TABLES[table].object))]

describe.each([
  { manifest: 'by-external-id.yml', form: 'external ids', data: 'external-ids' },
  { manifest: 'by-key.yml', form: 'keys', data: 'keys' },
] satisfies { manifest: string; form: SeedForm; data: string }[])('the seed of six objects, $manifest', (example) => {
  const { manifest, form, data } = example
  const folder = resolve(EXAMPLES, 'seed-six-objects', data)
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(resolve(folder, name), 'utf8')]),
  )
  const seed = readSeed(form, files, LOADER)
  const values = { 'steps.org.outputs.username': LOADER, 'github.run_number': '7' }

  it('is loaded into an empty org with every relationship', async () => {
    const scenario = await startScenario({ org: { kind: 'scratch', username: LOADER } })
    const run = await runExample('seed-six-objects', scenario, values, { manifest })
    expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': String(seed.records.length) })
    expect(seedProblems(scenario.org, seed)).toEqual([])
  })

  it('changes nothing when it is loaded again', async () => {
    const scenario = await startScenario({ org: { kind: 'scratch', username: LOADER } })
    await runExample('seed-six-objects', scenario, values, { manifest })
    const before = stateOf(scenario, SEED_OBJECTS)
    const run = await runExample('seed-six-objects', scenario, values, { manifest })
    expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '0', 'records-failed': '0' })
    expect(stateOf(scenario, SEED_OBJECTS)).toEqual(before)
  })
})

describe('the reference data', () => {
  const objects = ['Product2', 'Pricebook2', 'PricebookEntry', 'Account']

  it.each([
    { kind: 'developer', suffix: '' },
    { kind: 'sandbox', suffix: '.test' },
    { kind: 'production', suffix: '' },
  ] satisfies { kind: OrgKind; suffix: string }[])(
    'is loaded into a $kind org, and changes nothing when it is loaded again',
    async (org) => {
      const scenario = await startScenario({ org: { kind: org.kind, username: LOADER } })
      const ada = scenario.org.records.insertDirectly('User', {
        Id: '0055g000009ADA1AAO',
        Username: `ada@acme.com${org.suffix}`,
        LastName: 'Lovelace',
      })
      const values = { 'vars.SF_OWNER': LOADER, 'github.ref_name': 'v7', 'vars.SF_ORG_ID': scenario.org.orgId }
      const run = await runExample('reference-data-to-three-orgs', scenario, values)
      expectPassed(run, { created: 21 })
      expect(sorted(recordsOf(scenario.org, 'Account', ['Name', 'AccountNumber', 'OwnerId']))).toEqual(
        sorted([
          { Name: 'Globex "North"', AccountNumber: 'PA-01', OwnerId: ada },
          { Name: 'Initech', AccountNumber: 'PA-02', OwnerId: ada },
          { Name: 'Umbrella', AccountNumber: 'PA-03', OwnerId: userId(scenario) },
        ]),
      )
      expect(pricesOf(scenario)).toEqual(PRICES)
      const before = stateOf(scenario, objects)
      const again = await runExample('reference-data-to-three-orgs', scenario, values)
      expectPassed(again, { updated: 21 })
      expect(stateOf(scenario, objects)).toEqual(before)
    },
  )
})

function userId({ org }: Scenario): string {
  return org.records.all('User').find(({ Username }) => Username === LOADER)?.Id ?? ''
}

/** Each price as `product in price book: price`. */
function pricesOf({ org }: Scenario): string[] {
  const nameOf = (object: string, field: string, id: string | undefined) =>
    org.records.all(object).find(({ Id }) => Id === id)?.[field]
  return org.records
    .all('PricebookEntry')
    .map(
      ({ Product2Id, Pricebook2Id, UnitPrice }) =>
        `${nameOf('Product2', 'ProductCode', Product2Id)} in ${nameOf('Pricebook2', 'Name', Pricebook2Id)}: ${Number(UnitPrice)}`,
    )
    .sort()
}

const PRICES = [
  'BATT-10 in Partners: 3920',
  'BATT-10 in Standard Price Book: 4900',
  'INV-5 in Partners: 920',
  'INV-5 in Standard Price Book: 1150',
  'SERV-INST in Partners: 1920',
  'SERV-INST in Standard Price Book: 2400',
  'SERV-MAINT in Retail: 330',
  'SERV-MAINT in Standard Price Book: 300',
  'SOLAR-400 in Partners: 168',
  'SOLAR-400 in Retail: 231',
  'SOLAR-400 in Standard Price Book: 210',
]
