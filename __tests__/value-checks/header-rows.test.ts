import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { delimiterByte } from '../../src/csv/dialect.ts'
import { encodeFields } from '../../src/csv/fields.ts'
import type { ObjectDescribe } from '../../src/org/describe.ts'
import { planColumns } from '../../src/value-checks/column-plan.ts'
import { HeaderNames } from '../../src/value-checks/header-names.ts'
import { HeaderRows } from '../../src/value-checks/header-rows.ts'
import { described } from './describes.ts'

fc.configureGlobal({ seed: 2026 })

const ACCOUNT = described('Account')
const COLUMNS = ['Name', 'Ext_Id__c', 'Tier__c']
const UPSERT = { operation: 'upsert', externalIdField: 'Ext_Id__c' } as const
const INSERT = { operation: 'insert', externalIdField: undefined } as const

interface Among {
  readonly columns?: readonly string[]
  readonly object?: ObjectDescribe
  readonly load?: Parameters<typeof planColumns>[2]
  readonly isFirst?: boolean
}

/** The kind of header that a record is, and how certain that is. */
function found(record: string, { columns = COLUMNS, object = ACCOUNT, load = UPSERT, isFirst = false }: Among = {}) {
  const bytes = Buffer.from(record)
  const rows = new HeaderRows(planColumns(columns, object, load), 'COMMA', object)
  const row = rows.find(bytes, 0, bytes.length, isFirst)
  return row && `${row.isSure ? 'sure' : 'likely'} ${row.kind}`
}

/** An object that describes fields of objects, as customers have them. */
function dictionary(): ObjectDescribe {
  const [text] = ACCOUNT.fields.filter(({ name }) => name === 'Site')
  if (text === undefined) throw new Error('Account has no Site.')
  const standard = ACCOUNT.fields.filter(({ name }) => /^(?:Id|Name|OwnerId|CreatedDate|CreatedById)$/.test(name))
  const own = ['Label', 'Type', 'Description', 'Source Field', 'Target Field']
  const custom = own.map((label) => ({ ...text, name: `${label.replace(' ', '_')}__c`, label }))
  return { ...ACCOUNT, name: 'Field_Definition__c', fields: [...standard, ...custom] }
}

describe('the header of another file', () => {
  it.each([
    'Name,BillingCity,Phone',
    'name,BILLINGCITY,',
    '"Name","BillingCity","Phone"',
    '\ufeffName,"","BillingCity"',
    '\u00a0Name , BillingCity,',
    ',Ext_Id__c,Phone',
    'BillingCity,Phone,Website',
    'Ext_Id__c,Name,Parent.Ext_Id__c',
    'BillingCity,Ext_Id__c,Phone',
    'BillingCity,Ext_Id__c',
    'Ext_Id__c,BillingCity,',
    'Phone,Website,User:Owner.Username',
    'Account Name,Billing City,Phone',
  ])('is found: %j', (record) => {
    expect(found(record)).toMatch(/^sure (other|second)$/)
  })

  it('is a second header where the columns are the same', () => {
    expect(found('Account Name,Ext_Id__c,')).toBe('sure second')
    expect(found('Name,BillingCity,')).toBe('sure other')
  })

  it.each([
    'Acme,A-1,Gold',
    'Name,A-1,Gold',
    'Name,,',
    'Phone,Phone,',
    'Name,Website shop,',
    'Parent.,Name,',
    'BillingCity,Billing City,',
    'Name,Account Name,',
    'OwnerId,Owner ID,Owner Name',
    '',
    ',,',
    '123,Name,Phone',
  ])('is not what may be a record: %j', (record) => {
    expect(found(record)).toBeUndefined()
    expect(found(record, { isFirst: true })).toBeUndefined()
  })

  it.each([
    ['Phone,Website,', 'likely other'],
    ['Phone,Website,Industry', 'likely other'],
    ['BillingCity,Phone,', 'likely other'],
    ['Billing City,Website,Phone', 'likely other'],
  ])('is not certain of names that people write: %s', (record, evidence) => {
    expect(found(record)).toBe(evidence)
    expect(found(record, { isFirst: true })).toBe(evidence)
  })

  it('is no record with a value of its picklist', () => {
    const picklist = { ...ACCOUNT.fields.find(({ name }) => name === 'Tier__c') }
    const value = { value: 'Phone', active: true }
    const fields = ACCOUNT.fields.map((field) =>
      field.name === picklist.name ? { ...field, picklistValues: [value] } : field,
    )
    expect(found('Website,BillingCity,Phone', { object: { ...ACCOUNT, fields } })).toBeUndefined()
  })

  it('is no record of a single column', () => {
    expect(found('BillingCity', { columns: ['Name'] })).toBeUndefined()
  })
})

describe('records about fields', () => {
  const object = dictionary()

  it.each([
    [['Name', 'Label__c', 'Type__c'], 'OwnerId,Owner ID,reference'],
    [['Name', 'Label__c', 'Type__c'], 'CreatedDate,Created Date,'],
    [['Name', 'Label__c', 'Type__c'], 'Name,Name,string'],
    [['Name', 'Label__c', 'Description__c'], 'Description__c,Description,'],
    [['Name', 'Type__c'], 'Name,string'],
    [['Name', 'Type__c'], 'string,text'],
  ])('are not taken for headers: %j, %s', (columns, record) => {
    for (const isFirst of [true, false])
      expect(found(record, { columns, object, load: INSERT, isFirst })).toBeUndefined()
  })

  it.each([
    ['CreatedDate,CreatedById', 'likely other'],
    ['Name,OwnerId', 'likely other'],
    ['Type,Description', 'likely other'],
    ['string,string', 'likely second'],
  ])('are not certain to be headers: %s', (record, evidence) => {
    const columns = ['Source_Field__c', 'Target_Field__c']
    expect(found(record, { columns, object, load: INSERT, isFirst: true })).toBe(evidence)
  })
})

describe('a second header', () => {
  const label = (name: string) => ACCOUNT.fields.find((field) => field.name === name)?.label ?? ''

  it('is found right below the first one', () => {
    expect(found(COLUMNS.map(label).join(), { isFirst: true })).toBe('sure second')
    expect(found('string,STRING,picklist', { isFirst: true })).toBe('sure second')
  })

  it('is not found further below where it is one of types, which may be values', () => {
    expect(found('string,string,picklist')).toBeUndefined()
    expect(found('string,date,picklist', { isFirst: true })).toBeUndefined()
  })
})

it('passes over no record of names, however it is written', () => {
  const names = new HeaderNames(ACCOUNT)
  const known = ACCOUNT.fields.flatMap(({ name, label }) => [name, label, `${name.toLowerCase()} `])
  const around = fc.constantFrom('', '', ' ', '\u00a0', '\ufeff')
  const value = fc
    .tuple(around, fc.constantFrom(...known, '', 'Owner.Username', 'Parent.Ext_Id__c'))
    .map((parts) => parts.join(''))
  const delimiters = fc.constantFrom('COMMA', 'TAB', 'SEMICOLON', 'PIPE', 'CARET', 'TILDE', 'UNIT_SEPARATOR')
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 5 }),
      delimiters,
      fc.boolean(),
      (values, named, isQuoted) => {
        fc.pre(values.some((text) => text.trim() !== ''))
        const delimiter = delimiterByte(named)
        const character = String.fromCharCode(delimiter)
        const quoted = values.map((text) => `"${text}"`).join(character)
        const bytes = Buffer.from(isQuoted ? quoted : encodeFields(values, character))
        expect(names.mayFill(bytes, 0, bytes.length, delimiter)).toBe(true)
      },
    ),
    { numRuns: 2_000 },
  )
})
