import type { Field, ObjectDescribe } from './describe.ts'

/** What the running user may see and do. Names are in any case. */
export interface UserAccess {
  /** `Account.Phone`: taken away as field-level security does: missing from describe, and unknown.
   *  Source: REST API guide, "sObject Describe". */
  readonly hiddenFields?: Iterable<string>
  /** `Account.Phone`: the user may see the field, and not edit it. */
  readonly readOnlyFields?: Iterable<string>
  /** `Account.Site`: can be changed, and not set when a record is created: both are properties of their own.
   *  Source: Object Reference, "API Field Properties", Create and Update. */
  readonly updateOnlyFields?: Iterable<string>
  /** `Account`: missing from describe, and unknown. Source: REST API guide, "Describe Global": objects available to the user. */
  readonly hiddenObjects?: Iterable<string>
  /** What the user may do with the records of an object, by its name as describe spells it; by default what the schema says.
   *  Source: SOAP API guide, "DescribeSObjectResult", `createable`, `updateable` and `deletable`. */
  readonly objectAccess?: Readonly<Record<string, ObjectAccess>>
  /** The user may set audit fields of new records, which stay what they are then.
   *  Source: Salesforce Help, "Enable the Set Audit Fields upon Record Creation Permission". */
  readonly setsAuditFields?: boolean
}

type ObjectAccess = Partial<Pick<ObjectDescribe, 'createable' | 'updateable' | 'deletable'>>

const AUDIT_FIELDS: ReadonlySet<string> = new Set([
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
])

/** Shows the objects of an org as its running user sees them. */
export function seenBy(
  {
    hiddenFields = [],
    readOnlyFields = [],
    updateOnlyFields = [],
    hiddenObjects = [],
    objectAccess = {},
    setsAuditFields = false,
  }: UserAccess,
  objects: readonly ObjectDescribe[],
): readonly ObjectDescribe[] {
  const [hidden, readOnly, updateOnly, unknown] = [hiddenFields, readOnlyFields, updateOnlyFields, hiddenObjects].map(
    (names) => new Set([...names].map((name) => name.toLowerCase())),
  )
  const seen = (object: string, field: Field): Field => {
    const name = `${object}.${field.name}`.toLowerCase()
    if (readOnly?.has(name)) return { ...field, createable: false, updateable: false, permissionable: true }
    if (updateOnly?.has(name)) return { ...field, createable: false, updateable: true }
    return setsAuditFields && AUDIT_FIELDS.has(field.name) ? { ...field, createable: true } : field
  }
  return objects
    .filter(({ name }) => !unknown?.has(name.toLowerCase()))
    .map((object) => ({
      ...object,
      ...objectAccess[object.name],
      fields: object.fields
        .filter((field) => !hidden?.has(`${object.name}.${field.name}`.toLowerCase()))
        .map((field) => seen(object.name, field)),
    }))
}
