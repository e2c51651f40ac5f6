/** A field of the simulated object, with what a load and the org's checks need of it. */
export interface SimulatedField {
  readonly name: string
  readonly type: 'id' | 'string' | 'double' | 'date' | 'boolean' | 'reference'
  readonly scale: number
  readonly isKey: boolean
  readonly required: boolean
}

function field(name: string, type: SimulatedField['type'], rest: Partial<SimulatedField> = {}): SimulatedField {
  return { name, type, scale: 0, isKey: false, required: false, ...rest }
}

export const OBJECT = 'Account'
export const KEY_PREFIX = '001'
export const KEY_FIELD = 'Ext__c'

/** Digits that a number keeps. Source: SOAP API guide, "Primitive Data Types" and "Field Types", `precision` of at most 18. */
export const PRECISION = 18

export const FIELDS: readonly SimulatedField[] = [
  field('Id', 'id'),
  field('Name', 'string', { required: true }),
  field(KEY_FIELD, 'string', { isKey: true }),
  field('Amount__c', 'double', { scale: 2 }),
  field('Big__c', 'double'),
  field('Day__c', 'date'),
  field('Active__c', 'boolean'),
  field('Note__c', 'string'),
  field('ParentId', 'reference'),
]

const byName = new Map(FIELDS.map((one) => [one.name, one]))

export function fieldOf(name: string): SimulatedField | undefined {
  return byName.get(name)
}

/** What `GET /sobjects/Account/describe` answers. Source: REST API guide, "sObject Describe". */
export const DESCRIBE = JSON.stringify({
  name: OBJECT,
  label: OBJECT,
  keyPrefix: KEY_PREFIX,
  createable: true,
  updateable: true,
  deletable: true,
  queryable: true,
  fields: FIELDS.map(({ name, type, scale, isKey, required }) => ({
    name,
    label: name,
    type,
    length: type === 'string' ? 255 : type === 'id' || type === 'reference' ? 18 : 0,
    precision: type === 'double' ? PRECISION : 0,
    scale,
    createable: type !== 'id',
    updateable: type !== 'id',
    nillable: !required,
    defaultedOnCreate: type === 'id' || type === 'boolean',
    externalId: isKey,
    unique: isKey,
    caseSensitive: false,
    idLookup: isKey || type === 'id',
    referenceTo: type === 'reference' ? [OBJECT] : [],
    relationshipName: type === 'reference' ? 'Parent' : null,
  })),
})
