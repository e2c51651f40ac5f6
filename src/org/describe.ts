import { z } from 'zod/mini'
import { ConnectionError, SalesforceError } from '../errors.ts'
import { readResource } from './rest.ts'
import type { Session } from './session.ts'

/** What the org says beside these, such as `validFor`, is not kept: a describe may hold thousands of values. */
const PicklistValue = z.object({
  /** The API name. */
  value: z.string(),
  label: z.nullish(z.string()),
  active: z._default(z.boolean(), true),
})

const Field = z.object({
  name: z.string(),
  /** What people see on the page, in the language of the user. */
  label: z._default(z.string(), ''),
  type: z.string(),
  createable: z._default(z.boolean(), true),
  updateable: z._default(z.boolean(), true),
  nillable: z._default(z.boolean(), true),
  defaultedOnCreate: z._default(z.boolean(), false),
  externalId: z._default(z.boolean(), false),
  idLookup: z._default(z.boolean(), false),
  unique: z.nullish(z.boolean()),
  caseSensitive: z.nullish(z.boolean()),
  /** The most characters of a text. Source: SOAP API guide, "DescribeSObjectResult", Field, `length`. */
  length: z.nullish(z.number()),
  /** The most digits of a number, those behind the point included. */
  precision: z.nullish(z.number()),
  /** Decimals of a number. */
  scale: z.nullish(z.number()),
  /** The most digits of a whole number. */
  digits: z.nullish(z.number()),
  picklistValues: z.nullish(z.array(PicklistValue)),
  /** The org refuses values that the picklist does not have. */
  restrictedPicklist: z.nullish(z.boolean()),
  encrypted: z.nullish(z.boolean()),
  /** The text is HTML, which the org cleans before it stores it. */
  htmlFormatted: z.nullish(z.boolean()),
  referenceTo: z.pipe(
    z.nullish(z.array(z.string())),
    z.transform((objects) => objects ?? []),
  ),
  relationshipName: z.nullish(z.string()),
  /** A formula or a roll-up summary. */
  calculated: z._default(z.boolean(), false),
  autoNumber: z._default(z.boolean(), false),
  /** `BillingAddress` of `BillingCity`: the field that this one is a part of. */
  compoundFieldName: z.nullish(z.string()),
  /** Whether field-level security has a say in the field. */
  permissionable: z.nullish(z.boolean()),
})

const ObjectDescribe = z.object({
  name: z.string(),
  label: z._default(z.string(), ''),
  /** The three characters with which the Ids of its records begin; none for some objects. */
  keyPrefix: z.nullish(z.string()),
  createable: z._default(z.boolean(), true),
  updateable: z._default(z.boolean(), true),
  deletable: z._default(z.boolean(), true),
  fields: z.array(Field),
})

/** Source: REST API guide, "Describe Global". */
const GlobalDescribe = z.object({ sobjects: z.array(z.object({ name: z.string() })) })

/** What an object and its fields take. Fields that the user may not see are missing, as if they did not exist.
 *  Source: REST API guide, "sObject Describe". */
export type ObjectDescribe = z.infer<typeof ObjectDescribe>
export type Field = ObjectDescribe['fields'][number]

/** Reads the description of an object out of JSON; undefined for JSON that is none. */
export function parseDescribe(content: unknown): ObjectDescribe | undefined {
  const parsed = ObjectDescribe.safeParse(content)
  return parsed.success ? parsed.data : undefined
}

/** Reads describes, each object once. Throws SalesforceError, ConnectionError. */
export interface Describer {
  /** Undefined when there is no such object, or the user may not see it. */
  readonly describe: (object: string) => Promise<ObjectDescribe | undefined>
  /** API names of all objects that the user may see. */
  readonly objectNames: () => Promise<readonly string[]>
  /** Whether there may be objects that it does not describe, and nothing is known of them; false when left out. */
  readonly isPartial?: boolean
}

/** What the org says of an object; undefined also where it gives no answer. */
export async function describeIfPossible(
  object: string,
  describer: Pick<Describer, 'describe'>,
): Promise<ObjectDescribe | undefined> {
  try {
    return await describer.describe(object)
  } catch (error) {
    if (error instanceof SalesforceError || error instanceof ConnectionError) return undefined
    throw error
  }
}

interface KeyedLoad {
  readonly object: string
  readonly operation: string
  readonly externalIdField: string | undefined
}

/** What describe says of the field whose values are the keys of a load; undefined for Ids, and where it tells nothing. */
export async function describeKey(
  { object, operation, externalIdField }: KeyedLoad,
  describer: Describer,
): Promise<Field | undefined> {
  if (operation !== 'upsert' || externalIdField === undefined) return undefined
  const name = externalIdField.toLowerCase()
  if (name === 'id') return undefined
  const described = await describeIfPossible(object, describer)
  return described?.fields.find((field) => field.name.toLowerCase() === name)
}

export function createDescriber(session: Session, apiVersion: string): Describer {
  const api = { calls: session, apiVersion }
  const known = new Map<string, Promise<ObjectDescribe | undefined>>()
  const read = async (object: string): Promise<ObjectDescribe | undefined> => {
    try {
      return await readResource(api, `sobjects/${encodeURIComponent(object)}/describe`, ObjectDescribe)
    } catch (error) {
      if (error instanceof SalesforceError && error.status === 404) return undefined
      throw error
    }
  }
  return {
    describe: (object) => {
      const answer = known.get(object.toLowerCase()) ?? read(object)
      known.set(object.toLowerCase(), answer)
      return answer
    },
    objectNames: async () => (await readResource(api, 'sobjects', GlobalDescribe)).sobjects.map(({ name }) => name),
  }
}
