import { describe, expect, it } from '@jest/globals'
import { emptyOrg } from './records-fixture.ts'

const org = emptyOrg({ hiddenFields: ['Account.Phone'] })

function errorOf(
  object: string,
  columns: string,
  operation: 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete',
  key?: string,
) {
  const externalId = key === undefined ? {} : { externalIdFieldName: key }
  return org.checkHeader({ object, operation, columns: columns.split(','), ...externalId })
}

/** Source of the rules: Bulk API 2.0 guide, "Prepare CSV Files" and "Relationship Fields in a Header Row". */
describe('a header', () => {
  it.each([
    ['Account', 'Name,Ext_Id__c,Parent.Ext_Id__c'],
    ['Account', 'name,EXT_ID__C'],
    ['Account', 'Name,RecordType.DeveloperName,Owner.Username'],
    ['Contact', 'LastName,Account.Ext_Id__c,ReportsTo.Email'],
    ['Invoice_Line__c', 'Project__r.Ext_Id__c,Quantity__c'],
    ['Task', 'Subject,Lead:Who.Email,Project__c:What.Ext_Id__c,User:Owner.Username'],
  ])('of %s may be %s', (object, columns) => {
    expect(errorOf(object, columns, 'insert')).toBeUndefined()
  })

  it('fails the job for its first unknown column, doubled when that is the very first', () => {
    // jsforce/jsforce issue 688; msrivastav13/node-sf-bulk2 issue 17
    expect(errorOf('Account', 'Name,Nope,Never', 'insert')).toBe('InvalidBatch : Field name not found : Nope')
    expect(errorOf('Account', 'Nope,Name', 'insert')).toBe('InvalidBatch : InvalidBatch : Field name not found : Nope')
    expect(errorOf('Account', '\uFEFFName', 'insert')).toMatch(/Field name not found : \uFEFFName$/)
  })

  it('fails the job for a field that field-level security hides', () => {
    expect(errorOf('Account', 'Name,Phone', 'insert')).toBe('InvalidBatch : Field name not found : Phone')
  })

  it.each([
    [
      'Account',
      'Name,Account:Parent.Ext_Id__c',
      'type is not needed for non polymorphic foreign key references: Parent',
    ],
    ['Account', 'Name,Parent:Account.Ext_Id__c', 'Unable to find relationship: Account'],
    ['Contact', 'LastName,Company.Ext_Id__c', 'Unable to find relationship: Company'],
    ['Account', 'Name,Parent:Account:Ext_Id__c', 'Field name not found : Parent:Account:Ext_Id__c'],
    ['Contact', 'LastName,Account.Industry', 'Field name not found : Account.Industry'],
    ['Task', 'Subject,Who.Email', 'Field name not found : Who.Email'],
    ['Task', 'Subject,Account:Who.Email', 'Field name not found : Account:Who.Email'],
  ])('of %s fails the job as %s', (object, columns, text) => {
    expect(errorOf(object, columns, 'insert')).toBe(`InvalidBatch : ${text}`)
  })

  it('fails the job for a column that takes a file', () => {
    expect(errorOf('ContentVersion', 'Title,VersionData', 'insert')).toBe(
      'FeatureNotEnabled : Binary field not supported',
    )
    expect(errorOf('ContentVersion', 'Title,Description', 'insert')).toBeUndefined()
  })

  it('must hold the key of an update or upsert', () => {
    // heroku/salesforce-bulk issue 101
    expect(errorOf('Account', 'Name', 'update')).toBe('InvalidBatch : Field name not found : Id')
    expect(errorOf('Account', 'Name', 'upsert', 'Ext_Id__c')).toBe('InvalidBatch : Field name not found : Ext_Id__c')
    expect(errorOf('Account', 'id,Name', 'update')).toBeUndefined()
    expect(errorOf('Account', 'Name,ext_id__c', 'upsert', 'Ext_Id__c')).toBeUndefined()
  })

  it('of a delete holds Ids and nothing else', () => {
    expect(errorOf('Account', 'Id', 'delete')).toBeUndefined()
    expect(errorOf('Account', 'Id,Name', 'delete')).toBe("InvalidBatch : The 'delete' batch must contain only ids")
    expect(errorOf('Account', 'Name', 'hardDelete')).toBe("InvalidBatch : The 'hardDelete' batch must contain only ids")
  })

  it('names a key that can be searched, or the job is not created', () => {
    // stackoverflow.com 59282347
    expect(org.checkExternalId('Account', 'Ext_Id__c')).toBeUndefined()
    expect(org.checkExternalId('Account', 'Id')).toBeUndefined()
    expect(org.checkExternalId('Account', 'Industry')).toBe(
      'InvalidJob : Field name provided, Industry does not match an External ID, Salesforce Id, or indexed field for Account',
    )
  })
})
