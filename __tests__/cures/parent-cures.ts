import { type Broken, both, type Edit, replace } from './cures.ts'
import { aim, CASES, DELETE, ID, INSERT, PROJECTS, remove, rename, TASKS, table, UPSERT } from './header-edits.ts'

const WRITE = /Write ([\w:.]+)\./

const PROJECT = 'a00000000000001AAA'
const ACCOUNT_KEYS = ['Account.Ext_Id__c', 'Account.Legacy_Id__c']

/** Findings about columns that name a parent. */
export const PARENT_CURES = {
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
      name: 'an owner by a name, which only queues have for a key',
      load: table(CASES, 'Subject,Owner.Name', 'Hi,Support'),
      cures: [
        {
          words: 'Write Group:Owner.Name. It finds records of Group only',
          follow: rename('Owner.Name', WRITE),
          sent: ['Subject,Group:Owner.Name\nHi,Support\n'],
        },
        {
          words: 'for others, write',
          follow: both(rename('Owner.Name', /for others, write ([\w:.]+)/), replace('Support', 'a@example.com')),
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
          follow: withIds(rename('Account.Industry', /; or (\w+), with its Ids/)),
          sent: [`Subject,AccountId\nHi,${ID}\n`],
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
      name: 'the parent of a parent that may be of several objects',
      load: table(TASKS, 'Subject,Case:What.Account.Ext_Id__c', 'Call,K-1'),
      cures: [
        {
          words: 'Use a key of the Case itself',
          follow: rename('Case:What.Account.Ext_Id__c', /Case itself: ([\w:.]+)/),
          sent: ['Subject,Case:What.Ext_Id__c\nCall,K-1\n'],
        },
      ],
    },
    {
      name: 'a relationship that only the org fills',
      load: table(INSERT, 'Name,MasterRecord.X', 'Beta,A-1'),
      cures: [
        {
          words: 'The org itself keeps Account.MasterRecordId, so nobody can set it. Remove the column.',
          follow: remove('MasterRecord.X'),
          sent: ['Name\nBeta\n'],
        },
      ],
    },
    {
      name: 'a relationship alone',
      load: table(PROJECTS, 'Name,Parent__r', 'P,P-1'),
      cures: [
        {
          words: 'For Ids, write the name of its field in the header:',
          follow: both(rename('Parent__r', /in the header: (\w+)\./), replace(',P-1\n', `,${PROJECT}\n`)),
          sent: [`Name,Parent__c\nP,${PROJECT}\n`],
        },
        {
          words: 'To find the record by a key instead, write',
          follow: rename('Parent__r', /by a key instead, write ([\w.]+) or/),
          sent: ['Name,Parent__r.Ext_Id__c\nP,P-1\n'],
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
  'own-object-before-the-field': [
    {
      name: 'all columns as SQL names them',
      load: table(UPSERT, 'Account.Name,account.Ext_Id__c', 'Beta,A-2'),
      cures: [
        {
          words: '"Account.Name": leave out the object: write Name.',
          follow: both(
            rename('Account.Name', /"Account\.Name": leave out the object: write (\w+)\./),
            rename('account.Ext_Id__c', /"account\.Ext_Id__c": leave out the object: write (\w+)\./),
          ),
          sent: ['Name,Ext_Id__c\nBeta,A-2\n'],
        },
      ],
    },
    {
      name: 'the label of an object, whose values are kept out of sight',
      load: table({ ...PROJECTS, redact: true }, 'Project.Name,Project.Ext_Id__c', 'P,P-2'),
      cures: [
        {
          words: '"Project.Ext_Id__c": leave out the object: write Ext_Id__c.',
          follow: replace('Project.Name,Project.Ext_Id__c', 'Name,Ext_Id__c'),
          sent: ['Name,Ext_Id__c\nP,P-2\n'],
        },
      ],
    },
    {
      name: 'the Ids of records to delete',
      load: table(DELETE, 'Account.Id,Name', `${ID},Acme`),
      cures: [
        {
          words: 'leave out the object: write Id in the header, and remove Name.',
          follow: both(replace('Account.Id', 'Id'), remove('Name')),
          sent: [`Id\n${ID}\n`],
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
  'parent-of-another-object': [
    {
      name: 'parents of two objects in one record',
      load: table(TASKS, 'Subject,Contact:Who.Ext_Id__c,Lead:Who.Ext_Id__c', 'Call,C-1,L-1'),
      cures: [
        {
          words: 'Records that have a value in more than one of them fail: leave all others blank in each record.',
          follow: replace('Call,C-1,L-1\n', 'Call,C-1,\nCall,,L-1\n'),
          sent: ['Subject,Contact:Who.Ext_Id__c,Lead:Who.Ext_Id__c\nCall,C-1,\nCall,,L-1\n'],
          stillSaid: [
            'Records that have a value in more than one of them fail: leave all others blank in each record.',
          ],
        },
      ],
    },
  ],
  'parent-not-seen': [
    {
      name: 'an object that the user does not see',
      load: table({ ...CASES, schema: { hiddenObjects: ['Account'] } }, 'Subject,Account.Ext_Id__c', 'Hi,A-1'),
      cures: [
        {
          words: "this user has no access to the object Account. Check the user's object permissions.",
          follow: aim({ schema: {} }),
          sent: ['Subject,Account.Ext_Id__c\nHi,A-1\n'],
        },
      ],
    },
    {
      name: 'one of the objects of a lookup, which the user does not see',
      load: table({ ...TASKS, schema: { hiddenObjects: ['Lead'] } }, 'Subject,Lead:Who.Ext_Id__c', 'Hi,L-1'),
      cures: [
        {
          words: "this user has no access to the object Lead. Check the user's object permissions.",
          follow: aim({ schema: {} }),
          sent: ['Subject,Lead:Who.Ext_Id__c\nHi,L-1\n'],
        },
      ],
    },
  ],
  'no-key-of-the-parent': [
    {
      name: 'accounts without any key that the user sees',
      load: table({ ...CASES, schema: { hiddenFields: ACCOUNT_KEYS } }, 'Subject,Account.Name', 'Hi,A-1'),
      cures: [
        {
          words: 'No key of the parent can be used. Write its Ids in the column',
          follow: withIds(rename('Account.Name', /in the column (\w+)\./)),
          sent: [`Subject,AccountId\nHi,${ID}\n`],
        },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>

/** Writes the Id of the account in the place of its key. */
function withIds(edit: Edit): Edit {
  return both(edit, replace(',A-1\n', `,${ID}\n`))
}
