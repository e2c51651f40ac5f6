import { describe, expect, it } from '@jest/globals'
import { emptyOrg, errors, held, write } from './records-fixture.ts'

const OPPORTUNITY = 'Name,StageName,CloseDate,Ext_Id__c,Pricebook2.Name'
const ITEM = 'Opportunity.Ext_Id__c,PricebookEntry.Ext_Id__c,Quantity,UnitPrice'

const OTHER_BOOK =
  'FIELD_INTEGRITY_EXCEPTION:field integrity exception: PricebookEntryId (pricebook entry is in a different pricebook than the one assigned to the opportunity):PricebookEntryId --'

/** A lamp and a desk with a price in the standard book and in one for partners; two opportunities, of which one has no
 *  price book. */
function orgWithPrices() {
  const org = emptyOrg()
  write(org, 'Product2', 'Name,ProductCode,Ext_Id__c\nLamp,L-1,lamp\nDesk,D-1,desk')
  write(org, 'Pricebook2', 'Name,IsActive\nPartners,true')
  const prices = 'Product2.Ext_Id__c,Pricebook2.Name,UnitPrice,IsActive,Ext_Id__c'
  const standard = 'Standard Price Book'
  write(org, 'PricebookEntry', `${prices}\nlamp,${standard},10,true,lamp-s\ndesk,${standard},90,false,desk-s`)
  write(org, 'PricebookEntry', `${prices}\nlamp,Partners,9,true,lamp-p\ndesk,Partners,80,false,desk-p`)
  write(org, 'Opportunity', `${OPPORTUNITY}\nBig,Prospecting,2026-11-24,big,Partners\nNew,Prospecting,2026-11-24,new,`)
  return org
}

/** Source: Object Reference, "OpportunityLineItem". */
describe('a line item', () => {
  it('has what its price, its product and its quantity say', () => {
    const org = orgWithPrices()
    const results = write(org, 'OpportunityLineItem', `${ITEM}\nbig,lamp-p,3,8.5`)
    expect(errors(results)).toEqual([''])
    expect(results[0]?.id).toMatch(/^00k/)
    const fields = 'Name, ProductCode, Product2.Name, ListPrice, UnitPrice, TotalPrice'
    expect(org.query(`SELECT ${fields} FROM OpportunityLineItem`)).toMatchObject({
      records: [
        {
          Name: 'Big Lamp',
          ProductCode: 'L-1',
          Product2: { Name: 'Lamp' },
          ListPrice: 9,
          UnitPrice: 8.5,
          TotalPrice: 25.5,
        },
      ],
    })
  })

  it('takes a price of the price book of its opportunity only', () => {
    const org = orgWithPrices()
    expect(errors(write(org, 'OpportunityLineItem', `${ITEM}\nbig,lamp-s,1,10\nbig,lamp-p,1,9`))).toEqual([
      OTHER_BOOK,
      '',
    ])
  })

  it('gives an opportunity without price book its own, if that is active, for the rows behind it too', () => {
    const org = orgWithPrices()
    const rows = `${ITEM}\nnew,lamp-s,1,10\nnew,lamp-p,1,9\nnew,lamp-s,1,10`
    expect(errors(write(org, 'OpportunityLineItem', rows))).toEqual([OTHER_BOOK, '', OTHER_BOOK])
    const [partners] = org.all('Pricebook2').filter(({ Name }) => Name === 'Partners')
    expect(org.all('Opportunity').map(({ Pricebook2Id }) => Pricebook2Id)).toEqual([partners?.Id, partners?.Id])
  })

  it('takes no inactive price', () => {
    expect(errors(write(orgWithPrices(), 'OpportunityLineItem', `${ITEM}\nbig,desk-p,1,80`))).toEqual([
      'FIELD_INTEGRITY_EXCEPTION:field integrity exception: PricebookEntryId (pricebook entry is inactive):PricebookEntryId --',
    ])
  })

  it('needs a price although describe calls the field nillable, an opportunity and a quantity', () => {
    const org = orgWithPrices()
    expect(org.schema.field('OpportunityLineItem', 'PricebookEntryId')?.nillable).toBe(true)
    expect(errors(write(org, 'OpportunityLineItem', `${ITEM}\nbig,,1,10\n,lamp-p,,9`))).toEqual([
      'FIELD_INTEGRITY_EXCEPTION:field integrity exception: PricebookEntryId, unknown (versions 3.0 and higher must specify pricebook entry id; others must specify product id):PricebookEntryId,unknown --',
      'REQUIRED_FIELD_MISSING:Required fields are missing: [OpportunityId, Quantity]:OpportunityId,Quantity --',
    ])
  })

  it('has a price of one or a total, not both and not none', () => {
    const org = orgWithPrices()
    const header = 'Opportunity.Ext_Id__c,PricebookEntry.Ext_Id__c,Quantity,UnitPrice,TotalPrice,Ext_Id__c'
    const rows = `${header}\nbig,lamp-p,4,,30,total\nbig,lamp-p,4,7,28,both\nbig,lamp-p,4,,,none`
    expect(errors(write(org, 'OpportunityLineItem', rows))).toEqual([
      '',
      expect.stringMatching(/^FIELD_INTEGRITY_EXCEPTION:.*UnitPrice,TotalPrice --$/),
      'REQUIRED_FIELD_MISSING:Required fields are missing: [UnitPrice]:UnitPrice --',
    ])
    const prices = ['UnitPrice', 'TotalPrice']
    expect(held(org, 'OpportunityLineItem', prices)).toEqual([{ UnitPrice: '7.5', TotalPrice: '30' }])
    const change = (csv: string) =>
      errors(write(org, 'OpportunityLineItem', csv, { operation: 'upsert', key: 'Ext_Id__c' }))
    expect(change('Ext_Id__c,UnitPrice,TotalPrice\ntotal,7,28')).toEqual([
      "INVALID_FIELD:Cannot change both 'UnitPrice' and 'TotalPrice' in update call:UnitPrice --",
    ])
    expect(change('Ext_Id__c,Quantity\ntotal,2')).toEqual([''])
    expect(held(org, 'OpportunityLineItem', prices)).toEqual([{ UnitPrice: '7.5', TotalPrice: '15' }])
  })

  it('never moves to another opportunity or price', () => {
    const org = orgWithPrices()
    write(org, 'OpportunityLineItem', `${ITEM},Ext_Id__c\nbig,lamp-p,1,9,i1`)
    for (const moved of ['Opportunity.Ext_Id__c\ni1,new', 'PricebookEntry.Ext_Id__c\ni1,lamp-s']) {
      const csv = `Ext_Id__c,${moved}`
      const results = write(org, 'OpportunityLineItem', csv, { operation: 'upsert', key: 'Ext_Id__c' })
      expect(errors(results)[0]).toMatch(/^INVALID_FIELD_FOR_INSERT_UPDATE/)
    }
  })

  it('goes with its opportunity, and stays as it is when its price is deleted', () => {
    const org = orgWithPrices()
    write(org, 'OpportunityLineItem', `${ITEM}\nbig,lamp-p,1,9`)
    const price = org.all('PricebookEntry').find(({ Ext_Id__c }) => Ext_Id__c === 'lamp-p')?.Id
    write(org, 'PricebookEntry', `Id\n${price}`, { operation: 'delete' })
    expect(held(org, 'OpportunityLineItem', ['PricebookEntryId'])).toEqual([{ PricebookEntryId: price }])
    write(org, 'Opportunity', `Id\n${org.all('Opportunity')[0]?.Id}`, { operation: 'delete' })
    expect(org.all('OpportunityLineItem')).toEqual([])
  })
})

/** Source: Object Reference, "OpportunityLineItem", "Effects on Opportunities". */
describe('an opportunity with line items', () => {
  it('has their sum as its amount, and ignores any other', () => {
    const org = orgWithPrices()
    write(org, 'OpportunityLineItem', `${ITEM},Ext_Id__c\nbig,lamp-p,2,9,i1\nbig,lamp-p,1,8,i2`)
    const amount = () => held(org, 'Opportunity', ['Amount'])[0]
    expect(amount()).toEqual({ Amount: '26' })
    const change = write(org, 'Opportunity', 'Ext_Id__c,Amount\nbig,5', { operation: 'upsert', key: 'Ext_Id__c' })
    expect([errors(change), amount()]).toEqual([[''], { Amount: '26' }])
    const [, second] = org.all('OpportunityLineItem')
    write(org, 'OpportunityLineItem', `Id\n${second?.Id}`, { operation: 'delete' })
    expect(amount()).toEqual({ Amount: '18' })
  })

  it('keeps its price book', () => {
    const org = orgWithPrices()
    write(org, 'OpportunityLineItem', `${ITEM}\nbig,lamp-p,2,9`)
    const change = (book: string) =>
      errors(
        write(org, 'Opportunity', `Ext_Id__c,Pricebook2.Name\nbig,${book}`, { operation: 'upsert', key: 'Ext_Id__c' }),
      )
    expect(change('Partners')).toEqual([''])
    expect(change('Standard Price Book')[0]).toMatch(/^FIELD_INTEGRITY_EXCEPTION:.*Pricebook2Id --$/)
  })
})
