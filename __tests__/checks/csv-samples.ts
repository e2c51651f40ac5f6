import { MAX_COLUMNS, MAX_FIELD_CHARACTERS } from '../../src/csv/limits.ts'
import type { CheckRun } from './sample.ts'

const UPSERT = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c' }
const LONG = 'x'.repeat(MAX_FIELD_CHARACTERS + 1)
const MANY = Array.from({ length: MAX_COLUMNS + 1 }, (_, column) => `C${column}`).join(',')

/** Files that are refused before a record is cut from them. */
const UNREADABLE: CheckRun = {
  about: 'files that cannot be read as CSV',
  inputs: UPSERT,
  files: {
    'not-csv': '<!DOCTYPE html>\n<html><body>Sign in</body></html>\n',
    'not-utf8': Buffer.from('Ext_Id__c,Name\nA-1,Müller\n', 'latin1'),
    'damaged-gzip': 'Ext_Id__c,Name\nA-1,Acme\n',
    'separator-line': 'sep=,\nExt_Id__c,Name\nA-1,Acme\n',
    'header-too-long': `${MANY}\n`,
    'column-without-name': 'Ext_Id__c,,Name\nA-1,b,Acme\n',
    'column-twice': 'Ext_Id__c,Name,NAME\nA-1,Acme,Acme\n',
    'line-breaks': 'Ext_Id__c,Name\nA-1,Ac\rme\n',
    quotes: 'Ext_Id__c,Name\nA-1,"Acme\n',
    'number-of-fields': 'Ext_Id__c,Name\nA-1,Acme,Berlin\n',
    'header-again': 'Ext_Id__c,Name\nA-1,Acme\nExt_Id__c,Name\n',
    'no-record': 'Ext_Id__c,Name\n---------,----\nA-1,Acme\n',
    'merge-conflict': 'Ext_Id__c,Name\n<<<<<<< HEAD\nA-1,Acme\n=======\nA-1,Acme Inc\n>>>>>>> main\n',
    'record-too-long': `Ext_Id__c,Description\nA-1,${LONG}\n`,
  },
  endings: { 'damaged-gzip': '.csv.gz' },
}

/** Each is found only where nothing is wrong with the others. */
export const CSV_RUNS: readonly CheckRun[] = [
  UNREADABLE,
  {
    about: 'files in another encoding than `encoding` says',
    inputs: { ...UPSERT, encoding: 'shift_jis' },
    files: { 'not-in-encoding': Buffer.from('Ext_Id__c,Name\nA-1,M\xfcller\n', 'latin1') },
  },
  {
    about: 'rows of result files',
    inputs: UPSERT,
    files: {
      'no-column-to-send': 'sf__Id,sf__Created\n001000000000001AAA,true\n',
      'row-without-line': 'sf__Id,Ext_Id__c,Name,source_line\n001000000000001AAA,A-1,Acme,\n',
    },
  },
  {
    about: 'keys that are there twice',
    inputs: UPSERT,
    files: { 'key-twice': 'Ext_Id__c,Name\nA-1,Acme\nA-1,Acme Inc\n' },
  },
  {
    about: 'rows and keys that are loaded all the same',
    inputs: UPSERT,
    files: {
      'rows-without-values': 'Ext_Id__c,Name,Site\nB-1,Acme,a\n,,\n',
      'missing-last-fields': 'Ext_Id__c,Name,Site\nB-2,Acme\n',
      'blanks-around-keys': 'Ext_Id__c,Name,Site\n B-3,Acme,a\n',
      'scientific-key': 'Ext_Id__c,Name,Site\n4.01235E+11,Acme,a\n',
    },
  },
]
