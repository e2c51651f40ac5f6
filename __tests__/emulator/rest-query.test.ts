import { describe, expect, it } from '@jest/globals'
import { type Client, DATA, orgs } from './org-client.ts'

const start = orgs()

function ask({ call }: Client, soql: string, headers: Readonly<Record<string, string>> = {}) {
  return call('GET', `${DATA}/query?q=${encodeURIComponent(soql)}`, { headers })
}

async function withAccounts(count: number, options = {}): Promise<Client> {
  const client = await start(options)
  for (let index = 0; index < count; index++) client.org.records.insertDirectly('Account', { Name: `A${index}` })
  return client
}

/** Source: REST API guide, "Query" and "Query More Results". */
describe('a query with many records', () => {
  it('comes in pages of 2,000 that name the next one', async () => {
    const client = await withAccounts(4_500)
    const names = new Set<unknown>()
    const sizes: number[] = []
    let reply = await ask(client, 'SELECT Name FROM Account')
    for (;;) {
      const { totalSize, done, nextRecordsUrl, records } = reply.json
      expect(totalSize).toBe(4_500)
      const rows = Object.values(records ?? {})
      for (const row of rows) names.add(row.Name)
      sizes.push(rows.length)
      if (String(done) === 'true') {
        expect(nextRecordsUrl).toBeUndefined()
        break
      }
      expect(nextRecordsUrl).toMatch(/^\/services\/data\/v67\.0\/query\/0r8\w{15}-\d+$/)
      reply = await client.call('GET', String(nextRecordsUrl))
    }
    expect(sizes).toEqual([2_000, 2_000, 500])
    expect(names.size).toBe(4_500)
  })

  it('comes in smaller pages where the client asks for them, of 200 at least', async () => {
    const client = await withAccounts(450)
    const { json } = await ask(client, 'SELECT Id FROM Account', { 'sforce-query-options': 'batchSize=5' })
    expect(Object.values(json.records ?? {})).toHaveLength(200)
    expect(json.nextRecordsUrl).toMatch(/-200$/)
  })

  it('comes in one page where it fits, and as a number where it counts', async () => {
    const client = await withAccounts(10, { queryPageSize: 10 })
    expect((await ask(client, 'SELECT Id FROM Account')).json.done).toBe(true)
    expect((await ask(client, 'SELECT Id FROM Account LIMIT 3')).json).toMatchObject({ totalSize: 3, done: true })
    expect((await ask(client, 'SELECT COUNT() FROM Account')).json).toEqual({ totalSize: 10, done: true, records: [] })
  })

  it('has no page behind a locator that is unknown', async () => {
    const client = await withAccounts(11, { queryPageSize: 10 })
    const { json } = await ask(client, 'SELECT Id FROM Account')
    for (const place of [
      '0r8000000000001AAA-10',
      String(json.nextRecordsUrl).replace(/.*\//, '').replace('-10', '-20'),
    ]) {
      const reply = await client.call('GET', `${DATA}/query/${place}`)
      expect([reply.status, reply.json]).toEqual([
        400,
        [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' }],
      ])
    }
  })

  it('shows deleted records on later pages of queryAll too', async () => {
    const client = await withAccounts(3, { queryPageSize: 2 })
    const [id = ''] = client.org.records.all('Account').map(({ Id }) => Id)
    client.org.records.write({ object: 'Account', operation: 'delete', columns: ['Id'], rows: [[id]] })
    const first = await client.call('GET', `${DATA}/queryAll?q=${encodeURIComponent('SELECT Id FROM Account')}`)
    const more = await client.call('GET', String(first.json.nextRecordsUrl))
    expect(more.json).toMatchObject({ totalSize: 3, done: true, records: [{ Id: id }] })
  })
})

/** Source: Salesforce Help 000386264. */
describe('a URI', () => {
  const path = (bytes: number) => `${DATA}/query?q=`.padEnd(bytes, 'x')

  it('is at most 16,384 bytes long, with headers as well', async () => {
    const { call } = await start()
    expect((await call('GET', path(16_385))).status).toBe(414)
    expect((await call('GET', path(16_384))).status).toBe(431)
    expect((await call('GET', path(16_384 - 1_000))).status).toBe(400)
    expect((await call('GET', `${DATA}/limits`, { headers: { 'x-long': 'x'.repeat(17_000) } })).status).toBe(431)
  })
})

it('has the running user beside every user that is put in', async () => {
  const client = await start()
  const ids = ['ann', 'bob'].map((name) =>
    client.org.records.insertDirectly('User', { Username: `${name}@example.com`, LastName: name }),
  )
  expect(new Set([client.org.userId, ...ids]).size).toBe(3)
  const { json } = await ask(client, 'SELECT Id, Username FROM User')
  expect(Object.values(json.records ?? {})).toMatchObject([
    { Id: client.org.userId, Username: 'loader@example.com' },
    { Id: ids[0], Username: 'ann@example.com' },
    { Id: ids[1], Username: 'bob@example.com' },
  ])
})
