import { type Broken, files, replace, rewrite } from './cures.ts'
import { aim, CONTACTS, DELETE, ID, INSERT, remove, rename, table, UPDATE, UPSERT } from './header-edits.ts'

const PERSONS = { ...INSERT, schema: { personAccounts: true } } as const
const OTHERS = Array.from({ length: 102 }, (_, at) => `Spalte ${at}`)

export const HEADER_CURES = {
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
  'no-such-field': [
    {
      name: 'a text that is no API name',
      load: table(INSERT, 'Name,Interne Notiz', 'Acme,x'),
      cures: [
        {
          words: 'Write the API name of a field in the header',
          follow: replace('Interne Notiz', 'Description'),
          sent: ['Name,Description\nAcme,x\n'],
        },
        { words: 'or remove the column', follow: remove('Interne Notiz'), sent: ['Name\nAcme\n'] },
      ],
    },
    {
      name: 'a custom field that the user does not see',
      load: table({ ...INSERT, schema: { hiddenFields: ['Account.Tier__c'] } }, 'Name,Tier__c', 'Acme,Gold'),
      cures: [
        {
          words: 'create it, or give the user access to it',
          follow: aim({ schema: {} }),
          sent: ['Name,Tier__c\nAcme,Gold\n'],
        },
      ],
    },
    {
      name: 'a standard field that the user does not see',
      load: table({ ...INSERT, schema: { hiddenFields: ['Account.Website'] } }, 'Name,Website', 'Acme,x.example'),
      cures: [
        {
          words: 'whether field-level security hides it from the user',
          follow: aim({ schema: {} }),
          sent: ['Name,Website\nAcme,x.example\n'],
        },
      ],
    },
  ],
  'header-missing': [
    {
      name: 'a record in the first row',
      load: table(INSERT, 'Acme,Bonn', 'Beta,Ulm'),
      cures: [
        {
          words: 'Add a first line with the API names of the fields',
          follow: rewrite((text) => `Name,BillingCity\n${text}`),
          sent: ['Name,BillingCity\nAcme,Bonn\nBeta,Ulm\n'],
        },
        {
          words: 'check that the file has records of Account',
          follow: files({ 'a.csv': 'Name\nAcme\n' }),
          sent: ['Name\nAcme\n'],
        },
      ],
    },
  ],
  'id-not-accepted': [
    {
      name: 'Id in an insert',
      load: table(INSERT, 'Id,Name', `${ID},Acme`),
      cures: [
        { words: 'Remove the column', follow: remove('Id'), sent: ['Name\nAcme\n'] },
        { words: 'or use update', follow: aim({ operation: 'update' }), sent: [`Id,Name\n${ID},Acme\n`] },
        {
          words: 'or upsert',
          follow: aim({ operation: 'upsert', externalIdField: 'Id' }),
          sent: [`Id,Name\n${ID},Acme\n`],
        },
      ],
    },
    {
      name: 'Id beside another key',
      load: table(UPSERT, 'Id,Ext_Id__c,Name', `${ID},A-1,Acme`),
      cures: [
        { words: 'Remove the column Id', follow: remove('Id'), sent: ['Ext_Id__c,Name\nA-1,Acme\n'] },
        {
          words: 'To change records by their Ids, use `operation: update`',
          follow: (load) => ({ ...load, target: UPDATE }),
          sent: [`Id,Ext_Id__c,Name\n${ID},A-1,Acme\n`],
        },
      ],
    },
  ],
  'key-column-missing': [
    {
      name: 'an update without Ids',
      load: table(UPDATE, 'Name', 'Acme'),
      cures: [
        {
          words: 'update needs the column Id',
          follow: files({ 'a.csv': `Id,Name\n${ID},Acme\n` }),
          sent: [`Id,Name\n${ID},Acme\n`],
        },
      ],
    },
    {
      name: 'an upsert without keys',
      load: table(UPSERT, 'Name', 'Acme'),
      cures: [
        {
          words: 'upsert needs the column Ext_Id__c',
          follow: files({ 'a.csv': 'Ext_Id__c,Name\nA-1,Acme\n' }),
          sent: ['Ext_Id__c,Name\nA-1,Acme\n'],
        },
      ],
    },
  ],
  'key-not-an-external-id': [
    {
      name: 'an upsert by a phone number',
      load: table({ ...UPSERT, externalIdField: 'Phone' }, 'Phone,Ext_Id__c', '1,A-1'),
      cures: [
        {
          words: 'Fields that you can use:',
          follow: aim({ externalIdField: 'Ext_Id__c' }),
          sent: ['Phone,Ext_Id__c\n1,A-1\n'],
        },
      ],
    },
    {
      name: 'a slip in the input',
      load: table({ ...UPSERT, externalIdField: 'Ext_Idd__c' }, 'Ext_Id__c,Name', 'A-1,Acme'),
      cures: [
        {
          words:
            '`external-id-field`: Account has no field "Ext_Idd__c" that this user can see. Did you mean Ext_Id__c?',
          follow: aim({ externalIdField: 'Ext_Id__c' }),
          sent: ['Ext_Id__c,Name\nA-1,Acme\n'],
        },
      ],
    },
  ],
  'columns-beside-id': [
    {
      name: 'a name in a file of records to delete',
      load: table(DELETE, 'Id,Name', `${ID},Acme`),
      cures: [{ words: 'accepts only the column Id. Remove Name', follow: remove('Name'), sent: [`Id\n${ID}\n`] }],
    },
    {
      name: 'a file of records to delete, without Ids',
      load: table(DELETE, 'Name', 'Acme'),
      cures: [
        {
          words: 'delete needs the column Id, with the Ids of the records to delete',
          follow: files({ 'a.csv': `Id\n${ID}\n` }),
          sent: [`Id\n${ID}\n`],
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
  ],
  'header-missing-or-misspelt': [
    {
      name: 'slips in all names',
      load: table(UPSERT, 'Ext-Id,BilingCity', 'A-1,Ulm'),
      cures: [
        {
          words: 'If this row is the header, did you mean Ext_Id__c in column 1 and BillingCity in column 2?',
          follow: (load, message) => {
            const [, first = '', second = ''] = /mean (\w+) in column 1 and (\w+) in column 2\?/.exec(message) ?? []
            return replace('Ext-Id,BilingCity', `${first},${second}`)(load, message)
          },
          sent: ['Ext_Id__c,BillingCity\nA-1,Ulm\n'],
        },
      ],
    },
  ],
  'too-many-to-list': [
    {
      name: 'a hundred and two columns of another system',
      load: table(INSERT, `Name,${OTHERS.join()}`, `Beta${',x'.repeat(OTHERS.length)}`),
      cures: [
        {
          words: 'The first 100 are listed, 2 more were found.',
          follow: files({ 'a.csv': 'Name\nBeta\n' }),
          sent: ['Name\nBeta\n'],
        },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>
