import { type CompactField, type CompactObject, compactField, compactObject } from '../ground/compact.ts'

/** What accounts have besides where they may be persons. A custom field of contacts is there with the ending `__pc` and its own
 *  label. Source: Salesforce Help, "Person Account Fields". */
const PERSON_FIELDS = {
  Salutation: { type: 'picklist', values: ['Mr.', 'Ms.'], compound: 'Name' },
  FirstName: { length: 40, compound: 'Name' },
  LastName: { length: 80, compound: 'Name' },
  IsPersonAccount: { type: 'boolean', createable: false, label: 'Is Person Account' },
  PersonEmail: { type: 'email', label: 'Email' },
  Ext_Id__pc: { label: 'External Id', length: 80 },
}

/** What accounts have besides where a managed package brings a field of its own, whose name begins with the namespace of the
 *  package. Only names have to differ, not labels. Source: Metadata API guide, "CustomField", `fullName` and `label`. */
const PACKAGE_FIELDS = {
  acme__Ext_Id__c: { label: 'External Id', length: 80, externalId: true, unique: true },
}

/** Gives accounts the fields that they have where they may be persons. */
export function withPersons(compact: CompactObject): CompactObject {
  return withFields(compact, PERSON_FIELDS)
}

/** Gives accounts the fields that a managed package brings. */
export function withPackage(compact: CompactObject): CompactObject {
  return withFields(compact, PACKAGE_FIELDS)
}

function withFields(compact: CompactObject, more: Readonly<Record<string, object>>): CompactObject {
  if (compact.name !== 'Account') return compact
  const fields = Object.entries(more).map(([name, field]): [string, CompactField] => [name, compactField.parse(field)])
  return { ...compact, fields: { ...compact.fields, ...Object.fromEntries(fields) } }
}

/** Objects whose records can be created, and neither changed nor deleted. Key prefixes are made up.
 *  Sources: Platform Events Developer Guide, "Publish Event Messages with Salesforce APIs": Bulk API 2.0 publishes events by
 *  inserting them; Big Objects Implementation Guide, "Populate a Custom Big Object": Bulk API 2.0 supports querying and inserting. */
export const EVENTS_AND_BIG_OBJECTS: readonly CompactObject[] = [
  {
    name: 'Order_Placed__e',
    keyPrefix: 'e00',
    fields: { Order_Number__c: { length: 80 }, ReplayId: { createable: false }, EventUuid: { createable: false } },
    without: ['IsDeleted', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'],
  },
  {
    name: 'Customer_Interaction__b',
    keyPrefix: 'x00',
    fields: {
      Account__c: { type: 'reference', references: ['Account'], required: true },
      Platform__c: { length: 80, required: true },
    },
    without: ['IsDeleted', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'],
  },
].map((object) => compactObject.parse({ ...object, updateable: false, deletable: false }))
