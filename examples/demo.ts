// Loads the example data into an emulated org with the built action: `npm run demo`.
// Exits with 0 if each step ended as expected, including the one that is expected to fail.
import { cpSync } from 'node:fs'
import { resolve } from 'node:path'
import { createWorkspace } from '../__tests__/support/workspace.ts'
import { startResultsService } from '../emulator/actions/start.ts'
import { startOrg } from '../emulator/org/start.ts'
import { differences } from './demo/differences.ts'
import { listResults } from './demo/list-results.ts'
import { markdownText } from './demo/markdown-text.ts'
import { runStep } from './demo/run-step.ts'
import { say, title } from './demo/say.ts'
import { EXPECTED } from './expected.ts'
import { readLoadSteps } from './load-steps.ts'

const WORKFLOW = 'upsert.yml'

/** The time that the emulated org needs for 10,000 records: long enough to watch. */
const BATCH_MS = 8_000
/** For the few records of the seed, which has a dozen jobs. */
const SEED_BATCH_MS = 50
const SEED = 'seed-six-objects'
const SIGN_IN = ['client-id', 'username', 'private-key', 'login-url']

/** What to look for in each step, by its id. */
const REMARKS: Readonly<Record<string, string>> = {
  accounts: `Some of the accounts are bad: an unknown tier, a city that is too long, an email address without an @.
The action finds them before it sends anything. The workflow accepts a few failures (max-failures: 1%), so it leaves them out,
loads the others, and the step passes.`,
  contacts: `Three files with two headers become two jobs. Each contact names its account by the account's external id.
Salesforce refuses contacts of refused accounts, and a few have mistakes of their own. max-failures allows 30 of 3,000, and
37 fail: the step must fail, and say why.`,
}

const org = await startOrg({ batchMs: BATCH_MS })
const results = await startResultsService()
const workspace = createWorkspace()
cpSync(resolve(import.meta.dirname, 'data'), resolve(workspace.dir, 'data'), { recursive: true })

title('Salesforce Bulk Load: a demonstration')
say(`An emulated org is running on this machine, at ${org.url}. The demonstration runs the built action in dist/ as a GitHub
runner does. The steps come from examples/workflows/${WORKFLOW}, the records from examples/data. Waits are shorter than usual.`)

const steps = readLoadSteps(WORKFLOW)
const problems: string[] = []
for (const [index, step] of steps.entries()) {
  title(`Step ${index + 1} of ${steps.length}: ${step.name}`)
  say(REMARKS[step.id] ?? '')

  title('Log', 2)
  const run = await runStep(step, { org, results, workspace })
  title('Job summary', 2)
  say(markdownText(run.summary))
  title('Result files', 2)
  say(listResults(run.outputs['results-path'] ?? ''))

  problems.push(...differences(step.id, run, EXPECTED[WORKFLOW]?.[step.id]))
}

title('One more step: a seed of six objects')
say(`An empty org gets ten related files in one step, from examples/seed-six-objects/by-key.yml: accounts in a hierarchy, contacts,
products with their prices, opportunities with line items, projects with invoice lines. No object needs an external id.`)
title('Log', 2)
const empty = await startOrg({ batchMs: SEED_BATCH_MS })
cpSync(resolve(import.meta.dirname, SEED), resolve(workspace.dir, SEED), { recursive: true })
const signIn = Object.entries(steps[0]?.with ?? {}).filter(([name]) => SIGN_IN.includes(name))
const seed = await runStep(
  {
    id: 'seed',
    name: 'Seed',
    uses: 'salesforce-bulk-load/salesforce-bulk-load@v1',
    with: {
      ...Object.fromEntries(signIn),
      'working-directory': SEED,
      manifest: 'by-key.yml',
      values: 'OWNER=loader@example.com\nRELEASE=1',
    },
  },
  { org: empty, results, workspace },
)
title('Job summary', 2)
say(markdownText(seed.summary))
if (seed.outputs.verdict !== 'passed') problems.push(`seed: ${seed.outputs.message}`)
const items = empty.records.all('OpportunityLineItem')
if (items.some(({ PricebookEntryId, OpportunityId }) => !PricebookEntryId || !OpportunityId))
  problems.push('a line item has no price, or no opportunity')
await Promise.all([org.close(), empty.close(), results.close()])

title('Result')
const contacts = org.records.all('Contact')
const orphans = contacts.filter(({ AccountId }) => AccountId === undefined)
if (orphans.length > 0) problems.push(`${orphans.length} contacts have no account`)
say(`The org has ${number(org.records.all('Account'))} accounts and ${number(contacts)} contacts; the other one has ${number(items)} line items.
The result files are in ${resolve(workspace.dir, 'bulk-load-results')}.`)
if (problems.length === 0)
  say(
    'Everything is as expected: the first step passed, the second failed, the seed passed, and every record belongs to its parent.',
  )
else {
  say(`Not as expected:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
  process.exitCode = 1
}

function number(records: readonly unknown[]): string {
  return records.length.toLocaleString('en-US')
}
