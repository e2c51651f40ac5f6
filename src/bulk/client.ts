import type { Readable } from 'node:stream'
import { ConnectionError, SalesforceError } from '../errors.ts'
import type { OrgCalls } from '../http/calls.ts'
import { isRefusal } from '../http/error-body.ts'
import type { HttpAnswer, StreamedBody } from '../http/request.ts'
import { JobInfo, JobPage, type JobRequest, type ListedJob } from './job.ts'

/** The three result files of a job, by the last word of their path: `unprocessedrecords` is all lower case.
 *  Source: Bulk API 2.0 guide, "Get Job Unprocessed Record Results". */
export const RESULT_KINDS = ['successfulResults', 'failedResults', 'unprocessedrecords'] as const
export type ResultKind = (typeof RESULT_KINDS)[number]

const JSON_TYPE = { 'Content-Type': 'application/json; charset=UTF-8', Accept: 'application/json' }

/** The calls of Bulk API 2.0 ingest, in the guide's words. Every call throws SalesforceError or ConnectionError. */
export interface BulkClient {
  /** May be repeated: a job whose id got lost stays Open and empty, and has no effect. `onLost` is told of each try whose
   *  answer did not come, and so may have made such a job. */
  readonly create: (job: JobRequest, onLost: (error: unknown) => void, signal?: AbortSignal) => Promise<JobInfo>
  /** Sent once: a second upload spoils the job ("Found multipe contents for job"), so an unclear end needs a new job. */
  readonly upload: (id: string, body: StreamedBody, signal?: AbortSignal) => Promise<void>
  /** Sent once: after an unclear end the job's state tells whether it had its effect. */
  readonly close: (id: string) => Promise<JobInfo>
  /** May be repeated. */
  readonly abort: (id: string, signal?: AbortSignal) => Promise<JobInfo>
  readonly info: (id: string, signal?: AbortSignal) => Promise<JobInfo>
  /** The jobs of the last days that the user may see, in no order, a page of up to 1,000 at a time. */
  readonly list: (signal?: AbortSignal) => AsyncGenerator<readonly ListedJob[]>
  /** A result file from its start; may be read again for 7 days. */
  readonly results: (id: string, kind: ResultKind, signal?: AbortSignal) => Promise<Readable>
}

/** Half a million jobs of a week, which is more than the daily allocations of an org allow for.
 *  Source: Bulk API and Bulk API 2.0 Limits and Allocations, "Batch allocations". */
const MOST_PAGES = 500

/** @param apiVersion such as `67.0` */
export function createBulkClient(org: OrgCalls, apiVersion: string): BulkClient {
  const ingest = `/services/data/v${apiVersion}/jobs/ingest`
  // The job's own contentUrl lacks its slash or even the "v", so paths are built from the id, as jsforce does.
  const path = (id: string) => `${ingest}/${encodeURIComponent(id)}`
  const patch = (id: string, state: 'UploadComplete' | 'Aborted', signal?: AbortSignal) =>
    ({
      method: 'PATCH',
      path: path(id),
      headers: JSON_TYPE,
      body: JSON.stringify({ state }),
      ...given(signal),
    }) as const

  const info = async (id: string, signal?: AbortSignal) => {
    const answer = await org.request({ method: 'GET', path: path(id), ...given(signal) })
    return readJob('GET', path(id), answer)
  }

  return {
    create: async (job, onLost, signal) => {
      const body = JSON.stringify({ ...job, contentType: 'CSV' })
      const noteLost = (error: unknown) => {
        if (isUnclear(error)) onLost(error)
      }
      const request = {
        method: 'POST',
        path: ingest,
        headers: JSON_TYPE,
        body,
        onRetry: noteLost,
        ...given(signal),
      } as const
      const answer = await org.request(request).catch((error: unknown) => {
        noteLost(error)
        throw error
      })
      return readJob('POST', ingest, answer)
    },
    upload: async (id, body, signal) => {
      const headers = { 'Content-Type': 'text/csv', Accept: 'application/json' }
      await org.requestOnce({ method: 'PUT', path: `${path(id)}/batches`, headers, body, ...given(signal) })
    },
    close: async (id) => readJob('PATCH', path(id), await org.requestOnce(patch(id, 'UploadComplete'))),
    abort: async (id, signal) => {
      try {
        return readJob('PATCH', path(id), await org.request(patch(id, 'Aborted', signal)))
      } catch (error) {
        // The answer to an earlier try may have been lost.
        const job = error instanceof SalesforceError && error.status === 400 ? await info(id, signal) : undefined
        if (job?.state === 'Aborted') return job
        throw error
      }
    },
    info,
    list: async function* (signal) {
      const seen = new Set<string>()
      for (let page: string | undefined = `${ingest}?jobType=V2Ingest`; page !== undefined; ) {
        if (seen.has(page) || seen.size === MOST_PAGES) throw endlessList(page)
        seen.add(page)
        const answer = await org.request({ method: 'GET', path: page, ...given(signal) })
        const { records, done, nextRecordsUrl } = readPage(page, answer)
        yield records
        page = done || !nextRecordsUrl ? undefined : nextRecordsUrl
      }
    },
    results: async (id, kind, signal) => {
      const headers = { Accept: 'text/csv', 'Accept-Encoding': 'gzip' }
      const request = { method: 'GET', path: `${path(id)}/${kind}`, headers, ...given(signal) } as const
      return (await org.download(request)).body
    },
  }
}

/** No answer, or none of Salesforce's own: the request may have had its effect. */
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

/** A proxy or a maintenance page may answer 200 with something else: as good as no answer. */
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
