import { describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { type Client, INGEST, orgs } from './org-client.ts'

// Source: Bulk API 2.0 guide, "Get Job Successful Record Results", "… Failed …", "… Unprocessed …" and the walkthroughs.

const start = orgs()
const INSERT = { object: 'Account', operation: 'insert' }

async function loaded(client: Client, spec: object, csv: string) {
  const id = String((await client.load(spec, csv)).id)
  return (file: string) => client.results(id, file)
}

describe('result files', () => {
  it('hold sf__Id and sf__Created, then the header with its own quoting, all values quoted', async () => {
    const client = await start()
    const results = await loaded(client, INSERT, 'Name,"Phone",Description\n"A, ""B""",1,"x\ny"\n')
    const { Id } = client.org.records.all('Account')[0] ?? {}
    expect(await results('successfulResults')).toBe(
      `"sf__Id","sf__Created",Name,"Phone",Description\n"${Id}","true","A, ""B""","1","x\ny"\n`,
    )
    expect(await results('failedResults')).toBe('"sf__Id","sf__Error",Name,"Phone",Description\n')
    expect(await results('unprocessedrecords')).toBe('Name,"Phone",Description\n')
  })

  it('hold a blank sf__Id and the error for a failed insert', async () => {
    const results = await loaded(await start(), INSERT, 'Name,Phone\n,1\n')
    expect(await results('failedResults')).toBe(
      '"sf__Id","sf__Error",Name,Phone\n"","REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --","","1"\n',
    )
  })

  it('say false for records that an upsert found', async () => {
    const client = await start()
    client.org.records.insertDirectly('Account', { Name: 'Old', Ext_Id__c: 'a' })
    const upsert = { object: 'Account', operation: 'upsert', externalIdFieldName: 'Ext_Id__c' }
    const results = await loaded(client, upsert, 'Ext_Id__c,Name\na,New\nb,Other\n')
    const rows: Record<string, string>[] = parse(await results('successfulResults'), { columns: true })
    expect(Object.fromEntries(rows.map((row) => [row.Ext_Id__c, row.sf__Created]))).toEqual({ a: 'false', b: 'true' })
  })

  it('come in the delimiter and the line ending of the job', async () => {
    const results = await loaded(
      await start(),
      { ...INSERT, columnDelimiter: 'PIPE', lineEnding: 'CRLF' },
      'Name|Phone\r\n|1\r\n',
    )
    expect(await results('successfulResults')).toBe('"sf__Id"|"sf__Created"|Name|Phone\r\n')
    expect(await results('unprocessedrecords')).toBe('Name|Phone\r\n')
    expect(await results('failedResults')).toMatch(
      /^"sf__Id"\|"sf__Error"\|Name\|Phone\r\n""\|"REQUIRED.*"\|""\|"1"\r\n$/,
    )
  })

  it('render numbers anew and leave columns in the wrong case blank', async () => {
    const results = await loaded(await start(), INSERT, 'Name,AnnualRevenue,phone\nA,912260031,1\n')
    expect(await results('successfulResults')).toContain('"A","9.12260031E8",""')
  })

  it('come in another order than the upload, the same one for the same seed', async () => {
    const csv = `Name\n${Array.from({ length: 1000 }, (_, i) => `N${i}`).join('\n')}\n`
    const order = async (seed: number) => {
      const results = await loaded(await start({ seed }), INSERT, csv)
      const rows: string[][] = parse(await results('successfulResults'), { from: 2 })
      return rows.map((row) => row.at(-1))
    }
    const uploaded = csv.trim().split('\n').slice(1)
    const [first, again, other] = [await order(1), await order(1), await order(2)]
    expect(first).not.toEqual(uploaded)
    expect(first.toSorted()).toEqual(uploaded.toSorted())
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
  })

  it('answer with and without a trailing slash, and to the spelling unprocessedRecords', async () => {
    const client = await start()
    const results = await loaded(client, INSERT, 'Name\nA\n')
    expect(await results('successfulResults/')).toBe(await results('successfulResults'))
    expect(await results('unprocessedRecords')).toBe(await results('unprocessedrecords'))
  })

  it('are refused while the job is open', async () => {
    const client = await start()
    const id = String((await client.create(INSERT)).json.id)
    expect(await client.results(id, 'successfulResults')).toContain('INVALIDJOBSTATE')
  })

  it('of an aborted job are answered or refused, as the org is set', async () => {
    const statuses = { answered: [200, 200], refused: [400, 200], 'no content': [204, 200], 'all refused': [400, 400] }
    for (const abortedResults of ['answered', 'refused', 'no content', 'all refused'] as const) {
      const client = await start({ abortedResults })
      const id = String((await client.create(INSERT)).json.id)
      await client.patch(id, 'Aborted')
      const status = async (file: string) => (await client.call('GET', `${INGEST}/${id}/${file}`)).status
      expect([await status('failedResults'), await status('unprocessedrecords')]).toEqual(statuses[abortedResults])
    }
  })

  // Source: Bulk API 2.0 guide, "Use Compression for Bulk API 2.0 Ingest Responses".
  it('are compressed for clients that take gzip, and not for others', async () => {
    const client = await start()
    const { id } = await client.load(INSERT, 'Name\nA\n')
    const path = `/services/data/v67.0/jobs/ingest/${String(id)}/successfulResults`
    const packed = await client.call('GET', path, { headers: { 'accept-encoding': 'gzip' } })
    const plain = await client.call('GET', path, { headers: { 'accept-encoding': 'identity' } })
    expect([packed, plain].map(({ headers }) => headers.get('content-encoding'))).toEqual(['gzip', null])
    expect(packed.text).toBe(plain.text)
    expect(plain.headers.get('content-type')).toBe('text/csv')
  })
})
