import { type Broken, both, files, replace } from './cures.ts'
import { aim, CASES, INSERT, remove, table, UPDATE, UPSERT } from './header-edits.ts'

const UPSERT_LINES = { operation: 'upsert', object: 'Invoice_Line__c', externalIdField: 'Ext_Id__c' } as const
const LINES = 'Ext_Id__c,Project__r.Ext_Id__c,Quantity__c\n'
const CREATED = 'Ext_Id__c,Name,CreatedDate\n'
const LONG_AGO = '2020-01-01T00:00:00.000Z'
const UPDATE_ONLY = { schema: { updateOnlyFields: ['Account.Site'] } } as const
const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country', 'Latitude', 'Longitude'].map(
  (part) => `Account.Billing${part}`,
)
const WITH_ADDRESS = `Name,${ADDRESS_PARTS.map((part) => part.replace('Account.', '')).join()}\nAcme,Markt 1,Bonn,NRW,53111,Germany,50.7,7.1\n`
/** The Id that the emulated org gives to the first account of a test. */
const NEXT_ID = '001070000000EQ6AAM'

/** Findings about fields that an operation cannot set, and about what a user may do. */
export const ACCESS_CURES = {
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
      name: 'an address whose parts this user cannot set',
      load: table({ ...INSERT, schema: { readOnlyFields: ADDRESS_PARTS } }, 'Name,BillingAddress', 'Acme,Bonn'),
      cures: [
        {
          words: 'Give the user edit access to them in a permission set, and use a column for each of them.',
          follow: both(aim({ schema: {} }), files({ 'a.csv': WITH_ADDRESS })),
          sent: [WITH_ADDRESS],
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
        {
          words:
            'Upload the files with `sf data create file` or the REST API ("Insert or Update Blob Data"), and remove the column.',
          follow: remove('VersionData'),
          sent: ['Title,PathOnClient\na,a.txt\n'],
        },
      ],
    },
  ],
  'field-kept-by-the-org': [
    {
      name: 'the time at which the org last changed a record',
      load: table(INSERT, 'Name,SystemModstamp', 'Beta,2026-01-01T00:00:00Z'),
      cures: [
        {
          words: 'The org itself keeps Account.SystemModstamp, so nobody can set it. Remove the column.',
          follow: remove('SystemModstamp'),
          sent: ['Name\nBeta\n'],
        },
      ],
    },
  ],
  'audit-field': [
    {
      name: 'the time at which a record was created elsewhere',
      load: table(INSERT, 'Name,CreatedDate', 'Beta,2020-01-01T00:00:00.000Z'),
      cures: [
        {
          words: 'give the user the permission "Set Audit Fields upon Record Creation"',
          follow: aim({ schema: { setsAuditFields: true } }),
          sent: ['Name,CreatedDate\nBeta,2020-01-01T00:00:00.000Z\n'],
        },
      ],
    },
    {
      name: 'the time of a user who may set it, in an upsert',
      load: {
        files: { 'a.csv': `${CREATED}A-2,Beta,${LONG_AGO}\nA-1,Acme,${LONG_AGO}\n` },
        target: { ...UPSERT, schema: { setsAuditFields: true } },
      },
      cures: [
        {
          words: 'Leave the column out for those.',
          follow: files({
            'a.csv': `${CREATED}A-2,Beta,${LONG_AGO}\n`,
            'b.csv': 'Ext_Id__c,Name\nA-1,Acme\n',
          }),
          sent: [`${CREATED}A-2,Beta,${LONG_AGO}\n`, 'Ext_Id__c,Name\nA-1,Acme\n'],
          stillSaid: ['can be set on new records only'],
        },
      ],
    },
  ],
  'create-only-field': [
    {
      name: 'the master of a detail record, in an upsert',
      load: { files: { 'a.csv': `${LINES}L-2,P-1,1\nI-1,P-1,2\n` }, target: UPSERT_LINES },
      cures: [
        {
          words: 'Leave the column out for those.',
          follow: files({ 'a.csv': `${LINES}L-2,P-1,1\n`, 'b.csv': 'Ext_Id__c,Quantity__c\nI-1,2\n' }),
          sent: [`${LINES}L-2,P-1,1\n`, 'Ext_Id__c,Quantity__c\nI-1,2\n'],
          stillSaid: ['can be set on new records only'],
        },
      ],
    },
  ],
  'update-only-field': [
    {
      name: 'a field of new records that can be changed only',
      load: table({ ...INSERT, ...UPDATE_ONLY }, 'Name,Ext_Id__c,Site', 'Beta,A-2,Ulm'),
      cures: [
        {
          words: 'Remove the column, and set the field with a later update.',
          follow: (load, message) => [
            ...[remove('Site')(load, message)].flat(),
            table({ ...UPDATE, ...UPDATE_ONLY }, 'Id,Site', `${NEXT_ID},Ulm`),
          ],
          sent: ['Name,Ext_Id__c\nBeta,A-2\n', `Id,Site\n${NEXT_ID},Ulm\n`],
        },
      ],
    },
    {
      name: 'records that may be new, with a field that can be changed only',
      load: table({ ...UPSERT, ...UPDATE_ONLY }, 'Ext_Id__c,Name,Site', 'A-2,Beta,Ulm'),
      cures: [
        {
          words:
            'can be set on records that exist only. New records that have a value in it will fail. Leave the column out for those, and set the field in a later load.',
          follow: (load, message) => [
            ...[remove('Site')(load, message)].flat(),
            table({ ...UPSERT, ...UPDATE_ONLY }, 'Ext_Id__c,Site', 'A-2,Ulm'),
          ],
          sent: ['Ext_Id__c,Name\nA-2,Beta\n', 'Ext_Id__c,Site\nA-2,Ulm\n'],
          stillSaid: ['can be set on records that exist only'],
        },
      ],
    },
  ],
  'operation-not-allowed': [
    {
      name: 'a user who cannot create accounts',
      load: table({ ...INSERT, schema: { objectAccess: { Account: { createable: false } } } }, 'Name', 'Beta'),
      cures: [
        {
          words: "Check the object permissions in the user's profile and permission sets.",
          follow: aim({ schema: {} }),
          sent: ['Name\nBeta\n'],
        },
      ],
    },
    {
      name: 'an upsert by a user who cannot change accounts',
      load: table(
        { ...UPSERT, schema: { objectAccess: { Account: { updateable: false } } } },
        'Ext_Id__c,Name',
        'A-2,x',
      ),
      cures: [
        {
          words:
            'This user can create records of Account, and not change them. Records that the org already has will fail. To change them as well, give the user the object permission Edit.',
          follow: aim({ schema: {} }),
          sent: ['Ext_Id__c,Name\nA-2,x\n'],
        },
      ],
    },
    {
      name: 'an upsert by a user who cannot create accounts',
      load: table(
        { ...UPSERT, schema: { objectAccess: { Account: { createable: false } } } },
        'Ext_Id__c,Name',
        'A-2,x',
      ),
      cures: [
        {
          words:
            'This user can change records of Account, and not create them. Records that the org does not have yet will fail. To create them as well, give the user the object permission Create.',
          follow: aim({ schema: {} }),
          sent: ['Ext_Id__c,Name\nA-2,x\n'],
        },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>
