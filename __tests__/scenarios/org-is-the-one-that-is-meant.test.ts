import { expect, it } from '@jest/globals'
import type { OrgKind } from '../../emulator/org/rest/organization.ts'
import type { Org } from '../../emulator/org/start.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

async function insertInto(kind: OrgKind, meant: (org: Org) => string) {
  const { org, load } = await startScenario({ files: { 'accounts.csv': 'Name\nAcme\n' }, org: { kind } })
  const run = await load({ operation: 'insert', object: 'Account', files: 'accounts.csv', org: meant(org) })
  return { org, run }
}

it.each<[string, (org: Org) => string]>([
  ['18 characters', ({ orgId }) => orgId],
  ['15 characters', ({ orgId }) => orgId.slice(0, 15)],
  ['its host', ({ host }) => host],
])('writes to a production org that is named by %s', async (_, meant) => {
  const { org, run } = await insertInto('production', meant)
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '1', 'org-id': org.orgId })
  expect(resultFolder(run).report.org).toEqual({ id: org.orgId, host: '127.0.0.1', kind: 'production' })
})

it.each<OrgKind>(['scratch', 'developer', 'trial'])('writes to a %s org without being told which', async (kind) => {
  const { run } = await insertInto(kind, () => '')
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '1' })
  expect(resultFolder(run).report.org?.kind).toBe(kind)
})
