import { readdirSync, readFileSync } from 'node:fs'
import { type CompactObject, compactObject } from '../ground/compact.ts'
import { idSequence } from '../ground/ids.ts'
import { expandObject, type Field, type ObjectDescribe, type RecordTypeInfo } from './describe.ts'
import { EVENTS_AND_BIG_OBJECTS, withPackage, withPersons } from './optional-objects.ts'
import { seenBy, type UserAccess } from './user-access.ts'

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

export interface SchemaOptions extends UserAccess {
  /** Accounts may be persons. Source: Object Reference, "Account", person account fields. */
  readonly personAccounts?: boolean
  /** Accounts have a field of a managed package, with the label of another field. */
  readonly managedPackage?: boolean
  /** Has a platform event and a big object. */
  readonly eventsAndBigObjects?: boolean
}

/** Reads `schema/*.json`. */
export function loadSchema({
  personAccounts = false,
  managedPackage = false,
  eventsAndBigObjects = false,
  ...access
}: SchemaOptions = {}): Schema {
  const nextRecordTypeId = idSequence('012', 0)
  compactObjects ??= readCompactObjects()
  const all = [
    ...compactObjects
      .map((compact) => (personAccounts ? withPersons(compact) : compact))
      .map((compact) => (managedPackage ? withPackage(compact) : compact)),
    ...(eventsAndBigObjects ? EVENTS_AND_BIG_OBJECTS : []),
  ].map((compact) => expandObject(compact, recordTypeInfos(compact.recordTypes, nextRecordTypeId)))
  const objects = seenBy(access, all)
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
