import fc from 'fast-check'
import { type CompactField, compactField } from '../../emulator/org/ground/compact.ts'
import { expandObject } from '../../emulator/org/store/describe.ts'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import type { Describer, ObjectDescribe } from '../../src/org/describe.ts'
import { sameName } from '../../src/values/names.ts'
import { type Draw, drawing } from './draw.ts'

/** An object that files are generated for, and what describes it and its parents. */
export interface OrgObject {
  readonly describe: ObjectDescribe
  readonly describer: Describer
}

const plain = loadSchema()
const withPersons = loadSchema({ personAccounts: true })

const STANDARD = ['Account', 'Contact', 'Case', 'Opportunity', 'Task', 'Project__c', 'Lead', 'Product2']

/** Draws an object of the emulated org, or one that was made up with fields of all types. */
export function drawObject(draw: Draw): OrgObject {
  if (!draw.once(2)) {
    const schema = draw.once(6) ? withPersons : plain
    return objectOf(schema.describe(draw.of(STANDARD)), schema.describe)
  }
  const made = draw.of(MADE)
  return objectOf(made, (object) => (sameName(object, made.name) ? made : plain.describe(object)))
}

/** The key prefix of an object; any prefix for an object that the emulated org does not have. */
export function keyPrefixOf({ describe }: OrgObject, object: string): string {
  return (sameName(object, describe.name) ? describe.keyPrefix : plain.describe(object)?.keyPrefix) ?? '0ZZ'
}

/** Describes an object as a folder of snapshots does, which may lack parents. */
function objectOf(
  describe: ObjectDescribe | undefined,
  find: (object: string) => ObjectDescribe | undefined,
): OrgObject {
  if (describe === undefined) throw new Error('The emulated org lacks an object.')
  const describer = { describe: async (object: string) => find(object), objectNames: async () => [], isPartial: true }
  return { describe, describer }
}

const TEXT = compactField.parse({})

function makeObject(draw: Draw): ObjectDescribe {
  const fields = Object.entries(madeFields(draw)).map(([name, field]): [string, CompactField] => [
    name,
    { ...TEXT, ...field },
  ])
  const object = { name: 'Thing__c', keyPrefix: 'a0T', createable: true, updateable: true, deletable: true }
  return expandObject({ ...object, without: [], recordTypes: {}, fields: Object.fromEntries(fields) }, [])
}

const VALUES = [
  ['Red', 'Green', 'Blue'],
  ['1', '2', '10'],
  ['A, B', 'Size "L"', 'NULL'],
  ['true', 'false', '#REF!'],
]

/** One field at least of each type, some with limits and labels that are drawn. */
function madeFields(draw: Draw): Record<string, Partial<CompactField>> {
  const label = draw.of(['Text', 'Bezeichnung (kurz)', 'Name of Thing', '名称'])
  const precision = 1 + draw.below(18)
  const scale = draw.below(precision)
  const key = { externalId: true, unique: true, length: draw.of([80, 255, 18]) }
  return {
    Name: { label: 'Thing Name', length: 80, required: true },
    Key__c: { ...key, caseSensitive: draw.once(3) },
    Number_Key__c: { type: 'double', precision: 18, externalId: true, label: 'Number' },
    OwnerId: { type: 'reference', references: ['Group', 'User'], required: true, defaulted: true },
    Twin__c: { type: 'reference', references: ['Thing__c'], label: 'Twin' },
    Account__c: { type: 'reference', references: ['Account'], label: draw.of(['Account', 'Firma']) },
    Who__c: { type: 'reference', references: ['Contact', 'Lead'] },
    Master__c: { type: 'reference', references: ['Project__c'], masterDetail: true },
    Text__c: { label, length: 1 + draw.below(300) },
    Once__c: { updateable: false },
    Long__c: { type: 'textarea', length: 32_768 },
    Pick__c: { type: 'picklist', values: [...draw.of(VALUES)], restricted: true },
    Open__c: { type: 'picklist', values: [...draw.of(VALUES)] },
    Many__c: { type: 'multipicklist', values: [...draw.of(VALUES)], restricted: true },
    Amount__c: { type: 'currency', precision, scale },
    Ratio__c: { type: 'double', precision, scale },
    Share__c: { type: 'percent', precision: 5, scale: 2 },
    Whole__c: { type: 'int', digits: 1 + draw.below(9) },
    Day__c: { type: 'date' },
    Moment__c: { type: 'datetime' },
    Flag__c: { type: 'boolean' },
    Mail__c: { type: 'email' },
    Phone__c: { type: 'phone' },
    Link__c: { type: 'url' },
    File__c: { type: 'base64' },
    Place__c: { type: 'address', createable: false },
    Sum__c: { type: 'double', precision: 8, calculated: true, createable: false },
    Counter__c: { autoNumber: true, createable: false, label: 'Running Number' },
  }
}

/** Objects with fields of all types. What is known of an object is kept, so that there are not too many of them. */
const MADE = fc.sample(
  fc.gen().map((value) => makeObject(drawing(value))),
  { numRuns: 50, seed: 2026 },
)
