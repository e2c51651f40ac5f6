import { type Broken, csv, deleteNamedLine, files, replace, rewrite, withInput } from './cures.ts'

const KEYED = { keyColumns: { column: 'Ext_Id__c', kind: 'value' } } as const
const TWICE = { files: { 'a.csv': 'Ext_Id__c,Name\nA-1,Acme\nA-1,Beta\n' }, reading: KEYED }
const OTHER_CASE = { files: { 'a.csv': 'Ext_Id__c,Name\na-1,Acme\nA-1,Beta\n' }, reading: KEYED }
const MANY = Array.from({ length: 21 }, (_, at) => `A-1,${at}\n`)
const TOO_MANY = {
  files: { 'a.csv': `Ext_Id__c,Name\n${MANY.join('')}` },
  reading: { ...KEYED, duplicateKeys: 'send' },
} as const
const KEEPING = ['Ext_Id__c,Name\nA-1,Acme\n']
const LATER = ['Ext_Id__c,Name\nA-1,Beta\n']
const ONE_AFTER_THE_OTHER = [...KEEPING, ...LATER]

/** Findings and warnings about keys, the columns that records are sorted by, and files without records. */
export const KEY_CURES = {
  'duplicate-key': [
    {
      name: 'a key twice',
      load: TWICE,
      cures: [
        { words: 'Remove one of them', follow: deleteNamedLine, sent: KEEPING },
        { words: 'Remove one of them', follow: replace('A-1,Acme\n', ''), sent: LATER },
        {
          words: 'or set `duplicate-keys: last` to send only the last record of each key',
          follow: withInput('duplicate-keys', 'last'),
          sent: LATER,
        },
        {
          words: '`duplicate-keys: send` to send all of them, one after the other',
          follow: withInput('duplicate-keys', 'send'),
          sent: ONE_AFTER_THE_OTHER,
        },
      ],
    },
  ],
  'differing-key': [
    {
      name: 'a key in another case',
      load: OTHER_CASE,
      cures: [
        { words: 'Remove one of them', follow: deleteNamedLine, sent: ['Ext_Id__c,Name\na-1,Acme\n'] },
        {
          words: 'or set `duplicate-keys: last` to send only the last record of each key',
          follow: withInput('duplicate-keys', 'last'),
          sent: LATER,
        },
        {
          words: '`duplicate-keys: send` to send all of them, one after the other',
          follow: withInput('duplicate-keys', 'send'),
          sent: ['Ext_Id__c,Name\na-1,Acme\n', ...LATER],
        },
      ],
    },
  ],
  'too-many-of-one-key': [
    {
      name: 'a key 21 times',
      load: TOO_MANY,
      cures: [
        {
          words: 'Remove all but the last few of them',
          follow: rewrite((text) => text.replace(MANY.slice(0, -2).join(''), '')),
          sent: ['Ext_Id__c,Name\nA-1,19\n', 'Ext_Id__c,Name\nA-1,20\n'],
        },
        {
          words: 'or set `duplicate-keys: last` to send only the last record of each key',
          follow: withInput('duplicate-keys', 'last'),
          sent: ['Ext_Id__c,Name\nA-1,20\n'],
        },
      ],
    },
  ],
  'blanks-around-keys': [
    {
      name: 'a key with a blank at its end',
      load: { ...csv('Ext_Id__c,Name\nA-2 ,Beta\n'), reading: KEYED },
      cures: [
        {
          words: 'a value in a key or relationship column starts or ends with blanks. It is sent without them.',
          follow: replace('A-2 ', 'A-2'),
          sent: ['Ext_Id__c,Name\nA-2,Beta\n'],
        },
      ],
    },
    {
      name: 'keys with blanks at their ends',
      load: { ...csv('Ext_Id__c,Name\nA-2 ,Beta\n A-3,Gamma\n'), reading: KEYED },
      cures: [
        {
          words:
            'the first of 2 values in key and relationship columns that start or end with blanks. They are sent without them.',
          follow: rewrite((text) => text.replaceAll(' ', '')),
          sent: ['Ext_Id__c,Name\nA-2,Beta\nA-3,Gamma\n'],
        },
      ],
    },
  ],
  'key-in-scientific-notation': [
    {
      name: 'a key as a spreadsheet shows long numbers',
      load: { ...csv('Ext_Id__c,Name\n1.23457E+15,Beta\n'), reading: KEYED },
      cures: [
        {
          words:
            '1 key in the column Ext_Id__c is in scientific notation, as spreadsheets show long numbers. Their last digits may be lost. Format the column as text in the spreadsheet and export it again.',
          follow: replace('1.23457E+15', '1234567890123456'),
          sent: ['Ext_Id__c,Name\n1234567890123456,Beta\n'],
        },
      ],
    },
  ],
  'column-to-sort-by-missing': [
    {
      name: 'a slip in the column to sort by',
      load: { ...csv('Name,City\nBeta,Ulm\nAcme,Bonn\n'), reading: { sortBy: ['Nam'] } },
      cures: [
        {
          words: '`sort-by`: a.csv has no column "Nam". Did you mean Name?',
          follow: (load, message) => ({
            ...load,
            reading: { sortBy: [/Did you mean (\w+)\?/.exec(message)?.[1] ?? ''] },
          }),
          sent: ['Name,City\nAcme,Bonn\nBeta,Ulm\n'],
        },
      ],
    },
    {
      name: 'a file without the column to sort by',
      load: {
        files: { 'a.csv': 'Name,City\nBeta,Ulm\n', 'b.csv': 'Name\nAcme\n' },
        reading: { sortBy: ['City'] },
      },
      cures: [
        {
          words: '`sort-by`: b.csv has no column "City". Set `sort-by` to columns that all files have',
          follow: (load) => ({ ...load, reading: { sortBy: ['Name'] } }),
          sent: ['Name,City\nBeta,Ulm\n', 'Name\nAcme\n'],
        },
        {
          words: 'or add the column',
          follow: replaceSecond('Name,City\nAcme,Bonn\n'),
          sent: ['Name,City\nAcme,Bonn\nBeta,Ulm\n'],
        },
      ],
    },
  ],
  'file-without-records': [
    {
      name: 'a header alone, beside a file with records',
      load: { files: { 'a.csv': 'Name\nBeta\n', 'b.csv': 'Name\n' } },
      cures: [{ words: 'b.csv has no records.', follow: files({ 'a.csv': 'Name\nBeta\n' }), sent: ['Name\nBeta\n'] }],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>

function replaceSecond(content: string): Broken['cures'][number]['follow'] {
  return (load) => ({ ...load, files: { ...load.files, 'b.csv': content } })
}
