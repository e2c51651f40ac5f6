import type { CheckRun } from './sample.ts'

const UPSERT = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c' }

/** A file of one record with a value in one column. */
const records = (values: Readonly<Record<string, readonly [column: string, value: string]>>) =>
  Object.fromEntries(
    Object.entries(values).map(([check, [column, value]], number) => [
      check,
      `Ext_Id__c,${column}\nA-${number},"${value.replaceAll('"', '""')}"\n`,
    ]),
  )

/** Values, one in each file. */
export const VALUE_RUNS: readonly CheckRun[] = [
  {
    about: 'values that the org refuses',
    inputs: UPSERT,
    files: records({
      'text-too-long': ['TickerSymbol', 'x'.repeat(21)],
      'not-a-number': ['AnnualRevenue', '1,000'],
      'number-too-large': ['Discount__c', '12345678901234567'],
      'not-a-date': ['Customer_Since__c', '31/12/2026'],
      'not-a-date-and-time': ['Last_Reviewed__c', '2026-12-31'],
      'not-an-email': ['Billing_Email__c', 'ann'],
      'not-an-id': ['OwnerId', 'Ann'],
      'id-of-another-object': ['ParentId', '003RM000003oCpr'],
      'not-in-picklist': ['Tier__c', 'Goldd'],
    }),
  },
  {
    about: 'records without a key',
    inputs: UPSERT,
    files: { 'blank-key': 'Ext_Id__c,Name\n,Acme\n' },
  },
  {
    about: 'values that are odd',
    inputs: UPSERT,
    files: records({
      'spreadsheet-error': ['Site', '#REF!'],
      'null-word': ['Sic', 'NULL'],
      'clears-field': ['Phone', '#N/A'],
      'typographic-quotes': ['Name', '“Acme”'],
      'formula-cell': ['AccountNumber', '="01067"'],
      'control-character': ['Description', 'Ac\u0000me'],
      'text-may-be-too-long': ['Website', `example.com/${'x'.repeat(250)}`],
      'odd-number': ['NumberOfEmployees', '250.0'],
      'odd-date': ['Customer_Since__c', '2026-02-30'],
      'odd-date-and-time': ['Last_Reviewed__c', '2026-12-31 10:20'],
      'odd-boolean': ['Is_Strategic__c', 'yes'],
      'id-in-another-case': ['OwnerId', '005rm000003ocprYAE'],
      'may-not-be-in-picklist': ['Tier__c', 'Old'],
    }),
    described: {
      fields: {
        Tier__c: {
          picklistValues: [
            { value: 'Gold', active: true },
            { value: 'Old', active: false },
          ],
        },
      },
    },
  },
]
