import type { Readable } from 'node:stream'
import { ConnectionError, SalesforceError } from '../errors.ts'
import type { OrgCalls, OrgRequest } from '../http/calls.ts'
import { isRefusal } from '../http/error-body.ts'
import type { HttpAnswer, StreamedBody } from '../http/request.ts'
import { JobInfo, JobPage, type JobRequest, type ListedJob } from './job.ts'

/** The three result files of a job, by the last word of their path: `unprocessedrecords` is all lower case.
 *  Source: Bulk API 2.0 guide, "Get Job Unprocessed Record Results". */
export const RESULT_KINDS = ['successfulResults', 'failedResults', 'unprocessedrecords'] as const
/** One of the three result files of a job. */
export type ResultKind = (typeof RESULT_KINDS)[number]

const JSON_TYPE = { 'Content-Type': 'application/json; charset=UTF-8', Accept: 'application/json' }

/** The calls of Bulk API 2.0 ingest, in the guide's words. Every call throws SalesforceError or ConnectionError. */
export interface BulkClient {
  /** Creates a job. May be repeated: a job whose id was lost stays Open and empty, and has no effect. `onLost` is called for
   *  each try without an answer, which may have made such a job. */
  readonly create: (job: JobRequest, onLost: (error: unknown) => void, signal?: AbortSignal) => Promise<JobInfo>
  /** Uploads the data of a job. Sent once: a second upload spoils the job ("Found multipe contents for job"), so an unclear
   *  end needs a new job. */
  readonly upload: (id: string, body: StreamedBody, signal?: AbortSignal) => Promise<void>
  /** Closes a job. Sent once: after an unclear end, the state of the job says whether it was closed. */
  readonly close: (id: string) => Promise<JobInfo>
  /** Aborts a job. May be repeated. */
  readonly abort: (id: string, signal?: AbortSignal) => Promise<JobInfo>
  readonly info: (id: string, signal?: AbortSignal) => Promise<JobInfo>
  /** Lists the jobs of the last 7 days that the user may see, in no order, in pages of up to 1,000. */
  readonly list: (signal?: AbortSignal) => AsyncGenerator<readonly ListedJob[]>
  /** Reads a result file from its start; may be repeated for 7 days. */
  readonly results: (id: string, kind: ResultKind, signal?: AbortSignal) => Promise<Readable>
}

/** Half a million jobs in a week, which is more than the daily allocations of an org allow.
 *  Source: Bulk API and Bulk API 2.0 Limits and Allocations, "Batch allocations". */
const MOST_PAGES = 500

/** The calls of an org.
 *
 *  @param apiVersion such as `67.0` */
export function createBulkClient(org: OrgCalls, apiVersion: string): BulkClient {
  const api = { org, ingest: `/services/data/v${apiVersion}/jobs/ingest` }
  return {
    create: (job, onLost, signal) => create(api, job, onLost, signal),
    upload: async (id, body, signal) => {
      const headers = { 'Content-Type': 'text/csv', Accept: 'application/json' }
      await org.requestOnce({ method: 'PUT', path: `${pathOf(api, id)}/batches`, headers, body, ...given(signal) })
    },
    close: async (id) => readJob('PATCH', pathOf(api, id), await org.requestOnce(patch(api, id, 'UploadComplete'))),
    abort: (id, signal) => abort(api, id, signal),
    info: (id, signal) => info(api, id, signal),
    list: (signal) => list(api, signal),
    results: async (id, kind, signal) => {
      const headers = { Accept: 'text/csv', 'Accept-Encoding': 'gzip' }
      const request = { method: 'GET', path: `${pathOf(api, id)}/${kind}`, headers, ...given(signal) } as const
      return (await org.download(request)).body
    },
  }
}

/** The resource of ingest jobs of an org. */
interface Api {
  readonly org: OrgCalls
  /** Path of the resource. */
  readonly ingest: string
}

/** The job's own contentUrl lacks its slash or even the "v", so paths are built from the id, as jsforce does. */
function pathOf({ ingest }: Api, id: string): string {
  return `${ingest}/${encodeURIComponent(id)}`
}

function patch(api: Api, id: string, state: 'UploadComplete' | 'Aborted', signal?: AbortSignal): OrgRequest {
  const body = JSON.stringify({ state })
  return { method: 'PATCH', path: pathOf(api, id), headers: JSON_TYPE, body, ...given(signal) }
}

async function create(
  { org, ingest }: Api,
  job: JobRequest,
  onLost: (error: unknown) => void,
  signal: AbortSignal | undefined,
): Promise<JobInfo> {
  const onRetry = (error: unknown) => {
    if (isUnclear(error)) onLost(error)
  }
  const body = JSON.stringify({ ...job, contentType: 'CSV' })
  const request = { method: 'POST', path: ingest, headers: JSON_TYPE, body, onRetry, ...given(signal) } as const
  try {
    return readJob('POST', ingest, await org.request(request))
  } catch (error) {
    onRetry(error)
    throw error
  }
}

async function abort(api: Api, id: string, signal: AbortSignal | undefined): Promise<JobInfo> {
  try {
    return readJob('PATCH', pathOf(api, id), await api.org.request(patch(api, id, 'Aborted', signal)))
  } catch (error) {
    // The answer to an earlier try may have been lost.
    const job = error instanceof SalesforceError && error.status === 400 ? await info(api, id, signal) : undefined
    if (job?.state === 'Aborted') return job
    throw error
  }
}

async function info(api: Api, id: string, signal: AbortSignal | undefined): Promise<JobInfo> {
  const path = pathOf(api, id)
  return readJob('GET', path, await api.org.request({ method: 'GET', path, ...given(signal) }))
}

async function* list({ org, ingest }: Api, signal: AbortSignal | undefined): AsyncGenerator<readonly ListedJob[]> {
  const seen = new Set<string>()
  for (let page: string | undefined = `${ingest}?jobType=V2Ingest`; page !== undefined; ) {
    if (seen.has(page) || seen.size === MOST_PAGES) throw endlessList(page)
    seen.add(page)
    const answer = await org.request({ method: 'GET', path: page, ...given(signal) })
    const { records, done, nextRecordsUrl } = readPage(page, answer)
    yield records
    page = done || !nextRecordsUrl ? undefined : nextRecordsUrl
  }
}

/** Whether a request may have had its effect: no answer came, or none from Salesforce itself. */
function isUnclear(error: unknown): boolean {
  if (error instanceof SalesforceError) return !isRefusal(error)
  return error instanceof ConnectionError || (error instanceof Error && error.name === 'AbortError')
}

function readJob(method: string, path: string, { text }: HttpAnswer): JobInfo {
  return readable(method, path, () => JobInfo.parse(JSON.parse(text)))
}

function readPage(path: string, { text }: HttpAnswer) {
  return readable('GET', path, () => JobPage.parse(JSON.parse(text)))
}

/** Reads an answer. A proxy or a maintenance page may answer 200 with something else, which counts as no answer. */
function readable<T>(method: string, path: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    const message = 'the answer is not what Bulk API 2.0 describes'
    throw new ConnectionError({ method, path, code: 'UNREADABLE', message }, { cause })
  }
}

function endlessList(path: string): ConnectionError {
  const message = 'the list of jobs does not end'
  return new ConnectionError({ method: 'GET', path, code: 'UNREADABLE', message })
}

function given(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal }
}
