import { changeState, createJob, deleteJob, findJob, jobInfo, listJobs, results, upload } from './ingest/ingest.ts'
import type { Job } from './ingest/job.ts'
import type { OrgModel } from './model.ts'
import { token, userInfo } from './oauth/oauth.ts'
import { describe, describeGlobal, limits, query, queryMore, record, resources, versions } from './rest/rest.ts'
import { FIRST_BULK_VERSION, NEWEST_VERSION, OLDEST_VERSION, parseVersion } from './rest/versions.ts'
import { type Answer, isRefusal, json, NOT_FOUND, type Refusal, refuse } from './wire/answer.ts'
import type { OrgRequest } from './wire/request.ts'

type Result = Answer | Promise<Answer>
type JobHandler = (request: OrgRequest, org: OrgModel, job: Job) => Result

/** Handlers of `/jobs/ingest/{id}` and what lies below it, by method and path. */
const JOB_HANDLERS: Readonly<Record<string, JobHandler>> = {
  'GET ': jobInfo,
  'PATCH ': changeState,
  'DELETE ': deleteJob,
  'PUT batches': upload,
  'GET successfulResults': results('successfulResults'),
  'GET failedResults': results('failedResults'),
  'GET unprocessedrecords': results('unprocessedrecords'),
  // Source: simple-salesforce/simple-salesforce: simple_salesforce/bulk2.py asks in this case.
  'GET unprocessedRecords': results('unprocessedrecords'),
}

/** The org's answer to a request, whatever its URL. */
export async function route(request: OrgRequest, org: OrgModel): Promise<Answer> {
  if (request.uriBytes > MAX_HEAD_BYTES) return badMessage(414, 'URI Too Long')
  if (request.uriBytes + request.headerBytes > MAX_HEAD_BYTES) return badMessage(431, 'Request Header Fields Too Large')
  const segments = request.path.split('/').filter(Boolean)
  const [root, area, third] = segments
  if (root === 'services' && area === 'oauth2' && third === 'token' && request.method === 'POST') {
    return token(request, org)
  }
  if ((root === 'services' && area === 'oauth2' && third === 'userinfo') || root === 'id') {
    return hasSession(request, org) ? userInfo(request, org) : BAD_TOKEN
  }
  if (root !== 'services' || area !== 'data') return refuse(NOT_FOUND)
  if (third === undefined) return versions()
  return withLimitInfo(await data(request, org, third, segments.slice(3)), org)
}

/** Everything below `/services/data/vXX.X`. */
async function data(
  request: OrgRequest,
  org: OrgModel,
  versionSegment: string,
  rest: readonly string[],
): Promise<Answer> {
  const version = parseVersion(versionSegment)
  if (version === undefined || version > NEWEST_VERSION) return refuse(NOT_FOUND)
  if (version < OLDEST_VERSION) return refuse(RETIRED_VERSION)
  if (request.headers.authorization !== undefined && accessToken(request) === undefined) return refuse(INVALID_HEADER)
  if (!hasSession(request, org)) return refuse(INVALID_SESSION)
  if (!org.limits.take('DailyApiRequests')) return refuse(REQUEST_LIMIT)
  if (needsJson(request, rest) && !hasJson(request)) return refuse(UNSUPPORTED_MEDIA_TYPE)

  const [resource, second, third, fourth] = rest
  if (resource === 'jobs' && second === 'ingest' && version >= FIRST_BULK_VERSION && rest.length <= 4) {
    return ingest(request, org, version, third, fourth ?? '')
  }
  if (request.method !== 'GET') return refuse(rest.length === 0 ? METHOD_NOT_ALLOWED : NOT_FOUND)
  if (resource === undefined) return resources(request, org)
  if (resource === 'query' || resource === 'queryAll') {
    if (second === undefined) return query(resource, request, org)
    return rest.length === 2 ? queryMore(request, org, second) : refuse(NOT_FOUND)
  }
  if (resource === 'limits' && rest.length === 1) return limits(request, org)
  if (resource !== 'sobjects') return refuse(NOT_FOUND)
  if (second === undefined) return describeGlobal(request, org)
  if (third === 'describe' && rest.length === 3) return describe(request, org, second)
  if (third !== undefined && rest.length === 3) return record(request, org, second, third)
  return refuse(NOT_FOUND)
}

function ingest(request: OrgRequest, org: OrgModel, version: number, id: string | undefined, below: string): Result {
  if (id === undefined) {
    if (request.method === 'POST') return createJob(request, org, version)
    return request.method === 'GET' ? listJobs(request, org) : refuse(METHOD_NOT_ALLOWED)
  }
  const handle = JOB_HANDLERS[`${request.method} ${below}`]
  const job = findJob(id, org)
  if (isRefusal(job)) return refuse(job)
  if (handle !== undefined) return handle(request, org, job)
  const isKnown = Object.keys(JOB_HANDLERS).some((key) => key.endsWith(` ${below}`))
  return refuse(isKnown ? METHOD_NOT_ALLOWED : NOT_FOUND)
}

/** Longest URI, and longest URI with headers, in bytes. Source: Salesforce Help 000386264, "Maximum number of rows returned by
 *  SOQL queries over the REST API". */
const MAX_HEAD_BYTES = 16_384

/** What the body is, is not documented. */
function badMessage(status: number, reason: string): Answer {
  const body = `<h1>Bad Message ${status}</h1><pre>reason: ${reason}</pre>`
  return { status, headers: { 'content-type': 'text/html;charset=iso-8859-1' }, body }
}

function hasSession(request: OrgRequest, org: OrgModel): boolean {
  const accessed = accessToken(request)
  return accessed !== undefined && org.tokens.isValid(accessed)
}

function accessToken(request: OrgRequest): string | undefined {
  return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
}

/** Creating and changing jobs takes JSON (or multipart); the upload has its own rule. */
function needsJson(request: OrgRequest, rest: readonly string[]): boolean {
  return (request.method === 'POST' || request.method === 'PATCH') && rest[0] === 'jobs'
}

function hasJson(request: OrgRequest): boolean {
  const isMultipart = request.method === 'POST' ? /^multipart\/form-data\b/i : /^$/
  const type = request.headers['content-type'] ?? 'none'
  return /^application\/json\b/i.test(type) || isMultipart.test(type)
}

/** Source: REST API guide, "Limit Info Header". */
function withLimitInfo(answer: Answer, org: OrgModel): Answer {
  return { ...answer, headers: { ...answer.headers, 'sforce-limit-info': org.limits.info() } }
}

/** Source of all: REST API guide, "Status Codes and Error Responses". */
const INVALID_SESSION: Refusal = { status: 401, errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }
const INVALID_HEADER: Refusal = { status: 401, errorCode: 'INVALID_AUTH_HEADER', message: 'INVALID_HEADER_TYPE' }
const REQUEST_LIMIT: Refusal = {
  status: 403,
  errorCode: 'REQUEST_LIMIT_EXCEEDED',
  message: 'TotalRequests Limit exceeded.',
}
const RETIRED_VERSION: Refusal = {
  status: 410,
  errorCode: 'UNSUPPORTED_API_VERSION',
  message: 'The requested API version is retired',
}
const METHOD_NOT_ALLOWED: Refusal = {
  status: 405,
  errorCode: 'METHOD_NOT_ALLOWED',
  message: 'HTTP method not allowed for this resource',
}
const UNSUPPORTED_MEDIA_TYPE: Refusal = {
  status: 415,
  errorCode: 'UNSUPPORTED_MEDIA_TYPE',
  message: 'Content-Type header specified in HTTP request is not supported',
}

/** Source: Salesforce Help, "The UserInfo Endpoint". */
const BAD_TOKEN: Answer = { ...json(403, ''), body: 'Bad_OAuth_Token' }
