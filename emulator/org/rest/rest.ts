import { canonicalId } from '../ground/ids.ts'
import type { OrgModel } from '../model.ts'
import { type Answer, json, NOT_FOUND, refuse } from '../wire/answer.ts'
import type { OrgRequest } from '../wire/request.ts'
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
  const answer = org.records[call](request.query.get('q') ?? '')
  if (!('errorCode' in answer)) return json(200, answer)
  return refuse({ status: 400, errorCode: answer.errorCode, message: answer.message })
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
