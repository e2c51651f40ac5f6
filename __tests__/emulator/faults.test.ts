import { describe, expect, it } from '@jest/globals'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { type Client, DATA, INGEST, orgs } from './org-client.ts'

const start = orgs()
const INSERT = { object: 'Account', operation: 'insert' }

async function withFaults(...faults: FaultInput[]): Promise<Client> {
  const client = await start()
  client.org.faults.add(...faults)
  return client
}

const statuses = async (client: Client, count: number, path = DATA) => {
  const found: number[] = []
  for (let index = 0; index < count; index += 1) found.push((await client.call('GET', path)).status)
  return found
}

describe('a scripted answer', () => {
  it('meets the n-th matching request and as many as it says', async () => {
    const client = await withFaults({ kind: 'answer', path: 'limits', nth: 2, times: 2, status: 503 })
    expect(await statuses(client, 4, `${DATA}/limits`)).toEqual([200, 503, 503, 200])
    expect(await statuses(client, 2)).toEqual([200, 200])
  })

  it('comes with status, headers and body, as JSON or as a page', async () => {
    const body = [{ errorCode: 'SERVER_UNAVAILABLE', message: 'later' }]
    const client = await withFaults(
      { kind: 'answer', status: 503, headers: { 'retry-after': '7' }, body },
      { kind: 'answer', nth: 2, status: 502, body: '<html>' },
    )
    const first = await client.call('GET', DATA)
    expect([first.status, first.headers.get('retry-after'), first.json]).toEqual([503, '7', body])
    const second = await client.call('GET', DATA)
    expect([second.status, second.headers.get('content-type'), second.text]).toEqual([502, 'text/html', '<html>'])
  })

  it('keeps the request from having an effect, or lets it have one', async () => {
    const client = await withFaults(
      { kind: 'answer', method: 'post', path: 'jobs/ingest', status: 500 },
      { kind: 'answer', method: 'POST', path: 'jobs/ingest', nth: 2, status: 500, takesEffect: true },
    )
    expect((await client.create(INSERT)).status).toBe(500)
    expect(client.org.jobs()).toHaveLength(0)
    expect((await client.create(INSERT)).status).toBe(500)
    expect(client.org.jobs()).toHaveLength(1)
  })

  it('tells a job from what lies below it', async () => {
    const client = await withFaults({ kind: 'answer', path: 'jobs/ingest/*', times: 9, status: 500 })
    const id = String((await client.create(INSERT)).json.id)
    expect((await client.put(id, 'Name\nA\n')).status).toBe(201)
    expect((await client.call('GET', `${INGEST}/${id}`)).status).toBe(500)
  })
})

describe('a connection', () => {
  it('is reset before the request took effect, or after', async () => {
    const client = await withFaults(
      { kind: 'reset', method: 'POST', effect: 'before' },
      { kind: 'reset', method: 'POST', nth: 2, effect: 'after' },
    )
    await expect(client.create(INSERT)).rejects.toThrow('fetch failed')
    expect(client.org.jobs()).toHaveLength(0)
    await expect(client.create(INSERT)).rejects.toThrow('fetch failed')
    expect(client.org.jobs()).toHaveLength(1)
    expect(client.org.requests.map(({ status }) => status)).toEqual([0, 0])
  })

  it('is reset in the midst of an upload, of which nothing is kept', async () => {
    const client = await withFaults({ kind: 'reset', path: 'batches', effect: 'before', afterBytes: 100_000 })
    const id = String((await client.create(INSERT)).json.id)
    await expect(client.put(id, 'x'.repeat(5_000_000))).rejects.toThrow('fetch failed')
    expect(client.org.jobs()[0]?.uploads).toEqual([])
    expect(client.org.requests[1]?.requestBytes).toBeGreaterThanOrEqual(100_000)
  })

  it.each([false, true])('is cut within an answer’s body (chunked: %s)', async (chunked) => {
    const client = await start()
    const { id } = await client.load(INSERT, 'Name\nA\nB\n')
    client.org.faults.add({ kind: 'cut', path: 'successfulResults', afterBytes: 40, chunked })
    await expect(client.results(String(id), 'successfulResults')).rejects.toThrow('terminated')
    expect(await client.results(String(id), 'successfulResults')).toContain('"B"')
  })

  it.each(['answer', 'body'] as const)('is slow to give the %s', async (part) => {
    const client = await withFaults({ kind: 'slow', delayMs: 3, part })
    expect((await client.call('GET', DATA)).json).toMatchObject({ jobs: `${DATA}/jobs` })
  })

  it('that is held back ends with the org', async () => {
    const client = await withFaults({ kind: 'slow', delayMs: 1e6 })
    const waiting = client.call('GET', DATA).catch((error: Error) => error.message)
    while (client.org.requests.length === 0) await new Promise(setImmediate)
    await client.org.close()
    expect(await waiting).toBe('fetch failed')
  })
})

describe('a session', () => {
  it('expires at the n-th matching request', async () => {
    const client = await withFaults({ kind: 'expire-tokens', path: 'limits', nth: 2 })
    expect(await statuses(client, 3, `${DATA}/limits`)).toEqual([200, 401, 401])
  })
})

describe('rows', () => {
  it('meet locks the first time only, the same rows for the same seed', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => `N${index}`)
    const run = async () => {
      const client = await withFaults({ kind: 'lock-rows', object: 'account', share: 0.1, seed: 3 })
      const { id, numberRecordsFailed } = await client.load(INSERT, `Name\n${rows.join('\n')}\n`)
      const failed = (await client.results(String(id), 'failedResults')).trim().split('\n').slice(1)
      return { client, failed, count: Number(numberRecordsFailed) }
    }
    const { client, failed, count } = await run()
    expect(count).toBeGreaterThan(20)
    expect(count).toBeLessThan(90)
    expect(failed[0]).toMatch(
      /^"","UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record or 1 records: 001/,
    )
    const again = failed.map((row) => row.split('"').at(-2))
    const retried = await client.load(INSERT, `Name\n${again.join('\n')}\n`)
    expect(retried).toMatchObject({ numberRecordsProcessed: count, numberRecordsFailed: 0 })
    expect((await run()).failed).toEqual(failed)
  })

  it('meet locks where they have a value, and nowhere else', async () => {
    const client = await withFaults({ kind: 'lock-rows', share: 1, value: 'b' })
    const { id } = await client.load(INSERT, 'Name\na\nb\nbb\n')
    const failed = (await client.results(String(id), 'failedResults')).trim().split('\n').slice(1)
    expect(failed.map((row) => row.split('"').at(-2))).toEqual(['b'])
  })
})

describe('a job', () => {
  it('fails after so many rows with the text given; they stay, the rest is unprocessed', async () => {
    const errorMessage = 'TooManyLockFailure : Too many lock failure 200 Trying again later.'
    const client = await withFaults({ kind: 'fail-job', afterRows: 3, errorMessage })
    const info = await client.load(INSERT, 'Name\nA\nB\nC\nD\n')
    expect(info).toMatchObject({ state: 'Failed', errorMessage, numberRecordsProcessed: 3 })
    expect(client.org.records.all('Account')).toHaveLength(3)
    expect(await client.results(String(info.id), 'unprocessedrecords')).toBe('Name\nD\n')
    expect((await client.load(INSERT, 'Name\nE\n')).state).toBe('JobComplete')
  })

  it('hangs until it is aborted', async () => {
    const client = await withFaults({ kind: 'hang-job', afterRows: 1, object: 'Account' })
    const id = String((await client.create(INSERT)).json.id)
    await client.put(id, 'Name\nA\nB\n')
    await client.patch(id, 'UploadComplete')
    while (Number((await client.info(id)).numberRecordsProcessed) < 1) await new Promise(setImmediate)
    expect(await client.info(id)).toMatchObject({ state: 'InProgress', numberRecordsProcessed: 1 })
    expect((await client.patch(id, 'Aborted')).json.state).toBe('Aborted')
    expect(await client.results(id, 'unprocessedrecords')).toBe('Name\nB\n')
  })

  // Source: forcedotcom/dataloader pull request 1033.
  it('reports fewer records than it processed', async () => {
    const client = await withFaults({ kind: 'short-counts', by: 2 })
    const info = await client.load(INSERT, 'Name\nA\nB\nC\n')
    expect(info).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 1 })
    expect((await client.results(String(info.id), 'successfulResults')).trim().split('\n')).toHaveLength(4)
  })
})

describe('a result file', () => {
  it.each([
    ['first row twice', ['h', 'a', 'a', 'b']],
    ['first row for last', ['h', 'a', 'a']],
    ['page', ['<p></p>', '<p></p>', '<p></p>']],
    ['whole upload', ['Name', 'A', 'B']],
  ] as const)('is spoilt: %s', async (how, expected) => {
    const client = await withFaults({ kind: 'spoilt-rows', path: 'successfulResults', how })
    const { id } = await client.load(INSERT, 'Name\nA\nB\n')
    const spoilt = (await client.results(String(id), 'successfulResults')).trimEnd().split('\n')
    const right = (await client.results(String(id), 'successfulResults')).trimEnd().split('\n')
    const names = new Map(right.map((line, index) => [line, ['h', 'a', 'b'][index]]))
    expect(spoilt.map((line) => names.get(line) ?? line)).toEqual(expected)
  })
})

it('a look shows a job as it was before its last changes', async () => {
  const client = await withFaults({ kind: 'stale-look', method: 'GET', path: 'jobs/ingest/*', nth: 2, by: 9 })
  client.org.faults.add({ kind: 'hang-job', afterRows: 1 })
  const id = String((await client.create(INSERT)).json.id)
  await client.put(id, 'Name\nA\nB\n')
  await client.patch(id, 'UploadComplete')
  expect((await client.info(id)).state).not.toBe('Open')
  expect(await client.info(id)).toMatchObject({ state: 'Open', numberRecordsProcessed: 0 })
  expect((await client.info(id)).state).not.toBe('Open')
})

it('a chunk that is held goes in after the abort, once it is let in', async () => {
  const client = await withFaults({ kind: 'hang-job', afterRows: 200 }, { kind: 'late-abort', chunks: 1, held: true })
  const id = String((await client.create(INSERT)).json.id)
  await client.put(id, `Name\n${'A\n'.repeat(450)}`)
  await client.patch(id, 'UploadComplete')
  for (;;) if (Number((await client.info(id)).numberRecordsProcessed) === 200) break
  await client.patch(id, 'Aborted')
  const rows = async (file: string) => (await client.results(id, file)).trimEnd().split('\n').length - 1
  expect([await rows('successfulResults'), await rows('unprocessedrecords')]).toEqual([200, 250])
  client.org.letChunksIn()
  for (;;) if ((await rows('successfulResults')) === 400) break
  expect(await rows('unprocessedrecords')).toBe(50)
  expect((await client.info(id)).state).toBe('Aborted')
})

describe('the control endpoint', () => {
  it('sets, lists and clears faults, and refuses what is none', async () => {
    const { org, call } = await start()
    const fault = { kind: 'answer', path: 'limits', status: 500 }
    expect((await call('POST', '/__control/faults', { body: JSON.stringify(fault) })).status).toBe(204)
    expect((await call('GET', '/__control/faults')).json).toMatchObject([fault])
    const wrong = await call('POST', '/__control/faults', { body: JSON.stringify({ kind: 'answer', colour: 'red' }) })
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('colour')])
    expect((await call('DELETE', '/__control/faults')).status).toBe(204)
    expect(org.faults.all()).toEqual([])
  })

  it('shows requests without credentials, jobs and records, and is not in the journal itself', async () => {
    const client = await start()
    const { org, call } = client
    await client.load(INSERT, 'Name\nA\n')
    const requests = await call('GET', '/__control/requests')
    expect(requests.json).toMatchObject([
      { n: 1, method: 'POST', path: INGEST, status: 200, headers: { authorization: 'masked' } },
      { n: 2, method: 'PUT', status: 201, requestBytes: 7, responseBytes: 0 },
      { n: 3, method: 'PATCH' },
      ...org.requests.slice(3).map(() => ({ method: 'GET' })),
    ])
    expect((await call('GET', '/__control/jobs')).json).toMatchObject([
      { state: 'JobComplete', uploads: [{ bytes: 7 }] },
    ])
    expect((await call('GET', '/__control/records/Account')).json).toMatchObject([{ Name: 'A' }])
    expect((await call('GET', '/__control/records/Nope')).status).toBe(404)
    await call('POST', '/__control/expire-tokens')
    expect((await call('GET', DATA)).status).toBe(401)
  })
})
