import { readdirSync, readFileSync } from 'node:fs'
import { type CompactObject, compactObject } from '../ground/compact.ts'
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

/** Reads `schema/*.json`. `hiddenFields` (`Account.Phone`) are taken away as field-level security does: they are missing from
 *  describe and behave as unknown. Source: REST API guide, "sObject Describe". */
export function loadSchema({ hiddenFields = [] }: { hiddenFields?: Iterable<string> } = {}): Schema {
  const hidden = new Set([...hiddenFields].map((field) => field.toLowerCase()))
  const nextRecordTypeId = idSequence('012', 0)
  compactObjects ??= readCompactObjects()
  const objects = compactObjects
    .map((compact) => expandObject(compact, recordTypeInfos(compact.recordTypes, nextRecordTypeId)))
    .map((object) => ({
      ...object,
      fields: object.fields.filter((field) => !hidden.has(`${object.name}.${field.name}`.toLowerCase())),
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
