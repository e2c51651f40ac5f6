import { z } from 'zod'
import { OPERATIONS } from '../records/header.ts'
import type { Records } from '../records/records.ts'
import type { Refusal } from '../wire/answer.ts'
import { COLUMN_DELIMITERS, LINE_ENDINGS } from './dialect.ts'
import type { JobSpec } from './job.ts'

/** First version with `assignmentRuleId`. Source: Bulk API 2.0 guide, "Create a Job". */
const ASSIGNMENT_RULE_VERSION = 49

/** Source: Bulk API 2.0 guide, "Create a Job", "Request Body". */
const createSchema = z.strictObject({
  object: z.string(),
  operation: z.enum(OPERATIONS),
  externalIdFieldName: z.string().optional(),
  contentType: z.literal('CSV').default('CSV'),
  lineEnding: z.enum(LINE_ENDINGS).default('LF'),
  columnDelimiter: z.enum(COLUMN_DELIMITERS).default('COMMA'),
  assignmentRuleId: z.string().optional(),
  /** No request field of 2.0 any more: taken and ignored. */
  concurrencyMode: z.enum(['Parallel', 'Serial']).optional(),
})

/** What a create request is judged by. */
export interface CreatedFrom {
  readonly apiVersion: number
  readonly records: Records
  readonly mayHardDelete: boolean
}

/** Reads the body of a create request. A refusal has the code and text that Salesforce gives. */
export function parseCreate(body: string, { apiVersion, records, mayHardDelete }: CreatedFrom): JobSpec | Refusal {
  const parsed = parseJson(body)
  if (parsed === undefined) return badRequest('JSON_PARSER_ERROR', 'Unexpected character in the request body')
  const result = createSchema.safeParse(parsed)
  if (!result.success) return badRequest('JSON_PARSER_ERROR', describe(result.error))
  const { contentType: _, concurrencyMode: __, externalIdFieldName, assignmentRuleId, ...rest } = result.data

  const object = records.schema.describe(rest.object)
  if (object === undefined) {
    // Source: airbytehq/airbyte: source-salesforce, and Salesforce Help article 000383508 on this text.
    return badRequest('INVALIDENTITY', `InvalidEntity : Entity '${rest.object}' is not supported by the Bulk API.`)
  }
  if (rest.operation === 'hardDelete' && !mayHardDelete) {
    // Source: salesforcecli/plugin-data: messages and tests of `data delete bulk`.
    return badRequest(
      'FEATURENOTENABLED',
      'hardDelete operation requires special user profile permission, please contact your system administrator',
    )
  }
  if (rest.operation === 'upsert') {
    const refusal = refuseKey(records, object.name, externalIdFieldName)
    if (refusal !== undefined) return refusal
  }
  if (assignmentRuleId !== undefined) {
    const refusal = refuseAssignmentRule(object.name, apiVersion)
    if (refusal !== undefined) return refusal
  }
  return {
    ...rest,
    object: object.name,
    ...(externalIdFieldName === undefined ? {} : { externalIdFieldName }),
    ...(assignmentRuleId === undefined ? {} : { assignmentRuleId }),
  }
}

function refuseKey(records: Records, object: string, key: string | undefined): Refusal | undefined {
  if (key === undefined || key === '') {
    // Source: errors of upserts without a key as users of the API report them.
    return badRequest(
      'INVALIDJOB',
      `InvalidJob : External ID was blank for ${object}. An External ID must be specified for upsert.`,
    )
  }
  const text = records.checkExternalId(object, key)
  return text === undefined ? undefined : badRequest('INVALIDJOB', text)
}

/** Source: Bulk API 2.0 guide, "Create a Job": assignment rules are for Case and Lead, from v49 on. The texts are not documented. */
function refuseAssignmentRule(object: string, apiVersion: number): Refusal | undefined {
  if (apiVersion < ASSIGNMENT_RULE_VERSION) {
    return badRequest('JSON_PARSER_ERROR', 'Unrecognized field "assignmentRuleId"')
  }
  if (object === 'Case' || object === 'Lead') return undefined
  return badRequest('INVALIDJOB', `InvalidJob : Assignment rules are not supported for ${object}`)
}

function describe(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue?.code === 'unrecognized_keys') return `Unrecognized field "${issue.keys.join('", "')}"`
  return `${issue?.path.join('.') || 'Request body'}: ${issue?.message ?? 'invalid'}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function badRequest(errorCode: string, message: string): Refusal {
  return { status: 400, errorCode, message }
}
