import type { SchemaOptions } from '../../emulator/org/store/schema.ts'
import type { Attempt } from './attempt.ts'
import { type Broken, both, type Edit, files, replace } from './cures.ts'
import { aim, ID, remove, rename, table, UPDATE, UPSERT } from './header-edits.ts'

const PROPOSED = /Set `external-id-field: (\w+)`/
const OTHER_KEY = /Did you mean \w+ or (\w+)\?/
const PACKAGE = { managedPackage: true } as const

/** Findings about the column that says which records are meant, and about `external-id-field`, which names it. */
export const UPSERT_KEY_CURES = {
  'key-column-missing': [
    {
      name: 'an update without Ids',
      load: table(UPDATE, 'Name', 'Acme'),
      cures: [
        {
          words: 'update needs the column Id',
          follow: files({ 'a.csv': `Id,Name\n${ID},Acme\n` }),
          sent: [`Id,Name\n${ID},Acme\n`],
        },
      ],
    },
    {
      name: 'an upsert without keys',
      load: table(UPSERT, 'Name', 'Acme'),
      cures: [
        {
          words: 'upsert needs the column Ext_Id__c',
          follow: files({ 'a.csv': 'Ext_Id__c,Name\nA-1,Acme\n' }),
          sent: ['Ext_Id__c,Name\nA-1,Acme\n'],
        },
      ],
    },
  ],
  'key-not-an-external-id': [
    {
      name: 'an upsert by a phone number',
      load: table({ ...UPSERT, externalIdField: 'Phone' }, 'Phone,Ext_Id__c', '1,A-1'),
      cures: [
        {
          words: 'Fields that you can use:',
          follow: aim({ externalIdField: 'Ext_Id__c' }),
          sent: ['Phone,Ext_Id__c\n1,A-1\n'],
        },
      ],
    },
  ],
  'no-such-key': [
    {
      name: 'a slip in the input',
      load: byKey('Ext_Idd__c', 'Ext_Id__c,Name', 'A-1,Acme'),
      cures: [
        {
          words:
            '`external-id-field`: Account has no field "Ext_Idd__c" that this user can see. Did you mean Ext_Id__c? Set',
          follow: setKey(PROPOSED),
          sent: ['Ext_Id__c,Name\nA-1,Acme\n'],
        },
      ],
    },
    {
      name: 'the same slip in the input and in the header',
      load: byKey('Ext_Idd__c', 'Ext_Idd__c,Name', 'A-1,Acme'),
      cures: [
        {
          words: 'Set `external-id-field: Ext_Id__c`, and write the same in the header.',
          follow: both(setKey(PROPOSED), rename('Ext_Idd__c', PROPOSED)),
          sent: ['Ext_Id__c,Name\nA-1,Acme\n'],
        },
      ],
    },
    {
      name: 'a slip in the input, beside the right column and one with the same slip',
      load: byKey('Ext_Idd__c', 'Ext_Id__c,Ext_Idd__c,Name', 'A-1,A-1,Acme'),
      cures: [
        {
          words: 'Set `external-id-field: Ext_Id__c`, and remove the column Ext_Idd__c.',
          follow: both(setKey(PROPOSED), remove('Ext_Idd__c')),
          sent: ['Ext_Id__c,Name\nA-1,Acme\n'],
        },
      ],
    },
    {
      name: 'a slip in the input, and no such column',
      load: byKey('Ext_Idd__c', 'Name', 'Acme'),
      cures: [
        {
          words: 'Set `external-id-field: Ext_Id__c`, and add the column Ext_Id__c.',
          follow: both(setKey(PROPOSED), files({ 'a.csv': 'Ext_Id__c,Name\nA-1,Acme\n' })),
          sent: ['Ext_Id__c,Name\nA-1,Acme\n'],
        },
      ],
    },
    {
      name: 'a label in the input',
      load: byKey('External Id', 'Ext_Id__c,Name', 'A-1,Acme'),
      cures: [
        {
          words: 'Did you mean Ext_Id__c? Set `external-id-field: Ext_Id__c`.',
          follow: setKey(PROPOSED),
          sent: ['Ext_Id__c,Name\nA-1,Acme\n'],
        },
      ],
    },
    {
      name: 'a label in the input and in the header',
      load: byKey('External Id', 'External Id,Name', 'A-1,Acme'),
      cures: [
        {
          words: 'Set `external-id-field: Ext_Id__c`, and write the same in the header.',
          follow: both(setKey(PROPOSED), rename('External Id', PROPOSED)),
          sent: ['Ext_Id__c,Name\nA-1,Acme\n'],
        },
      ],
    },
    {
      name: 'a name in the input that is near to two keys',
      load: byKey('Ext_Id', 'Ext_Id__c,Name', 'A-1,Acme', PACKAGE),
      cures: [
        {
          words:
            'Did you mean Ext_Id__c or acme__Ext_Id__c? Set it to the one that is right, and have a column of the same name.',
          follow: setKey(/Did you mean (\w+) or/),
          sent: ['Ext_Id__c,Name\nA-1,Acme\n'],
        },
      ],
    },
    {
      name: 'a name in the input and in the header that is near to two keys',
      load: byKey('Ext_Id', 'Ext_Id,Name', 'A-2,Beta', PACKAGE),
      cures: [
        {
          words: 'Set it to the one that is right, and have a column of the same name.',
          follow: both(setKey(OTHER_KEY), rename('Ext_Id', OTHER_KEY)),
          sent: ['acme__Ext_Id__c,Name\nA-2,Beta\n'],
        },
      ],
    },
    {
      name: 'a name in the input that is near to nothing',
      load: byKey('Nummer', 'Ext_Id__c,Name', 'A-1,Acme'),
      cures: [
        {
          words: 'Fields that you can use: Id, Ext_Id__c and Legacy_Id__c.',
          follow: aim({ externalIdField: 'Ext_Id__c' }),
          sent: ['Ext_Id__c,Name\nA-1,Acme\n'],
        },
      ],
    },
    {
      name: 'a name in the input and in the header that is near to nothing',
      load: byKey('Nummer', 'Nummer,Name', '7,Acme'),
      cures: [
        {
          words: 'Set it to the API name of an external id, and have a column of the same name.',
          follow: both(aim({ externalIdField: 'Legacy_Id__c' }), replace('Nummer', 'Legacy_Id__c')),
          sent: ['Legacy_Id__c,Name\n7,Acme\n'],
        },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>

/** An upsert by what `external-id-field` says. */
function byKey(externalIdField: string, columns: string, values: string, schema: SchemaOptions = {}): Attempt {
  return table({ ...UPSERT, externalIdField, schema }, columns, values)
}

/** Sets `external-id-field` to the name that the message proposes. */
function setKey(proposed: RegExp): Edit {
  return (load, message) => {
    const externalIdField = proposed.exec(message)?.[1]
    if (externalIdField === undefined) throw new Error(`The message proposes no key: ${message}`)
    return aim({ externalIdField })(load, message)
  }
}
