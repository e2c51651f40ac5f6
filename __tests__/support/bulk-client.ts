import { Readable } from 'node:stream'
import type { Org } from '../../emulator/org/start.ts'
import type { BulkClient } from '../../src/bulk/client.ts'
import { finalMeaning, type JobInfo } from '../../src/bulk/job.ts'
import type { Clock } from '../../src/clock.ts'
import { createHttp } from '../../src/http/request.ts'
import type { LoadRequest } from '../../src/jobs/fill-job.ts'
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

/** What most jobs of tests are asked for with. */
const INSERT = { object: 'Account', operation: 'insert' } as const

/** Makes and fills a job as the action does, and leaves it Open. */
export async function openJob(client: BulkClient, csv: string, request: LoadRequest = INSERT): Promise<JobInfo> {
  const job = await client.create({ ...request, lineEnding: 'LF', columnDelimiter: 'COMMA' }, () => {})
  await client.upload(job.id, { contentLength: Buffer.byteLength(csv), open: () => Readable.from([Buffer.from(csv)]) })
  return job
}

/** Makes, fills and closes a job as the action does, and gives its id. */
export async function closedJob(client: BulkClient, csv: string, request: LoadRequest = INSERT): Promise<string> {
  const { id } = await openJob(client, csv, request)
  await client.close(id)
  return id
}

/** A job as it is once the org is done with it. */
export async function doneJob(client: BulkClient, csv: string, request: LoadRequest = INSERT): Promise<JobInfo> {
  const id = await closedJob(client, csv, request)
  for (;;) {
    const job = await client.info(id)
    if (finalMeaning(job.state) !== undefined) return job
  }
}
