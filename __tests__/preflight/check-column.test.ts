import { describe, expect, it } from '@jest/globals'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import type { IngestOperation } from '../../src/bulk/job.ts'
import type { ObjectDescribe } from '../../src/org/describe.ts'
import { type ColumnCheck, checkColumn, parentObjects } from '../../src/preflight/check-column.ts'
import { nearest } from '../../src/text/nearest.ts'

const schema = loadSchema({ hiddenFields: ['Account.Website'] })

function describeOf(object: string): ObjectDescribe {
  const found = schema.describe(object)
  if (found === undefined) throw new Error(`The emulated schema has no ${object}.`)
  return found
}

function check(
  about: ObjectDescribe | string,
  operation: IngestOperation,
  column: string,
  redact = false,
): ColumnCheck {
  const object = typeof about === 'string' ? describeOf(about) : about
  const parents = new Map(parentObjects([column], object).map((name) => [name.toLowerCase(), describeOf(name)]))
  const row = { redact, isHeader: !redact }
  return checkColumn({ column, place: 3, row }, { operation, describe: object, parents, near: nearest })
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
  ['Invoice_Line__c', 'insert', 'Project__r.Ext_Id__c'],
] as const)('accepts on %s, %s: %s', (object, operation, column) => {
  expect(check(object, operation, column)).toEqual({ name: column })
})

it.each([
  ['Account', 'EXT_ID__C', 'Ext_Id__c'],
  ['Contact', 'account.ext_id__C', 'Account.Ext_Id__c'],
  ['Task', 'lead:who.EMAIL', 'Lead:Who.Email'],
])('spells a column of %s as the org does: %s', (object, column, name) => {
  expect(check(object, 'insert', column)).toEqual({ name })
})

it('accepts the Name of a person account, which describe calls not writable', () => {
  const account = describeOf('Account')
  const fields = account.fields.map((field) =>
    field.name === 'Name' ? { ...field, createable: false, updateable: false } : field,
  )
  expect(check({ ...account, fields }, 'insert', 'Name')).toEqual({ name: 'Name' })
})

it('accepts audit fields with a warning, since a permission decides', () => {
  expect(check('Account', 'insert', 'CreatedDate')).toEqual({
    name: 'CreatedDate',
    warning:
      'This user cannot set Account.CreatedDate on new records. If records fail, give the user the permission "Set Audit Fields upon Record Creation".',
  })
})

describe('refuses, with what to do', () => {
  it.each([
    [
      'Account',
      'insert',
      'Nam',
      'Account has no field "Nam" that this user can see. Did you mean Name? Check its API name, and whether field-level security hides it from the user.',
    ],
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
      'This user cannot set Account.IsDeleted on new records. Remove the column, or give the user edit access to the field. Nobody can set formula and compound fields.',
    ],
    ['Account', 'insert', 'Website', /no field "Website".*field-level security hides it/],
    ['Account', 'update', 'CreatedDate', /This user cannot update Account\.CreatedDate\. Remove the column/],
    ['Contact', 'insert', 'Acount.Ext_Id__c', /Contact has no relationship "Acount".*Did you mean Account\?/],
    [
      'Contact',
      'insert',
      'Account:Account.Ext_Id__c',
      '"Account:Account.Ext_Id__c": Account refers only to Account, so leave out the object before it. Write Account.Ext_Id__c.',
    ],
    [
      'Contact',
      'insert',
      'Account.Industry',
      /Account\.Industry does not identify a record\. Fields of Account that do: /,
    ],
    ['Contact', 'insert', 'Account.Ext', /Account has no field "Ext"/],
    ['Task', 'insert', 'Who.Email', /Who can refer to .* Put the object before it, for example \w+:Who\.Email\.$/],
    ['Task', 'insert', 'Account:Who.Email', /Put the object before it/],
  ] as const)('%s, %s, %s', (object, operation, column, message) => {
    const { problem } = check(object, operation, column)
    if (typeof message === 'string') expect(problem).toBe(message)
    else expect(problem).toMatch(message)
  })

  it('a parent that the user has no access to', () => {
    const facts = { operation: 'insert', describe: describeOf('Contact'), parents: new Map(), near: nearest } as const
    const column = { column: 'Account.Ext_Id__c', place: 1, row: { redact: false, isHeader: true } }
    expect(checkColumn(column, facts).problem).toBe(
      '"Account.Ext_Id__c": this user has no access to the object Account. Check the user\'s object permissions.',
    )
  })

  it('a column whose name may be a value, by its place', () => {
    expect(check('Account', 'insert', 'Muster', true).problem).toMatch(
      /^Account has no field with the name in column 3 /,
    )
    expect(check('Contact', 'insert', 'Account:Account.Muster', true).problem).not.toContain('Muster')
  })
})
