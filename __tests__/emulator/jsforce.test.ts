import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import jsforce from 'jsforce'
import type { Org } from '../../emulator/org/start.ts'
import { orgs } from './org-client.ts'

// A client that was written against the real service, over its own transport. Source: jsforce/jsforce: src/api/bulk2.ts.

const start = orgs()
const POLL = { pollInterval: 5, pollTimeout: 20_000 }

function connect(org: Org) {
  return new jsforce.Connection({ instanceUrl: org.url, accessToken: org.issueToken(), version: '67.0' })
}

/** After a failure jsforce deletes the job without waiting; an org that is gone by then would be asked again and again. */
async function cleanedUp(org: Org): Promise<void> {
  while (!org.requests.some(({ method, endedAt }) => method === 'DELETE' && endedAt !== undefined)) await setTimeout(2)
}

describe('jsforce', () => {
  it('inserts records, with quotes and newlines in them', async () => {
    const { org } = await start()
    const input = Array.from({ length: 300 }, (_, index) => ({ Name: `A, "${index}"`, Description: `1\n${index}` }))
    const results = await connect(org).bulk2.loadAndWaitForResults({
      object: 'Account',
      operation: 'insert',
      input,
      ...POLL,
    })
    expect(results.successfulResults).toHaveLength(300)
    expect(results.failedResults).toEqual([])
    expect(results.unprocessedRecords).toEqual([])
    expect(org.records.all('Account')).toMatchObject(input)
  })

  it('upserts records and learns which were new', async () => {
    const { org } = await start()
    const id = org.records.insertDirectly('Account', { Name: 'Old', Ext_Id__c: 'a' })
    const { successfulResults } = await connect(org).bulk2.loadAndWaitForResults({
      object: 'Account',
      operation: 'upsert',
      externalIdFieldName: 'Ext_Id__c',
      input: 'Ext_Id__c,Name\na,New\nb,Other\n',
      ...POLL,
    })
    const created = Object.fromEntries(successfulResults.map((row) => [row.sf__Id, row.sf__Created]))
    expect(created).toEqual({ [id]: 'false', [org.records.all('Account')[1]?.Id ?? '']: 'true' })
  })

  it('is told of the rows that failed', async () => {
    const { org } = await start()
    const { successfulResults, failedResults } = await connect(org).bulk2.loadAndWaitForResults({
      object: 'Account',
      operation: 'insert',
      input: 'Name,Phone\nA,1\n,2\n',
      ...POLL,
    })
    expect(successfulResults).toHaveLength(1)
    expect(failedResults).toEqual([
      {
        sf__Id: '',
        sf__Error: 'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --',
        Name: '',
        Phone: '2',
      },
    ])
  })

  it('is told why a job failed', async () => {
    const { org } = await start()
    const load = connect(org).bulk2.loadAndWaitForResults({
      object: 'Account',
      operation: 'insert',
      input: 'Nope__c\nA\n',
      ...POLL,
    })
    await expect(load).rejects.toThrow('Field name not found : Nope__c')
    await cleanedUp(org)
  })

  it('gets refusals as errors with their code', async () => {
    const { org } = await start()
    const load = connect(org).bulk2.loadAndWaitForResults({
      object: 'Nope',
      operation: 'insert',
      input: 'A\n1\n',
      ...POLL,
    })
    await expect(load).rejects.toMatchObject({ name: 'INVALIDENTITY' })
    await cleanedUp(org)
  })

  it('describes objects, asks for limits and queries', async () => {
    const { org } = await start()
    const connection = connect(org)
    expect((await connection.describe('Contact')).fields.length).toBeGreaterThan(10)
    expect((await connection.limits()).DailyApiRequests?.Max).toBe(100_000)
    const { records } = await connection.query(`SELECT Username FROM User WHERE Id = '${org.userId}'`)
    expect(records).toMatchObject([{ Username: 'loader@example.com' }])
    expect(connection.limitInfo).toEqual({ apiUsage: { used: 3, limit: 100_000 } })
  })
})
