import type { AttemptTarget } from './attempt.ts'
import { type Broken, deleteNamedLine, files, replace } from './cures.ts'

const INSERT: AttemptTarget = { operation: 'insert', object: 'Account' }
const UPSERT: AttemptTarget = { operation: 'upsert', object: 'Account', externalIdField: 'Ext_Id__c' }
const UPDATE: AttemptTarget = { operation: 'update', object: 'Account' }

const ACME = 'Name,BillingCity\nAcme,Bonn\n'
const JOINED = 'Name,BillingCity\nAcme,Bonn\nName,Phone\nBeta,030 123\n'
const APART = { 'a.csv': ACME, 'b.csv': 'Name,Phone\nBeta,030 123\n' }
const OWN_FILE =
  'ove this line and the records that belong to it to a file of their own, and list both files in `files`.'
const MAYBE = 'Name,Site\nAcme,Bonn\nWebsite,Name\nexample.com,Beta\n'
const MAYBE_APART = { 'a.csv': 'Name,Site\nAcme,Bonn\n', 'b.csv': 'Website,Name\nexample.com,Beta\n' }

/** Findings about records that lack their key, or are headers: what they are shows only beside the object. */
export const RECORD_CURES = {
  'blank-key': [
    {
      name: 'a record of an upsert without its key',
      load: { files: { 'a.csv': 'Name,Ext_Id__c\nAcme,A-1\nBeta,\n' }, target: UPSERT },
      cures: [
        {
          words: 'Give the record its key',
          follow: replace('Beta,', 'Beta,A-2'),
          sent: ['Name,Ext_Id__c\nAcme,A-1\nBeta,A-2\n'],
        },
        { words: 'or leave it out', follow: deleteNamedLine, sent: ['Name,Ext_Id__c\nAcme,A-1\n'] },
      ],
    },
    {
      name: 'a record with #N/A as its key',
      load: { files: { 'a.csv': 'Name,Ext_Id__c\nBeta,#N/A\nAcme,A-1\n' }, target: UPSERT },
      cures: [
        {
          words: 'Give the record its key',
          follow: replace('#N/A', 'A-2'),
          sent: ['Name,Ext_Id__c\nBeta,A-2\nAcme,A-1\n'],
        },
        { words: 'or leave it out', follow: deleteNamedLine, sent: ['Name,Ext_Id__c\nAcme,A-1\n'] },
      ],
    },
    {
      name: 'a record of an update without its Id',
      load: { files: { 'a.csv': 'Id,Name\n001000000000001AAA,Acme\n,Beta\n' }, target: UPDATE },
      cures: [{ words: 'or leave it out', follow: deleteNamedLine, sent: ['Id,Name\n001000000000001AAA,Acme\n'] }],
    },
  ],
  'header-of-another-file': [
    {
      name: 'files of other columns that were joined',
      load: { files: { 'a.csv': JOINED }, target: INSERT },
      cures: [
        { words: `M${OWN_FILE}`, follow: files(APART), sent: Object.values(APART) },
        {
          words: 'If one of these lines is a record, load it from a file of its own with `preflight: warn`.',
          follow: (load) => [
            { ...load, files: { 'a.csv': 'Name,BillingCity\nAcme,Bonn\nBeta,030 123\n' } },
            { files: { 'b.csv': 'Name,BillingCity\nName,Phone\n' }, target: { ...INSERT, preflight: 'warn' } },
          ],
          stillSaid: ['it is the header of another file'],
          sent: ['Name,BillingCity\nAcme,Bonn\nBeta,030 123\n', 'Name,BillingCity\nName,Phone\n'],
        },
      ],
    },
    {
      name: 'a record that may be the header of another file',
      load: { files: { 'a.csv': MAYBE }, target: INSERT },
      cures: [
        {
          words: 'If it is one, move the line and the records that belong to it to a file of their own.',
          follow: files(MAYBE_APART),
          sent: Object.values(MAYBE_APART),
        },
        {
          words: 'It may be the header of another file.',
          follow: (load) => load,
          stillSaid: ['It may be the header of another file.'],
          sent: [MAYBE],
        },
      ],
    },
    {
      name: 'records that may be about fields',
      load: { files: { 'a.csv': 'Name,Site\nPhone,Website\nWebsite,Industry\n' }, target: INSERT },
      cures: [
        {
          words: 'this is the first of 2 records like it: every value of the record is the name of a field.',
          follow: (load) => load,
          stillSaid: ['It may be the header of another file.'],
          sent: ['Name,Site\nPhone,Website\nWebsite,Industry\n'],
        },
      ],
    },
  ],
  'second-header': [
    {
      name: 'labels below the names of the columns',
      load: { files: { 'a.csv': 'Name,BillingCity\nAccount Name,Billing City\nAcme,Bonn\n' }, target: INSERT },
      cures: [{ words: 'Delete this line.', follow: deleteNamedLine, sent: [ACME] }],
    },
    {
      name: 'types below the names of the columns',
      load: { files: { 'a.csv': 'Name,Phone\nstring,phone\nAcme,030 123\n' }, target: INSERT },
      cures: [{ words: 'Delete this line.', follow: deleteNamedLine, sent: ['Name,Phone\nAcme,030 123\n'] }],
    },
    {
      name: 'what may be types below the names of the columns',
      load: { files: { 'a.csv': 'Name,BillingCity\nstring,string\nAcme,Bonn\n' }, target: INSERT },
      cures: [{ words: 'If it is one, delete the line.', follow: deleteNamedLine, sent: [ACME] }],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>
