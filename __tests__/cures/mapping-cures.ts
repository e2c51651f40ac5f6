import type { ColumnsSpec, ColumnUse } from '../../src/columns/columns-spec.ts'
import { fillIds } from '../../src/resolve/fill-ids.ts'
import { type Broken, type Edit, rewrite } from './cures.ts'
import { CONTACTS, ID, INSERT, table } from './header-edits.ts'

type Load = Broken['load']

/** What a manifest says of the columns of a load. */
const asTheyAre: ColumnsSpec = {
  uses: new Map(),
  leaveOut: [],
  optional: [],
  constants: new Map(),
  key: [],
  findsAll: false,
  sendsOnlyId: false,
  where: new Map(),
  whereNot: new Map(),
}

/** A load whose manifest says something of its columns. */
function mapped(load: Load, columns: Partial<ColumnsSpec>): Load {
  return { ...load, reading: { ...load.reading, columns: { ...asTheyAre, ...load.reading?.columns, ...columns } } }
}

const field = (name: string, to: string) => ({ uses: new Map([[name, { kind: 'field', to } as const]]) })

/** Changes what the manifest says. */
function say(columns: Partial<ColumnsSpec>): Edit {
  return (load) => mapped(load, columns)
}

/** Adds a column with a value for the only record. */
function addColumn(name: string, value: string): Edit {
  return rewrite((text) => {
    const [header = '', record = ''] = text.split('\n')
    return `${header},${name}\n${record},${value}\n`
  })
}

const NAME_AND_COMPANY = table(INSERT, 'Name,Company', 'Acme,Acme Ltd')

/** An account by its external id and its name. */
const BY_TWO: ColumnUse = {
  kind: 'lookup',
  to: 'AccountId',
  object: 'Account',
  by: ['Ext_Id__c', 'Name'],
  missing: { kind: 'fail' },
}

/** Finds the account that the emulated org has. */
const FOUND = fillIds(() => ({
  find: ([key, name]) => (key === 'A-1' && name === 'Acme' ? ID : undefined),
  canFind: () => true,
  explain: () => ({ code: 'LOOKUP_NOT_FOUND', why: '', whyWithValue: '' }),
}))

const BY_KIND = mapped(table(INSERT, 'Name,Phone', 'Acme,customer'), { where: new Map([['Kind', ['customer']]]) })

/** Findings about columns that do not go together with a manifest. */
export const MAPPING_CURES = {
  'column-map': [
    {
      name: 'a column with a slip',
      load: mapped(table(INSERT, 'Compny,Phone', 'Acme,1'), field('Company', 'Name')),
      cures: [
        {
          words: 'Did you mean `Compny`?',
          follow: (load, message) => mapped(load, field(/mean `(\w+)`/.exec(message)?.[1] ?? '', 'Name')),
          sent: ['Name,Phone\nAcme,1\n'],
        },
      ],
    },
    {
      name: 'a column that no file has',
      load: mapped(table(INSERT, 'Name,Phone', 'Acme,1'), { leaveOut: ['Internal remark'] }),
      cures: [
        {
          words: 'Correct the name in `leave-out`',
          follow: say({ leaveOut: ['Phone'] }),
          sent: ['Name\nAcme\n'],
        },
        { words: 'or remove it there', follow: say({ leaveOut: [] }), sent: ['Name,Phone\nAcme,1\n'] },
      ],
    },
    {
      name: 'two columns for one field',
      load: mapped(NAME_AND_COMPANY, field('Company', 'Name')),
      cures: [
        {
          words: 'Map one of them to another field',
          follow: say(field('Company', 'Site')),
          sent: ['Name,Site\nAcme,Acme Ltd\n'],
        },
        {
          words: 'list the column in `leave-out`',
          follow: say({ uses: new Map(), leaveOut: ['Company'] }),
          sent: ['Name\nAcme\n'],
        },
      ],
    },
    {
      name: 'a constant for the field of a column',
      load: mapped(table(INSERT, 'Name,Phone', 'Acme,1'), { constants: new Map([['Phone', '2']]) }),
      cures: [
        {
          words: 'Map one of them to another field',
          follow: say({ constants: new Map([['Site', '2']]) }),
          sent: ['Name,Phone,Site\nAcme,1,2\n'],
        },
        {
          words: 'list the column in `leave-out`',
          follow: say({ leaveOut: ['Phone'] }),
          sent: ['Name,Phone\nAcme,2\n'],
        },
      ],
    },
    {
      name: 'a key of several fields without their columns',
      load: {
        ...mapped(table(CONTACTS, 'LastName,Account key', 'Lee,A-1'), { uses: new Map([['Account key', BY_TWO]]) }),
      },
      cures: [
        {
          words: 'Add columns with the names that `by` lists. The column itself stands for one of them.',
          follow: (load, message) => {
            const added = addColumn('Name', 'Acme')(load, message)
            return { ...added, reading: { ...added.reading, fillIds: FOUND } }
          },
          sent: [`LastName,AccountId\nLee,${ID}\n`],
        },
      ],
    },
    {
      name: 'a column that records are chosen by',
      load: BY_KIND,
      cures: [
        {
          words: 'Add the column',
          follow: (load, message) => mapped(addColumn('Kind', 'customer')(load, message), { leaveOut: ['Kind'] }),
          sent: ['Name,Phone\nAcme,customer\n'],
        },
        {
          words: 'correct its name in the manifest',
          follow: say({ where: new Map([['Phone', ['customer']]]) }),
          sent: ['Name,Phone\nAcme,customer\n'],
        },
        {
          words: 'load the file by a load of its own',
          follow: say({ where: new Map() }),
          sent: ['Name,Phone\nAcme,customer\n'],
        },
      ],
    },
  ],
  'none-chosen': [
    {
      name: 'a value in another case',
      load: mapped(table(INSERT, 'Name,Kind', 'Acme,Customer'), {
        leaveOut: ['Kind'],
        where: new Map([['Kind', ['customer']]]),
      }),
      cures: [
        {
          words: 'Values are compared as they are written, upper and lower case included.',
          follow: say({ where: new Map([['Kind', ['Customer']]]) }),
          sent: ['Name\nAcme\n'],
        },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>
