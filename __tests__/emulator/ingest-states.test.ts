import { describe, expect, it } from '@jest/globals'
import { type Client, INGEST, orgs } from './org-client.ts'

// Source: Bulk API 2.0 guide, "Upload Job Data", "Close or Abort an Ingest Job", "Delete an Ingest Job", "Errors".

const start = orgs()

async function newJob(client: Client): Promise<string> {
  return String((await client.create({ object: 'Account', operation: 'insert' })).json.id)
}

async function completeJob(client: Client): Promise<string> {
  return String((await client.load({ object: 'Account', operation: 'insert' }, 'Name\nA\n')).id)
}

describe('uploading', () => {
  it('answers 201 without a body and leaves the job open', async () => {
    const client = await start()
    const id = await newJob(client)
    const reply = await client.put(id, 'Name\nA\n')
    expect([reply.status, reply.text]).toEqual([201, ''])
    expect((await client.info(id)).state).toBe('Open')
  })

  it('takes a second upload, and then refuses to close', async () => {
    const client = await start()
    const id = await newJob(client)
    await client.put(id, 'Name\nA\n')
    expect((await client.put(id, 'Name\nB\n')).status).toBe(201)
    const reply = await client.patch(id, 'UploadComplete')
    expect(reply.status).toBe(400)
    expect(reply.json).toEqual([
      {
        errorCode: 'INVALIDJOB',
        message: `Found multipe contents for job: <${id}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.`,
      },
    ])
    expect((await client.patch(id, 'Aborted')).json.state).toBe('Aborted')
    expect(client.org.records.all('Account')).toEqual([])
  })

  it('does not look at the content before the job is closed', async () => {
    const client = await start()
    const id = await newJob(client)
    expect((await client.put(id, '\uFEFFNonsense\r\n"')).status).toBe(201)
  })

  it.each([undefined, 'application/octet-stream', 'text/plain'])('refuses content type %s', async (type) => {
    const client = await start()
    const id = await newJob(client)
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
    const reply = await client.call('PUT', `${INGEST}/${id}/batches`, { body: Buffer.from('Name\nA\n'), headers })
    expect(reply.status).toBe(415)
    expect(client.org.jobs()[0]?.uploads).toEqual([])
  })

  it('takes text/csv with a charset', async () => {
    const client = await start()
    const headers = { 'content-type': 'text/csv; charset=UTF-8' }
    const reply = await client.call('PUT', `${INGEST}/${await newJob(client)}/batches`, { body: 'Name\nA\n', headers })
    expect(reply.status).toBe(201)
  })

  it('refuses more bytes than a job may have', async () => {
    const client = await start({ maxUploadBytes: 10 })
    const id = await newJob(client)
    expect((await client.put(id, 'Name\nAcme Corporation\n')).status).toBe(400)
    expect((await client.put(id, 'Name\nAcme\n')).status).toBe(201)
  })

  it('refuses data for a job that is closed', async () => {
    const client = await start()
    const reply = await client.put(await completeJob(client), 'Name\nB\n')
    expect([reply.status, reply.json]).toMatchObject([400, [{ errorCode: 'INVALIDJOBSTATE' }]])
  })
})

describe('closing and aborting', () => {
  it('goes from Open to UploadComplete, InProgress and JobComplete', async () => {
    const client = await start()
    const id = await newJob(client)
    await client.put(id, 'Name\nA\n')
    const closed = await client.patch(id, 'UploadComplete')
    expect([closed.status, closed.json.state, closed.json.contentUrl]).toEqual([200, 'UploadComplete', undefined])
    await client.final(id)
    const states = client.org.jobs()[0]?.history.map(({ state }) => state)
    expect(states).toEqual(['Open', 'UploadComplete', 'InProgress', 'JobComplete'])
  })

  it('fails a job that is closed with nothing uploaded', async () => {
    const client = await start()
    const id = await newJob(client)
    expect((await client.patch(id, 'UploadComplete')).status).toBe(200)
    expect(await client.final(id)).toMatchObject({ state: 'Failed', errorMessage: 'InvalidBatch : Records not found' })
  })

  it('refuses to close or abort a job that is over', async () => {
    const client = await start()
    const id = await completeJob(client)
    expect((await client.patch(id, 'UploadComplete')).json).toEqual([
      { errorCode: 'INVALIDJOBSTATE', message: 'Closing already Completed Job not allowed' },
    ])
    expect((await client.patch(id, 'Aborted')).json).toEqual([
      { errorCode: 'INVALIDJOBSTATE', message: 'Aborting already Completed Job not allowed' },
    ])
  })

  it('never processes an open job, nor one aborted before it was closed', async () => {
    const client = await start()
    const id = await newJob(client)
    await client.put(id, 'Name\nA\n')
    await client.patch(id, 'Aborted')
    expect((await client.patch(id, 'UploadComplete')).json).toMatchObject([{ errorCode: 'INVALIDJOBSTATE' }])
    expect(client.org.records.all('Account')).toEqual([])
  })

  it('refuses any other state', async () => {
    const client = await start()
    expect((await client.patch(await newJob(client), 'JobComplete')).status).toBe(400)
  })
})

describe('deleting', () => {
  it('refuses an open job', async () => {
    const client = await start()
    const id = await newJob(client)
    const reply = await client.call('DELETE', `${INGEST}/${id}`)
    expect([reply.status, reply.json]).toEqual([
      400,
      [
        {
          errorCode: 'API_ERROR',
          message: 'Error encountered when deleting the job because the job is not terminated',
        },
      ],
    ])
  })

  it('takes job and results away', async () => {
    const client = await start()
    const id = await completeJob(client)
    expect((await client.call('DELETE', `${INGEST}/${id}`)).status).toBe(204)
    for (const path of ['', '/successfulResults', '/batches']) {
      const reply = await client.call(path === '/batches' ? 'PUT' : 'GET', `${INGEST}/${id}${path}`)
      expect(reply.status).toBe(404)
    }
    expect(client.org.records.all('Account')).toHaveLength(1)
  })
})

// Source: Bulk API 2.0 guide, "Get Information About All Ingest Jobs".
describe('listing', () => {
  it('gives all jobs, page by page', async () => {
    const client = await start({ listPageSize: 2 })
    const ids = [await newJob(client), await newJob(client), await completeJob(client)]
    const first = (await client.call('GET', `${INGEST}?jobType=V2Ingest`)).json
    expect(first).toMatchObject({ done: false, nextRecordsUrl: expect.stringContaining('queryLocator=') })
    const second = (await client.call('GET', String(first.nextRecordsUrl))).json
    expect(second).toMatchObject({ done: true, nextRecordsUrl: null })
    const listed = [first, second].flatMap(({ records }) => Array.from(Object.values(records ?? {}), ({ id }) => id))
    expect(listed.sort()).toEqual(ids.sort())
  })

  it('leaves out what the filters exclude', async () => {
    const client = await start()
    await newJob(client)
    expect((await client.call('GET', `${INGEST}?jobType=Classic`)).json.records).toEqual([])
    expect((await client.call('GET', `${INGEST}?isPkChunkingEnabled=true`)).json.records).toEqual([])
    expect((await client.call('GET', `${INGEST}?isPkChunkingEnabled=false`)).json.records).toHaveLength(1)
  })
})
