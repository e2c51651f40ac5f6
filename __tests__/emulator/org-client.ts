import { setTimeout } from 'node:timers/promises'
import { afterEach } from '@jest/globals'
import type { Org, OrgOptions } from '../../emulator/org/start.ts'
import { startOrg } from '../../emulator/org/start.ts'

export const DATA = '/services/data/v67.0'
export const INGEST = `${DATA}/jobs/ingest`

/** How often a running job is looked at. */
const POLL_MS = 2

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON, undefined when it is none. */
  readonly json: Json
}

/** JSON as tests look into it: any member of anything may be asked for. */
export interface Json {
  readonly [key: string]: Json
}

export interface Call {
  readonly body?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  readonly token?: string
}

/** The least client there can be, so that nothing stands between a test and what the org says. */
export interface Client {
  readonly org: Org
  call(method: string, path: string, call?: Call): Promise<Reply>
  create(spec: object): Promise<Reply>
  put(id: string, csv: string | Uint8Array): Promise<Reply>
  patch(id: string, state: string): Promise<Reply>
  info(id: string): Promise<Json>
  /** Waits for a final state. */
  final(id: string): Promise<Json>
  /** A whole job, from create to final state. */
  load(spec: object, csv: string | Uint8Array): Promise<Json>
  results(id: string, file: string): Promise<string>
}

/** Starts orgs for the tests of a file and closes them after each test. */
export function orgs(): (options?: OrgOptions) => Promise<Client> {
  const running: Org[] = []
  afterEach(async () => {
    await Promise.all(running.splice(0).map((org) => org.close()))
  })
  return async (options) => {
    const org = await startOrg(options)
    running.push(org)
    return clientOf(org)
  }
}

function clientOf(org: Org): Client {
  const session = org.issueToken()
  const call: Client['call'] = async (method, path, { body, headers, token = session } = {}) => {
    const reply = await fetch(org.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
    })
    const text = await reply.text()
    return { status: reply.status, headers: reply.headers, text, json: parsed(text) }
  }
  const json = (method: string, path: string, value: object) =>
    call(method, path, { body: JSON.stringify(value), headers: { 'content-type': 'application/json' } })

  const client: Client = {
    org,
    call,
    create: (spec) => json('POST', INGEST, spec),
    put: (id, csv) => call('PUT', `${INGEST}/${id}/batches`, { body: csv, headers: { 'content-type': 'text/csv' } }),
    patch: (id, state) => json('PATCH', `${INGEST}/${id}`, { state }),
    info: async (id) => (await call('GET', `${INGEST}/${id}`)).json,
    final: async (id) => {
      for (;;) {
        const info = await client.info(id)
        if (['JobComplete', 'Failed', 'Aborted'].includes(String(info.state))) return info
        await setTimeout(POLL_MS)
      }
    },
    load: async (spec, csv) => {
      const id = String((await client.create(spec)).json.id)
      await client.put(id, csv)
      await client.patch(id, 'UploadComplete')
      return client.final(id)
    },
    results: async (id, file) => (await call('GET', `${INGEST}/${id}/${file}`)).text,
  }
  return client
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
