import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { accountsCsv, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

it('says where to report what nobody foresaw', async () => {
  const { org, workspace, load } = await startScenario({
    files: { 'data/accounts.csv': accountsCsv(1, 5), 'not-a-folder': '' },
  })

  // No runner does this, which is why nothing in the action is prepared for it.
  const run = await load(INSERT_ACCOUNTS, {
    env: { RUNNER_TEMP: join(workspace.dir, 'not-a-folder'), GITHUB_ACTION_REPOSITORY: 'acme/salesforce-bulk-load' },
  })

  expectFailed(run, {
    reason: 'internal-error',
    says: [
      'This is a bug in the action: ',
      'Please report it at https://github.com/acme/salesforce-bulk-load/issues with the log of this step',
    ],
  })
  expect(org.requests).toEqual([])
})
