import { type Broken, both, files, replace, rewrite } from './cures.ts'
import { aim, CASES, CONTACTS, DELETE, ID, INSERT, removeAt, renameAt, table } from './header-edits.ts'

const quiet = { redact: true } as const
const PLACE = / column (\d+)/

/** Findings about a header where values are kept out of sight: a first row may be a record, so that columns are named by their
 *  places. */
export const REDACTED_CURES = {
  'column-by-its-place': [
    {
      name: 'a column that may be a value',
      load: table({ ...INSERT, ...quiet }, 'Name,Stadt', 'Beta,Ulm'),
      cures: [
        {
          words: 'Account has no field with the name in column 2 that this user can see. Check its API name',
          follow: renameAt(PLACE, 'BillingCity'),
          sent: ['Name,BillingCity\nBeta,Ulm\n'],
        },
      ],
    },
    {
      name: 'a record with a value that is a name by chance',
      load: table({ ...INSERT, ...quiet }, 'Site,Bonn', 'Beta,Ulm'),
      cures: [
        {
          words: 'If this row is a record, the header row is missing.',
          follow: rewrite((text) => `Name,BillingCity\n${text}`),
          sent: ['Name,BillingCity\nSite,Bonn\nBeta,Ulm\n'],
        },
      ],
    },
    {
      name: 'a field that the user does not see',
      load: table(
        { ...INSERT, ...quiet, schema: { hiddenFields: ['Account.Website'] } },
        'Name,Website',
        'Beta,x.example',
      ),
      cures: [
        {
          words: 'and whether field-level security hides it from the user',
          follow: aim({ schema: {} }),
          sent: ['Name,Website\nBeta,x.example\n'],
        },
      ],
    },
    {
      name: 'a text among names that are known',
      load: table({ ...INSERT, ...quiet }, 'Name,Industry,Interne Notiz', 'Beta,Banking,x'),
      cures: [
        {
          words: 'It is neither an API name nor the label of a field. Write the API name of a field in the header',
          follow: renameAt(PLACE, 'Description'),
          sent: ['Name,Industry,Description\nBeta,Banking,x\n'],
        },
        { words: 'or remove the column', follow: removeAt(PLACE), sent: ['Name,Industry\nBeta,Banking\n'] },
      ],
    },
    {
      name: 'labels among names that are known',
      load: table({ ...CONTACTS, ...quiet }, 'LastName,FirstName,Account Name', `Lee,Ada,${ID}`),
      cures: [
        {
          words: 'column 3 is the label of the field AccountId. For Ids, write the API name in the header: AccountId.',
          follow: renameAt(PLACE, 'AccountId'),
          sent: [`LastName,FirstName,AccountId\nLee,Ada,${ID}\n`],
        },
      ],
    },
    {
      name: 'more than Ids in a file of records to delete',
      load: table({ ...DELETE, ...quiet }, 'Id,Notiz', `${ID},x`),
      cures: [
        {
          words: 'delete accepts only the column Id. Remove column 2.',
          follow: removeAt(PLACE),
          sent: [`Id\n${ID}\n`],
        },
      ],
    },
    {
      name: 'a record in the first row',
      load: table({ ...INSERT, ...quiet }, 'Acme,Bonn', 'Beta,Ulm'),
      cures: [
        {
          words: 'Add a first line with the API names of the fields',
          follow: rewrite((text) => `Name,BillingCity\n${text}`),
          sent: ['Name,BillingCity\nAcme,Bonn\nBeta,Ulm\n'],
        },
        {
          words: 'check that the file has records of Account',
          follow: files({ 'a.csv': 'Name\nBeta\n' }),
          sent: ['Name\nBeta\n'],
        },
      ],
    },
  ],
  'parent-by-its-place': [
    {
      name: 'a blank before the key of a parent',
      load: table({ ...CASES, ...quiet }, 'Subject,Description,Account. Ext_Id__c', 'Hi,x,A-1'),
      cures: [
        {
          words: 'Account has no field with the name in column 3 that this user can see. Columns that find the parent:',
          follow: renameAt(PLACE, 'Account.Ext_Id__c'),
          sent: ['Subject,Description,Account.Ext_Id__c\nHi,x,A-1\n'],
        },
      ],
    },
    {
      name: 'a relationship that may be a value',
      load: table({ ...CASES, ...quiet }, 'Subject,Firma.Nummer', 'Hi,A-1'),
      cures: [
        {
          words:
            'column 2: Case accepts no column of this name. A column that finds a parent has the name of the relationship, a dot, and the API name of a key of the parent.',
          follow: renameAt(PLACE, 'Account.Ext_Id__c'),
          sent: ['Subject,Account.Ext_Id__c\nHi,A-1\n'],
        },
      ],
    },
    {
      name: 'a parent that is set once, in a row that names few fields',
      load: table(
        { operation: 'update', object: 'PricebookEntry', ...quiet },
        'Id,Product2.Ext_Id__c,Preis,Aktiv',
        '01u000000000001AAA,B-1,2,true',
      ),
      cures: [
        {
          words: 'Remove column 2.',
          follow: both(replace('Preis,Aktiv', 'UnitPrice,IsActive'), removeAt(/Remove column (\d+)\./)),
          sent: ['Id,UnitPrice,IsActive\n01u000000000001AAA,2,true\n'],
        },
      ],
    },
    {
      name: 'two columns for one lookup, in a row that names few fields',
      load: table({ ...CASES, ...quiet }, 'AccountId,Account.Ext_Id__c,Notiz,Mehr', `${ID},A-1,x,y`),
      cures: [
        {
          words:
            'column 1 and column 2 fill the same field, AccountId. Keep one of these columns, and remove the others.',
          follow: files({ 'a.csv': 'Account.Ext_Id__c,Subject,Description\nA-1,x,y\n' }),
          sent: ['Account.Ext_Id__c,Subject,Description\nA-1,x,y\n'],
        },
      ],
    },
    {
      name: 'two columns for one lookup, in a row that names most fields',
      load: table({ ...CASES, ...quiet }, 'Subject,AccountId,Account.Ext_Id__c', `Hi,${ID},A-1`),
      cures: [
        {
          words: 'Keep one of these columns, and remove the others',
          follow: replace(`AccountId,Account.Ext_Id__c\nHi,${ID},`, 'Account.Ext_Id__c\nHi,'),
          sent: ['Subject,Account.Ext_Id__c\nHi,A-1\n'],
        },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>
