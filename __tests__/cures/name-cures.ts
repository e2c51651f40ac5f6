import { type Broken, both } from './cures.ts'
import { CASES, CONTACTS, DELETE, ID, INSERT, remove, rename, table, UPDATE, UPSERT } from './header-edits.ts'

const PERSONS = { ...INSERT, schema: { personAccounts: true } } as const
const ONE_READ_ONLY = { personAccounts: true, readOnlyFields: ['Account.Ext_Id__pc'] } as const
const NONE_WRITABLE = { personAccounts: true, readOnlyFields: ['Account.Ext_Id__c', 'Account.Ext_Id__pc'] } as const
const PRICES = { operation: 'update', object: 'PricebookEntry' } as const

/** Findings about columns that are no API names, though it is known or likely which field they are meant for. */
export const NAME_CURES = {
  'label-as-name': [
    {
      name: 'the label of a field',
      load: table(INSERT, 'Name,Employees', 'Acme,10'),
      cures: [
        {
          words: 'Write the API name in the header:',
          follow: rename('Employees', /in the header: (\w+)\./),
          sent: ['Name,NumberOfEmployees\nAcme,10\n'],
        },
      ],
    },
    {
      name: 'the label of a lookup that is set once, in an update',
      load: table(PRICES, 'Id,Product ID,UnitPrice', '01u000000000001AAA,01t000000000001AAA,2'),
      cures: [
        {
          words: 'Remove the column "Product ID".',
          follow: remove('Product ID'),
          sent: ['Id,UnitPrice\n01u000000000001AAA,2\n'],
        },
      ],
    },
    {
      name: 'the label of a lookup',
      load: table(CONTACTS, 'LastName,Account Name', `Lee,${ID}`),
      cures: [
        {
          words: 'For Ids, write the API name in the header:',
          follow: rename('Account Name', /in the header: (\w+)\./),
          sent: [`LastName,AccountId\nLee,${ID}\n`],
        },
      ],
    },
    {
      name: 'the label of a lookup, before keys',
      load: table(CONTACTS, 'LastName,Account Name', 'Lee,A-1'),
      cures: [
        {
          words: 'To find the record by a key instead, write',
          follow: rename('Account Name', /by a key instead, write ([\w.]+)/),
          sent: ['LastName,Account.Ext_Id__c\nLee,A-1\n'],
        },
      ],
    },
  ],
  'id-label': [
    {
      name: 'the label of Id, in a file of records to delete',
      load: table(DELETE, 'Account ID', ID),
      cures: [
        { words: 'Write Id in the header', follow: rename('Account ID', /Write (Id) in/), sent: [`Id\n${ID}\n`] },
      ],
    },
    {
      name: 'the label of Id beside a name, in a file of records to delete',
      load: table(DELETE, 'Account ID,Name', `${ID},Acme`),
      cures: [
        {
          words: 'Write Id in the header, and remove Name.',
          follow: both(rename('Account ID', /Write (Id) in/), remove('Name')),
          sent: [`Id\n${ID}\n`],
        },
      ],
    },
    {
      name: 'the label of Id in an insert',
      load: table(INSERT, 'Account ID,Name', `${ID},Beta`),
      cures: [
        {
          words: 'Remove the column',
          follow: remove('Account ID'),
          sent: ['Name\nBeta\n'],
        },
      ],
    },
    {
      name: 'the label of Id beside another key',
      load: table(UPSERT, 'Account ID,Ext_Id__c,Name', `${ID},A-1,Acme`),
      cures: [
        {
          words: 'Remove the column "Account ID".',
          follow: remove('Account ID'),
          sent: ['Ext_Id__c,Name\nA-1,Acme\n'],
        },
      ],
    },
    {
      name: 'the label of Id in an update',
      load: table(UPDATE, 'Account ID,Name', `${ID},Acme`),
      cures: [
        {
          words: 'Write the API name in the header: Id.',
          follow: rename('Account ID', /in the header: (\w+)\./),
          sent: [`Id,Name\n${ID},Acme\n`],
        },
      ],
    },
  ],
  'near-name': [
    {
      name: 'a slip',
      load: table(INSERT, 'Name,Industri', 'Acme,Banking'),
      cures: [
        {
          words: 'Did you mean Industry?',
          follow: rename('Industri', /Did you mean (\w+)\?/),
          sent: ['Name,Industry\nAcme,Banking\n'],
        },
      ],
    },
    {
      name: 'a custom field without its ending',
      load: table(INSERT, 'Name,Ext_Id', 'Acme,A-2'),
      cures: [
        {
          words: 'Did you mean Ext_Id__c?',
          follow: rename('Ext_Id', /Did you mean (\w+)\?/),
          sent: ['Name,Ext_Id__c\nAcme,A-2\n'],
        },
      ],
    },
  ],
  'near-name-of-a-field-that-cannot-be-set': [
    {
      name: 'a slip in a formula',
      load: table(INSERT, 'Name,Scores__c', 'Beta,1'),
      cures: [
        {
          words: 'Account.Score__c, so nobody can set it. Remove the column.',
          follow: remove('Scores__c'),
          sent: ['Name\nBeta\n'],
        },
      ],
    },
    {
      name: 'a slip in a field that the org keeps',
      load: table(INSERT, 'Name,SystemModstmp', 'Beta,2026-01-01T00:00:00Z'),
      cures: [
        {
          words:
            'Did you mean SystemModstamp? The org itself keeps Account.SystemModstamp, so nobody can set it. Remove the column.',
          follow: remove('SystemModstmp'),
          sent: ['Name\nBeta\n'],
        },
      ],
    },
  ],
  'field-that-has-a-column': [
    {
      name: 'a label beside the name',
      load: table(INSERT, 'Name,Account Name', 'Beta,Beta'),
      cures: [
        {
          words: 'already. Remove this one.',
          follow: remove('Account Name'),
          sent: ['Name\nBeta\n'],
        },
      ],
    },
    {
      name: 'a slip beside the name',
      load: table(INSERT, 'Name,Industry,Industri', 'Beta,Banking,Banking'),
      cures: [
        {
          words: 'already. Remove this one.',
          follow: remove('Industri'),
          sent: ['Name,Industry\nBeta,Banking\n'],
        },
      ],
    },
    {
      name: 'two slips in one name',
      load: table(INSERT, 'Name,Industri,Industrie', 'Beta,Banking,Banking'),
      cures: [
        {
          words: 'Industry is filled by the column Industri already. Remove this one.',
          follow: both(remove('Industrie'), rename('Industri', /Did you mean (Industry)\?/)),
          sent: ['Name,Industry\nBeta,Banking\n'],
        },
      ],
    },
    {
      name: 'a label beside a key column of the same lookup',
      load: table(CASES, 'Subject,Account ID,Account.Ext_Id__c', `Hi,${ID},A-1`),
      cures: [
        {
          words: 'AccountId is filled by the column Account.Ext_Id__c already. Remove this one.',
          follow: remove('Account ID'),
          sent: ['Subject,Account.Ext_Id__c\nHi,A-1\n'],
        },
      ],
    },
    {
      name: 'a relationship beside its field',
      load: table(CASES, 'Subject,AccountId,Account', `Hi,${ID},A-1`),
      cures: [
        {
          words: 'already. Remove this one.',
          follow: remove('Account'),
          sent: [`Subject,AccountId\nHi,${ID}\n`],
        },
      ],
    },
  ],
  'near-custom-name': [
    {
      name: 'a slip in a custom field, or a field that is not there yet',
      load: table(INSERT, 'Name,Tierr__c', 'Beta,Gold'),
      cures: [
        {
          words: 'Did you mean Tier__c? If not, the field does not exist in this org, or field-level security hides it',
          follow: rename('Tierr__c', /Did you mean (\w+)\?/),
          sent: ['Name,Tier__c\nBeta,Gold\n'],
        },
      ],
    },
  ],
  'label-of-several-fields': [
    {
      name: 'a label of accounts and of persons',
      load: table(PERSONS, 'Name,External Id', 'Beta,A-2'),
      cures: [
        {
          words: 'is the label of several fields. Write the API name of one of them in the header:',
          follow: rename('External Id', /in the header: (\w+) or/),
          sent: ['Name,Ext_Id__c\nBeta,A-2\n'],
        },
        {
          words: 'is the label of several fields. Write the API name of one of them in the header:',
          follow: rename('External Id', /in the header: \w+ or (\w+)\./),
          sent: ['Name,Ext_Id__pc\nBeta,A-2\n'],
        },
      ],
    },
    {
      name: 'two fields with the same name but for their endings',
      load: table(PERSONS, 'Name,Ext_Id', 'Beta,A-2'),
      cures: [
        {
          words: 'Did you mean Ext_Id__c (label "External Id") or Ext_Id__pc (label "External Id")?',
          follow: rename('Ext_Id', /Did you mean (\w+) /),
          sent: ['Name,Ext_Id__c\nBeta,A-2\n'],
        },
        {
          words: 'Did you mean Ext_Id__c (label "External Id") or Ext_Id__pc (label "External Id")?',
          follow: rename('Ext_Id', / or (\w+) /),
          sent: ['Name,Ext_Id__pc\nBeta,A-2\n'],
        },
      ],
    },
    {
      name: 'a label of two fields of which this user can set one',
      load: table({ ...PERSONS, schema: ONE_READ_ONLY }, 'Name,External Id', 'Beta,A-2'),
      cures: [
        {
          words: 'is the label of the field Ext_Id__c. Write the API name in the header:',
          follow: rename('External Id', /in the header: (\w+)\./),
          sent: ['Name,Ext_Id__c\nBeta,A-2\n'],
        },
      ],
    },
    {
      name: 'a label of two fields of which this user can set none',
      load: table({ ...PERSONS, schema: NONE_WRITABLE }, 'Name,External Id', 'Beta,A-2'),
      cures: [
        {
          words:
            'is the label of several fields. None of them can be filled here. This user cannot set Account.Ext_Id__c. Remove the',
          follow: remove('External Id'),
          sent: ['Name\nBeta\n'],
        },
      ],
    },
    {
      name: 'a label of two fields of which one has a column',
      load: table(PERSONS, 'Name,Ext_Id__c,External Id', 'Beta,A-2,C-2'),
      cures: [
        {
          words: 'is the label of the field Ext_Id__pc. Write the API name in the header:',
          follow: rename('External Id', /in the header: (\w+)\./),
          sent: ['Name,Ext_Id__c,Ext_Id__pc\nBeta,A-2,C-2\n'],
        },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>
