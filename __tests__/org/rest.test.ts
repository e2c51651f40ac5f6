import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { z } from 'zod/mini'
import { type Org, startOrg } from '../../emulator/org/start.ts'
import { createDescriber } from '../../src/org/describe.ts'
import { countRows, queryRows, readResource } from '../../src/org/rest.ts'
import { sessionIn } from '../support/bulk-client.ts'
import { recordingClock } from '../support/recording-clock.ts'

let org: Org
let session: ReturnType<typeof sessionIn>
beforeEach(async () => {
  org = await startOrg()
  session = sessionIn(org, recordingClock())
})
afterEach(async () => {
  session.close()
  await org.close()
})

const api = () => ({ calls: session, apiVersion: '67.0' })
const asked = () => org.requests.map(({ method, path }) => `${method} ${path}`)

function answerOnce(path: string, body: string | Record<string, unknown>, status = 200): void {
  org.faults.add({ kind: 'answer', method: 'GET', path, status, body })
}

describe('a resource', () => {
  const Limits = z.object({ DailyApiRequests: z.object({ Max: z.number() }) })

  it('is read with one request below the version, and holds what its shape has', async () => {
    expect(await readResource(api(), 'limits', Limits)).toEqual({ DailyApiRequests: { Max: 100_000 } })
    expect(asked()).toEqual(['GET /services/data/v67.0/limits'])
  })

  it.each([
    ['a page', '<html>We are down for maintenance</html>'],
    ['JSON of another shape', { DailyApiRequests: 7 }],
    ['nothing', ''],
  ])('that is answered with %s is not answered, and is not asked for again', async (_, body) => {
    answerOnce('limits', body)
    const message = 'the answer is not what the REST API describes'
    await expect(readResource(api(), 'limits', Limits)).rejects.toMatchObject({ code: 'UNREADABLE', message })
    expect(asked()).toHaveLength(1)
  })

  it('that the org refuses throws what the org says', async () => {
    await expect(readResource(api(), 'sobjects/Nope/describe', Limits)).rejects.toMatchObject({
      status: 404,
      errorCode: 'NOT_FOUND',
    })
  })
})

describe('a query', () => {
  const Row = z.object({ Id: z.string() })
  const SOQL = 'SELECT Id FROM Account'
  const NEXT = '/services/data/v67.0/query/01g5g00000abcde-2000'

  async function rows(resource?: 'queryAll'): Promise<string[]> {
    const ids: string[] = []
    for await (const { Id } of queryRows(api(), SOQL, Row, resource)) ids.push(Id)
    return ids
  }

  it('reaches the org as it was written', async () => {
    for await (const _ of queryRows(api(), "SELECT Id FROM Account WHERE Name = 'A & B + ü'", Row)) break
    expect(new URLSearchParams(org.requests[0]?.query).get('q')).toBe("SELECT Id FROM Account WHERE Name = 'A & B + ü'")
  })

  it('gives the rows of all its pages in their order', async () => {
    answerOnce('query', { done: false, nextRecordsUrl: NEXT, records: [{ Id: 'a' }, { Id: 'b' }] })
    answerOnce('query/*', { done: true, records: [{ Id: 'c' }] })

    expect(await rows()).toEqual(['a', 'b', 'c'])
    expect(asked()).toEqual(['GET /services/data/v67.0/query', `GET ${NEXT}`])
  })

  it('asks for no page that nobody reads', async () => {
    answerOnce('query', { done: false, nextRecordsUrl: NEXT, records: [{ Id: 'a' }, { Id: 'b' }] })
    for await (const { Id } of queryRows(api(), SOQL, Row)) {
      expect(Id).toBe('a')
      break
    }
    expect(asked()).toHaveLength(1)
  })

  it('takes an answer that does not say whether it is all for all', async () => {
    answerOnce('queryAll', { records: [{ Id: 'a' }] })
    expect(await rows('queryAll')).toEqual(['a'])
  })

  it.each([
    ['without a link to the next page', undefined],
    ['with a link to the page itself', NEXT],
  ])('that is not done, %s, is not answered', async (_, nextRecordsUrl) => {
    answerOnce('query', { done: false, nextRecordsUrl: NEXT, records: [] })
    answerOnce('query/*', { done: false, records: [], ...(nextRecordsUrl === undefined ? {} : { nextRecordsUrl }) })
    await expect(rows()).rejects.toMatchObject({ code: 'UNREADABLE', message: 'the answer to a query does not end' })
    expect(asked()).toHaveLength(2)
  })

  it('follows no link to another host', async () => {
    const elsewhere = await startOrg({ seed: 2 })
    answerOnce('query', { done: false, nextRecordsUrl: `${elsewhere.url}${NEXT}`, records: [] })
    await expect(rows()).rejects.toMatchObject({ code: 'ERR_INVALID_LINK' })
    expect(elsewhere.requests).toEqual([])
    await elsewhere.close()
  })
})

describe('a describer', () => {
  it('asks for each object once, whatever the case of its name, and knows none that is not there', async () => {
    const { describe } = createDescriber(session, '67.0')
    const [one, other] = [await describe('Account'), await describe('ACCOUNT')]
    expect(one).toBe(other)
    expect(one?.fields.map(({ name }) => name)).toContain('AnnualRevenue')
    expect(await describe('Nope')).toBeUndefined()
    expect(asked()).toEqual([
      'GET /services/data/v67.0/sobjects/Account/describe',
      'GET /services/data/v67.0/sobjects/Nope/describe',
    ])
  })

  it('names the objects that there are', async () => {
    expect(await createDescriber(session, '67.0').objectNames()).toContain('Account')
    expect(asked()).toEqual(['GET /services/data/v67.0/sobjects'])
  })
})

describe('a query that counts', () => {
  const aggregate = (values: Record<string, unknown>) => ({ attributes: { type: 'AggregateResult' }, ...values })

  it.each([
    ['COUNT()', { totalSize: 7, done: true, records: [] }, 7],
    ['COUNT(Id)', { totalSize: 1, done: true, records: [aggregate({ expr0: 7 })] }, 7],
    ['COUNT(Id), which counts nothing', { totalSize: 1, done: true, records: [aggregate({ expr0: 0 })] }, 0],
    ['COUNT(Id) under a name of its own', { totalSize: 1, done: true, records: [aggregate({ total: 0 })] }, 0],
    ['GROUP BY', { totalSize: 2, done: true, records: [aggregate({ expr0: 7 }), aggregate({ expr0: 8 })] }, 2],
    ['GROUP BY with one group', { totalSize: 1, done: true, records: [aggregate({ Name: 'A', expr0: 7 })] }, 1],
    ['a field', { totalSize: 1, done: true, records: [{ attributes: { type: 'Account' }, Size__c: 7 }] }, 1],
  ])('by %s gives what it counts', async (how, body, counted) => {
    answerOnce('query', body)
    const soql = `SELECT COUNT(Id) FROM Account${how.startsWith('GROUP BY') ? ' group  by Name' : ''}`
    expect(await countRows(api(), soql)).toBe(counted)
  })

  it.each([
    ['has two numbers', { total: 7, sites: 3 }],
    ['has none', { expr0: null }],
  ])('is not counted where its only row %s', async (_, values) => {
    answerOnce('query', { totalSize: 1, done: true, records: [aggregate(values)] })
    const message = 'the answer is not one number'
    await expect(countRows(api(), 'SELECT COUNT(Id) FROM Account')).rejects.toMatchObject({ message })
  })
})
