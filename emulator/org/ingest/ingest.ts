import type { OrgModel } from '../model.ts'
import { type Answer, csv, empty, isRefusal, jsonText, NOT_FOUND, type Refusal, refuse } from '../wire/answer.ts'
import { MAX_MULTIPART_CHARACTERS, parseMultipart } from '../wire/multipart.ts'
import type { OrgRequest } from '../wire/request.ts'
import { type CreatedFrom, parseCreate } from './create-job.ts'
import {
  before,
  enter,
  type Job,
  type JobSpec,
  refuseAbort,
  refuseClose,
  refuseDelete,
  refuseUpload,
  stateOf,
} from './job.ts'
import { jobInfoJson, jobJson, jobListJson } from './job-json.ts'
import { type ResultFile, renderResults } from './results.ts'
import { RecordCounter } from './sink.ts'

/** `POST /jobs/ingest`. Source: Bulk API 2.0 guide, "Create a Job". */
export async function createJob(request: OrgRequest, org: OrgModel, version: number): Promise<Answer> {
  const contentType = request.headers['content-type'] ?? ''
  const body = await request.body.text()
  if (/^multipart\/form-data\b/i.test(contentType)) return createWithData(body, contentType, org, version)
  const spec = parseCreate(body, createdFrom(org, version))
  if (isRefusal(spec)) return refuse(spec)
  return jsonText(200, jobJson(addJob(spec, org, version)))
}

function createWithData(body: string, contentType: string, org: OrgModel, version: number): Answer {
  const parts = parseMultipart(body, contentType)
  if (parts === undefined) return refuse(INVALID_MULTIPART)
  if (parts.content.length > MAX_MULTIPART_CHARACTERS) return refuse(tooLarge(MAX_MULTIPART_CHARACTERS))
  const spec = parseCreate(parts.job, createdFrom(org, version))
  if (isRefusal(spec)) return refuse(spec)
  const job = addJob(spec, org, version)
  const data = Buffer.from(parts.content)
  job.uploads.push({ bytes: data.length, at: org.now(), data })
  return close(job, org)
}

/** `PUT /jobs/ingest/{id}/batches`: the content is not looked at. Source: Bulk API 2.0 guide, "Upload Job Data". */
export async function upload(request: OrgRequest, org: OrgModel, job: Job): Promise<Answer> {
  const refusal = refuseUpload(job) ?? refuseContent(request, org)
  if (refusal !== undefined) {
    await request.body.drain()
    return refuse(refusal)
  }
  if (org.options.sink === true) {
    const counter = new RecordCounter()
    await request.body.each((piece) => counter.add(piece))
    job.uploads.push({ bytes: counter.bytes, at: org.now(), records: counter.records() })
    return empty(201)
  }
  if (org.options.sink === 'with-results') {
    job.sinkResults = await org.sinkResults.take(request.body, request.headers['content-length'], job, org.options.seed)
    job.uploads.push({ bytes: request.body.received, at: org.now(), records: job.sinkResults.processed })
    return empty(201)
  }
  const data = await request.body.bytes()
  if (data.length > org.options.maxUploadBytes) return refuse(tooLarge(org.options.maxUploadBytes))
  job.uploads.push({ bytes: data.length, at: org.now(), data })
  return empty(201)
}

/** `PATCH /jobs/ingest/{id}`. Source: Bulk API 2.0 guide, "Close or Abort an Ingest Job". */
export async function changeState(request: OrgRequest, org: OrgModel, job: Job): Promise<Answer> {
  const body = await request.body.text()
  if (/^\s*\{\s*"state"\s*:\s*"UploadComplete"\s*\}\s*$/.test(body)) return close(job, org)
  if (/^\s*\{\s*"state"\s*:\s*"Aborted"\s*\}\s*$/.test(body)) return abort(job, org)
  return refuse({ status: 400, errorCode: 'JSON_PARSER_ERROR', message: 'state: UploadComplete or Aborted expected' })
}

function close(job: Job, org: OrgModel): Answer {
  const refusal = refuseClose(job)
  if (refusal !== undefined) return refuse(refusal)
  enter(job, 'UploadComplete', org.now())
  const answer = jsonText(200, jobJson(job))
  org.process(job)
  return answer
}

function abort(job: Job, org: OrgModel): Answer {
  const refusal = refuseAbort(job)
  if (refusal !== undefined) return refuse(refusal)
  enter(job, 'Aborted', org.now())
  job.stop.abort()
  return jsonText(200, jobJson(job))
}

/** `GET /jobs/ingest/{id}`. Source: Bulk API 2.0 guide, "Get Information About an Ingest Job". */
export function jobInfo({ staleBy }: OrgRequest, _org: OrgModel, job: Job): Answer {
  return jsonText(200, jobInfoJson(staleBy === undefined ? job : before(job, staleBy)))
}

/** `DELETE /jobs/ingest/{id}`: data and results go with the job. Source: Bulk API 2.0 guide, "Delete an Ingest Job". */
export function deleteJob(_request: OrgRequest, org: OrgModel, job: Job): Answer {
  const refusal = refuseDelete(job)
  if (refusal !== undefined) return refuse(refusal)
  org.jobs.delete(job)
  return empty(204)
}

/** `GET /jobs/ingest`. Source: Bulk API 2.0 guide, "Get Information About All Ingest Jobs". */
export function listJobs(request: OrgRequest, org: OrgModel): Answer {
  const { query } = request
  const pkChunking = query.get('isPkChunkingEnabled')
  const found = org.jobs.list({
    jobType: query.get('jobType') ?? undefined,
    isPkChunkingEnabled: pkChunking === null ? undefined : pkChunking === 'true',
  })
  const start = Number(query.get('queryLocator') ?? 0)
  if (!Number.isSafeInteger(start))
    return refuse({ status: 400, errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' })
  const end = start + org.options.listPageSize
  const rest = new URLSearchParams(query)
  rest.set('queryLocator', String(end))
  const next = end < found.length ? `${request.path}?${rest}` : null
  return jsonText(200, jobListJson(found.slice(start, end), next))
}

/** The three result files. What Salesforce answers before a job is final, or for an aborted one, is not documented. */
export function results(file: ResultFile) {
  return (_request: OrgRequest, org: OrgModel, job: Job): Answer => {
    const state = stateOf(job)
    const form = formOf(file, job, org)
    if (form === 'empty') return csv([])
    if (form === 'no content') return empty(204)
    if (form === 'not found') return refuse(NOT_FOUND)
    if (form === 'refused')
      return refuse({
        status: 400,
        errorCode: 'INVALIDJOBSTATE',
        message: `Results of a Job in state ${state} not available`,
      })
    if (job.sinkResults !== undefined && file !== 'unprocessedrecords') return csv(job.sinkResults[file])
    return csv(renderResults(job, file, { records: org.records, seed: org.options.seed }))
  }
}

type Form = 'rows' | 'empty' | 'no content' | 'refused' | 'not found'

function formOf(file: ResultFile, job: Job, { options }: OrgModel): Form {
  const state = stateOf(job)
  if (state === 'Aborted') {
    if (options.abortedResults === 'all refused') return 'refused'
    if (file === 'unprocessedrecords' || options.abortedResults === 'answered') return 'rows'
    return options.abortedResults
  }
  if (state !== 'JobComplete' && state !== 'Failed') return 'refused'
  const { invalid } = job
  if (invalid === undefined) return 'rows'
  // The guide's samples have a header; clients have met empty bodies.
  if (file !== 'unprocessedrecords') return options.invalidResults === 'empty' ? 'empty' : 'rows'
  return invalid === 'as uploaded' || invalid === 'header' ? 'rows' : invalid
}

function createdFrom(org: OrgModel, apiVersion: number): CreatedFrom {
  return { apiVersion, records: org.records, mayHardDelete: org.options.permissions.hardDelete }
}

function addJob(spec: JobSpec, org: OrgModel, apiVersion: number): Job {
  const job: Job = {
    ...spec,
    id: org.jobs.nextId(),
    apiVersion,
    createdById: org.userId,
    history: [{ state: 'Open', at: org.now() }],
    uploads: [],
    columns: [],
    rawColumns: [],
    processed: [],
    unprocessed: [],
    processedCount: 0,
    failedCount: 0,
    hiddenCount: 0,
    stop: new AbortController(),
  }
  org.jobs.add(job)
  return job
}

/** Why an upload is refused before its content comes in, or undefined. Source: Bulk API 2.0 guide, "Upload Job Data". */
function refuseContent(request: OrgRequest, org: OrgModel): Refusal | undefined {
  const type = request.headers['content-type'] ?? ''
  if (!/^text\/csv\s*(;|$)/i.test(type)) return unsupportedMediaType(type)
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') return unsupportedMediaType(encoding)
  if (Number(request.headers['content-length'] ?? 0) > org.options.maxUploadBytes)
    return tooLarge(org.options.maxUploadBytes)
  return undefined
}

/** Text as the REST API has it for other media types. */
function unsupportedMediaType(found: string): Refusal {
  const message = `Content-Type header specified in HTTP request is not supported: ${found}`
  return { status: 415, errorCode: 'UNSUPPORTED_MEDIA_TYPE', message }
}

/** At which point and how Salesforce refuses too much data is not documented; the text is that of Bulk API 1.0. */
function tooLarge(max: number): Refusal {
  return {
    status: 400,
    errorCode: 'CLIENTINPUTERROR',
    message: `ClientInputError : Failed to read request. Exceeded max size limit of ${max}`,
  }
}

const INVALID_MULTIPART: Refusal = {
  status: 400,
  errorCode: 'API_ERROR',
  message: 'Multipart message must have a "job" part of application/json and a "content" part of text/csv',
}

/** Finds the job that a path names; `NOT_FOUND` answers for jobs that never were and for deleted ones. */
export function findJob(id: string, org: OrgModel): Job | Refusal {
  return org.jobs.get(id) ?? NOT_FOUND
}
