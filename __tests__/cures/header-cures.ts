import type { AttemptTarget } from './attempt.ts'
import { type Broken, type Cure, files, replace, rewrite } from './cures.ts'

const INSERT = { operation: 'insert', object: 'Account' } as const
const CASES = { operation: 'insert', object: 'Case' } as const
const TASKS = { operation: 'insert', object: 'Task' } as const
const CONTACTS = { operation: 'insert', object: 'Contact' } as const
const PROJECTS = { operation: 'insert', object: 'Project__c' } as const
const UPSERT = { operation: 'upsert', object: 'Account', externalIdField: 'Ext_Id__c' } as const
const UPDATE = { operation: 'update', object: 'Account' } as const
const DELETE = { operation: 'delete', object: 'Account' } as const
const ID = '001000000000001AAA'

/** A file with one record: a value for each column. */
function table(target: AttemptTarget, columns: string, values: string): Broken['load'] {
  return { files: { 'a.csv': `${columns}\n${values}\n` }, target }
}

/** Writes the name that the message proposes, which `pattern` finds, in the place of a column. */
function rename(column: string, pattern: RegExp): Cure['follow'] {
  return (load, message) => {
    const name = pattern.exec(message)?.[1]
    if (name === undefined) throw new Error(`The message proposes no name: ${message}`)
    return rewrite((text) => {
      const [header = '', ...rest] = text.split('\n')
      const columns = header.split(',').map((own) => (own === column ? name : own))
      return [columns.join(), ...rest].join('\n')
    })(load, message)
  }
}

/** Removes a column with its values. */
function remove(column: string): Cure['follow'] {
  return rewrite((text) => {
    const rows = text.split('\n').map((line) => line.split(','))
    const at = rows[0]?.indexOf(column) ?? -1
    return rows.map((row) => row.filter((_, index) => index !== at).join()).join('\n')
  })
}

/** Changes the inputs or the permissions of the user. */
function aim(target: Partial<AttemptTarget>): Cure['follow'] {
  return (load) => ({ ...load, target: { ...INSERT, ...load.target, ...target } })
}

const WRITE = /Write ([\w:.]+)\./

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
        {
          words: 'To find the record by a key instead, write',
          follow: rename('Account Name', /by a key instead, write ([\w.]+)/),
          sent: [`LastName,Account.Ext_Id__c\nLee,${ID}\n`],
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
      load: table(INSERT, 'Name,Ext_Id', 'Acme,A-1'),
      cures: [
        {
          words: 'Did you mean Ext_Id__c?',
          follow: rename('Ext_Id', /Did you mean (\w+)\?/),
          sent: ['Name,Ext_Id__c\nAcme,A-1\n'],
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
  'parent-column': [
    {
      name: 'an owner, who may be a queue',
      load: table(CASES, 'Subject,Owner.Username', 'Hi,a@example.com'),
      cures: [
        {
          words: 'Write',
          follow: rename('Owner.Username', WRITE),
          sent: ['Subject,User:Owner.Username\nHi,a@example.com\n'],
        },
      ],
    },
    {
      name: 'the object behind its relationship',
      load: table(CASES, 'Subject,Owner:User.Username', 'Hi,a@example.com'),
      cures: [
        {
          words: 'The object comes first, then a colon and the relationship',
          follow: rename('Owner:User.Username', WRITE),
          sent: ['Subject,User:Owner.Username\nHi,a@example.com\n'],
        },
      ],
    },
    {
      name: 'the name of the lookup in place of its relationship',
      load: table(CASES, 'Subject,AccountId.Ext_Id__c', 'Hi,A-1'),
      cures: [
        {
          words: 'has no relationship of this name; that of AccountId is Account',
          follow: rename('AccountId.Ext_Id__c', WRITE),
          sent: ['Subject,Account.Ext_Id__c\nHi,A-1\n'],
        },
      ],
    },
    {
      name: 'a custom lookup',
      load: table(PROJECTS, 'Name,Parent__c.Ext_Id__c', 'P,P-1'),
      cures: [
        { words: 'Write', follow: rename('Parent__c.Ext_Id__c', WRITE), sent: ['Name,Parent__r.Ext_Id__c\nP,P-1\n'] },
      ],
    },
    {
      name: 'an object that the lookup does not need',
      load: table(CASES, 'Subject,Account:Account.Ext_Id__c', 'Hi,A-1'),
      cures: [
        {
          words: 'so leave out the object',
          follow: rename('Account:Account.Ext_Id__c', WRITE),
          sent: ['Subject,Account.Ext_Id__c\nHi,A-1\n'],
        },
      ],
    },
    {
      name: 'several objects with the key',
      load: table(TASKS, 'Subject,Who.Email', 'Call,a@example.com'),
      cures: [
        {
          words: 'Write',
          follow: rename('Who.Email', /(Lead:Who\.Email)/),
          sent: ['Subject,Lead:Who.Email\nCall,a@example.com\n'],
        },
        {
          words: 'Write',
          follow: rename('Who.Email', /(Contact:Who\.Email)/),
          sent: ['Subject,Contact:Who.Email\nCall,a@example.com\n'],
        },
      ],
    },
    {
      name: 'a field that is no key',
      load: table(CASES, 'Subject,Account.Industry', 'Hi,A-1'),
      cures: [
        {
          words: 'Columns that find the parent:',
          follow: rename('Account.Industry', /Columns that find the parent: ([\w.]+)/),
          sent: ['Subject,Account.Ext_Id__c\nHi,A-1\n'],
        },
        {
          words: 'with its Ids',
          follow: rename('Account.Industry', /; or (\w+), with its Ids/),
          sent: ['Subject,AccountId\nHi,A-1\n'],
        },
      ],
    },
    {
      name: 'a colon before the key',
      load: table(CASES, 'Subject,Account:Ext_Id__c', 'Hi,A-1'),
      cures: [
        {
          words: 'a dot comes before the key of the parent',
          follow: rename('Account:Ext_Id__c', WRITE),
          sent: ['Subject,Account.Ext_Id__c\nHi,A-1\n'],
        },
      ],
    },
    {
      name: 'an object that the lookup cannot refer to',
      load: table(CASES, 'Subject,Lead:Owner.Username', 'Hi,a@example.com'),
      cures: [
        {
          words: 'not to the object before it',
          follow: rename('Lead:Owner.Username', WRITE),
          sent: ['Subject,User:Owner.Username\nHi,a@example.com\n'],
        },
      ],
    },
    {
      name: 'the parent of a parent',
      load: table(CASES, 'Subject,Account.Parent.Ext_Id__c', 'Hi,A-1'),
      cures: [
        {
          words: 'Use a key of the Account itself',
          follow: rename('Account.Parent.Ext_Id__c', /Account itself: ([\w.]+)/),
          sent: ['Subject,Account.Ext_Id__c\nHi,A-1\n'],
        },
      ],
    },
    {
      name: 'a slip in the relationship',
      load: table(CASES, 'Subject,Acount.Ext_Id__c', 'Hi,A-1'),
      cures: [
        {
          words: 'Did you mean Account?',
          follow: replace('Acount', 'Account'),
          sent: ['Subject,Account.Ext_Id__c\nHi,A-1\n'],
        },
      ],
    },
  ],
  'two-columns-for-one-lookup': [
    {
      name: 'an Id and a key',
      load: table(CASES, 'Subject,AccountId,Account.Ext_Id__c', `Hi,${ID},A-1`),
      cures: [
        {
          words: 'Keep one of these columns, and remove the others',
          follow: remove('AccountId'),
          sent: ['Subject,Account.Ext_Id__c\nHi,A-1\n'],
        },
        {
          words: 'Keep one of these columns, and remove the others',
          follow: remove('Account.Ext_Id__c'),
          sent: [`Subject,AccountId\nHi,${ID}\n`],
        },
      ],
    },
  ],
  'field-not-settable': [
    {
      name: 'a compound field',
      load: table(INSERT, 'Name,BillingAddress', 'Acme,Bonn'),
      cures: [
        {
          words: 'Use their columns instead: BillingStreet, BillingCity',
          follow: replace('BillingAddress', 'BillingCity'),
          sent: ['Name,BillingCity\nAcme,Bonn\n'],
        },
      ],
    },
    {
      name: 'a formula',
      load: table(INSERT, 'Name,Score__c', 'Acme,1'),
      cures: [{ words: 'nobody can set it. Remove the column', follow: remove('Score__c'), sent: ['Name\nAcme\n'] }],
    },
    {
      name: 'an auto-number',
      load: table(CASES, 'Subject,CaseNumber', 'Hi,1'),
      cures: [{ words: 'nobody can set it. Remove the column', follow: remove('CaseNumber'), sent: ['Subject\nHi\n'] }],
    },
    {
      name: 'a field that this user cannot set',
      load: table({ ...INSERT, schema: { readOnlyFields: ['Account.Phone'] } }, 'Name,Phone', 'Acme,1'),
      cures: [
        { words: 'Remove the column', follow: remove('Phone'), sent: ['Name\nAcme\n'] },
        {
          words: 'give the user edit access to the field in a permission set',
          follow: aim({ schema: {} }),
          sent: ['Name,Phone\nAcme,1\n'],
        },
      ],
    },
    {
      name: 'a field that is set once, in an update',
      load: table({ ...UPDATE, object: 'ContentVersion' }, 'Id,Title,PathOnClient', '068000000000001AAA,a,a.txt'),
      cures: [
        {
          words: 'Remove the column PathOnClient',
          follow: remove('PathOnClient'),
          sent: ['Id,Title\n068000000000001AAA,a\n'],
        },
      ],
    },
    {
      name: 'a file',
      load: table({ ...INSERT, object: 'ContentVersion' }, 'Title,PathOnClient,VersionData', 'a,a.txt,YQ=='),
      cures: [
        { words: 'and remove the column', follow: remove('VersionData'), sent: ['Title,PathOnClient\na,a.txt\n'] },
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
  'object-not-loadable': [
    {
      name: 'a slip in the object',
      load: table({ ...INSERT, object: 'Acount' }, 'Name', 'Acme'),
      cures: [
        {
          words: 'Did you mean Account?',
          follow: (load, message) => aim({ object: /Did you mean (\w+)\?/.exec(message)?.[1] ?? '' })(load, message),
          sent: ['Name\nAcme\n'],
        },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>
