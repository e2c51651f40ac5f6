import { describe, expect, it } from '@jest/globals'
import { doneJob } from '../support/bulk-client.ts'
import { useOrg } from '../support/org-jobs.ts'
import { entryOf, type RecallOptions, recalled, recordsToSend } from '../support/recalling.ts'
import { placesOf } from '../support/recording-sink.ts'

const signedIn = useOrg()

const UPSERT = { object: 'Account', operation: 'upsert', externalIdFieldName: 'Ext_Id__c' } as const
const TOO_LONG = 'x'.repeat(300)

/** Recalls a load that had passed in the attempt before. */
async function again(options: Omit<RecallOptions, 'course'>) {
  return await recalled(signedIn, { ...options, course: 'take the old results' })
}

describe('the old results of a load that passed', () => {
  it('are taken again where files and org are as they were, and nothing is sent', async () => {
    const csv = `Name\nA\n${TOO_LONG}\n`
    const job = await doneJob(signedIn.client, csv)
    const { left, sink } = await again({ csv, jobs: [entryOf(job, csv)] })
    expect(left).toMatchObject({ isOldOutcome: true, first: [], again: [], counts: { created: 1, failed: 1 } })
    expect(left.ends).toHaveLength(1)
    expect(placesOf(sink.outcomes)).toEqual(['a.csv:2 loaded', 'a.csv:3 failed'])
  })

  it.each(['insert', 'upsert'] as const)('count what a round of retry has loaded: %s', async (operation) => {
    const csv = 'Ext_Id__c,Name\n1,A\n2,B\n3,C\n'
    const rest = 'Ext_Id__c,Name\n2,B\n'
    signedIn.org.faults.add({ kind: 'lock-rows', share: 1, value: 'B' })
    const request = operation === 'insert' ? { object: 'Account', operation } : UPSERT
    const [first, retry] = [await doneJob(signedIn.client, csv, request), await doneJob(signedIn.client, rest, request)]
    expect(first.numberRecordsFailed).toBe(1)
    const jobs = [entryOf(first, csv), entryOf(retry, rest, { round: 2, whole: false })]
    const { left, sink } = await again({ csv, jobs, spec: { operation } })
    expect(left).toMatchObject({ first: [], again: [], counts: { created: 3, failed: 0 } })
    expect(placesOf(sink.outcomes)).toEqual(['a.csv:2 loaded', 'a.csv:3 loaded', 'a.csv:4 loaded'])
  })

  it('leave a record failed that no round of retry has loaded, and do not send it', async () => {
    const csv = 'Name\nA\nB\n'
    signedIn.org.faults.add({ kind: 'lock-rows', share: 1, value: 'B' })
    const { left, sink } = await again({ csv, jobs: [entryOf(await doneJob(signedIn.client, csv), csv)] })
    expect(left).toMatchObject({ first: [], again: [], counts: { created: 1, failed: 1 } })
    expect(placesOf(sink.outcomes)).toEqual(['a.csv:2 loaded', 'a.csv:3 failed'])
  })
})

describe('where the files have changed since', () => {
  const SENT = 'Ext_Id__c,Name\n1,A\n2,B\n'
  const CHANGED = 'Ext_Id__c,Name\n1,A\n2,B\n3,C\n'

  it('an insert skips what was loaded, and sends the rest', async () => {
    const jobs = [entryOf(await doneJob(signedIn.client, SENT), SENT)]
    const { left, said } = await again({ csv: CHANGED, jobs })
    expect([recordsToSend(left), left.isOldOutcome, left.counts.skipped]).toEqual([1, false, 2])
    expect(said).toContainEqual(expect.stringMatching(/^log: the files or the org no longer show/))
  })

  it('an upsert sends everything, and the old jobs count for nothing', async () => {
    const entry = entryOf(await doneJob(signedIn.client, SENT, UPSERT), SENT)
    const { left, book } = await again({ csv: CHANGED, jobs: [entry], spec: { operation: 'upsert' } })
    expect([recordsToSend(left), left.isOldOutcome, left.ends]).toEqual([3, false, []])
    expect(book.names(entry.id)).toBe(false)
  })
})

it('an insert whose job the org no longer has is not sent again', async () => {
  const csv = 'Name\nA\nB\n'
  const jobs = [entryOf(await doneJob(signedIn.client, csv), csv)]
  signedIn.org.forgetJobs()
  const { left } = await again({ csv, jobs })
  expect(left).toMatchObject({ first: [], isOldOutcome: false, counts: { unaccounted: 2 } })
})
