import { sameName } from './names.ts'

/** What the name of a column says, which is a field of the object or finds a parent by a field of that one. */
export interface ColumnName {
  /** `Lead` of `Lead:Who.Email`: the object, where a relationship may point to several. */
  readonly type?: string | undefined
  /** `Parent__r` of `Parent__r.Key__c`; undefined for a field of the object itself. */
  readonly relationship?: string | undefined
  /** `Key__c` of `Parent__r.Key__c`. */
  readonly key?: string | undefined
}

/** Source: Bulk API 2.0 guide, "Relationship Fields in a Header Row". */
const RELATIONSHIP = /^(?:([^:.]+):)?([^:.]+)\.([^:.]+)$/

/** Takes the name of a column apart; a name of any other form than a relationship column's has no parts. */
export function parseColumn(column: string): ColumnName {
  const [, type, relationship, key] = RELATIONSHIP.exec(column) ?? []
  return { type, relationship, key }
}

/** Whether the values of a column are meant to find a parent by one of its fields. */
export function findsParent(column: string): boolean {
  return column.includes('.')
}

/**
 * Whether two columns may fill the same lookup, one by Id and one by a key of the parent: `AccountId` and `Account.Ext_Id__c`,
 * `Parent__c` and `Parent__r.Key__c`. Describe has the last word, but is not always known.
 * Source: SOQL and SOSL Reference, "Understanding Relationship Names".
 */
export function mayFillSameLookup(byId: string, byKey: string): boolean {
  const { relationship } = parseColumn(byKey)
  if (relationship === undefined) return false
  const field = /__p?r$/i.test(relationship) ? relationship.replace(/r$/i, 'c') : `${relationship}Id`
  return sameName(byId, field)
}

/** Whether a column is one that the org puts before those of the source in result files: `sf__Id`, `sf__Created`, `sf__Error`.
 *  Source: Bulk API 2.0 guide, "Get Job Successful Record Results" and "Get Job Failed Record Results". */
export function isOrgColumn(name: string): boolean {
  return /^sf__/i.test(name)
}
