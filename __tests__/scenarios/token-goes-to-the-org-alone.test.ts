import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

const files = { 'data/accounts.csv': accountsCsv(1, 20) }

/** A host on this machine that is not the org's, and the paths that it was asked for. */
let elsewhere: Server
let host: string
const asked: string[] = []

beforeEach(async () => {
  asked.length = 0
  elsewhere = createServer((request, response) => {
    asked.push(`${request.url} with ${request.headers.authorization}`)
    response.end('{"done":true,"records":[],"nextRecordsUrl":null}')
  })
  elsewhere.listen(0, '127.0.0.1')
  await once(elsewhere, 'listening')
  const address = elsewhere.address()
  if (address === null || typeof address === 'string') throw new Error('It does not listen on a port.')
  host = `127.0.0.1:${address.port}`
})

afterEach(async () => {
  elsewhere.closeAllConnections()
  elsewhere.close()
  await once(elsewhere, 'close')
})

it.each([
  ['to another host', () => `http://${host}/services/data/v67.0/jobs/ingest?queryLocator=x`],
  ['without a scheme', () => `//${host}/services/data/v67.0/jobs/ingest`],
  ['with a backslash', () => `/\\${host}/x`],
  ['with a tab', () => `/\t/${host}/x`],
])('a list of jobs whose next page leads elsewhere, %s, stops the load', async (_, link) => {
  const { org, load } = await startScenario({ files })
  const body = { done: false, records: [], nextRecordsUrl: link() }
  org.faults.add({ kind: 'answer', method: 'GET', path: 'jobs/ingest', status: 200, body, times: 100 })

  const run = await load(INSERT_ACCOUNTS, { runAttempt: 2 })

  expectFailed(run, { reason: 'ledger-missing', says: [`a link to another host (${host})`, 'Nothing was sent there'] })
  expect(asked).toEqual([])
  expectAccountsOnce(org, 0)
})

it('a link whose path begins like another host goes to the org', async () => {
  const { org, load } = await startScenario({ files })
  const body = { done: false, records: [], nextRecordsUrl: `/.//${host}/x` }
  org.faults.add({ kind: 'answer', method: 'GET', path: 'jobs/ingest', status: 200, body, times: 100 })

  await load(INSERT_ACCOUNTS, { runAttempt: 2 })

  expect(asked).toEqual([])
})

it('names this client on every API request', async () => {
  const { org, load } = await startScenario({ files })
  const run = await load(INSERT_ACCOUNTS)
  expect(run.outputs.verdict).toBe('passed')
  const calls = org.requests.filter(({ path }) => path.startsWith('/services/data/v'))
  expect(calls.length).toBeGreaterThan(5)
  expect(new Set(calls.map(({ headers }) => headers['sforce-call-options']))).toEqual(
    new Set(['client=salesforce-bulk-load']),
  )
})
