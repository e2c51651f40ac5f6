import { cliDescribeText, describeText } from '../support/snapshots.ts'
import type { Attempt } from './attempt.ts'
import { type Broken, both, type Edit, replace } from './cures.ts'
import { aim, INSERT, rename, table } from './header-edits.ts'

const FROM_SCHEMA = { ...INSERT, describedBy: 'schema' } as const
const BETA = ['Name\nBeta\n']

const COMMAND =
  'Make it with `sf sobject describe --sobject Account --target-org <alias> --json > schema/Account.json`, and commit the file.'

/** A load whose object is described by these files of the repository. */
function described(repository: Attempt['repository'], target: Attempt['target'] = FROM_SCHEMA): Attempt {
  return { ...table(FROM_SCHEMA, 'Name', 'Beta'), ...(target && { target }), ...(repository && { repository }) }
}

/** Runs the command that the message shows, and commits the file. */
const make: Edit = (load, message) => {
  const [, object = '', path = ''] = /--sobject (\w+) --target-org <alias> --json > ([\w./]+)`/.exec(message) ?? []
  return { ...load, repository: { ...load.repository, [path]: cliDescribeText(object) } }
}

/** Findings about describe snapshots. */
export const SNAPSHOT_CURES = {
  'snapshot-missing': [
    {
      name: 'a folder that is not there',
      load: described({}),
      cures: [
        {
          words: 'Use a folder of the repository that holds describe snapshots',
          follow: (load) => ({ ...load, repository: { 'schema/Account.json': describeText('Account') } }),
          sent: BETA,
        },
        {
          words: 'and check that a checkout step runs before this one',
          follow: (load) => ({ ...load, repository: { 'schema/Account.json': describeText('Account') } }),
          sent: BETA,
        },
      ],
    },
    {
      name: 'no snapshot of the object',
      load: described({ 'schema/Contact.json': describeText('Contact') }),
      cures: [{ words: COMMAND, follow: make, sent: BETA }],
    },
    {
      name: 'no snapshot of an object, but one of an object with a name like it',
      load: described({ 'schema/Account.json': describeText('Account') }, { ...FROM_SCHEMA, object: 'Accounts' }),
      cures: [
        {
          words: 'Did you mean Account?',
          follow: aim({ object: 'Account' }),
          sent: BETA,
        },
      ],
    },
    {
      name: 'no snapshot of an object, in spite of one with a name like it',
      load: described({ 'schema/Acount.json': describeText('Account').replace('"name":"Account"', '"name":"Acount"') }),
      cures: [{ words: 'If not, make it with `sf sobject describe', follow: make, sent: BETA }],
    },
    {
      name: 'a file that is no describe',
      load: described({ 'schema/Account.json': '{"status": 1, "message": "No authorization information found"}' }),
      cures: [{ words: COMMAND, follow: make, sent: BETA }],
    },
    {
      name: 'two files about one object',
      load: described({ 'schema/a.json': describeText('Account'), 'schema/b.json': describeText('Account') }),
      cures: [
        {
          words: 'both describe Account. Keep one of them.',
          follow: (load) => ({ ...load, repository: { 'schema/a.json': describeText('Account') } }),
          sent: BETA,
        },
      ],
    },
  ],
  'parent-without-snapshot': [
    {
      name: 'a parent of several objects, of which one is known',
      load: {
        ...table({ operation: 'insert', object: 'Task', describedBy: 'schema' }, 'Subject,Who.Ext_Id__c', 'Call,C-1'),
        repository: { 'schema/Task.json': describeText('Task'), 'schema/Contact.json': describeText('Contact') },
      },
      cures: [
        {
          words: 'Write Contact:Who.Ext_Id__c; to find records of Lead, write',
          follow: rename('Who.Ext_Id__c', /Write (Contact:Who\.Ext_Id__c);/),
          sent: ['Subject,Contact:Who.Ext_Id__c\nCall,C-1\n'],
        },
        {
          words: '`Lead:Who.<key>`, with the API name of a key of that object.',
          follow: both(replace('Who.Ext_Id__c', 'Lead:Who.Ext_Id__c'), replace('C-1', 'L-1')),
          sent: ['Subject,Lead:Who.Ext_Id__c\nCall,L-1\n'],
        },
      ],
    },
    {
      name: 'a parent of several objects, of which none is known',
      load: {
        ...table({ operation: 'insert', object: 'Task', describedBy: 'schema' }, 'Subject,Who.Ext_Id__c', 'Call,L-1'),
        repository: { 'schema/Task.json': describeText('Task') },
      },
      cures: [
        {
          words: '`Lead:Who.<key>`, with the API name of a key of that object.',
          follow: replace('Who.Ext_Id__c', 'Lead:Who.Ext_Id__c'),
          sent: ['Subject,Lead:Who.Ext_Id__c\nCall,L-1\n'],
        },
      ],
    },
    {
      name: 'the parent of a parent, of which nothing is known',
      load: {
        ...table(
          { operation: 'insert', object: 'Case', describedBy: 'schema' },
          'Subject,Account.Parent.Ext_Id__c',
          'Hi,A-1',
        ),
        repository: { 'schema/Case.json': describeText('Case') },
      },
      cures: [
        {
          words:
            'A column that finds a parent has the name of the relationship, a dot, and the API name of a key of the parent.',
          follow: replace('Account.Parent.Ext_Id__c', 'Account.Ext_Id__c'),
          sent: ['Subject,Account.Ext_Id__c\nHi,A-1\n'],
        },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>
