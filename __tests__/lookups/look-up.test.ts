import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ConnectionError } from '../../src/errors.ts'
import { joinedKeys, type LookUp, lookUpKey, readLookUp } from '../../src/lookups/look-up.ts'
import { lookUpOrg, refusal } from '../support/look-up-org.ts'

const read = (object: string, by: readonly string[], more: Partial<LookUp> = {}) =>
  readLookUp({ object, by, of: 'Account', ...more }, lookUpOrg())

it.each([
  [
    'accounts',
    ['Name'],
    'The look-up of accounts by Name: this org has no object "accounts" that the user can see. Did you mean Account?',
  ],
  [
    'Zzz__c',
    ['Name'],
    'The look-up of Zzz__c by Name: this org has no object "Zzz__c" that the user can see. Check its API name, and whether the user has access to it.',
  ],
  [
    'Account',
    ['Name', 'Industri'],
    'The look-up of Account by Name and Industri: Account has no field "Industri" that this user can see. Did you mean Industry?',
  ],
  [
    'Account',
    ['Qqqqqqqq'],
    'The look-up of Account by Qqqqqqqq: Account has no field "Qqqqqqqq" that this user can see. Check its API name, and whether field-level security hides it.',
  ],
  [
    'PricebookEntry',
    ['Product2Id.ProductCode'],
    'The look-up of PricebookEntry by Product2Id.ProductCode: PricebookEntry has no relationship "Product2Id" that this user can see. Did you mean Product2?',
  ],
  [
    'PricebookEntry',
    ['Product2.Code'],
    'The look-up of PricebookEntry by Product2.Code: Product2 has no field "Code" that this user can see. Check its API name, and whether field-level security hides it.',
  ],
  [
    'Account',
    ['Zzzzzzzz.Name'],
    'The look-up of Account by Zzzzzzzz.Name: Account has no relationship "Zzzzzzzz" that this user can see. A path names relationships, such as `Account.Name` or `Parent__r.Name`.',
  ],
  [
    'Account',
    ['Notes__c'],
    'The look-up of Account by Notes__c: Salesforce cannot find records by Notes__c. Long texts, encrypted, compound and binary fields cannot be searched by value. Choose another field in `by`.',
  ],
  [
    'Account',
    ['BillingAddress'],
    'The look-up of Account by BillingAddress: Salesforce cannot find records by BillingAddress. Long texts, encrypted, compound and binary fields cannot be searched by value. Choose another field in `by`.',
  ],
])('a look-up of %s by %j is a mistake that is explained before anything is asked', async (object, by, message) => {
  await expect(read(object, by)).rejects.toMatchObject({ name: 'LoadError', reason: 'preflight-failed', message })
})

it('a look-up needs a field', async () => {
  await expect(read('Account', [])).rejects.toMatchObject({ reason: 'invalid-input' })
})

it('a describe that fails is an error that names the look-up', async () => {
  const org = lookUpOrg()
  const failing = (error: Error) => ({ ...org, describer: { ...org.describer, describe: () => Promise.reject(error) } })
  const lookUp = { object: 'Account', by: ['Name'], of: 'Contact' }
  await expect(readLookUp(lookUp, failing(refusal('API_DISABLED_FOR_ORG', 'No.', 403)))).rejects.toMatchObject({
    reason: 'preflight-failed',
  })
  const cut = new ConnectionError({ method: 'GET', path: '/', code: 'ECONNRESET', message: 'socket hang up' })
  await expect(readLookUp(lookUp, failing(cut))).rejects.toThrow(
    'The look-up of Account by Name failed: the org gave no usable answer (socket hang up). Run the step again.',
  )
  await expect(readLookUp(lookUp, failing(new TypeError('a bug')))).rejects.toThrow(TypeError)
})

it('names are spelled as the org spells them', async () => {
  const { object, fields } = await read('pricebookentry', ['PRODUCT2.productcode', ' unitprice'])
  expect([object, fields.map(({ soql }) => soql)]).toEqual(['PricebookEntry', ['Product2.ProductCode', 'UnitPrice']])
})

it('a reference to several objects offers the fields of each', async () => {
  const { fields } = await read('Task', ['Who.Email', 'What.AnnualRevenue'])
  expect(fields.map(({ soql, field }) => `${soql} ${field.type}`)).toEqual([
    'Who.Email email',
    'What.AnnualRevenue currency',
  ])
})

it('several values have one key, and no others have the same', async () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('1', ':', 'a', '\0') }), { minLength: 2, maxLength: 3 })
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      expect(joinedKeys(one) === joinedKeys(other)).toBe(JSON.stringify(one) === JSON.stringify(other))
    }),
  )
  const known = await read('Account', ['Name', 'NumberOfEmployees'])
  expect(lookUpKey(known, [' ACME ', '7.0'])).toBe(lookUpKey(known, ['acme', '07']))
  expect(lookUpKey(known, ['acme'])).toBeUndefined()
})
