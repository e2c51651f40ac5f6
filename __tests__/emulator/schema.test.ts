import { describe, expect, it } from '@jest/globals'
import { loadSchema } from '../../emulator/org/store/schema.ts'

const schema = loadSchema()

/** Source: REST API guide, "sObject Describe". */
const FIELD_KEYS = [
  ...['name', 'label', 'type', 'createable', 'updateable', 'nillable', 'defaultedOnCreate', 'externalId', 'unique'],
  ...['idLookup', 'length', 'byteLength', 'precision', 'scale', 'digits', 'calculated', 'autoNumber', 'picklistValues'],
  ...['restrictedPicklist', 'dependentPicklist', 'controllerName', 'referenceTo', 'relationshipName'],
  ...['polymorphicForeignKey', 'namePointing', 'compoundFieldName', 'caseSensitive', 'encrypted', 'permissionable'],
]

/** Source: REST API guide, "sObject Describe": required on insert. */
function requiredOf(object: string): string[] {
  const fields = schema.describe(object)?.fields ?? []
  return fields
    .filter((field) => field.createable && !field.nillable && !field.defaultedOnCreate)
    .map(({ name }) => name)
}

describe('the schema', () => {
  it('has the objects that loads are tried with', () => {
    const names = schema.objects.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Account', 'Contact', 'Opportunity', 'Case', 'Lead', 'Task']))
    expect(names).toEqual(expect.arrayContaining(['Product2', 'Pricebook2', 'PricebookEntry', 'User', 'RecordType']))
    expect(names).toEqual(expect.arrayContaining(['Organization', 'Project__c', 'Invoice_Line__c']))
  })

  it('gives every field all the keys of a describe', () => {
    for (const { name, fields } of schema.objects) {
      for (const field of fields) {
        const missing = FIELD_KEYS.filter((key) => !(key in field))
        expect({ name, field: field.name, missing }).toEqual({ name, field: field.name, missing: [] })
      }
    }
  })

  it('gives each object a key prefix of its own', () => {
    expect(new Set(schema.objects.map(({ keyPrefix }) => keyPrefix)).size).toBe(schema.objects.length)
  })

  it('asks on insert for what has neither blank nor default', () => {
    expect(requiredOf('Account')).toEqual(['Name'])
    expect(requiredOf('Contact')).toEqual(['LastName'])
    expect(requiredOf('Lead')).toEqual(['LastName', 'Company'])
    expect(requiredOf('Opportunity')).toEqual(['Name', 'StageName', 'CloseDate'])
    expect(requiredOf('Case')).toEqual([])
    expect(requiredOf('Invoice_Line__c')).toEqual(['Project__c', 'Quantity__c'])
  })

  it('finds objects and fields in any case', () => {
    expect(schema.describe('ACCOUNT')?.name).toBe('Account')
    expect(schema.field('account', 'billingcity')?.name).toBe('BillingCity')
    expect(schema.describe('Nothing__c')).toBeUndefined()
    expect(schema.field('Account', 'Nothing__c')).toBeUndefined()
  })

  it('names relationships after their fields', () => {
    expect(schema.field('Contact', 'AccountId')?.relationshipName).toBe('Account')
    expect(schema.field('Invoice_Line__c', 'Project__c')?.relationshipName).toBe('Project__r')
    expect(schema.field('Task', 'WhoId')).toMatchObject({
      polymorphicForeignKey: true,
      referenceTo: ['Contact', 'Lead'],
    })
  })

  it('lets no field with hidden access show', () => {
    const guarded = loadSchema({ hiddenFields: ['Account.phone'] })
    expect(guarded.field('Account', 'Phone')).toBeUndefined()
    expect(guarded.describe('Account')?.fields.map(({ name }) => name)).not.toContain('Phone')
    expect(guarded.field('Contact', 'Phone')).toBeDefined()
  })

  it('shows a field that may be read only, which nobody without permission can set', () => {
    const guarded = loadSchema({ readOnlyFields: ['Account.phone'] })
    expect(guarded.field('Account', 'Phone')).toMatchObject({
      createable: false,
      updateable: false,
      permissionable: true,
    })
  })

  it('shows a field that can be changed, and not set on new records', () => {
    const guarded = loadSchema({ updateOnlyFields: ['Account.site'] })
    expect(guarded.field('Account', 'Site')).toMatchObject({ createable: false, updateable: true })
  })

  it('shows objects as their user may see and load them', () => {
    const guarded = loadSchema({ hiddenObjects: ['lead'], objectAccess: { Account: { updateable: false } } })
    expect(guarded.describe('Lead')).toBeUndefined()
    expect(guarded.objects.map(({ name }) => name)).not.toContain('Lead')
    expect(guarded.describe('Account')).toMatchObject({ createable: true, updateable: false, deletable: true })
    expect(guarded.describe('Contact')).toMatchObject({ createable: true, updateable: true })
  })

  it('lets a user with that permission set audit fields of new records', () => {
    expect(schema.field('Account', 'CreatedDate')).toMatchObject({ createable: false, updateable: false })
    const trusted = loadSchema({ setsAuditFields: true })
    expect(trusted.field('Account', 'CreatedDate')).toMatchObject({ createable: true, updateable: false })
    expect(trusted.field('Account', 'SystemModstamp')).toMatchObject({ createable: false })
  })

  it('has a platform event and a big object on request, whose records are only created', () => {
    expect(schema.describe('Order_Placed__e')).toBeUndefined()
    const more = loadSchema({ eventsAndBigObjects: true })
    for (const object of ['Order_Placed__e', 'Customer_Interaction__b'])
      expect(more.describe(object)).toMatchObject({ createable: true, updateable: false, deletable: false })
  })

  it('has the fields of person accounts on request', () => {
    expect(schema.field('Account', 'IsPersonAccount')).toBeUndefined()
    const persons = loadSchema({ personAccounts: true })
    expect(persons.field('Account', 'LastName')).toMatchObject({ createable: true, compoundFieldName: 'Name' })
    expect(persons.field('Account', 'IsPersonAccount')).toMatchObject({ createable: false, type: 'boolean' })
    expect(persons.field('Contact', 'IsPersonAccount')).toBeUndefined()
    expect(persons.field('Account', 'Ext_Id__pc')).toMatchObject({ label: 'External Id', custom: true })
  })

  it('lists the record types of an object, the master one last', () => {
    const developerNames = schema.describe('Account')?.recordTypeInfos.map(({ developerName }) => developerName)
    expect(developerNames).toEqual(['Business', 'Partner', 'Master'])
  })
})
