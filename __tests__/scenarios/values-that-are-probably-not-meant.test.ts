import { expect, it } from '@jest/globals'
import { expectPassed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const UPSERT = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: '*.csv' }
const SENT = 'They are sent as they are.'

it.each([
  [
    'errors of a spreadsheet',
    'Ext_Id__c,Name,Phone,BillingCity,AccountNumber\nX-1,Acme,#N/A,#REF!,#VALUE!\nX-2,#1 in town,0123,#NAME?,7\n',
    [
      'a.csv line 2: clears Phone in 1 record: #N/A empties the field in the org.',
      `a.csv line 2: the first of 2 values in BillingCity that are errors of a spreadsheet: #REF! (1) and #NAME? (1). ${SENT}`,
      'a.csv line 2: a value in AccountNumber is an error of a spreadsheet: #VALUE!. It is sent as it is.',
    ],
  ],
  [
    'errors of a spreadsheet in other languages, in quotes and behind fields of several lines',
    'Ext_Id__c;Name;BillingCity\nX-1;"Ac\nme";"#BEZUG!"\nX-2;B;#########\n',
    [
      `a.csv line 2: the first of 2 values in BillingCity that are errors of a spreadsheet: #BEZUG! (1) and ### (1). ${SENT}`,
    ],
  ],
  [
    'words for "no value"',
    'Ext_Id__c,Name,Phone,BillingCity,Description\nX-1,Null & Sons,NULL,nan,\\N\nX-2,Globex,None,null,<NA>\n',
    [
      `a.csv line 2: the first of 2 values in Phone that are words for "no value": NULL (1) and None (1). ${SENT}`,
      `a.csv line 2: the first of 2 values in BillingCity that are words for "no value": nan (1) and null (1). ${SENT}`,
      `a.csv line 2: the first of 2 values in Description that are words for "no value": \\N (1) and <NA> (1). ${SENT}`,
    ],
  ],
  [
    'typographic quotes, and not the apostrophe of a name',
    'Name,Ext_Id__c,BillingCity\nO\u2019Brien,S-1,Bonn\n\u201CGlobex\u201D,S-2,Ulm\n\u201EHooli\u201C,S-3,\u00ABLyon\u00BB\n',
    [
      'a.csv line 3: the first of 2 values in Name that are in typographic quotes, which become part of the value.',
      'a.csv line 4: a value in BillingCity is in typographic quotes, which become part of the value.',
    ],
  ],
  [
    'formulas that hold a text',
    'Ext_Id__c,Name,BillingPostalCode\nX-1,A,"=""01067"""\nX-2,B,=1\n',
    [
      'a.csv line 2: a value in BillingPostalCode is a formula of a spreadsheet, a text in quotes behind an equals sign.',
    ],
  ],
  [
    'control characters, and not tabs and line breaks',
    'Ext_Id__c,Name,Description\nX-1,Ac\u0000me,"a\tb\nc"\nX-2,B,\u001a\n',
    [
      'a.csv line 2: a value in Name has control characters, such as NUL, in it.',
      'a.csv line 4: a value in Description has control characters, such as NUL, in it.',
    ],
  ],
])('warns of %s, once for each column, and sends them', async (_, csv, says) => {
  const { org, load } = await startScenario({ files: { 'a.csv': csv } })
  const run = await load({ ...UPSERT, redact: 'true' })
  const records = recordsOf(org, 'Account', ['Ext_Id__c'])
  expectPassed(run, { created: records.length })
  expect(records.length).toBeGreaterThan(1)
  const warnings = run.annotations.filter(({ kind }) => kind === 'warning').map(({ message }) => message)
  expect(warnings.map((message, at) => message.slice(0, says[at]?.length))).toEqual(says)
})

it('counts what #N/A clears, and leaves values of an insert alone', async () => {
  const csv = 'Ext_Id__c,Name,Phone,Site\nA-1,A,#N/A,x\nA-2,B,#N/A,#N/A\n'
  const { load } = await startScenario({ files: { 'a.csv': csv } })
  const inserted = await load({ operation: 'insert', object: 'Account', files: 'a.csv' })
  expect(inserted.annotations.filter(({ kind }) => kind === 'warning')).toEqual([])
  const run = await load(UPSERT, { step: 'again' })
  expect(run.summary).toContain('`#N/A` in the files clears `Phone` in 2 records, `Site` in 1 record.')
  expect(resultFolder(run).report.loads[0]?.clears).toEqual([
    { column: 'Phone', count: 2 },
    { column: 'Site', count: 1 },
  ])
})
