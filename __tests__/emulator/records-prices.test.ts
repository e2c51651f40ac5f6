import { describe, expect, it } from '@jest/globals'
import { emptyOrg, errors, held, write } from './records-fixture.ts'

const HEADER = 'Product2.Ext_Id__c,Pricebook2Id,UnitPrice'

/** An org with two products and a custom price book. */
function orgWithProducts() {
  const org = emptyOrg()
  write(org, 'Product2', 'Name,ProductCode,Ext_Id__c\nLamp,L-1,lamp\nDesk,D-1,desk')
  const [custom] = write(org, 'Pricebook2', 'Name,Ext_Id__c,IsActive\nPartners,partners,true')
  const standard = org.all('Pricebook2').find(({ IsStandard }) => IsStandard === 'true')
  return { org, standard: standard?.Id ?? '', custom: custom?.id ?? '' }
}

/** Source: Object Reference, "Pricebook2". */
describe('the standard price book', () => {
  it('is there from the start, inactive, and found by IsStandard', () => {
    expect(emptyOrg().query('SELECT Id, Name, IsActive FROM Pricebook2 WHERE IsStandard = true')).toMatchObject({
      totalSize: 1,
      records: [{ Id: expect.stringMatching(/^01s/), Name: 'Standard Price Book', IsActive: false }],
    })
  })

  it('cannot be created, renamed or deleted, but activated', () => {
    const { org, standard } = orgWithProducts()
    expect(errors(write(org, 'Pricebook2', 'Name,IsStandard\nSecond,true'))[0]).toMatch(
      /^INVALID_FIELD_FOR_INSERT_UPDATE/,
    )
    expect(errors(write(org, 'Pricebook2', `Id,Name\n${standard},Mine`, { operation: 'update' }))[0]).toMatch(
      /^INVALID_FIELD_FOR_INSERT_UPDATE:.*Name --$/,
    )
    const same = `Id,Name,IsActive\n${standard},Standard Price Book,true`
    expect(errors(write(org, 'Pricebook2', same, { operation: 'update' }))).toEqual([''])
    expect(errors(write(org, 'Pricebook2', `Id\n${standard}`, { operation: 'delete' }))).toEqual([
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY:entity type cannot be deleted: Standard Price Book:--',
    ])
    expect(org.query('SELECT COUNT() FROM Pricebook2 WHERE IsStandard = true AND IsActive = true')).toMatchObject({
      totalSize: 1,
    })
  })
})

describe('a price', () => {
  it('is a standard one before it is a custom one, which a row of the same chunk is not yet', () => {
    const { org, standard, custom } = orgWithProducts()
    const both = `${HEADER}\nlamp,${standard},10\nlamp,${custom},9`
    const missing = 'STANDARD_PRICE_NOT_DEFINED:Before creating a custom price, create a standard price.:--'
    expect(errors(write(org, 'PricebookEntry', both))).toEqual(['', missing])
    expect(errors(write(org, 'PricebookEntry', `${HEADER}\nlamp,${custom},9\ndesk,${custom},9`))).toEqual(['', missing])
  })

  it('is the only one of its product in its price book, the inactive ones included', () => {
    const { org, standard } = orgWithProducts()
    const text = 'This price definition already exists in this price book'
    expect(errors(write(org, 'PricebookEntry', `${HEADER}\nlamp,${standard},10\nlamp,${standard},11`))).toEqual([
      '',
      `DUPLICATE_VALUE:${text}:--`,
    ])
    expect(errors(write(org, 'PricebookEntry', `${HEADER}\nlamp,${standard},12`))).toEqual([
      `FIELD_INTEGRITY_EXCEPTION:${text}:--`,
    ])
    expect(held(org, 'PricebookEntry', ['UnitPrice', 'IsActive'])).toEqual([{ UnitPrice: '10', IsActive: 'false' }])
  })

  it('never moves to another product or price book', () => {
    const { org, standard, custom } = orgWithProducts()
    const [price] = write(org, 'PricebookEntry', `${HEADER}\nlamp,${standard},10`)
    const moved = write(org, 'PricebookEntry', `Id,Pricebook2Id\n${price?.id},${custom}`, { operation: 'update' })
    expect(errors(moved)[0]).toMatch(/^INVALID_FIELD_FOR_INSERT_UPDATE:.*Pricebook2Id --$/)
    const other = write(org, 'PricebookEntry', `Id,Product2.Ext_Id__c\n${price?.id},desk`, { operation: 'update' })
    expect(errors(other)[0]).toMatch(/^INVALID_FIELD_FOR_INSERT_UPDATE:.*Product2Id --$/)
  })

  it('finds its price book by name, and has the name and code of its product', () => {
    const { org, standard } = orgWithProducts()
    write(org, 'PricebookEntry', `${HEADER}\nlamp,${standard},10`)
    const [custom] = write(org, 'PricebookEntry', 'Product2.Ext_Id__c,Pricebook2.Name,UnitPrice\nlamp,partners,9')
    expect(errors(custom === undefined ? [] : [custom])).toEqual([''])
    write(org, 'Product2', 'Ext_Id__c,Name,ProductCode\nlamp,Lantern,L-2', { operation: 'upsert', key: 'Ext_Id__c' })
    expect(held(org, 'PricebookEntry', ['Name', 'ProductCode'])).toEqual([
      { Name: 'Lantern', ProductCode: 'L-2' },
      { Name: 'Lantern', ProductCode: 'L-2' },
    ])
  })

  it('that uses the standard price follows it, and takes no other', () => {
    const { org, standard, custom } = orgWithProducts()
    const [first] = write(org, 'PricebookEntry', `${HEADER}\nlamp,${standard},10`)
    const header = `${HEADER},UseStandardPrice`
    const refused = ['FIELD_INTEGRITY_EXCEPTION:field integrity exception:--']
    expect(errors(write(org, 'PricebookEntry', `${header}\nlamp,${custom},9,true`))).toEqual(refused)
    const [same] = write(org, 'PricebookEntry', `${header}\nlamp,${custom},10,true`)
    write(org, 'PricebookEntry', `Id,UnitPrice\n${first?.id},12`, { operation: 'update' })
    expect(held(org, 'PricebookEntry', ['UnitPrice'])).toEqual([{ UnitPrice: '12' }, { UnitPrice: '12' }])
    const change = (csv: string) => errors(write(org, 'PricebookEntry', csv, { operation: 'update' }))
    expect(change(`Id,UnitPrice,UseStandardPrice\n${same?.id},9,false`)).toEqual(refused)
    expect(change(`Id,UseStandardPrice\n${same?.id},false`)).toEqual([''])
    expect(change(`Id,UnitPrice\n${same?.id},9`)).toEqual([''])
  })
})
