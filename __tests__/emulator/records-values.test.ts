import { describe, expect, it } from '@jest/globals'
import { emptyOrg, errors, held, write } from './records-fixture.ts'

/** What an Account holds after an insert with `value` in `field`, or the error of the row. */
function stored(field: string, value: string): string | undefined {
  const org = emptyOrg()
  const [result] = org.write({
    object: 'Account',
    operation: 'insert',
    columns: ['Name', field],
    rows: [['Acme', value]],
  })
  return result?.ok ? org.all('Account')[0]?.[field] : result?.error
}

function notDeserializable(value: string, type: string, field: string): string {
  // SFDO-Tooling/Snowfakery issue 793
  return `INVALID_FIELD:Failed to deserialize field at col 1. Due to, '${value}' is not a valid value for the type ${type}:${field} --`
}

/** Source of the forms: Bulk API 2.0 guide, "Valid CSV Record Rows" and "Valid Date Format in Records". */
describe('a value', () => {
  it.each([
    ['AnnualRevenue', '912260031', '912260031'],
    ['AnnualRevenue', '9.12260031E8', '912260031'],
    ['Discount__c', '-12.50', '-12.5'],
    ['Legacy_Id__c', '12345678901234567', '12345678901234567'],
    ['NumberOfEmployees', '0042', '42'],
    ['Customer_Since__c', '2024-02-29', '2024-02-29'],
    ['Customer_Since__c', '1940-06-07Z', '1940-06-07'],
    ['Last_Reviewed__c', '2026-01-31T10:20:30.000Z', '2026-01-31T10:20:30.000+0000'],
    ['Last_Reviewed__c', '2026-01-31T10:20:30+01:00', '2026-01-31T09:20:30.000+0000'],
    ['Last_Reviewed__c', '2026-01-31T10:20:30.5-0230', '2026-01-31T12:50:30.500+0000'],
    ['Is_Strategic__c', 'TRUE', 'true'],
    ['Is_Strategic__c', '0', 'false'],
    ['Billing_Email__c', 'ann@example.com', 'ann@example.com'],
    ['Regions__c', 'EMEA;APAC', 'EMEA;APAC'],
    ['Industry', 'No such industry', 'No such industry'],
    ['BillingCity', ' Bern ', ' Bern '],
    ['Tier__c', 'Gold', 'Gold'],
  ])('of %s may be %s', (field, value, expected) => {
    expect(stored(field, value)).toBe(expected)
  })

  it.each([
    ['AnnualRevenue', '1,000', 'xsd:double'],
    ['AnnualRevenue', 'Infinity', 'xsd:double'],
    ['NumberOfEmployees', '250.0', 'xsd:int'],
    ['NumberOfEmployees', '3000000000', 'xsd:int'],
    ['Customer_Since__c', '31/12/2026', 'xsd:date'],
    ['Customer_Since__c', '2026-01-31+01:00', 'xsd:date'],
    ['Customer_Since__c', '2026-02-30', 'xsd:date'],
    ['Last_Reviewed__c', '2018-09-28', 'xsd:dateTime'],
    ['Last_Reviewed__c', '2026-01-31 10:20:30Z', 'xsd:dateTime'],
    ['Is_Strategic__c', 'yes', 'xsd:boolean'],
  ])('of %s cannot be %s', (field, value, type) => {
    expect(stored(field, value)).toBe(notDeserializable(value, type, field))
  })

  it.each([
    [
      'BillingCity',
      'x'.repeat(41),
      `STRING_TOO_LONG:Billing City: data value too large: ${'x'.repeat(41)} (max length=40):BillingCity --`,
    ],
    [
      'Tier__c',
      "Macy's",
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:Tier: bad value for restricted picklist field: Macy&#39;s:Tier__c --',
    ],
    [
      'Regions__c',
      'EMEA;Mars',
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:Regions: bad value for restricted picklist field: Mars:Regions__c --',
    ],
    [
      'NumberOfEmployees',
      '1431655766',
      'NUMBER_OUTSIDE_VALID_RANGE:Employees: value outside of valid range on numeric field: 1431655766:NumberOfEmployees --',
    ],
    [
      'Discount__c',
      '1000',
      'NUMBER_OUTSIDE_VALID_RANGE:Discount: value outside of valid range on numeric field: 1000:Discount__c --',
    ],
    [
      'Billing_Email__c',
      'ann@',
      'INVALID_EMAIL_ADDRESS:Billing Email: invalid email address: ann@:Billing_Email__c --',
    ],
    ['ParentId', 'nobody', 'MALFORMED_ID:Parent Account ID: id value of incorrect type: nobody:ParentId --'],
    ['ParentId', '001RM000003oCprYAE', 'INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--'],
    [
      'ParentId',
      '003RM000003oCprYAE',
      'FIELD_INTEGRITY_EXCEPTION:Parent Account ID: id value of incorrect type: 003RM000003oCprYAE:ParentId --',
    ],
    [
      'Score__c',
      '1',
      expect.stringMatching(
        /^INVALID_FIELD_FOR_INSERT_UPDATE:Unable to create\/update fields: Score__c\. .*:Score__c --$/,
      ),
    ],
    [
      'CreatedDate',
      '2026-01-31T10:20:30Z',
      expect.stringMatching(/^INVALID_FIELD_FOR_INSERT_UPDATE:.*:CreatedDate --$/),
    ],
    ['Id', '001RM000003oCprYAE', 'INVALID_FIELD_FOR_INSERT_UPDATE:cannot specify Id in an insert call:Id --'],
  ])('of %s that is %s is refused', (field, value, error) => {
    expect(stored(field, value)).toEqual(error)
  })

  it('that is blank gets the default of its field', () => {
    const org = emptyOrg()
    write(org, 'Project__c', 'Name,Status__c,Is_Billable__c,Budget__c\nApollo,,,\nGemini,Done,false,#N/A')
    expect(held(org, 'Project__c', ['Name', 'Status__c', 'Is_Billable__c', 'Budget__c', 'OwnerId'])).toEqual([
      { Name: 'Apollo', Status__c: 'Planned', Is_Billable__c: 'true', Budget__c: undefined, OwnerId: org.userId },
      { Name: 'Gemini', Status__c: 'Done', Is_Billable__c: 'false', Budget__c: undefined, OwnerId: org.userId },
    ])
  })

  it('that a required field lacks is asked for, all of them at once', () => {
    const results = write(emptyOrg(), 'Lead', 'FirstName,Email\nAnn,ann@example.com')
    expect(errors(results)).toEqual([
      'REQUIRED_FIELD_MISSING:Required fields are missing: [LastName, Company]:LastName,Company --',
    ])
  })

  it('of a column in the wrong case is stored all the same', () => {
    const org = emptyOrg()
    write(org, 'Account', 'NAME,billingcity\nAcme,Bern')
    expect(held(org, 'Account', ['Name', 'BillingCity'])).toEqual([{ Name: 'Acme', BillingCity: 'Bern' }])
  })
})

/** Source: Bulk API 2.0 guide, "Bulk API 2.0 Ingest Walkthrough", step 3, where 912260031 comes back as 9.12260031E8. */
describe('a result file', () => {
  const org = emptyOrg()

  it.each([
    ['AnnualRevenue', '912260031', '9.12260031E8'],
    ['AnnualRevenue', '30', '30.0'],
    ['AnnualRevenue', '-12345678.5', '-1.23456785E7'],
    ['AnnualRevenue', '0.0005', '5.0E-4'],
    ['AnnualRevenue', 'abc', 'abc'],
    ['NumberOfEmployees', '2676', '2676'],
    ['Is_Strategic__c', '1', 'true'],
    ['Last_Reviewed__c', '2026-01-31T10:20:30+01:00', '2026-01-31T09:20:30.000Z'],
    ['Customer_Since__c', '1940-06-07Z', '1940-06-07'],
    ['Customer_Since__c', '#N/A', '#N/A'],
    ['Name', ' Acme ', ' Acme '],
    ['Parent.Ext_Id__c', 'acme-1', 'acme-1'],
  ])('writes %s %s as %s', (column, value, expected) => {
    expect(org.renderValue('Account', column, value)).toBe(expected)
  })

  it('leaves columns in the wrong case blank', () => {
    // Salesforce Help 000380583
    expect(org.renderValue('Account', 'name', 'Acme')).toBe('')
    expect(org.renderValue('Account', 'parent.Ext_Id__c', 'acme-1')).toBe('')
  })

  it('leaves out columns that are no field', () => {
    // Bulk API 2.0 guide, "Prepare CSV Files"
    expect(org.renderValue('Account', 'Nope', 'x')).toBeUndefined()
  })
})
