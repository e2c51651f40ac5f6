import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from '@jest/globals'
import { type CertificateOptions, selfSigned } from '../support/certificate.ts'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { type MyDomain, startMyDomain } from '../support/my-domain.ts'
import { startScenario } from '../support/scenario.ts'

const HOST = 'acme.my.salesforce.com'
const FILES = { 'a.csv': 'Name\nAcme\n' }
const INSERT = { operation: 'insert', object: 'Account', files: '*.csv', 'login-url': `https://${HOST}` }

const fronts: MyDomain[] = []

afterEach(async () => {
  for (const front of fronts.splice(0)) await front.close()
})

/** A company's proxy that answers for Salesforce with a certificate of its own. `write` puts a file beside the workspace. */
async function startBehindProxy(options: CertificateOptions & { credentials?: string } = {}) {
  const scenario = await startScenario({ files: FILES, org: { myDomain: HOST, kind: 'developer' } })
  const front = await startMyDomain(HOST, scenario.org.url, options)
  fronts.push(front)
  const write = (content: string) => {
    const file = join(scenario.workspace.root, 'company.pem')
    writeFileSync(file, content)
    return file
  }
  return { ...scenario, front, write }
}

/** Nothing of it is Salesforce's fault, and no proxy is missing. */
const NO_ADVICE = /status\.salesforce\.com|may need a proxy|if it needs one|Check that the proxy allows/

it('one of an authority that nobody made known: NODE_EXTRA_CA_CERTS, and one try', async () => {
  const { load, front } = await startBehindProxy()
  const run = await load({ ...INSERT, 'wait-for-org-minutes': '10' }, { env: front.env })
  expectFailed(run, {
    reason: 'login-failed',
    says: [
      'signed by no authority (DEPTH_ZERO_SELF_SIGNED_CERT)',
      'Set `NODE_EXTRA_CA_CERTS` in the `env:` of the step',
    ],
  })
  expect(run.outputs.message).not.toMatch(NO_ADVICE)
  expect(front.asked).toEqual([`${HOST}:443`])
})

it('the cure, followed, loads; and says which certificate is missing where it is another', async () => {
  const { load, front, write } = await startBehindProxy()
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const wrong = write(selfSigned(other.publicKey, other.privateKey))
  const refused = await load(INSERT, { env: { ...front.env, NODE_EXTRA_CA_CERTS: wrong } })
  expectFailed(refused, {
    reason: 'login-failed',
    says: ['`NODE_EXTRA_CA_CERTS` is set, but', 'does not hold the certificate of that authority. Add it to the file'],
  })

  const run = await load(INSERT, { env: { ...front.env, NODE_EXTRA_CA_CERTS: write(front.certificate) } })
  expectPassed(run, { created: 1 })
})

it.each([
  ['has expired', { to: '210101000000Z' }, 'has expired (CERT_HAS_EXPIRED). Check the clock of the runner'],
  [
    'is not valid yet',
    { from: '480101000000Z' },
    'is not valid yet (CERT_NOT_YET_VALID). Check the clock of the runner',
  ],
  ['is for other hosts', { hosts: ['proxy.acme.example'] }, 'was made for other hosts (ERR_TLS_CERT_ALTNAME_INVALID'],
])('one that %s: its own cure, and one try', async (_, options, says) => {
  const { load, front, write } = await startBehindProxy(options)
  const run = await load(INSERT, { env: { ...front.env, NODE_EXTRA_CA_CERTS: write(front.certificate) } })
  expectFailed(run, { reason: 'login-failed', says: [says] })
  expect(run.outputs.message).not.toMatch(NO_ADVICE)
  expect(run.outputs.message).not.toContain('Set NODE_EXTRA_CA_CERTS')
  expect(front.asked).toEqual([`${HOST}:443`])
})

it('the cure of a proxy that wants credentials, followed with special characters, loads', async () => {
  const { load, front, write } = await startBehindProxy({ credentials: 'ada@acme:p/a#s%s:w@rd' })
  const env = { NODE_EXTRA_CA_CERTS: write(front.certificate) }
  const asked = await load(INSERT, { env: { ...env, ...front.env } })
  expectFailed(asked, { reason: 'login-failed', says: ['asks for a user name and a password (HTTP 407)'] })
  expect(front.asked).toHaveLength(1)

  const url = String(front.env.https_proxy).replace('//', '//ada%40acme:p%2Fa%23s%25s%3Aw%40rd@')
  const run = await load(INSERT, { env: { ...env, https_proxy: url } })
  expectPassed(run, { created: 1 })
  expect(run.stdout).not.toContain('p%2Fa%23s')
})
