import { expect, it } from '@jest/globals'
import { recordsOf } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import type { ActionRun } from '../support/run-action.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const FILES = { 'accounts.csv': 'Name\nAcme\n' }
// A file, since outside GitHub there is no cache for the ledger either.
const INSERT = {
  operation: 'insert',
  object: 'Account',
  files: 'accounts.csv',
  ledger: './accounts.ledger',
  artifacts: 'auto',
}

/** The load passes, its results are on disk, and one warning says what is missing. */
function expectPassedWithoutArtifact(run: ActionRun, warning: RegExp): void {
  expect(run.exitCode).toBe(0)
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'artifact-id': '', 'artifact-url': '' })
  expect(withoutNotices(run)).toMatchObject([{ kind: 'warning', message: expect.stringMatching(warning) }])
  const { files, rows } = resultFolder(run)
  expect(rows('Account-insert/successful.csv')).toMatchObject([{ sf__Created: 'true', Name: 'Acme' }])
  expect(String(files.get('summary.md'))).toBe(run.summary)
  expect(run.summary).toMatch(/^## ✅ insert Account: passed$/m)
  expect(run.summary).not.toContain('[result files]')
}

it('leaves the files where they are on GitHub Enterprise Server', async () => {
  const { org, results, load } = await startScenario({ files: FILES })
  const run = await load(INSERT, { env: { GITHUB_SERVER_URL: 'https://github.acme.example' } })
  expectPassedWithoutArtifact(run, /^GitHub Enterprise Server .* The result files are in .*load\.$/)
  expect(results.calls).toEqual([])
  expect(recordsOf(org, 'Account', ['Name'])).toEqual([{ Name: 'Acme' }])
})

it("goes on when the account's storage is used up", async () => {
  const { load } = await startScenario({ files: FILES, results: { artifacts: 'failing' } })
  const run = await load(INSERT)
  expectPassedWithoutArtifact(run, /^Could not upload the result files: .*storage/i)
})

it('goes on where there is no artifact service, as outside GitHub', async () => {
  const { results, load } = await startScenario({ files: FILES })
  const absent = Object.fromEntries(Object.keys(results.env).map((name) => [name, undefined]))
  const run = await load(INSERT, { env: absent })
  expectPassedWithoutArtifact(run, /^Could not upload the result files: /)
})

it('uploads to a GitHub of its own data residency', async () => {
  const { results, load } = await startScenario({ files: FILES })
  const run = await load(INSERT, { env: { GITHUB_SERVER_URL: 'https://acme.ghe.com' } })
  const [artifact] = results.artifacts.list()
  expect(withoutNotices(run)).toEqual([])
  expect(run.outputs['artifact-url']).toBe(
    `https://acme.ghe.com/acme/salesforce-data/actions/runs/1000001/artifacts/${artifact?.id}`,
  )
})
