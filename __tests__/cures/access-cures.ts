import { type Broken, replace } from './cures.ts'
import { aim, CASES, INSERT, remove, table, UPDATE } from './header-edits.ts'

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
} satisfies Readonly<Record<string, readonly Broken[]>>
