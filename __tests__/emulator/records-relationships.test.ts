import { describe, expect, it } from '@jest/globals'
import { emptyOrg, errors, held, write } from './records-fixture.ts'

/** Source: Bulk API 2.0 guide, "Relationship Fields in a Header Row". */
describe('a relationship column', () => {
  it('points to the parent with that external id', () => {
    const org = emptyOrg()
    const [account] = write(org, 'Account', 'Name,Ext_Id__c\nAcme,acme')
    write(org, 'Contact', 'LastName,Account.Ext_Id__c\nLee,ACME\nFox,')
    expect(held(org, 'Contact', ['LastName', 'AccountId'])).toEqual([
      { LastName: 'Lee', AccountId: account?.id },
      { LastName: 'Fox', AccountId: undefined },
    ])
  })

  it('fails a row whose parent is not there, naming the parent object and its key', () => {
    const results = write(emptyOrg(), 'Contact', 'LastName,Account.Ext_Id__c\nLee,nobody')
    expect(errors(results)).toEqual([
      'INVALID_FIELD:Foreign key external ID: nobody not found for field Ext_Id__c in entity Account:--',
    ])
  })

  it('fails a row whose key several parents have', () => {
    const org = emptyOrg()
    write(org, 'Contact', 'LastName,Email\nLee,x@example.com\nFox,x@example.com')
    const results = write(org, 'Contact', 'LastName,ReportsTo.Email\nNew,x@example.com')
    expect(errors(results)[0]).toMatch(
      /^DUPLICATE_EXTERNAL_ID:Email: more than one record found for external id field: \[/,
    )
  })

  it('fails a row that fills its lookup by a key and by an Id, or by two keys', () => {
    const org = emptyOrg()
    const [account] = write(org, 'Account', 'Name,Ext_Id__c,Legacy_Id__c\nAcme,acme,7')
    const header = 'LastName,Account.Ext_Id__c'
    expect(errors(write(org, 'Contact', `${header},AccountId\nLee,acme,${account?.id}\nFox,acme,`))).toEqual([
      'INVALID_FIELD:Cannot specify both an external ID reference Account and a salesforce id, AccountId:AccountId --',
      '',
    ])
    expect(errors(write(org, 'Contact', `${header},Account.Legacy_Id__c\nLee,acme,7\nFox,,7`))).toEqual([
      'INVALID_FIELD:More than 1 field provided in an external foreign key reference in entity: Account:--',
      '',
    ])
  })

  it('does not find a parent of its own chunk, but one of an earlier chunk', () => {
    const org = emptyOrg()
    const header = 'Name,Ext_Id__c,Parent.Ext_Id__c'
    expect(errors(write(org, 'Account', `${header}\nTop,top,\nSub,sub,top`))).toEqual([
      '',
      'INVALID_FIELD:Foreign key external ID: top not found for field Ext_Id__c in entity Account:--',
    ])
    expect(errors(write(org, 'Account', `${header}\nSub,sub,top`))).toEqual([''])
  })

  /** Source: Bulk API 2.0 guide, "How Requests Are Processed", chunks of 200. That rows of one chunk do not find each other is
   *  not documented; users report that parents in the same file are not found reliably. */
  it('to its own object finds, on upsert, what is in the org when the chunk is read, whatever the order of its rows', () => {
    const org = emptyOrg()
    const upsert = (csv: string) => errors(write(org, 'Account', csv, { operation: 'upsert', key: 'Ext_Id__c' }))
    const header = 'Name,Ext_Id__c,Parent.Ext_Id__c'
    const missing = (key: string) =>
      `INVALID_FIELD:Foreign key external ID: ${key} not found for field Ext_Id__c in entity Account:--`
    expect(upsert(`${header}\nSub,sub,top\nTop,top,\nLow,low,sub`)).toEqual([missing('top'), '', missing('sub')])
    expect(upsert(`${header}\nLow,low,sub\nSub,sub,top`)).toEqual([missing('sub'), ''])
    expect(upsert(`${header}\nLow,low,sub`)).toEqual([''])
  })

  it('puts no account above itself', () => {
    const org = emptyOrg()
    write(org, 'Account', 'Name,Ext_Id__c\nTop,top')
    write(org, 'Account', 'Name,Ext_Id__c,Parent.Ext_Id__c\nSub,sub,top')
    const change = (csv: string) => errors(write(org, 'Account', csv, { operation: 'upsert', key: 'Ext_Id__c' }))
    const refused = ['CIRCULAR_DEPENDENCY:attempt to violate hierarchy constraints:ParentId --']
    expect(change('Ext_Id__c,Parent.Ext_Id__c\ntop,sub')).toEqual(refused)
    expect(change('Ext_Id__c,Parent.Ext_Id__c\nsub,sub')).toEqual(refused)
    expect(change('Ext_Id__c,Parent.Ext_Id__c\nsub,top')).toEqual([''])
  })

  it('names the object it means where several are possible', () => {
    const org = emptyOrg()
    write(org, 'Lead', 'LastName,Company,Email\nLee,Acme,lee@example.com')
    write(org, 'Project__c', 'Name,Ext_Id__c\nApollo,p1')
    write(org, 'Task', 'Subject,Lead:Who.Email,Project__c:What.Ext_Id__c\nCall,lee@example.com,p1')
    const [lead] = org.all('Lead')
    const [project] = org.all('Project__c')
    expect(held(org, 'Task', ['WhoId', 'WhatId'])).toEqual([{ WhoId: lead?.Id, WhatId: project?.Id }])
  })

  it('finds the record types of the object, in their exact case', () => {
    const org = emptyOrg()
    const results = write(org, 'Account', 'Name,RecordType.DeveloperName\nA,Partner\nB,partner')
    expect(errors(results)).toEqual([
      '',
      'INVALID_FIELD:Foreign key external ID: partner not found for field DeveloperName in entity RecordType:--',
    ])
    const [partner] = org.all('RecordType').filter(({ DeveloperName }) => DeveloperName === 'Partner')
    expect(held(org, 'Account', ['RecordTypeId'])).toEqual([{ RecordTypeId: partner?.Id }])
  })

  it('gives a required reference its value', () => {
    const org = emptyOrg()
    write(org, 'Project__c', 'Name,Ext_Id__c\nApollo,p1')
    expect(errors(write(org, 'Invoice_Line__c', 'Project__r.Ext_Id__c,Quantity__c\np1,2\n,3'))).toEqual([
      '',
      'REQUIRED_FIELD_MISSING:Required fields are missing: [Project__c]:Project__c --',
    ])
  })

  it('is left alone by a blank on update', () => {
    const org = emptyOrg()
    const [account] = write(org, 'Account', 'Name,Ext_Id__c\nAcme,acme')
    const [contact] = write(org, 'Contact', 'LastName,Account.Ext_Id__c\nLee,acme')
    write(org, 'Contact', `Id,Account.Ext_Id__c\n${contact?.id},`, { operation: 'update' })
    expect(held(org, 'Contact', ['AccountId'])).toEqual([{ AccountId: account?.id }])
  })

  it('does not find a record that was deleted', () => {
    const org = emptyOrg()
    const [account] = write(org, 'Account', 'Name,Ext_Id__c\nAcme,acme')
    write(org, 'Account', `Id\n${account?.id}`, { operation: 'delete' })
    expect(errors(write(org, 'Contact', `LastName,AccountId\nLee,${account?.id}`))).toEqual([
      'ENTITY_IS_DELETED:entity is deleted:--',
    ])
    expect(errors(write(org, 'Contact', 'LastName,Account.Ext_Id__c\nLee,acme'))[0]).toMatch(
      /^INVALID_FIELD:Foreign key/,
    )
  })
})
