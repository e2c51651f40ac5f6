import { z } from 'zod'
import { jobView } from './ingest/job-view.ts'
import type { OrgModel } from './model.ts'
import { type Answer, empty, json, NOT_FOUND, refuse } from './wire/answer.ts'
import type { OrgRequest } from './wire/request.ts'

/** What tests and people do to the org from outside, below `/__control/`. It asks for no session and is not journalled. */
export async function control(request: OrgRequest, org: OrgModel): Promise<Answer> {
  const [, what = '', name = ''] = request.path.split('/').filter(Boolean)
  switch (`${request.method} ${what}`) {
    case 'GET faults':
      return json(200, org.faults.all())
    case 'POST faults':
      return addFaults(await request.body.text(), org)
    case 'DELETE faults':
      org.faults.clear()
      return empty(204)
    case 'GET requests':
      return json(200, org.journal)
    case 'GET jobs':
      return json(200, org.jobs.ever.map(jobView))
    case 'GET records':
      return org.records.schema.describe(name) === undefined ? refuse(NOT_FOUND) : json(200, org.records.all(name))
    case 'POST expire-tokens':
      org.tokens.expireAll()
      return empty(204)
    default:
      return refuse(NOT_FOUND)
  }
}

/** Body: one fault or an array of faults. */
function addFaults(body: string, org: OrgModel): Answer {
  try {
    const faults: unknown = JSON.parse(body)
    org.faults.add(...(Array.isArray(faults) ? faults : [faults]))
    return empty(204)
  } catch (error) {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    return refuse({ status: 400, errorCode: 'INVALID_FAULT', message })
  }
}
