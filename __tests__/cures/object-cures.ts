import { type Broken, files } from './cures.ts'
import { aim, INSERT, table, UPSERT } from './header-edits.ts'

const EVENTS_AND_BIG_OBJECTS = { schema: { eventsAndBigObjects: true } } as const
const PERSONS = { ...INSERT, schema: { personAccounts: true } } as const
const EVENT = { ...EVENTS_AND_BIG_OBJECTS, object: 'Order_Placed__e' } as const
const BIG = { ...EVENTS_AND_BIG_OBJECTS, object: 'Customer_Interaction__b' } as const
const INTERACTION = ['Account__c,Platform__c', '001000000000001AAA,PC'] as const
const INTERACTIONS = [`${INTERACTION.join('\n')}\n`]

/** Findings about objects: those that Bulk API 2.0 does not load, those that are not there, and what they need. */
export const OBJECT_CURES = {
  'object-of-another-kind': [
    {
      name: 'an update of a platform event',
      load: table({ ...EVENT, operation: 'update' }, 'Order_Number__c', '17'),
      cures: [
        {
          words: 'Events can only be published, with `operation: insert`',
          follow: aim({ operation: 'insert' }),
          sent: ['Order_Number__c\n17\n'],
        },
      ],
    },
    {
      name: 'a big object that is upserted',
      load: table({ ...BIG, operation: 'upsert', externalIdField: 'Platform__c' }, ...INTERACTION),
      cures: [
        {
          words: 'is a big object. Use `operation: insert`',
          follow: aim({ operation: 'insert', externalIdField: undefined }),
          sent: INTERACTIONS,
        },
      ],
    },
    {
      name: 'a change event',
      load: table({ ...INSERT, object: 'AccountChangeEvent' }, 'Name', 'Beta'),
      cures: [{ words: 'load the object itself', follow: aim({ object: 'Account' }), sent: ['Name\nBeta\n'] }],
    },
  ],
  'object-not-seen': [
    {
      name: 'an object that the user does not see',
      load: table({ ...INSERT, schema: { hiddenObjects: ['Account'] } }, 'Name', 'Beta'),
      cures: [
        { words: "and the user's object permissions", follow: aim({ schema: {} }), sent: ['Name\nBeta\n'] },
        { words: 'Check its API name', follow: aim({ object: 'Project__c' }), sent: ['Name\nBeta\n'] },
      ],
    },
    {
      name: 'a slip in the object',
      load: table({ ...INSERT, object: 'Acount' }, 'Name', 'Beta'),
      cures: [
        {
          words: 'Did you mean Account?',
          follow: (load, message) => aim({ object: /Did you mean (\w+)\?/.exec(message)?.[1] ?? '' })(load, message),
          sent: ['Name\nBeta\n'],
        },
      ],
    },
  ],
  'required-field-missing': [
    {
      name: 'contacts without their last name',
      load: table({ operation: 'insert', object: 'Contact' }, 'FirstName', 'Ada'),
      cures: [
        {
          words:
            'Contact requires LastName, which the header does not have. Records fail unless a flow or trigger fills it in.',
          follow: files({ 'a.csv': 'FirstName,LastName\nAda,Lee\n' }),
          sent: ['FirstName,LastName\nAda,Lee\n'],
        },
      ],
    },
    {
      name: 'accounts that may be persons',
      load: table(PERSONS, 'BillingCity', 'Ulm'),
      cures: [
        {
          words: 'Account requires Name (LastName for person accounts), which the header does not have',
          follow: files({ 'a.csv': 'Name,BillingCity\nBeta,Ulm\n' }),
          sent: ['Name,BillingCity\nBeta,Ulm\n'],
        },
        {
          words: 'Account requires Name (LastName for person accounts), which the header does not have',
          follow: files({ 'a.csv': 'LastName,BillingCity\nLee,Ulm\n' }),
          sent: ['LastName,BillingCity\nLee,Ulm\n'],
        },
      ],
    },
  ],
  'key-column-unknown-to-the-org': [
    {
      name: 'a delete that nothing describes, with more than Ids',
      load: table(
        { operation: 'delete', object: 'Account', describedBy: 'nothing' },
        'Id,Name',
        '001000000000001AAA,x',
      ),
      cures: [
        {
          words: 'delete accepts only the column Id. Remove all others.',
          follow: files({ 'a.csv': 'Id\n001000000000001AAA\n' }),
          sent: ['Id\n001000000000001AAA\n'],
        },
      ],
    },
    {
      name: 'a delete that nothing describes, without Ids',
      load: table({ operation: 'delete', object: 'Account', describedBy: 'nothing' }, 'Name', 'x'),
      cures: [
        {
          words: 'delete needs the column Id, with the Ids of the records to delete.',
          follow: files({ 'a.csv': 'Id\n001000000000001AAA\n' }),
          sent: ['Id\n001000000000001AAA\n'],
        },
      ],
    },
    {
      name: 'an upsert that nothing describes, without its key',
      load: table({ ...UPSERT, describedBy: 'nothing' }, 'Name', 'x'),
      cures: [
        {
          words: 'upsert needs the column Ext_Id__c, which `external-id-field` names.',
          follow: files({ 'a.csv': 'Ext_Id__c,Name\nA-2,x\n' }),
          sent: ['Ext_Id__c,Name\nA-2,x\n'],
        },
      ],
    },
    {
      name: 'an update that nothing describes, without Ids',
      load: table({ operation: 'update', object: 'Account', describedBy: 'nothing' }, 'Name', 'x'),
      cures: [
        {
          words: 'update needs the column Id, which says which records to change.',
          follow: files({ 'a.csv': 'Id,Name\n001000000000001AAA,x\n' }),
          sent: ['Id,Name\n001000000000001AAA,x\n'],
        },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>
