import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ORG_KINDS, type OrgKind } from './org/rest/organization.ts'
import { type Org, startOrg } from './org/start.ts'

const USAGE = `Starts an emulated Salesforce org on this machine.

  --port <n>             port on loopback (default 8787)
  --kind <kind>          ${ORG_KINDS.join(', ')} (default sandbox)
  --certificate <file>   PEM of the certificate or public key that sign-ins are checked against (default: a throw-away key pair)
  --client-id <id>       consumer key of the app
  --client-secret <s>    turns the client-credentials flow on
  --username <name>      user that signs in
  --batch-ms <n>         time to process 10,000 records (default 0)
  --seed <n>             picks ids and the order of result rows (default 1)
  --sink                 count uploads instead of keeping them
  --help`

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    kind: { type: 'string', default: 'sandbox' },
    certificate: { type: 'string' },
    'client-id': { type: 'string' },
    'client-secret': { type: 'string' },
    username: { type: 'string' },
    'batch-ms': { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    sink: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else await start()

async function start(): Promise<void> {
  const { certificate, username, sink } = values
  const org = await startOrg({
    port: wholeNumber('port', values.port),
    kind: orgKind(values.kind),
    seed: wholeNumber('seed', values.seed),
    batchMs: wholeNumber('batch-ms', values['batch-ms']),
    sink,
    ...(certificate === undefined ? {} : { certificate: readFileSync(certificate, 'utf8') }),
    ...(values['client-id'] === undefined ? {} : { clientId: values['client-id'] }),
    ...(values['client-secret'] === undefined ? {} : { clientSecret: values['client-secret'] }),
    ...(username === undefined ? {} : { username }),
  })
  console.log(welcome(org))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void org.close())
}

function welcome(org: Org): string {
  const { 'private-key': privateKey, ...settings } = org.settings
  const lines = Object.entries(settings).map(([name, value]) => `  ${name}: ${value}`)
  return [
    `Emulated org ${org.orgId} is listening on ${org.url}. Inputs to use with it:`,
    '',
    ...lines,
    ...(privateKey === undefined ? [] : [`  private-key: the content of ${keepKey(privateKey)}`]),
    '',
    `Access token for other clients: ${org.issueToken()}`,
    `Look inside: ${org.url}/__control/requests, /__control/jobs, /__control/records/Account`,
    'Stop it with Ctrl+C.',
  ].join('\n')
}

/** Path of the file the key was written to, readable by nobody else. */
function keepKey(privateKey: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'emulated-org-')), 'private-key.pem')
  writeFileSync(path, privateKey, { mode: 0o600 })
  return path
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} must be a whole number`)
  return Number(text)
}

function orgKind(text: string): OrgKind {
  const kind = ORG_KINDS.find((known) => known === text)
  if (kind === undefined) throw new Error(`--kind must be one of ${ORG_KINDS.join(', ')}`)
  return kind
}
