import { expect, it } from '@jest/globals'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { accountsCsv, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { testKeys } from '../support/keys.ts'
import type { ActionRun } from '../support/run-action.ts'
import { type Scenario, startScenario } from '../support/scenario.ts'
import { allThatLeaves } from '../support/visible.ts'

const files = { 'data/accounts.csv': accountsCsv(1, 5) }
/** Takes the inputs of the JWT flow away, which the scenario fills in. */
const NO_JWT = { 'client-id': '', username: '', 'private-key': '', 'login-url': '' }

/** A scenario of which the session is known before it runs. */
async function withSession(): Promise<Scenario & { token: string; inputs: Record<string, string> }> {
  const scenario = await startScenario({ files })
  const token = scenario.org.issueToken()
  const session = { 'access-token': token, 'instance-url': scenario.org.url }
  return { ...scenario, token, inputs: { ...INSERT_ACCOUNTS, ...NO_JWT, ...session } }
}

/** No piece of the secret of 16 characters, in any form, is in what leaves the step, and something was left out. */
function expectNothingOf(secret: string, run: ActionRun, { results }: Pick<Scenario, 'results'>): void {
  const text = allThatLeaves(run, results)
  const forms = [secret, Buffer.from(secret).toString('base64'), Buffer.from(`Bearer ${secret}`).toString('base64')]
  const texts = [
    text,
    text.replaceAll(/%(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    unescaped(text),
  ]
  for (const form of forms) {
    for (let at = 0; at + 16 <= form.length; at++) {
      const piece = form.slice(at, at + 16)
      expect(texts.filter((shown) => shown.includes(piece))).toEqual([])
    }
  }
  expect(text.includes('***')).toBe(true)
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(?!u)(.)/g, '$1').replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
}

const CREATE = { kind: 'answer', method: 'POST', path: 'jobs/ingest' } as const
const ECHOES = ['{{authorization}}', '{{url:authorization}}', '{{base64:authorization}}', '{{html:authorization}}']

it.each<[string, FaultInput]>([
  ...ECHOES.map((echo): [string, FaultInput] => [
    `a refusal with ${echo}`,
    { ...CREATE, status: 400, body: [{ errorCode: 'INVALIDJOB', message: `You sent: ${echo}` }], times: 9 },
  ]),
  [
    'an error code',
    { ...CREATE, status: 400, body: { error: '{{authorization}}', message: 'no {{authorization}}' }, times: 9 },
  ],
  [
    'a page, behind so much that the echo is cut',
    { ...CREATE, status: 400, body: `<html><p>${'x'.repeat(250)}</p><pre>{{authorization}}</pre>`, times: 9 },
  ],
  [
    'a describe that is refused',
    {
      kind: 'answer',
      path: 'sobjects/Account/describe',
      status: 403,
      body: [{ errorCode: 'NO', message: '{{authorization}}' }],
      times: 9,
    },
  ],
  [
    'a close that is refused',
    {
      kind: 'answer',
      method: 'PATCH',
      path: 'jobs/ingest/*',
      status: 400,
      body: [{ errorCode: 'INVALIDJOB', message: '{{authorization}}' }],
    },
  ],
  [
    'results that are refused',
    {
      kind: 'answer',
      method: 'GET',
      path: 'failedResults',
      status: 403,
      body: [{ errorCode: 'NO', message: '{{authorization}}' }],
      times: 9,
    },
  ],
  [
    'the query of the organization',
    {
      kind: 'answer',
      path: 'query',
      status: 403,
      body: [{ errorCode: 'NO', message: '{{url:authorization}}' }],
      times: 9,
    },
  ],
])('a session in %s', async (_, fault) => {
  const scenario = await withSession()
  scenario.org.faults.add({ kind: 'fail-job', afterRows: 2, errorMessage: 'InvalidBatch : Something' }, fault)
  const run = await scenario.load({ ...scenario.inputs, retries: '0' })
  expectNothingOf(scenario.token, run, scenario)
})

it.each([
  ['as it is', (token: string) => token],
  ['for a URL', encodeURIComponent],
  ['as JSON', (token: string) => token.replaceAll('!', '\\u0021')],
])('a session that the org repeats %s in errorMessage and in sf__Error', async (_, write) => {
  const scenario = await withSession()
  const { org, token } = scenario
  const echoed = write(token)
  const rows = `"sf__Id","sf__Error","Name","NumberOfEmployees"\n"","UNKNOWN_EXCEPTION:sid=${echoed}:--","Account 000001","1"\n`
  org.faults.add(
    { kind: 'fail-job', afterRows: 0, errorMessage: `InternalError : sid=${echoed}` },
    {
      kind: 'answer',
      method: 'GET',
      path: 'failedResults',
      status: 200,
      headers: { 'content-type': 'text/csv' },
      body: rows,
      times: 9,
    },
  )
  const run = await scenario.load({ ...scenario.inputs, retries: '0' })
  expectNothingOf(token, run, scenario)
})

it.each(['{{body}}', '{{url:body}}', '{{html:body}}'])('an assertion in a refused sign-in: %s', async (echo) => {
  const scenario = await startScenario({ files })
  const body = { error: 'invalid_grant', error_description: `sent ${echo}` }
  scenario.org.faults.add({ kind: 'answer', method: 'POST', path: 'oauth2/token', status: 400, body, times: 9 })
  const run = await scenario.load(INSERT_ACCOUNTS)
  const masked = run.masks.filter((mask) => mask.startsWith('eyJ'))
  expect(masked).not.toEqual([])
  for (const assertion of masked) expectNothingOf(assertion, run, scenario)
})

it('what came with an answer that gives no session', async () => {
  const scenario = await startScenario({ files })
  const secret = '5Aep861TSESvWeug_xOdumSVTdDsD7OrADzhKVu9YrPF'
  const token = { kind: 'answer', method: 'POST', path: 'oauth2/token' } as const
  scenario.org.faults.add(
    { ...token, status: 400, body: { error: 'invalid_grant', error_description: 'audience', refresh_token: secret } },
    { ...token, nth: 2, times: 9, status: 400, body: { error: 'invalid_grant', error_description: `not ${secret}` } },
  )
  const run = await scenario.load(INSERT_ACCOUNTS)
  expect(run.outputs.message).toContain('invalid_grant (not ***)')
  expect(allThatLeaves(run, scenario.results).includes(secret.slice(0, 16))).toBe(false)
})

it('the lines of a key that is no input of this load', async () => {
  const scenario = await startScenario({ files })
  const { pkcs8 } = testKeys()
  const [, first = ''] = pkcs8.split('\n')
  const body = [{ errorCode: 'INVALIDJOB', message: `Found ${encodeURIComponent(pkcs8)}, ${first}` }]
  scenario.org.faults.add({ ...CREATE, status: 400, body, times: 9 })
  const run = await scenario.load(INSERT_ACCOUNTS)
  expectNothingOf(first, run, scenario)
})

it('a job that the post step cannot abort', async () => {
  const scenario = await startScenario({ files })
  const { org, load, post } = scenario
  org.faults.add({ kind: 'hang-job', afterRows: 2 })
  const main = await load(INSERT_ACCOUNTS, { killAt: /InProgress/ })
  const body = [{ errorCode: 'INVALIDJOB', message: 'You sent: {{url:authorization}}' }]
  org.faults.add({ kind: 'answer', method: 'PATCH', path: 'jobs/ingest/*', status: 400, body, times: 9 })
  const run = await post(main)
  const said = run.annotations.map(({ message }) => message).join('\n')
  expect(said).toContain('could not be aborted')
  expect(said).not.toMatch(/00D\w+(?:!|%21)/)
})
