import type { CheckRun } from './sample.ts'

const ACCOUNT = { object: 'Account' }
const UPSERT = { ...ACCOUNT, operation: 'upsert', 'external-id-field': 'Ext_Id__c' }

/** Headers by what is wrong with them, by operation and object. */
export const HEADER_RUNS: readonly CheckRun[] = [
  {
    about: 'columns of an upsert',
    inputs: UPSERT,
    files: {
      'header-missing': 'A-1,Acme\nA-2,Globex\n',
      'unknown-column': 'Ext_Id__c,Industri\nA-3,Retail\n',
      'label-in-header': 'Ext_Id__c,Account Name\nA-4,Acme\n',
      'parent-column': 'Ext_Id__c,ParentId.Ext_Id__c\nA-5,A-1\n',
      'lookup-twice': 'Ext_Id__c,ParentId,Parent.Ext_Id__c\nA-6,,A-1\n',
      'read-only-field': 'Ext_Id__c,Score__c\nA-7,1\n',
      'id-column': 'Ext_Id__c,Id\nA-8,001000000000001AAA\n',
      'key-column': 'Name\nAcme\n',
    },
  },
  {
    about: 'columns that an upsert may take',
    inputs: { ...UPSERT, object: 'PricebookEntry' },
    files: { 'field-of-new-records': 'Ext_Id__c,Product2Id\nA-1,01t000000000001AAA\n' },
  },
  {
    about: 'columns of an insert',
    inputs: { ...ACCOUNT, operation: 'insert', preflight: 'warn' },
    files: {
      'audit-field': 'Name,CreatedDate\nAcme,2026-11-24T09:30:00Z\n',
      'required-field': 'Phone\n030 1234\n',
    },
  },
  {
    about: 'a field of records that exist',
    inputs: UPSERT,
    files: { 'field-of-existing-records': 'Ext_Id__c,Site\nA-1,Berlin\n' },
    described: { fields: { Site: { createable: false } } },
  },
  {
    about: 'files as values',
    inputs: { operation: 'insert', object: 'ContentVersion' },
    files: { 'file-field': 'Title,PathOnClient,VersionData\nPlan,plan.txt,UGxhbg==\n' },
  },
  {
    about: 'records to delete',
    inputs: { ...ACCOUNT, operation: 'delete', 'max-records': '10' },
    files: { 'columns-of-deletion': 'Id,Name\n001000000000001AAA,Acme\n' },
  },
  {
    about: 'an operation that the user may not do',
    inputs: { ...ACCOUNT, operation: 'delete', 'max-records': '10' },
    files: { 'object-permission': 'Id\n001000000000001AAA\n' },
    described: { allows: { deletable: false } },
  },
  {
    about: 'objects that are no tables',
    inputs: { operation: 'insert', object: 'Country__mdt' },
    files: { 'object-not-loaded': 'DeveloperName\nDE\n' },
  },
  {
    about: 'objects that are not there',
    inputs: { operation: 'insert', object: 'Acount' },
    files: { 'unknown-object': 'Name\nAcme\n' },
    needsOrg: true,
  },
]
