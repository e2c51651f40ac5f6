import { readdirSync, readFileSync } from 'node:fs'
import { type CompactField, type CompactObject, compactField, compactObject } from '../ground/compact.ts'
import { idSequence } from '../ground/ids.ts'
import { expandObject, type Field, type ObjectDescribe, type RecordTypeInfo } from './describe.ts'

/** The objects and fields of the emulated org, as its running user sees them. */
export interface Schema {
  readonly objects: readonly ObjectDescribe[]
  /** By API name in any case; undefined for an object that is unknown or invisible. */
  readonly describe: (object: string) => ObjectDescribe | undefined
  /** By API names in any case; undefined for a field that is unknown or hidden. */
  readonly field: (object: string, field: string) => Field | undefined
}

const FOLDER = new URL('../schema/', import.meta.url)

/** What `schema/*.json` say, read once for all orgs of a process. */
let compactObjects: readonly CompactObject[] | undefined

function readCompactObjects(): readonly CompactObject[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => compactObject.parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))))
}

export interface SchemaOptions {
  /** `Account.Phone`: taken away as field-level security does: missing from describe, and unknown.
   *  Source: REST API guide, "sObject Describe". */
  readonly hiddenFields?: Iterable<string>
  /** `Account.Phone`: the user may see the field, and not edit it. */
  readonly readOnlyFields?: Iterable<string>
  /** Accounts may be persons. Source: Object Reference, "Account", person account fields. */
  readonly personAccounts?: boolean
}

/** What accounts have besides where they may be persons. */
const PERSON_FIELDS = {
  Salutation: { type: 'picklist', values: ['Mr.', 'Ms.'], compound: 'Name' },
  FirstName: { length: 40, compound: 'Name' },
  LastName: { length: 80, compound: 'Name' },
  IsPersonAccount: { type: 'boolean', createable: false, label: 'Is Person Account' },
  PersonEmail: { type: 'email', label: 'Email' },
}

function withPersons(compact: CompactObject): CompactObject {
  if (compact.name !== 'Account') return compact
  const fields = Object.entries(PERSON_FIELDS).map(([name, field]): [string, CompactField] => [
    name,
    compactField.parse(field),
  ])
  return { ...compact, fields: { ...compact.fields, ...Object.fromEntries(fields) } }
}

/** Reads `schema/*.json`. */
export function loadSchema({
  hiddenFields = [],
  readOnlyFields = [],
  personAccounts = false,
}: SchemaOptions = {}): Schema {
  const readOnly = new Set([...readOnlyFields].map((field) => field.toLowerCase()))
  const hidden = new Set([...hiddenFields].map((field) => field.toLowerCase()))
  const nextRecordTypeId = idSequence('012', 0)
  compactObjects ??= readCompactObjects()
  const objects = compactObjects
    .map((compact) => (personAccounts ? withPersons(compact) : compact))
    .map((compact) => expandObject(compact, recordTypeInfos(compact.recordTypes, nextRecordTypeId)))
    .map((object) => ({
      ...object,
      fields: object.fields
        .filter((field) => !hidden.has(`${object.name}.${field.name}`.toLowerCase()))
        .map((field) =>
          readOnly.has(`${object.name}.${field.name}`.toLowerCase())
            ? { ...field, createable: false, updateable: false, permissionable: true }
            : field,
        ),
    }))
  const byName = new Map(objects.map((object) => [object.name.toLowerCase(), object]))
  const fieldsOf = new Map(objects.map((object) => [object.name.toLowerCase(), fieldsByName(object)]))
  return {
    objects,
    describe: (object) => byName.get(object.toLowerCase()),
    field: (object, field) => fieldsOf.get(object.toLowerCase())?.get(field.toLowerCase()),
  }
}

function fieldsByName(object: ObjectDescribe): ReadonlyMap<string, Field> {
  return new Map(object.fields.map((field) => [field.name.toLowerCase(), field]))
}

/** Own record types and the master one that every object has. Source: SOAP API guide, "RecordTypeInfo". */
function recordTypeInfos(recordTypes: Readonly<Record<string, string>>, nextId: () => string): RecordTypeInfo[] {
  const own = Object.entries(recordTypes).map(([developerName, name], i) => ({
    recordTypeId: nextId(),
    developerName,
    name,
    active: true,
    available: true,
    master: false,
    defaultRecordTypeMapping: i === 0,
  }))
  const master = {
    recordTypeId: '012000000000000AAA',
    developerName: 'Master',
    name: 'Master',
    active: true,
    available: true,
    master: true,
    defaultRecordTypeMapping: own.length === 0,
  }
  return [...own, master]
}
