import { setTimeout } from 'node:timers/promises'
import { expect, it } from '@jest/globals'
import { startResultsService } from '../../emulator/actions/start.ts'
import { INGEST, orgs } from './org-client.ts'

const start = orgs()
const INSERT = { object: 'Account', operation: 'insert' }

it('tells of each request before it has its effect, and after', async () => {
  const client = await start()
  const { org } = client
  const told: string[] = []
  org.onRequest(({ when, n, method, path }) => {
    told.push(`${n} ${method} ${path.replace(INGEST, '')} ${when}: ${org.jobs().length} jobs`)
  })
  const id = String((await client.create(INSERT)).json.id)
  await client.info(id)
  expect(told).toEqual([
    '1 POST  arrived: 0 jobs',
    '1 POST  answered: 1 jobs',
    `2 GET /${id} arrived: 1 jobs`,
    `2 GET /${id} answered: 1 jobs`,
  ])
})

it('waits for the watcher, and lets a request whose client left meanwhile have no effect', async () => {
  const client = await start()
  const { org, call } = client
  const id = String((await client.create(INSERT)).json.id)
  const left = new AbortController()
  let over: Promise<void> | undefined
  const stop = org.onRequest(async ({ gone }) => {
    left.abort()
    over = new Promise((resolve) => gone.addEventListener('abort', () => resolve()))
    await over
  })
  const upload = fetch(`${org.url}${INGEST}/${id}/batches`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${org.issueToken()}`, 'content-type': 'text/csv' },
    body: 'Name\nA\n',
    signal: left.signal,
  })
  await expect(upload).rejects.toThrow('aborted')
  await over
  stop()
  await call('GET', `${INGEST}/${id}`)
  expect(org.jobs()[0]?.uploads).toEqual([])
})

it('tells nothing more once it is stopped, and only once of what a fault cuts before its effect', async () => {
  const client = await start()
  const { org } = client
  const told: string[] = []
  const stop = org.onRequest(({ when }) => void told.push(when))
  org.faults.add({ kind: 'reset', method: 'POST', effect: 'before' })
  await expect(client.create(INSERT)).rejects.toThrow('fetch failed')
  stop()
  await client.create(INSERT)
  expect(told).toEqual(['arrived'])
})

it('forgets jobs as after seven days, while their records stay', async () => {
  const client = await start()
  const { org, call } = client
  const { id } = await client.load(INSERT, 'Name\nA\n')
  const other = await client.load(INSERT, 'Name\nB\n')
  org.forgetJobs([String(id)])
  expect((await call('GET', `${INGEST}/${id}`)).status).toBe(404)
  expect((await call('GET', `${INGEST}/${id}/successfulResults`)).status).toBe(404)
  expect((await call('GET', `${INGEST}/${other.id}`)).status).toBe(200)
  org.forgetJobs()
  expect((await call('GET', `${INGEST}/${other.id}`)).status).toBe(404)
  expect(org.records.all('Account')).toHaveLength(2)
  expect(org.jobs()).toHaveLength(2)
})

it('tells of calls of the results service, and answers them with scripted headers, pages, delays and cuts', async () => {
  const results = await startResultsService()
  try {
    const told: string[] = []
    results.onCall(async ({ when, n, service, method }) => {
      await setTimeout(1)
      told.push(`${n} ${service} ${method} ${when}`)
    })
    const call = () =>
      fetch(`${results.url}/twirp/github.actions.results.api.v1.CacheService/CreateCacheEntry`, {
        method: 'POST',
        headers: { authorization: `Bearer ${results.env.ACTIONS_RUNTIME_TOKEN}` },
        body: '{"key":"k","version":"v"}',
      })
    const fault = { service: 'CacheService', method: 'CreateCacheEntry', times: 1 } as const
    results.faults.add({ ...fault, status: 429, headers: { 'retry-after': '3' } })
    const limited = await call()
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3'])
    results.faults.add({ ...fault, status: 502, page: '<html>' })
    const page = await call()
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([502, 'text/html', '<html>'])
    expect(results.calls).toMatchObject([{ status: 429 }, { status: 502 }])

    results.faults.add({ ...fault, cutAfterBytes: 5 })
    await expect(call().then((answer) => answer.text())).rejects.toThrow('terminated')
    results.faults.add({ ...fault, delayMs: 5 })
    expect((await call()).status).toBe(409)
    expect(told.filter((line) => line.startsWith('1 '))).toEqual([
      '1 CacheService CreateCacheEntry arrived',
      '1 CacheService CreateCacheEntry answered',
    ])
  } finally {
    await results.close()
  }
})
