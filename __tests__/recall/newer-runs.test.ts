import { describe, expect, it } from '@jest/globals'
import { doneJob } from '../support/bulk-client.ts'
import { useOrg } from '../support/org-jobs.ts'
import { aRun, entryOf, type RecallOptions, recalled, recordsToSend } from '../support/recalling.ts'

const signedIn = useOrg()

const FIRST = 'Ext_Id__c,Name\n1,A\n2,B\n'
const UPSERT = { object: 'Account', operation: 'upsert', externalIdFieldName: 'Ext_Id__c' } as const

const made = async (csv: string) => entryOf(await doneJob(signedIn.client, csv), csv)
const mismatch = async (options: RecallOptions) =>
  await recalled(signedIn, options).then(
    () => 'recalled',
    (error: unknown) => String(error),
  )

describe('an insert that a newer run has worked on', () => {
  it('skips what the newer run has loaded of it', async () => {
    const newer = [aRun([await made('Ext_Id__c,Name\n2,B\n3,C\n')])]
    const { left } = await recalled(signedIn, { csv: 'Ext_Id__c,Name\n1,A\n2,B\n3,C\n', jobs: [], newer })
    expect([recordsToSend(left), left.counts.skipped]).toEqual([1, 2])
  })

  it('has nothing left to do where the newer run has completed it with files that have changed', async () => {
    const own = await made(FIRST)
    const newer = [aRun([own, await made('Ext_Id__c,Name\n3,C\n4,D\n')])]
    expect(await mismatch({ csv: FIRST, jobs: [own], newer })).toContain('has completed this load')
  })

  it('sends nothing where the newer run has loaded other data', async () => {
    const newer = [aRun([await made('Ext_Id__c,Name\n3,C\n4,D\n')])]
    expect(await mismatch({ csv: FIRST, jobs: [], newer })).toContain('has loaded other data')
  })
})

describe('an upsert that a newer run has worked on', () => {
  const spec = { operation: 'upsert' } as const

  it('sends nothing: it could put older values over newer ones', async () => {
    await expect(recalled(signedIn, { csv: FIRST, jobs: [], newer: [aRun([])], spec })).rejects.toMatchObject({
      reason: 'ledger-mismatch',
      message: expect.stringContaining('older values'),
    })
  })

  it('reports its old results again where it had passed', async () => {
    const jobs = [entryOf(await doneJob(signedIn.client, FIRST, UPSERT), FIRST)]
    const course = 'take the old results'
    const { left } = await recalled(signedIn, { csv: FIRST, jobs, course, newer: [aRun([])], spec })
    expect(left).toMatchObject({ first: [], again: [], isOldOutcome: true, counts: { created: 2 } })
  })
})
