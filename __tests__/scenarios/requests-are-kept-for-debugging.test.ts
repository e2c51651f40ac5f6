import { expect, it } from '@jest/globals'
import { accountsCsv, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { resultFolder, uploadedFiles } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const FILE = 'requests.jsonl'
const DEBUG = { env: { RUNNER_DEBUG: '1' } }
const files = { 'data/accounts.csv': accountsCsv(1, 20) }

function linesOf(content: Buffer | undefined): readonly Record<string, unknown>[] {
  const lines = String(content).split('\n')
  expect(lines.pop()).toBe('')
  return lines.map((line) => JSON.parse(line))
}

it('with step debug logging on, each request is a line of a result file, which is uploaded with the others', async () => {
  const { org, results, load } = await startScenario({ files })
  org.faults.add({ kind: 'answer', method: 'GET', path: 'Account/describe', status: 503 })

  const run = await load({ ...INSERT_ACCOUNTS, artifacts: 'all' }, DEBUG)

  expectPassed(run, { created: 20 })
  const content = resultFolder(run).files.get(FILE)
  const lines = linesOf(content)
  const shown = lines.map(({ method, path, status }) => `${method} ${String(path).replace(/\?.*/, '')} ${status}`)
  expect(shown.sort()).toEqual(org.requests.map(({ method, path, status }) => `${method} ${path} ${status}`).sort())
  for (const line of lines)
    expect(line).toMatchObject({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      host: new URL(org.url).host,
      milliseconds: expect.any(Number),
      bytesSent: expect.any(Number),
      bytesReceived: expect.any(Number),
    })
  const describes = lines.filter(({ path }) => String(path).endsWith('/Account/describe'))
  expect(describes.map(({ try: attempt, status }) => [attempt, status])).toEqual([
    [1, 503],
    [2, 200],
  ])
  expect(lines.some(({ limitInfo }) => /^api-usage=\d+\/\d+$/.test(String(limitInfo)))).toBe(true)
  const upload = lines.find(({ method }) => method === 'PUT')
  expect(Number(upload?.bytesSent)).toBeGreaterThan(accountsCsv(1, 20).length)
  expect(String(content)).not.toMatch(/Account 0000|SELECT|assertion=|Bearer/)
  expect(String(uploadedFiles(results).get(FILE))).toBe(String(content))
})

it('a request without an answer has the reason, and is not one without a line', async () => {
  const { org, load } = await startScenario({ files })
  org.faults.add({ kind: 'reset', method: 'GET', path: 'Account/describe', effect: 'before' })

  const run = await load(INSERT_ACCOUNTS, DEBUG)

  expectPassed(run, { created: 20 })
  const lines = linesOf(resultFolder(run).files.get(FILE))
  expect(lines.filter(({ status }) => status === null)).toEqual([
    expect.objectContaining({ method: 'GET', error: 'ECONNRESET', try: 1 }),
  ])
})

it('a sign-in that fails leaves its requests, and a later run without debug logging removes them', async () => {
  const { org, load } = await startScenario({ files })
  org.faults.add({
    kind: 'answer',
    method: 'POST',
    path: 'oauth2/token',
    status: 400,
    body: { error: 'invalid_grant', error_description: 'invalid assertion' },
  })
  const refused = await load(INSERT_ACCOUNTS, DEBUG)
  expectFailed(refused, { reason: 'login-failed', says: ['invalid assertion'] })
  expect(linesOf(resultFolder(refused).files.get(FILE))).toEqual([expect.objectContaining({ status: 400, try: 1 })])

  const run = await load(INSERT_ACCOUNTS)
  expectPassed(run, { created: 20 })
  expect(resultFolder(run).files.has(FILE)).toBe(false)
})
