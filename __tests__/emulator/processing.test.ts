import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { type Client, type Json, orgs } from './org-client.ts'

// Source: Bulk API and Bulk API 2.0 Limits and Allocations; Bulk API 2.0 guide, "How Requests Are Processed".

const start = orgs()
const INSERT = { object: 'Account', operation: 'insert' }

function csv(count: number, prefix = 'N'): string {
  return `Name\n${Array.from({ length: count }, (_, index) => `${prefix}${index}`).join('\n')}\n`
}

async function closed(client: Client, spec: object, data: string): Promise<string> {
  const id = String((await client.create(spec)).json.id)
  await client.put(id, data)
  await client.patch(id, 'UploadComplete')
  return id
}

/** Waits until so many records are processed. */
async function processed(client: Client, id: string, count: number): Promise<void> {
  while (Number((await client.info(id)).numberRecordsProcessed) < count) await setTimeout(2)
}

describe('a job', () => {
  it('is worked off over time, its counts rising by chunks of 200', async () => {
    const client = await start({ batchMs: 400 })
    const id = await closed(client, INSERT, csv(2500))
    const seen: Json[] = []
    do seen.push(await client.info(id))
    while (String(seen.at(-1)?.state) !== 'JobComplete')
    const counts = seen.map(({ numberRecordsProcessed }) => Number(numberRecordsProcessed))
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(counts.every((count) => count % 200 === 0 || count === 2500)).toBe(true)
    expect(client.org.jobs()[0]?.history.map(({ state }) => state)).toContain('InProgress')
  })

  it('counts failed records among the processed ones', async () => {
    const client = await start()
    const info = await client.load(INSERT, 'Name,Phone\nA,1\n,2\nC,3\n')
    expect(info).toMatchObject({ numberRecordsProcessed: 3, numberRecordsFailed: 1, retries: 0, jobType: 'V2Ingest' })
  })

  it('holds in the org what the upload held', async () => {
    const client = await start()
    await client.load(INSERT, csv(450))
    expect(client.org.records.all('Account').map(({ Name }) => Name)).toEqual(csv(450).trim().split('\n').slice(1))
  })

  it('leaves what is processed when it is aborted, and hands back the rest', async () => {
    const client = await start()
    client.org.faults.add({ kind: 'hang-job', afterRows: 400 })
    const id = await closed(client, INSERT, csv(1000))
    await processed(client, id, 400)
    await client.patch(id, 'Aborted')
    expect(client.org.records.all('Account')).toHaveLength(400)
    const unprocessed = (await client.results(id, 'unprocessedrecords')).trim().split('\n')
    expect(unprocessed).toEqual(['Name', ...csv(1000).trim().split('\n').slice(401)])
  })

  it('hands back everything when it is aborted before the org picks it up', async () => {
    const client = await start()
    const { org } = client
    const id = String((await client.create(INSERT)).json.id)
    await client.put(id, csv(3))
    await Promise.all([client.patch(id, 'UploadComplete'), client.patch(id, 'Aborted')])
    await client.final(id)
    const rows = async (file: string) => (await client.results(id, file)).trim().split('\n').length - 1
    const states = org.jobs()[0]?.history.map(({ state }) => state)
    if (states?.includes('UploadComplete')) {
      expect((await rows('successfulResults')) + (await rows('unprocessedrecords'))).toBe(3)
    }
    expect(org.records.all('Account')).toHaveLength(await rows('successfulResults'))
  })

  it('runs beside others, and its history proves when', async () => {
    const client = await start()
    client.org.faults.add({ kind: 'hang-job' })
    const first = await closed(client, INSERT, csv(10, 'A'))
    await client.load(INSERT, csv(10, 'B'))
    await client.patch(first, 'Aborted')
    const [a, b] = client.org.jobs().map(({ processing }) => processing)
    expect([a?.from, b?.from, b?.to, a?.to].map(Number)).toEqual(
      [a?.from, b?.from, b?.to, a?.to].map(Number).toSorted(),
    )
  })

  it('fails when the daily batches are used up, and the records beyond are in no result', async () => {
    const client = await start({ limits: { DailyBulkApiBatches: { max: 1 } } })
    const info = await client.load(INSERT, csv(10_100))
    expect(info).toMatchObject({
      state: 'Failed',
      errorMessage: 'ExceededQuota : ApiBatchItems Limit exceeded',
      numberRecordsProcessed: 10_000,
    })
    expect(await client.results(String(info.id), 'unprocessedrecords')).toBe('Name\n')
  })
})

describe('operations', () => {
  it('insert, update, upsert and delete records, one job after the other', async () => {
    const client = await start()
    const { records } = client.org
    await client.load(INSERT, 'Name,Ext_Id__c\nA,a\nB,b\n')
    const [a, b] = records.all('Account')
    await client.load({ object: 'Account', operation: 'update' }, `Id,Name\n${a?.Id},A2\n`)
    const upsert = { object: 'Account', operation: 'upsert', externalIdFieldName: 'Ext_Id__c' }
    await client.load(upsert, 'Ext_Id__c,Name\nb,B2\nc,C\n')
    expect(records.all('Account').map(({ Name }) => Name)).toEqual(['A2', 'B2', 'C'])
    await client.load({ object: 'Account', operation: 'delete' }, `Id\n${a?.Id}\n`)
    await client.load({ object: 'Account', operation: 'hardDelete' }, `Id\n${b?.Id}\n`)
    expect(records.all('Account').map(({ Name }) => Name)).toEqual(['C'])
  })

  it('resolve a parent by its external id', async () => {
    const client = await start()
    const parent = client.org.records.insertDirectly('Account', { Name: 'A', Ext_Id__c: 'a' })
    await client.load({ object: 'Contact', operation: 'insert' }, 'LastName,Account.Ext_Id__c\nAda,a\n')
    expect(client.org.records.all('Contact')).toMatchObject([{ LastName: 'Ada', AccountId: parent }])
  })
})
