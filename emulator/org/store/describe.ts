import { type CompactField, type CompactObject, compactField, type FieldType } from '../ground/compact.ts'

/** One field as `GET /sobjects/{object}/describe` answers it. Source: REST API guide, "sObject Describe". */
export type Field = ReturnType<typeof expandField>

/** One object as `GET /sobjects/{object}/describe` answers it. */
export type ObjectDescribe = ReturnType<typeof expandObject>

export interface RecordTypeInfo {
  readonly recordTypeId: string
  readonly developerName: string
  readonly name: string
  readonly active: boolean
  readonly available: boolean
  readonly master: boolean
  readonly defaultRecordTypeMapping: boolean
}

/** Types whose values are numbers with decimal places. Source: SOAP API guide, "Field Types". */
const DECIMAL: ReadonlySet<FieldType> = new Set(['double', 'currency', 'percent'])

/** Types that no query can filter or sort by, as long text areas. Source: SOQL and SOSL Reference, "fieldExpression Syntax";
 *  Object Reference, "Compound Fields". */
const UNSEARCHABLE: ReadonlySet<FieldType> = new Set(['address', 'base64'])

export function isNumeric({ type }: Field): boolean {
  return type === 'int' || DECIMAL.has(type)
}

/** Fills in what the compact form leaves out. */
export function expandObject(compact: CompactObject, recordTypeInfos: readonly RecordTypeInfo[]) {
  const label = compact.label ?? spaced(compact.name)
  const { Id, ...audit } = systemFields(label)
  const named = Object.entries({ Id, ...compact.fields, ...audit }).filter(([name]) => !compact.without.includes(name))
  return {
    name: compact.name,
    label,
    labelPlural: compact.labelPlural ?? `${label}s`,
    keyPrefix: compact.keyPrefix,
    custom: compact.name.endsWith('__c'),
    createable: compact.createable,
    updateable: compact.updateable,
    deletable: compact.deletable,
    queryable: true,
    searchable: true,
    retrieveable: true,
    recordTypeInfos,
    fields: named.map(([name, field]) => expandField(name, field, name === (compact.nameField ?? 'Name'))),
  }
}

function expandField(name: string, compact: CompactField, nameField: boolean) {
  const isReference = compact.type === 'reference'
  const isCheckbox = compact.type === 'boolean'
  const length = compact.length ?? DEFAULT_LENGTH[compact.type] ?? 0
  const isDecimal = DECIMAL.has(compact.type)
  const isLong = compact.type === 'textarea' && length > 255
  return {
    name,
    label: compact.label ?? (isReference || name === 'Id' ? `${spaced(name).replace(/ Id$/, '')} ID` : spaced(name)),
    type: compact.type,
    soapType: SOAP_TYPE[compact.type] ?? 'xsd:string',
    length,
    byteLength: length * 3,
    precision: isDecimal ? (compact.precision ?? 18) : 0,
    scale: isDecimal ? (compact.scale ?? (compact.type === 'double' ? 0 : 2)) : 0,
    digits: compact.type === 'int' ? (compact.digits ?? 9) : 0,
    custom: /__p?c$/.test(name),
    nameField,
    createable: compact.createable,
    updateable: compact.updateable ?? (compact.createable && !compact.masterDetail),
    nillable: !compact.required && !compact.masterDetail && !isCheckbox,
    defaultedOnCreate: compact.defaulted || compact.default !== undefined || compact.autoNumber || isCheckbox,
    defaultValue: isCheckbox ? compact.default === 'true' : null,
    externalId: compact.externalId,
    unique: compact.unique,
    caseSensitive: compact.caseSensitive,
    idLookup: compact.idLookup ?? (compact.externalId || compact.type === 'id'),
    autoNumber: compact.autoNumber,
    calculated: compact.calculated,
    picklistValues: compact.values.map((value) => ({
      value,
      label: value,
      active: true,
      defaultValue: value === compact.default,
      validFor: null,
    })),
    restrictedPicklist: compact.restricted,
    dependentPicklist: false,
    controllerName: null,
    referenceTo: compact.references,
    relationshipName: isReference ? (compact.relationshipName ?? relationshipNameOf(name)) : null,
    relationshipOrder: compact.masterDetail ? 0 : null,
    cascadeDelete: compact.masterDetail || compact.onDelete === 'cascade',
    restrictedDelete: compact.onDelete === 'restrict',
    polymorphicForeignKey: compact.references.length > 1,
    namePointing: compact.references.length > 1,
    compoundFieldName: compact.compound ?? null,
    encrypted: false,
    permissionable: !compact.required && !compact.masterDetail && compact.createable,
    filterable: !isLong && !UNSEARCHABLE.has(compact.type),
    sortable: !isLong && !UNSEARCHABLE.has(compact.type) && compact.type !== 'multipicklist',
  }
}

/** Fields that the platform keeps on every record. Source: SOAP API guide, "System Fields". */
function systemFields(objectLabel: string) {
  const kept = (field: Partial<CompactField>) =>
    compactField.parse({ ...field, createable: false, required: true, defaulted: true })
  return {
    Id: kept({ type: 'id', label: `${objectLabel} ID` }),
    IsDeleted: kept({ type: 'boolean', label: 'Deleted' }),
    CreatedDate: kept({ type: 'datetime' }),
    CreatedById: kept({ type: 'reference', references: ['User'] }),
    LastModifiedDate: kept({ type: 'datetime' }),
    LastModifiedById: kept({ type: 'reference', references: ['User'] }),
    SystemModstamp: kept({ type: 'datetime' }),
  }
}

const DEFAULT_LENGTH: Partial<Record<FieldType, number>> = {
  string: 255,
  textarea: 255,
  picklist: 255,
  multipicklist: 4099,
  email: 80,
  phone: 40,
  url: 255,
  id: 18,
  reference: 18,
}

/** XML Schema types in which the API carries values. Source: SOAP API guide, "Primitive Data Types" and "Field Types". */
const SOAP_TYPE: Partial<Record<FieldType, string>> = {
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  id: 'tns:ID',
  reference: 'tns:ID',
  address: 'urn:address',
  base64: 'xsd:base64Binary',
}

/** `BillingCity` → `Billing City`, `Ext_Id__c` → `Ext Id`. */
function spaced(name: string): string {
  return name
    .replace(/__c$/, '')
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
}

/** `AccountId` → `Account`, `Project__c` → `Project__r`. Source: SOQL guide, "Understanding Relationship Names". */
function relationshipNameOf(field: string): string {
  return field.endsWith('__c') ? field.replace(/__c$/, '__r') : field.replace(/Id$/, '')
}
