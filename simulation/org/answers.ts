import { z } from 'zod'
import { parseSoql } from '../../emulator/org/query/soql.ts'
import { meaningOf } from '../../emulator/org/query/soql-literals.ts'
import { requiredConditions } from '../../emulator/org/query/soql-where.ts'
import { organizationRecord } from '../../emulator/org/rest/organization.ts'
import { DESCRIBE, KEY_FIELD, OBJECT } from './fields.ts'
import type { Job } from './job.ts'
import { isFinal, stateOf } from './jobs.ts'
import { type Answer, type Arrived, jobJson, type Org, refusal } from './org.ts'
import { resultFile } from './results.ts'

const NOT_FOUND = refusal('NOT_FOUND', 'The requested resource does not exist', 404)
const SESSION_OVER = refusal('INVALID_SESSION_ID', 'Session expired or invalid', 401)
const DATA = /^\/services\/data\/v[\d.]+(\/.*)$/

const Create = z.strictObject({
  object: z.string(),
  operation: z.enum(['insert', 'update', 'upsert', 'delete', 'hardDelete']),
  externalIdFieldName: z.optional(z.string()),
  contentType: z.literal('CSV'),
  lineEnding: z.enum(['LF', 'CRLF']),
  columnDelimiter: z.enum(['BACKQUOTE', 'CARET', 'COMMA', 'PIPE', 'SEMICOLON', 'TAB']),
})

/** What the org answers to a request, which has had its effect then. */
export function answer(request: Arrived, org: Org, host: string): Answer {
  if (request.path === '/services/oauth2/token') return grant(org, host)
  if (!org.isGood(request.token)) return SESSION_OVER
  if (request.path === '/services/oauth2/userinfo') return ok({ user_id: org.userId, organization_id: org.id })
  const [, path = ''] = DATA.exec(request.path) ?? []
  if (path === `/sobjects/${OBJECT}/describe`) return { status: 200, text: DESCRIBE }
  if (path === '/limits') return ok(LIMITS)
  if (path === '/query' || path === '/queryAll') return runQuery(path, request.query.get('q') ?? '', org)
  if (path === '/jobs/ingest') return request.method === 'POST' ? create(request, org) : list(request, org)
  const [, id = '', rest = ''] = /^\/jobs\/ingest\/(\w+)(?:\/(\w+))?$/.exec(path) ?? []
  const job = org.job(id)
  return job === undefined ? NOT_FOUND : ofJob(request, job, rest, org)
}

/** Source: Salesforce Help, "OAuth 2.0 Client Credentials Flow for Server-to-Server Integration". */
function grant(org: Org, host: string): Answer {
  return ok({
    access_token: org.issueToken(),
    instance_url: `https://${host}`,
    id: `https://${host}/id/${org.id}/${org.userId}`,
    token_type: 'Bearer',
  })
}

function create({ body, from }: Arrived, org: Org): Answer {
  const spec = Create.safeParse(JSON.parse(body.toString('utf8')))
  if (!spec.success) return refusal('JSON_PARSER_ERROR', 'Unexpected parameter or value')
  const { object, operation, externalIdFieldName, lineEnding, columnDelimiter } = spec.data
  if (operation === 'upsert' && externalIdFieldName !== KEY_FIELD)
    return refusal('INVALIDJOB', `InvalidJob : External ID was blank for ${object}.`)
  const job = org.createJob({ object, operation, externalIdFieldName, lineEnding, columnDelimiter }, from)
  return ok(jobJson(job, job.history.at(-1), org.odd))
}

function ofJob(request: Arrived, job: Job, rest: string, org: Org): Answer {
  const { method, body, call } = request
  if (rest === 'batches' && method === 'PUT') {
    if (stateOf(job) !== 'Open')
      return refusal('INVALIDJOBSTATE', `Uploading data to a Job in state ${stateOf(job)} not allowed`)
    job.uploads.push(body)
    return { status: 201, text: '' }
  }
  if (rest === '' && method === 'GET') return ok(jobJson(job, org.odd.seen(job, call, org.now()), org.odd))
  if (rest === '' && method === 'PATCH') {
    const isClose = body.toString('utf8').includes('UploadComplete')
    const refused = isClose ? org.close(job) : org.abort(job)
    return refused ?? ok(jobJson(job, job.history.at(-1), org.odd))
  }
  return method === 'GET' ? results(job, rest, org) : NOT_FOUND
}

/** What an aborted job answers is not documented: a history has one form or the other. */
function results(job: Job, file: string, { odd }: Org): Answer {
  if (file !== 'successfulResults' && file !== 'failedResults' && file !== 'unprocessedrecords') return NOT_FOUND
  const state = stateOf(job)
  const isRefused = state === 'Aborted' && file !== 'unprocessedrecords' && odd.refusesResultsOfAborted()
  if (isFinal(state) && !isRefused) return resultFile(job, file, odd)
  return refusal('INVALIDJOBSTATE', `Results of a Job in state ${state} not available`)
}

function list({ call }: Arrived, org: Org): Answer {
  const records = org.jobs().map((job) => jobJson(job, org.odd.seen(job, call, org.now()), org.odd))
  return ok({ done: true, records, nextRecordsUrl: null })
}

function runQuery(path: string, soql: string, org: Org): Answer {
  const { object, where, fields } = parseSoql(soql)
  if (object === 'Organization') {
    const { IsSandbox, ...record } = organizationRecord('sandbox', org.id)
    return ok({ totalSize: 1, done: true, records: [{ ...record, IsSandbox: IsSandbox === 'true' }] })
  }
  const isAll = path === '/queryAll'
  if (isAll && org.odd.queryAll() === 'refused')
    return refusal('INSUFFICIENT_ACCESS', 'insufficient access rights', 403)
  const wanted = requiredConditions(where).map(({ field, values }) => ({
    field,
    values: new Set(values.map((value) => meaningOf(value).slice(0, 15))),
  }))
  const records = org.store
    .all()
    .filter(({ isHidden, isDeleted }) => !isHidden && (isAll || !isDeleted))
    .map(({ id, values, isDeleted }) => ({ ...values, Id: id, IsDeleted: isDeleted, CreatedById: org.userId }))
    .filter((record) => wanted.every(({ field, values }) => values.has(textOf(record, field).slice(0, 15))))
    .map((record) =>
      Object.fromEntries(fields.map((name) => [name, name === 'IsDeleted' ? record.IsDeleted : textOf(record, name)])),
    )
  return ok({ totalSize: records.length, done: true, records })
}

function textOf(record: object, field: string): string {
  return String(new Map<string, unknown>(Object.entries(record)).get(field) ?? '')
}

/** Source: REST API guide, "Limits". */
const LIMITS = {
  DailyApiRequests: { Max: 100_000, Remaining: 99_000 },
  DailyBulkApiBatches: { Max: 15_000, Remaining: 14_000 },
  DataStorageMB: { Max: 1_000, Remaining: 900 },
}

function ok(value: unknown): Answer {
  return { status: 200, text: JSON.stringify(value) }
}
