import { type Broken, files, replace, rewrite } from './cures.ts'
import { aim, DELETE, ID, INSERT, remove, table, UPDATE, UPSERT } from './header-edits.ts'

const OTHERS = Array.from({ length: 102 }, (_, at) => `Spalte ${at}`)

/** Findings about a header as a whole, and about columns that no field is near to. */
export const HEADER_CURES = {
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
  'names-in-marks': [
    marked('single quotes around them', "'Name','Ext_Id__c'"),
    marked('[brackets] around them', '[Name],[Ext_Id__c]'),
    marked('typographic quotes around them', '“Name”,“Ext_Id__c”'),
    marked('a * at their ends', 'Name*,Ext_Id__c *'),
    marked('a * at their ends', 'Name*,Ext_Id__c'),
    marked('backquotes around them', '`Name`,`Ext_Id__c`'),
  ],
  'another-delimiter': [
    {
      name: 'semicolons, where commas are asked for',
      load: {
        ...table({ ...INSERT, redact: true }, 'Name;Ext_Id__c', 'Beta;A-2'),
        reading: { columnDelimiter: 'COMMA' },
      },
      cures: [
        {
          words:
            'SEMICOLON separates the names in this row, and `column-delimiter` is COMMA. Set `column-delimiter: SEMICOLON`',
          follow: (load) => ({ ...load, reading: { columnDelimiter: 'SEMICOLON' } }),
          sent: ['Name;Ext_Id__c\nBeta;A-2\n'],
        },
        {
          words: 'or leave the input out',
          follow: (load) => ({ ...load, reading: {} }),
          sent: ['Name;Ext_Id__c\nBeta;A-2\n'],
        },
      ],
    },
  ],
  'only-row-is-a-record': [
    {
      name: 'one file of several, with a single record',
      load: { files: { 'us.csv': 'Globex,A-9', 'eu.csv': 'Name,Ext_Id__c\nAcme,A-2\n' }, target: INSERT },
      cures: [
        {
          words: 'Add a first line with the API names of the fields',
          follow: rewrite((text) => `Name,Ext_Id__c\n${text}`),
          sent: ['Name,Ext_Id__c\nGlobex,A-9\nAcme,A-2\n'],
        },
      ],
    },
    {
      name: 'the only file',
      load: { files: { 'us.csv': 'Globex,A-9' }, target: INSERT },
      cures: [
        {
          words: 'If its only row is a record, the header row is missing.',
          follow: rewrite((text) => `Name,Ext_Id__c\n${text}`),
          sent: ['Name,Ext_Id__c\nGlobex,A-9\n'],
        },
      ],
    },
    {
      name: 'all files',
      load: { files: { 'us.csv': 'Globex,A-9', 'eu.csv': '' }, target: INSERT },
      cures: [
        {
          words: 'If the only row of a file is a record, its header row is missing.',
          follow: rewrite((text) => `Name,Ext_Id__c\n${text}`),
          sent: ['Name,Ext_Id__c\nGlobex,A-9\n'],
          stillSaid: ['eu.csv has no records.'],
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

/** A header whose names have marks around them, where values are kept out of sight. */
function marked(marks: string, header: string): Broken {
  return {
    name: header,
    load: { ...table({ ...INSERT, redact: true }, header, 'Beta,A-2'), reading: { columnDelimiter: 'COMMA' } },
    cures: [
      {
        words: `the names in this row have ${marks}: write the names without.`,
        follow: replace(header, 'Name,Ext_Id__c'),
        sent: ['Name,Ext_Id__c\nBeta,A-2\n'],
      },
    ],
  }
}
