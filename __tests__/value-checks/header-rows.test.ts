import { describe, expect, it } from '@jest/globals'
import { planColumns } from '../../src/value-checks/column-plan.ts'
import { HeaderRows } from '../../src/value-checks/header-rows.ts'
import { described } from './describes.ts'

const ACCOUNT = described('Account')
const COLUMNS = ['Name', 'Ext_Id__c', 'Tier__c']

function kindOf(record: string, isFirst = false, columns = COLUMNS): string | undefined {
  const plans = planColumns(columns, ACCOUNT, { operation: 'upsert', externalIdField: 'Ext_Id__c' })
  const bytes = Buffer.from(record)
  return new HeaderRows(plans, 'COMMA', ACCOUNT).find(bytes, 0, bytes.length, isFirst)
}

describe('the header of another file', () => {
  it.each([
    'Name,BillingCity,Phone',
    'name,BILLINGCITY,',
    '"Name","BillingCity","Phone"',
    ' Name , BillingCity,',
    ',Id,Name',
    'Id,Name,Parent.Ext_Id__c',
    'Parent.Ext_Id__c,Name,Id',
    'Account Name,Billing City,Phone',
  ])('is found: %s', (record) => {
    expect(kindOf(record)).toBe('other')
  })

  it.each([
    'Acme,A-1,Gold',
    'Name,A-1,Gold',
    'Name,,',
    'Phone,Phone,',
    'Name,Website shop,',
    'Parent.,Name,',
    '',
    ',,',
    '123,Name,Phone',
  ])('is not what may be a record: %j', (record) => {
    expect(kindOf(record)).toBeUndefined()
    expect(kindOf(record, true)).toBeUndefined()
  })
})

describe('a second header', () => {
  const label = (name: string) => ACCOUNT.fields.find((field) => field.name === name)?.label ?? ''

  it('is found right below the first one', () => {
    expect(kindOf(COLUMNS.map(label).join(), true)).toBe('second')
    expect(kindOf('string,STRING,picklist', true)).toBe('second')
  })

  it('is not found further below where it is one of types, which may be values', () => {
    expect(kindOf('string,string,picklist')).toBeUndefined()
    expect(kindOf('string,date,picklist', true)).toBeUndefined()
  })
})
