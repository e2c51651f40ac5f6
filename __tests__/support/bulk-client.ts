import { Readable } from 'node:stream'
import type { Org } from '../../emulator/org/start.ts'
import type { BulkClient } from '../../src/bulk/client.ts'
import type { Clock } from '../../src/clock.ts'
import { createHttp } from '../../src/http/request.ts'
import { createSession, type Session } from '../../src/org/session.ts'

/** A session in an emulated org, signed in with a token that the org gives out. `close` ends its connections. */
export function sessionIn(org: Org, clock: Clock): Session & { readonly close: () => void } {
  const http = createHttp({})
  const login = () => ({
    accessToken: org.issueToken(),
    instanceUrl: new URL(org.url),
    orgId: org.orgId,
    userId: org.userId,
    issuedAt: clock.now(),
  })
  const { signal } = new AbortController()
  return {
    ...createSession(login(), async () => login(), { http, clock, signal, apiVersion: '67.0' }),
    close: http.close,
  }
}

/** Makes, fills and closes a job as the action does, and gives its id. */
export async function closedJob(client: BulkClient, csv: string): Promise<string> {
  const request = { object: 'Account', operation: 'insert', lineEnding: 'LF', columnDelimiter: 'COMMA' } as const
  const { id } = await client.create(request, () => {})
  await client.upload(id, { contentLength: Buffer.byteLength(csv), open: () => Readable.from([Buffer.from(csv)]) })
  await client.close(id)
  return id
}
