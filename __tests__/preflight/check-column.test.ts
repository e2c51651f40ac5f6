import { describe, expect, it } from '@jest/globals'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import type { IngestOperation } from '../../src/bulk/job.ts'
import type { Describer, ObjectDescribe } from '../../src/org/describe.ts'
import { checkColumn } from '../../src/preflight/check-column.ts'
import { createNearFields } from '../../src/preflight/near-names.ts'
import { readParents } from '../../src/preflight/parents.ts'

const schema = loadSchema({ hiddenFields: ['Account.Website'], readOnlyFields: ['Account.Fax'] })

function describeOf(object: string): ObjectDescribe {
  const found = schema.describe(object)
  if (found === undefined) throw new Error(`The emulated schema has no ${object}.`)
  return found
}

const describer: Describer = {
  describe: async (object) => schema.describe(object),
  objectNames: async () => [],
}

/** What is said of a column, without the names of the checks. */
interface Said {
  readonly name: string
  readonly problem?: string
  readonly warning?: string
}

async function check(
  about: ObjectDescribe | string,
  operation: IngestOperation,
  column: string,
  { redact = false, externalIdField }: { redact?: boolean; externalIdField?: string } = {},
): Promise<Said> {
  const object = typeof about === 'string' ? describeOf(about) : about
  const parents = await readParents([{ columns: [column] }], object, describer)
  const row = { redact, isHeader: !redact }
  const target = { operation, describe: object, parents, near: createNearFields(), externalIdField }
  const { name, problem, warning } = checkColumn({ column, place: 3, row }, target)
  return {
    name,
    ...(problem === undefined ? {} : { problem: problem.message }),
    ...(warning === undefined ? {} : { warning: warning.message }),
  }
}

it.each([
  ['Account', 'insert', 'Industry'],
  ['Account', 'update', 'Id'],
  ['Account', 'insert', 'RecordType.DeveloperName'],
  ['Account', 'insert', 'RecordType.Name'],
  ['Account', 'insert', 'Owner.Username'],
  ['Account', 'insert', 'Owner.Email'],
  ['Account', 'insert', 'Parent.Ext_Id__c'],
  ['Contact', 'insert', 'Account.Ext_Id__c'],
  ['Task', 'insert', 'Lead:Who.Email'],
  ['Case', 'insert', 'User:Owner.Username'],
  ['Case', 'insert', 'Group:Owner.DeveloperName'],
  ['Invoice_Line__c', 'insert', 'Project__r.Ext_Id__c'],
] as const)('accepts on %s, %s: %s', async (object, operation, column) => {
  expect(await check(object, operation, column)).toEqual({ name: column })
})

it.each([
  ['Account', 'EXT_ID__C', 'Ext_Id__c'],
  ['Contact', 'account.ext_id__C', 'Account.Ext_Id__c'],
  ['Task', 'lead:who.EMAIL', 'Lead:Who.Email'],
])('spells a column of %s as the org does: %s', async (object, column, name) => {
  expect(await check(object, 'insert', column)).toEqual({ name })
})

it('accepts the Name of a person account, which describe calls not writable', async () => {
  const account = describeOf('Account')
  const fields = account.fields.map((field) =>
    field.name === 'Name' ? { ...field, createable: false, updateable: false } : field,
  )
  expect(await check({ ...account, fields }, 'insert', 'Name')).toEqual({ name: 'Name' })
})

it('accepts audit fields with a warning, since a permission decides', async () => {
  expect(await check('Account', 'insert', 'CreatedDate')).toEqual({
    name: 'CreatedDate',
    warning:
      'This user cannot set Account.CreatedDate on new records. If records fail, give the user the permission "Set Audit Fields upon Record Creation".',
  })
})

describe('a column that is the label of a field', () => {
  it.each([
    [
      'Account',
      'Account Name',
      '"Account Name" is the label of the field Name. Write the API name in the header: Name.',
    ],
    ['Account', 'external id', /the field Ext_Id__c\. Write the API name in the header: Ext_Id__c\.$/],
    ['Account', 'Employees', /: NumberOfEmployees\.$/],
    [
      'Contact',
      'Full Name',
      '"Full Name" is the label of the field Name. Contact.Name is composed of other fields. Use their columns instead: LastName, FirstName and Salutation.',
    ],
    [
      'Contact',
      'Account Name',
      '"Account Name" is the label of the field AccountId. For Ids, write the API name in the header: AccountId. To find the record by a key instead, write Account.Ext_Id__c or Account.Legacy_Id__c.',
    ],
    ['Case', 'Case Owner', /the field OwnerId\..*write Group:Owner\.Name, .*User:Owner\.Username/],
    ['Account', 'Score', /the field Score__c\. The org calculates Account\.Score__c/],
  ])('on %s: %s', async (object, column, message) => {
    const { problem } = await check(object, 'insert', column)
    if (typeof message === 'string') expect(problem).toBe(message)
    else expect(problem).toMatch(message)
    expect(problem).not.toMatch(/security|permission/)
  })
})

describe('a column that is no field', () => {
  it.each([
    ['Nam', 'Account has no field "Nam" that this user can see. Did you mean Name? (Its label is "Account Name".)'],
    ['Industri', 'Account has no field "Industri" that this user can see. Did you mean Industry?'],
    ['Ext_Id', /Did you mean Ext_Id__c\? \(Its label is "External Id"\.\)$/],
    // Other words are not near.
    ['Umsatz', /Check its API name, and whether field-level security hides it from the user\. .*__c\.$/],
    ['Website', /no field "Website".*field-level security hides it/],
    // A custom field may not exist, or be hidden.
    ['Umsatz__c', /Either the field does not exist in this org, or field-level security hides it/],
    ['Ext_Idd__c', /Did you mean Ext_Id__c\? .* If not, the field does not exist in this org, or field-level security/],
  ])('%s', async (column, message) => {
    const { problem } = await check('Account', 'insert', column)
    if (typeof message === 'string') expect(problem).toBe(message)
    else expect(problem).toMatch(message)
  })

  it.each(['Interne Notiz', 'Tel. privat', 'E-Mail', '2026', 'Größe'])(
    'and cannot be one is not put down to permissions: %s',
    async (column) => {
      const { problem } = await check('Account', 'insert', column)
      expect(problem).toBe(
        `Account has no field "${column}" that this user can see. It is neither an API name nor the label of a field. Write the API name of a field in the header, or remove the column.`,
      )
    },
  )

  it('is named by its place where the name may be a value, without a word on what it is like', async () => {
    for (const column of ['Muster', 'Nam', 'Employees', 'Account Name']) {
      const { problem } = await check('Account', 'insert', column, { redact: true })
      expect(problem).toBe(
        'Account has no field with the name in column 3 that this user can see. Check its API name, and whether field-level security hides it from the user. If this row is a record, the header row is missing.',
      )
    }
    const { problem } = await check('Contact', 'insert', 'Account:Account.Muster', { redact: true })
    expect(problem).toMatch(/^column 3: Contact accepts no column of this name\./)
  })
})

describe('a relationship column', () => {
  it.each([
    [
      'Case',
      'Owner.Username',
      '"Owner.Username": Owner can refer to Group and User, so the column has to say to which of them. Write User:Owner.Username. It finds records of User only; for others, write Group:Owner.Name or Group:Owner.DeveloperName.',
    ],
    [
      'Case',
      'owner.username',
      /Write User:Owner\.Username\. It finds records of User only; for others, write Group:Owner\.Name or Group:Owner\.DeveloperName\.$/,
    ],
    [
      'Case',
      'Group:Owner.Username',
      /Group has no field "Username" that this user can see\. Write User:Owner\.Username\.$/,
    ],
    ['Case', 'Owner:User.Username', /The object comes first, .* Write User:Owner\.Username\.$/],
    ['Case', 'User.Owner.Username', /Write User:Owner\.Username\.$/],
    ['Case', 'Owner.User.Username', /Write User:Owner\.Username\.$/],
    [
      'Case',
      'OwnerId.Username',
      /Write User:Owner\.Username\. It finds records of User only; for others, write Group:Owner\.Name or Group:Owner\.DeveloperName\.$/,
    ],
    [
      'Case',
      'User.Username',
      /that of OwnerId is Owner\. Write User:Owner\.Username\. It finds records of User only; for others, write Group:Owner\.Name or Group:Owner\.DeveloperName\.$/,
    ],
    [
      'Case',
      'Owner:Username',
      /a dot comes before the key of the parent\. Write User:Owner\.Username\. It finds records of User only; for others, write Group:Owner\.Name or Group:Owner\.DeveloperName\.$/,
    ],
    ['Account', 'Owner:User.Username', /refers only to User, so leave out the object\. Write Owner\.Username\.$/],
    ['Task', 'Who.Email', /Who can refer to Contact and Lead, .* Write Contact:Who\.Email or Lead:Who\.Email\.$/],
    ['Task', 'Account:Who.Email', /not to the object before it\. Write Contact:Who\.Email or Lead:Who\.Email\.$/],
    ['Task', 'Who.Industry', /Columns that find the parent: Contact:Who\.Ext_Id__c, .*; or WhoId, with its Ids\.$/],
    [
      'Contact',
      'Account:Account.Ext_Id__c',
      '"Account:Account.Ext_Id__c": Account refers only to Account, so leave out the object. Write Account.Ext_Id__c.',
    ],
    ['Contact', 'AccountId.Ext_Id__c', /that of AccountId is Account\. Write Account\.Ext_Id__c\.$/],
    ['Project__c', 'Parent__c.Ext_Id__c', /that of Parent__c is Parent__r\. Write Parent__r\.Ext_Id__c\.$/],
    ['Invoice_Line__c', 'Project__c.External Id', /Write Project__r\.Ext_Id__c\.$/],
    ['Contact', 'Account.External Id', /Write Account\.Ext_Id__c\.$/],
    [
      'Contact',
      'Account.Industry',
      /Account\.Industry does not identify a record: .* Columns that find the parent: Account\.Ext_Id__c or Account\.Legacy_Id__c; or AccountId, with its Ids\.$/,
    ],
    ['Contact', 'Account.Ext', /Account has no field "Ext".*Columns that find the parent: Account\.Ext_Id__c/],
    ['Contact', 'Acount.Ext_Id__c', /Contact has no relationship "Acount".*Did you mean Account\?/],
    ['Contact', 'Firma.Ext_Id__c', /Contact has no relationship "Firma" that this user can see\. It has .*Account/],
    [
      'Case',
      'Account.Parent.Ext_Id__c',
      '"Account.Parent.Ext_Id__c": a column can name a direct parent of Case only, not the parent of a parent. Use a key of the Account itself: Account.Ext_Id__c or Account.Legacy_Id__c.',
    ],
    ['Case', 'Contact.Account.Ext_Id__c', /a direct parent of Case only/],
    [
      'Invoice_Line__c',
      'Project__r.Account__r.Ext_Id__c',
      /a direct parent .* Use a key of the Project__c itself: Project__r\.Ext_Id__c/,
    ],
    ['Case', 'User:Owner.Manager.Username', /a direct parent of Case only/],
  ])('that does not work, on %s: %s', async (object, column, message) => {
    const { problem } = await check(object, 'insert', column)
    if (typeof message === 'string') expect(problem).toBe(message)
    else expect(problem).toMatch(message)
    expect(problem).not.toMatch(/permission|security/)
  })

  it.each(['Account', 'Contact', 'Case', 'Task', 'Invoice_Line__c', 'Project__c'])(
    'of %s, however wrong, is answered with columns that are accepted as they are proposed',
    async (object) => {
      const keys = ['Ext_Id__c', 'Username', 'Email', 'Industry', 'External Id', 'Nope', 'Parent.Ext_Id__c']
      let wrong = 0
      for (const { name, relationshipName, referenceTo } of describeOf(object).fields) {
        const [target] = referenceTo
        if (target === undefined) continue
        const parents = [
          name,
          relationshipName,
          target,
          `${target}:${relationshipName}`,
          `${relationshipName}:${target}`,
        ]
        for (const column of parents.flatMap((parent) => keys.map((key) => `${parent}.${key}`))) {
          const { problem = '' } = await check(object, 'upsert', column, { externalIdField: 'Ext_Id__c' })
          const [, said = ''] = / (?:Write|find the parent:|itself:) (.*)$/.exec(problem) ?? []
          for (const proposed of said.match(/(?:\w+:)?\w+\.\w+/g) ?? []) {
            wrong++
            expect((await check(object, 'insert', proposed)).name).toBe(proposed)
            expect((await check(object, 'insert', proposed)).problem ?? '').not.toMatch(
              /no field|no relationship|Write/,
            )
          }
        }
      }
      expect(wrong).toBeGreaterThan(20)
    },
  )

  it('to an object that the user has no access to', () => {
    const facts = {
      operation: 'insert',
      describe: describeOf('Contact'),
      parents: new Map(),
      near: createNearFields(),
    } as const
    const column = { column: 'Account.Ext_Id__c', place: 1, row: { redact: false, isHeader: true } }
    expect(checkColumn(column, facts).problem?.message).toBe(
      '"Account.Ext_Id__c": this user has no access to the object Account. Check the user\'s object permissions.',
    )
  })
})

describe('a field that the operation cannot set', () => {
  it.each([
    [
      'Account',
      'insert',
      'Id',
      'insert does not accept the column Id, because the org assigns the Ids of new records. Remove the column, or use update or upsert.',
    ],
    [
      'Account',
      'insert',
      'IsDeleted',
      'The org itself keeps Account.IsDeleted, so nobody can set it. Remove the column.',
    ],
    [
      'Account',
      'update',
      'CreatedDate',
      'The org itself keeps Account.CreatedDate, so nobody can set it. Remove the column.',
    ],
    ['Account', 'upsert', 'Score__c', 'The org calculates Account.Score__c, so nobody can set it. Remove the column.'],
    ['Case', 'insert', 'CaseNumber', 'The org numbers Case.CaseNumber, so nobody can set it. Remove the column.'],
    [
      'Account',
      'insert',
      'Fax',
      'This user cannot set Account.Fax. Remove the column, or give the user edit access to the field in a permission set.',
    ],
    [
      'Account',
      'insert',
      'ShippingAddress',
      'Account.ShippingAddress is composed of other fields. Use their columns instead: ShippingStreet, ShippingCity, ShippingState, ShippingPostalCode and ShippingCountry.',
    ],
    ['Contact', 'update', 'Name', /Use their columns instead: LastName, FirstName and Salutation\.$/],
    [
      'Invoice_Line__c',
      'update',
      'Project__c',
      'Invoice_Line__c.Project__c can be set on new records only: nobody can change it on records that exist. Remove the column Project__c.',
    ],
    [
      'ContentVersion',
      'insert',
      'VersionData',
      'ContentVersion.VersionData takes a file (base64), which Bulk API 2.0 does not load. Upload the files with `sf data create file` or the REST API ("Insert or Update Blob Data"), and remove the column.',
    ],
  ] as const)('%s, %s, %s', async (object, operation, column, message) => {
    const { problem } = await check(object, operation, column)
    if (typeof message === 'string') expect(problem).toBe(message)
    else expect(problem).toMatch(message)
  })

  it.each(['Project__c', 'Project__r.Ext_Id__c'])(
    'on records that exist is a warning for upsert: %s',
    async (column) => {
      expect(await check('Invoice_Line__c', 'upsert', column, { externalIdField: 'Ext_Id__c' })).toEqual({
        name: column,
        warning: `Invoice_Line__c.Project__c can be set on new records only. Records that the org already has will fail if they have a value in the column ${column}, because nobody can change this field on them. Leave the column out for those.`,
      })
    },
  )

  it('is no warning for upsert where it is the key, or where no record can be changed', async () => {
    const prices = describeOf('PricebookEntry')
    const upsert = { externalIdField: 'Pricebook2Id' }
    expect(await check(prices, 'upsert', 'Pricebook2Id', upsert)).toEqual({ name: 'Pricebook2Id' })
    const only = { ...prices, updateable: false }
    expect(await check(only, 'upsert', 'Product2Id', upsert)).toEqual({ name: 'Product2Id' })
  })

  it('is the Id beside another key of an upsert', async () => {
    const { problem } = await check('Account', 'upsert', 'Id', { externalIdField: 'Ext_Id__c' })
    expect(problem).toBe(
      'upsert finds records by Ext_Id__c and does not accept the column Id beside it. Remove the column Id. To change records by their Ids, use `operation: update`.',
    )
    expect(await check('Account', 'upsert', 'Id', { externalIdField: 'id' })).toEqual({ name: 'Id' })
  })
})
