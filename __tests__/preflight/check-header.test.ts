import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createRecords } from '../../emulator/org/records/records.ts'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import type { IngestOperation } from '../../src/bulk/job.ts'
import type { ObjectDescribe } from '../../src/org/describe.ts'
import { checkHeader, type HeaderCheck, type HeaderFacts } from '../../src/preflight/check-header.ts'
import { parentObjects } from '../../src/preflight/parents.ts'

const schema = loadSchema({ hiddenFields: ['Account.Website'] })
const records = createRecords(schema, { seed: 1, now: () => 0 })

function describeOf(object: string): ObjectDescribe {
  const found = schema.describe(object)
  if (found === undefined) throw new Error(`The emulated schema has no ${object}.`)
  return found
}

/** What is said of a header, without the names of the checks. */
interface Said extends Pick<HeaderCheck, 'names'> {
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
}

function saidOf(facts: HeaderFacts): Said {
  const { problems, warnings, names } = checkHeader(facts)
  const messages = (remarks: HeaderCheck['problems']) => remarks.map(({ message }) => message)
  return { problems: messages(problems), warnings: messages(warnings), names }
}

function check(object: string, operation: IngestOperation, columns: readonly string[], externalIdField?: string): Said {
  return checkOf(describeOf(object), operation, columns, externalIdField)
}

function checkOf(
  about: ObjectDescribe,
  operation: IngestOperation,
  columns: readonly string[],
  externalIdField?: string,
): Said {
  const parents = new Map(parentObjects(columns, about).map((name) => [name.toLowerCase(), describeOf(name)]))
  return saidOf({ operation, columns, externalIdField, describe: about, parents })
}

describe('takes', () => {
  it.each([
    ['Account', 'insert', ['Name', 'Industry', 'Ext_Id__c']],
    ['Account', 'update', ['Id', 'Phone']],
    ['Contact', 'insert', ['LastName', 'Account.Ext_Id__c']],
    ['Account', 'delete', ['Id']],
    ['Account', 'hardDelete', ['id']],
  ] as const)('%s, %s, %j', (object, operation, columns) => {
    expect(check(object, operation, columns).problems).toEqual([])
  })

  it('an upsert by external id, and by Id', () => {
    expect(check('Account', 'upsert', ['Ext_Id__c', 'Name'], 'Ext_Id__c').problems).toEqual([])
    expect(check('Account', 'upsert', ['Id', 'Name'], 'Id').problems).toEqual([])
  })
})

describe('refuses', () => {
  it('an update without Ids', () => {
    expect(check('Account', 'update', ['Name']).problems).toEqual([
      'update needs the column Id, which says which records to change.',
    ])
  })

  it('a key for upsert that is missing, unknown, or no key', () => {
    expect(check('Account', 'upsert', ['Name'], 'Ext_Id__c').problems).toEqual([
      expect.stringContaining('needs the column Ext_Id__c'),
    ])
    expect(check('Account', 'upsert', ['Phone', 'Name'], 'Phone').problems).toEqual([
      expect.stringMatching(/Phone is not an external id\. Fields that you can use: .*Ext_Id__c/),
    ])
  })

  it('a wrong key of an upsert once, wherever the mistake was made', () => {
    // In the input, and in the column of the same name.
    expect(check('Account', 'upsert', ['Ext', 'Name'], 'Ext').problems).toEqual([
      expect.stringMatching(/^`external-id-field`: Account has no field "Ext"/),
    ])
    // In the input alone.
    expect(check('Account', 'upsert', ['Ext_Id__c', 'Name'], 'Ext_Idd__c').problems).toEqual([
      expect.stringMatching(/^`external-id-field`: .*"Ext_Idd__c".*Did you mean Ext_Id__c/),
    ])
    // In the column alone, as a slip or a label.
    for (const column of ['Ext_Idd__c', 'Ext_Id', 'External Id']) {
      expect(check('Account', 'upsert', [column, 'Name'], 'Ext_Id__c').problems).toEqual([
        expect.stringContaining(`"${column}"`),
      ])
    }
    expect(check('Account', 'update', ['Account ID', 'Name']).problems).toEqual([
      '"Account ID" is the label of the field Id. Write the API name in the header: Id.',
    ])
  })

  it('labels, and says of each which field it is', () => {
    const { problems } = check(
      'Account',
      'upsert',
      ['Account Name', 'External Id', 'Employees', 'Billing City'],
      'Ext_Id__c',
    )
    expect(problems).toEqual(
      ['Name', 'Ext_Id__c', 'NumberOfEmployees', 'BillingCity'].map((name) =>
        expect.stringMatching(
          new RegExp(`is the label of the field ${name}\\. Write the API name in the header: ${name}\\.$`),
        ),
      ),
    )
  })

  it.each([
    [
      'Contact',
      ['Ext_Id__c', 'Account.Ext_Id__c', 'AccountId'],
      'Account.Ext_Id__c and AccountId fill the same field, AccountId.',
    ],
    [
      'Contact',
      ['Ext_Id__c', 'Account.Ext_Id__c', 'Account.Legacy_Id__c'],
      /fill the same field, AccountId\. Keep one/,
    ],
    ['Case', ['Ext_Id__c', 'OwnerId', 'User:Owner.Username'], /fill the same field, OwnerId\./],
    ['Case', ['Ext_Id__c', 'User:Owner.Email', 'User:Owner.Username'], /fill the same field, OwnerId\./],
    ['Invoice_Line__c', ['Ext_Id__c', 'Account__c', 'Account__r.Ext_Id__c'], /fill the same field, Account__c\./],
  ] as const)('two columns for one lookup: %s, %j', (object, columns, message) => {
    const { problems } = check(object, 'upsert', columns, 'Ext_Id__c')
    expect(problems).toEqual([
      typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
    ])
  })

  it('a file of records to delete whose only column has the label of the Id', () => {
    expect(check('Account', 'delete', ['Account ID']).problems).toEqual([
      '"Account ID" is the label of the field Id. Write Id in the header.',
    ])
  })

  it('a file of records to delete that has no ids, or more than ids', () => {
    expect(check('Account', 'delete', ['Name']).problems).toEqual([
      'delete needs the column Id, with the Ids of the records to delete.',
      'delete accepts only the column Id. Remove Name.',
    ])
    const many = ['Id', ...Array.from({ length: 12 }, (_, index) => `C${index + 1}`)]
    expect(check('Account', 'delete', many).problems).toEqual([
      'delete accepts only the column Id. Remove C1, C2, C3, C4, C5, C6, C7, C8 and 4 more.',
    ])
  })

  it('several things at once', () => {
    expect(check('Account', 'insert', ['Nam', 'Foo.Bar', 'Id']).problems).toHaveLength(3)
  })

  it('an operation that the object does not allow', () => {
    const facts = {
      operation: 'delete',
      columns: ['Id'],
      describe: { ...describeOf('Account'), deletable: false },
      parents: new Map(),
    } as const
    expect(saidOf(facts).problems).toEqual([expect.stringContaining('delete is not allowed on Account')])
  })
})

it('warns of required fields that are missing on insert, and on insert only', () => {
  expect(check('Contact', 'insert', ['FirstName']).warnings).toEqual([
    expect.stringMatching(/^Contact requires .*LastName.*fills it in\.$/),
  ])
  expect(check('Contact', 'update', ['Id', 'FirstName']).warnings).toEqual([])
})

it.each([
  [{ updateable: false }, 'Records that the org already has will fail.'],
  [{ createable: false }, 'Records that the org does not have yet will fail.'],
])('warns once of an upsert of which the user can do only half: %j', (allowed, message) => {
  const about = { ...describeOf('PricebookEntry'), ...allowed }
  const columns = ['Ext_Id__c', 'UnitPrice', 'IsActive']
  expect(checkOf(about, 'upsert', columns, 'Ext_Id__c')).toMatchObject({
    problems: [],
    warnings: [expect.stringContaining(message)],
  })
})

it('warns of a lookup whose columns find parents of different objects', () => {
  const { problems, warnings } = check('Case', 'insert', [
    'Subject',
    'User:Owner.Username',
    'Group:Owner.DeveloperName',
  ])
  expect(problems).toEqual([])
  expect(warnings).toEqual([
    'User:Owner.Username and Group:Owner.DeveloperName fill the same field, OwnerId. Records that have a value in more than one of them fail: leave all others blank in each record.',
  ])
})

it('warns of no lookup that has one column', () => {
  const columns = ['Ext_Id__c', 'Account.Ext_Id__c', 'ReportsToId', 'LastName']
  expect(check('Contact', 'upsert', columns, 'Ext_Id__c')).toMatchObject({ problems: [], warnings: [] })
})

describe('where accounts may be persons', () => {
  const account = loadSchema({ personAccounts: true }).describe('Account')
  if (account === undefined) throw new Error('The emulated schema has no Account.')

  it.each([[['LastName', 'FirstName']], [['Name', 'Phone']], [['Name', 'LastName']]])('takes %j', (columns) => {
    expect(checkOf(account, 'insert', columns)).toMatchObject({ problems: [], warnings: [] })
  })

  it('warns of a name that is missing, of either kind', () => {
    expect(checkOf(account, 'insert', ['Phone']).warnings).toEqual([
      expect.stringMatching(/^Account requires Name \(LastName for person accounts\), which/),
    ])
  })
})

it.each([
  ['Account', ['NAME', 'ext_id__C'], ['Name', 'Ext_Id__c']],
  ['Contact', ['lastname', 'account.EXT_ID__C'], ['LastName', 'Account.Ext_Id__c']],
  ['Task', ['subject', 'lead:who.email'], ['Subject', 'Lead:Who.Email']],
] as const)('spells the columns of %s as describe does: %j', (object, columns, names) => {
  expect(check(object, 'insert', columns).names).toEqual(names)
})

it('never refuses what the emulated org takes, nor lets pass a header that it fails a job for', () => {
  const objects = ['Account', 'Contact', 'Task', 'Case', 'Invoice_Line__c'] as const
  const operations = ['insert', 'update', 'upsert', 'delete'] as const
  const cases = fc.constantFrom(...objects).chain((object) => {
    const about = describeOf(object)
    const plain = about.fields.map(({ name }) => name)
    const relations = about.fields.flatMap(({ relationshipName, referenceTo }) =>
      relationshipName
        ? [...referenceTo, undefined].flatMap((type) =>
            ['Ext_Id__c', 'Email', 'Name', 'Nope', 'Account.Name'].map(
              (key) => `${type === undefined ? '' : `${type}:`}${relationshipName}.${key}`,
            ),
          )
        : [],
    )
    const column = fc.constantFrom(...plain, ...relations, 'Nope', 'Foo.Bar')
    return fc.record({
      object: fc.constant(object),
      operation: fc.constantFrom(...operations),
      columns: fc.uniqueArray(column, { minLength: 1, maxLength: 3 }),
    })
  })
  fc.assert(
    fc.property(cases, ({ object, operation, columns }) => {
      const key = operation === 'upsert' ? 'Ext_Id__c' : undefined
      const header = { object, operation, columns, ...(key === undefined ? {} : { externalIdFieldName: key }) }
      const refusal = records.checkHeader(header)
      const { problems } = check(object, operation, columns, key)
      // The org fails rows, not the job, for fields that may not be written, for ids on insert and for keys it checks at create.
      const rowLevel =
        /nobody can set it|composed of other fields|can be set on new records only|fill the same field|column Id|is not an external id|upsert needs|external-id-field/
      if (refusal !== undefined) expect(problems).not.toEqual([])
      else expect(problems.filter((problem) => !rowLevel.test(problem))).toEqual([])
    }),
    { numRuns: 2_000 },
  )
})

it('takes no more work for the fields of an object when ten times as many columns are unknown', () => {
  const about = describeOf('Account')
  const looksFor = (columns: number) => {
    let looks = 0
    const fields = about.fields.map((field) => ({
      ...field,
      get name() {
        looks++
        return field.name
      },
    }))
    const names = Array.from({ length: columns }, (_, index) => `Spalte ${index}`)
    const { problems } = saidOf({
      operation: 'insert',
      columns: names,
      describe: { ...about, fields },
      parents: new Map(),
    })
    expect(problems).toHaveLength(columns)
    return looks
  }
  expect(looksFor(5_000)).toBe(looksFor(500))
})
