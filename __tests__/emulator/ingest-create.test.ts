import { describe, expect, it } from '@jest/globals'
import { DATA, INGEST, orgs } from './org-client.ts'

// Source: Bulk API 2.0 guide, "Create a Job"; of the error texts: jsforce, plugin-data and users' reports.

const start = orgs()
const ACCOUNTS = { object: 'Account', operation: 'insert' }

describe('creating a job', () => {
  it('answers the open job with the guide’s defaults and forms', async () => {
    const client = await start()
    const reply = await client.create(ACCOUNTS)
    expect(reply.status).toBe(200)
    expect(reply.json).toEqual({
      id: expect.stringMatching(/^750\w{15}$/),
      ...ACCOUNTS,
      createdById: client.org.userId,
      createdDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
      systemModstamp: expect.any(String),
      state: 'Open',
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: 67,
      contentUrl: `services/data/v67.0/jobs/ingest/${String(reply.json.id)}/batches`,
      lineEnding: 'LF',
      columnDelimiter: 'COMMA',
    })
    expect(reply.text).toContain('"apiVersion":67.0')
  })

  it('keeps every field of the request', async () => {
    const client = await start()
    const spec = {
      object: 'Case',
      operation: 'upsert',
      externalIdFieldName: 'Id',
      contentType: 'CSV',
      lineEnding: 'CRLF',
      columnDelimiter: 'SEMICOLON',
      assignmentRuleId: '01Q000000000001AAA',
    }
    expect((await client.create(spec)).json).toMatchObject(spec)
  })

  it('takes concurrencyMode Serial and runs parallel all the same', async () => {
    const client = await start()
    const reply = await client.create({ ...ACCOUNTS, concurrencyMode: 'Serial' })
    expect(reply.json.concurrencyMode).toBe('Parallel')
  })

  it.each([
    ['an unknown field', { ...ACCOUNTS, colour: 'red' }, 'JSON_PARSER_ERROR', /colour/],
    ['an unknown operation', { ...ACCOUNTS, operation: 'merge' }, 'JSON_PARSER_ERROR', /operation/],
    ['an unknown delimiter', { ...ACCOUNTS, columnDelimiter: ',' }, 'JSON_PARSER_ERROR', /columnDelimiter/],
    ['an unknown object', { ...ACCOUNTS, object: 'Nope' }, 'INVALIDENTITY', /'Nope' is not supported by the Bulk API/],
    [
      'an upsert without a key',
      { ...ACCOUNTS, operation: 'upsert' },
      'INVALIDJOB',
      /^InvalidJob : External ID was blank for Account\. An External ID must be specified for upsert\.$/,
    ],
    [
      'an upsert by a field that is no key',
      { ...ACCOUNTS, operation: 'upsert', externalIdFieldName: 'Phone' },
      'INVALIDJOB',
      /Phone does not match an External ID/,
    ],
    ['an assignment rule for accounts', { ...ACCOUNTS, assignmentRuleId: '01Q' }, 'INVALIDJOB', /Account/],
  ])('refuses %s', async (_, spec, errorCode, message) => {
    const client = await start()
    const reply = await client.create(spec)
    expect(reply.status).toBe(400)
    expect(reply.json).toEqual([{ errorCode, message: expect.stringMatching(message) }])
    expect(client.org.jobs()).toEqual([])
  })

  it('refuses hardDelete without the permission', async () => {
    const client = await start({ userPermissions: { hardDelete: false } })
    expect((await client.create({ ...ACCOUNTS, operation: 'hardDelete' })).json).toEqual([
      {
        errorCode: 'FEATURENOTENABLED',
        message:
          'hardDelete operation requires special user profile permission, please contact your system administrator',
      },
    ])
  })

  it('refuses a body that is not sent as JSON', async () => {
    const client = await start()
    const reply = await client.call('POST', INGEST, { body: JSON.stringify(ACCOUNTS) })
    expect([reply.status, reply.json]).toMatchObject([415, [{ errorCode: 'UNSUPPORTED_MEDIA_TYPE' }]])
  })

  it('is not there before v41.0', async () => {
    const client = await start()
    expect((await client.call('GET', '/services/data/v40.0/jobs/ingest')).status).toBe(404)
  })
})

describe('creating a job with its data in one call', () => {
  const multipart = (job: object, csv: string, lineEnd = '\r\n') =>
    [
      '--X',
      'Content-Type: application/json',
      'Content-Disposition: form-data; name="job"',
      '',
      JSON.stringify(job),
      '--X',
      'Content-Type: text/csv',
      'Content-Disposition: form-data; name="content"; filename="content"',
      '',
      csv,
      '--X--',
      '',
    ].join(lineEnd)
  const headers = { 'content-type': 'multipart/form-data; boundary=X' }

  it.each(['\r\n', '\n'])('closes the job at once and processes it (%j)', async (lineEnd) => {
    const client = await start()
    const reply = await client.call('POST', INGEST, { body: multipart(ACCOUNTS, 'Name\nA\nB\n', lineEnd), headers })
    expect([reply.status, reply.json.state]).toEqual([200, 'UploadComplete'])
    expect(await client.final(String(reply.json.id))).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 2 })
  })

  it('refuses more than 100,000 characters of data', async () => {
    const client = await start()
    const body = multipart(ACCOUNTS, `Name\n${'x'.repeat(100_000)}`)
    expect((await client.call('POST', INGEST, { body, headers })).status).toBe(400)
  })

  it('refuses a message without its two parts', async () => {
    const client = await start()
    const reply = await client.call('POST', INGEST, { body: '--X\r\n\r\nx\r\n--X--\r\n', headers })
    expect(reply.status).toBe(400)
  })
})

describe('what answers beside jobs', () => {
  it('404 NOT_FOUND for unknown URLs, versions and objects', async () => {
    const client = await start()
    const urls = [
      '/nowhere',
      '/services/data/v68.0',
      '/services/data/v1',
      `${DATA}/nowhere`,
      `${DATA}/sobjects/Nope/describe`,
    ]
    for (const url of urls) {
      const reply = await client.call('GET', url)
      expect([url, reply.status]).toEqual([url, 404])
      expect(reply.json).toEqual([{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }])
    }
  })

  it('410 for retired versions, 405 for methods that are not there', async () => {
    const client = await start()
    expect((await client.call('GET', '/services/data/v30.0')).status).toBe(410)
    expect((await client.call('DELETE', INGEST)).status).toBe(405)
  })

  it('lists versions as releases', async () => {
    const { json } = await (await start()).call('GET', '/services/data/')
    expect(json).toContainEqual({ label: "Spring '26", url: '/services/data/v66.0', version: '66.0' })
    expect(json).toContainEqual({ label: "Winter '26", url: '/services/data/v65.0', version: '65.0' })
  })

  // Source: forcedotcom/sfdx-core: src/org/determineOrg.ts.
  it('tells by query what kind of org it is, and changes kind on command', async () => {
    const client = await start({ kind: 'scratch' })
    const soql = encodeURIComponent('SELECT Id, IsSandbox, TrialExpirationDate FROM Organization')
    const ask = async () => (await client.call('GET', `${DATA}/query?q=${soql}`)).json
    expect(await ask()).toMatchObject({
      records: [{ Id: client.org.orgId, IsSandbox: true, TrialExpirationDate: expect.any(String) }],
    })
    client.org.setKind('production')
    expect(await ask()).toMatchObject({ totalSize: 1, records: [{ IsSandbox: false, TrialExpirationDate: null }] })
  })

  it('describes objects without the fields a user may not see', async () => {
    const client = await start({ hiddenFields: ['Account.Phone'] })
    const { text } = await client.call('GET', `${DATA}/sobjects/Account/describe`)
    expect(text).toContain('"name":"Website"')
    expect(text).not.toContain('"name":"Phone"')
  })

  // Source: REST API guide, "Limit Info Header" and "Limits"; "API Request Limits and Allocations".
  it('counts requests against the daily limit and says so in every answer', async () => {
    const client = await start({ limits: { DailyApiRequests: { max: 2, used: 1 } } })
    const last = await client.call('GET', `${DATA}/limits`)
    expect(last.headers.get('sforce-limit-info')).toBe('api-usage=2/2')
    expect(last.json.DailyApiRequests).toEqual({ Max: 2, Remaining: 0 })
    const refused = await client.call('GET', DATA)
    expect([refused.status, refused.json]).toEqual([
      403,
      [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
    ])
  })

  it('keeps limits from users without the permission', async () => {
    const client = await start({ userPermissions: { viewSetup: false } })
    expect((await client.call('GET', `${DATA}/limits`)).status).toBe(403)
  })
})
