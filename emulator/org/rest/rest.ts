import { canonicalId } from '../ground/ids.ts'
import type { OrgModel } from '../model.ts'
import { type Answer, json, NOT_FOUND, refuse } from '../wire/answer.ts'
import type { OrgRequest } from '../wire/request.ts'
import type { QueryPage } from './query-pages.ts'
import { versionList } from './versions.ts'

/** `GET /services/data/`, which asks for no session. Source: REST API guide, "Versions". */
export function versions(): Answer {
  return json(200, versionList())
}

/** `GET /services/data/vXX.X/`. Source: REST API guide, "Resources by Version". */
export function resources(request: OrgRequest, org: OrgModel): Answer {
  const names = ['sobjects', 'query', 'queryAll', 'limits', 'jobs']
  return json(200, {
    ...Object.fromEntries(names.map((name) => [name, `${request.path}/${name}`])),
    identity: `${org.url}/id/${org.orgId}/${org.userId}`,
  })
}

/** `GET /sobjects`. Source: REST API guide, "Describe Global". */
export function describeGlobal(request: OrgRequest, org: OrgModel): Answer {
  const sobjects = org.records.schema.objects.map(({ fields: _, recordTypeInfos: __, ...object }) => ({
    ...object,
    urls: { sobject: `${request.path}/${object.name}`, describe: `${request.path}/${object.name}/describe` },
  }))
  return json(200, { encoding: 'UTF-8', maxBatchSize: 200, sobjects })
}

/** `GET /sobjects/{object}/describe`. Source: REST API guide, "sObject Describe". */
export function describe(_request: OrgRequest, org: OrgModel, object: string): Answer {
  const description = org.records.schema.describe(object)
  return description === undefined ? refuse(NOT_FOUND) : json(200, description)
}

/** `GET /sobjects/{object}/{id}`. Source: REST API guide, "sObject Rows". */
export function record(request: OrgRequest, org: OrgModel, object: string, id: string): Answer {
  const description = org.records.schema.describe(object)
  const wanted = canonicalId(id)
  const found = description && org.records.all(description.name).find((row) => row.Id === wanted)
  if (description === undefined || found === undefined) return refuse(NOT_FOUND)
  return json(200, { attributes: { type: description.name, url: request.path }, ...found })
}

/** `GET /query?q=`, `GET /queryAll?q=`. Source: REST API guide, "Query", "QueryAll". */
export function query(call: 'query' | 'queryAll', request: OrgRequest, org: OrgModel): Answer {
  const answer = org.records[call](request.query.get('q') ?? '', versionOf(request))
  if ('errorCode' in answer) return refuse({ status: 400, ...answer })
  const { totalSize, records } = answer
  if (records.length === 0) return json(200, { totalSize, done: true, records })
  return pageJson(org.queries.first(records, pageSize(request, org)), request)
}

/** `GET /query/{locator}`, `GET /queryAll/{locator}`. Source: REST API guide, "Query More Results"; of code and text:
 *  Salesforce Help 000384958 and clients' reports. */
export function queryMore(request: OrgRequest, org: OrgModel, place: string): Answer {
  const page = org.queries.next(place)
  if (page !== undefined) return pageJson(page, request)
  return refuse({ status: 400, errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' })
}

/** The URL of the next page says `query` after `queryAll` too. Source: REST API guide, "QueryAll More Results". */
function pageJson({ totalSize, done, nextRecords, records }: QueryPage, request: OrgRequest): Answer {
  const next = nextRecords && `/services/data/v${versionOf(request)}/query/${nextRecords}`
  return json(200, { totalSize, done, ...(next === undefined ? {} : { nextRecordsUrl: next }), records })
}

/** Source: REST API guide, "Query Options Header": from 200 to 2,000, and 2,000 by default. */
function pageSize({ headers }: OrgRequest, org: OrgModel): number {
  const asked = /\bbatchSize=(\d+)/i.exec(String(headers['sforce-query-options'] ?? ''))?.[1]
  return asked === undefined ? org.options.queryPageSize : Math.min(2_000, Math.max(200, Number(asked)))
}

/** `67.0`, from the URL. */
function versionOf({ path }: OrgRequest): string {
  return path.split('/')[3]?.slice(1) ?? ''
}

/** `GET /limits`. Source: REST API guide, "Limits". */
export function limits(_request: OrgRequest, org: OrgModel): Answer {
  if (org.options.permissions.viewSetup) return json(200, org.limits.view())
  // Source: REST API guide, "Limits", on the permission; code and text are those of missing permissions in general.
  return refuse({
    status: 403,
    errorCode: 'INSUFFICIENT_ACCESS',
    message: "You don't have access to this resource: View Setup and Configuration is required",
  })
}
