import { describe, expect, it } from '@jest/globals'
import { doneJob } from '../support/bulk-client.ts'
import { useOrg } from '../support/org-jobs.ts'
import { only } from '../support/parts-of.ts'
import { entryOf, recalled, recordsToSend } from '../support/recalling.ts'
import { placesOf } from '../support/recording-sink.ts'

const signedIn = useOrg()

const made = async (csv: string, overrides = {}) => entryOf(await doneJob(signedIn.client, csv), csv, overrides)

describe('records that earlier jobs of an insert have loaded', () => {
  it('are skipped wherever in the files they are now', async () => {
    const jobs = [await made('Name\nA\nB\n')]
    const { left, sink } = await recalled(signedIn, { csv: { 'a.csv': 'Name\nC\nB\n', 'b.csv': 'Name\nA\n' }, jobs })
    expect(placesOf(sink.outcomes)).toEqual(['a.csv:3 skipped', 'b.csv:2 skipped'])
    expect([recordsToSend(left), left.counts.skipped]).toEqual([1, 2])
    expect(only(left.first)).toMatchObject({ isRest: true, firstOrder: 0 })
  })

  it('are skipped as often as they were loaded, where several are the same', async () => {
    const jobs = [await made('Name\nA\nA\n')]
    const { left } = await recalled(signedIn, { csv: 'Name\nA\nA\nA\n', jobs })
    expect([recordsToSend(left), left.counts.skipped]).toEqual([1, 2])
  })

  it('stop the load where the files no longer have them', async () => {
    const jobs = [await made('Name\nA\nB\n')]
    await expect(recalled(signedIn, { csv: 'Name\nA\nC\n', jobs })).rejects.toMatchObject({
      reason: 'ledger-mismatch',
      message: expect.stringMatching(/^1 record loaded by an earlier step/),
    })
  })

  it('are sent again where the org shows that somebody has deleted them', async () => {
    const jobs = [await made('Name\nA\nB\n')]
    const [{ Id = '' } = {}] = signedIn.org.records.all('Account')
    await doneJob(signedIn.client, `Id\n${Id}\n`, { object: 'Account', operation: 'delete' })
    const { left } = await recalled(signedIn, { csv: 'Name\nA\nB\nC\n', jobs })
    expect([recordsToSend(left), left.counts.skipped, left.sentAgain]).toEqual([2, 1, 1])
  })

  it('leave rests of many parts that go in few jobs', async () => {
    const jobs = [await made('Name\nA\nC\nE\n')]
    const spec = { pace: { maxJobRecords: 2 } }
    const { left } = await recalled(signedIn, { csv: 'Name\nA\nB\nC\nD\nE\nF\n', jobs, spec })
    expect(left.first.map(({ part, firstOrder }) => [part.records, firstOrder])).toEqual([
      [2, 0],
      [1, 4],
    ])
  })
})

describe('where a job leaves it open what became of its records', () => {
  it('of a part that is as it was, none of what is left is inserted', async () => {
    const csv = 'Name\nA\nB\n'
    signedIn.org.faults.add({ kind: 'lock-rows', share: 1, value: 'B' })
    const first = await made(csv)
    const retry = await made('Name\nB\n', { round: 2, whole: false })
    signedIn.org.forgetJobs([retry.id])
    const { left, sink } = await recalled(signedIn, { csv, jobs: [first, retry] })
    expect(left).toMatchObject({ first: [], again: [], counts: { created: 1, unaccounted: 1 } })
    expect(placesOf(sink.outcomes)).toEqual(['a.csv:2 loaded', 'a.csv:3 unaccounted'])
  })

  it('of one record, none of the parts that may be it is inserted', async () => {
    const jobs = [await made('Name\nA\n')]
    signedIn.org.forgetJobs()
    const { left } = await recalled(signedIn, { csv: 'Name\nA\nB\nC\n', jobs, spec: { pace: { maxJobRecords: 2 } } })
    expect(left.counts).toMatchObject({ unaccounted: 1 })
    expect(left.first.map(({ part }) => part.records)).toEqual([2])
  })

  it('of files that have changed, nothing is sent', async () => {
    const jobs = [await made('Name\nA\nB\n')]
    const [{ Id = '' } = {}] = signedIn.org.records.all('Account')
    const body = `sf__Id,sf__Created,Name\n${Id},true,A\n`
    const cut = { method: 'GET', path: 'successfulResults', status: 200, body, times: 9 } as const
    signedIn.org.faults.add({ kind: 'answer', ...cut })
    await expect(recalled(signedIn, { csv: 'Name\nA\nB\nC\n', jobs })).rejects.toMatchObject({
      reason: 'ledger-mismatch',
      message: expect.stringContaining('does not say what became of 1 record'),
    })
  })
})

it('nothing is sent while the results of an earlier job cannot be read', async () => {
  const jobs = [await made('Name\nA\nB\n')]
  signedIn.org.faults.add({ kind: 'answer', method: 'GET', path: 'successfulResults', status: 503, times: 99 })
  await expect(recalled(signedIn, { csv: 'Name\nA\nB\nC\n', jobs })).rejects.toMatchObject({ reason: 'job-failed' })
})

describe('records of a part that is as it was', () => {
  const TOO_LONG = 'x'.repeat(300)

  it('go again where they failed for a reason that passes, or where the load is completed', async () => {
    const csv = `Name\nA\nB\n${TOO_LONG}\n`
    signedIn.org.faults.add({ kind: 'lock-rows', share: 1, value: 'B' })
    const jobs = [await made(csv)]
    const orders = async (course: 'continue' | 'send what is missing') => {
      const { left } = await recalled(signedIn, { csv, jobs, course })
      return [left.again.map(({ order }) => order), [...left.staysOut]]
    }
    expect(await orders('continue')).toEqual([[1], [2]])
    expect(await orders('send what is missing')).toEqual([[1, 2], []])
  })

  it('are skipped where the load is completed, and counted as this load’s where it goes on', async () => {
    const csv = 'Name\nA\nB\n'
    const jobs = [await made(csv)]
    const { left: goesOn } = await recalled(signedIn, { csv, jobs })
    expect(goesOn.counts).toMatchObject({ created: 2, skipped: 0 })
    const { left: completed } = await recalled(signedIn, { csv, jobs, course: 'send what is missing' })
    expect(completed.counts).toMatchObject({ created: 0, skipped: 2 })
  })

  it('stop an insert where the rows of its job are those of other records', async () => {
    const csv = 'Name\nA\nB\n'
    const jobs = [entryOf(await doneJob(signedIn.client, 'Name\nX\nY\n'), csv)]
    await expect(recalled(signedIn, { csv, jobs })).rejects.toMatchObject({ reason: 'ledger-mismatch' })
  })
})

it('a part of a serial upsert that is as it was goes again behind one that has changed', async () => {
  const [csv, second] = ['Ext_Id__c,Name\n1,A\n2,B\n3,C\n4,D\n', 'Ext_Id__c,Name\n3,C\n4,D\n']
  const request = { object: 'Account', operation: 'upsert', externalIdFieldName: 'Ext_Id__c' } as const
  const entry = entryOf(await doneJob(signedIn.client, second, request), second)
  const spec = { operation: 'upsert', pace: { maxJobRecords: 2, concurrency: { mode: 'serial' } } } as const
  const { left, book } = await recalled(signedIn, { csv, jobs: [entry], spec })
  expect([recordsToSend(left), left.ends, book.names(entry.id)]).toEqual([4, [], false])
})
