import { expect, it } from '@jest/globals'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import { fieldsLabelled, withLabel } from '../../src/preflight/labels.ts'
import { fieldOf } from '../../src/preflight/object-fields.ts'

const schema = loadSchema({})

function labelled(object: string, text: string): string[] {
  const about = schema.describe(object)
  if (about === undefined) throw new Error(`The emulated schema has no ${object}.`)
  return fieldsLabelled(about, text).map(({ name }) => name)
}

it.each([
  ['Account', 'Account Name', 'Name'],
  ['Account', 'account  name', 'Name'],
  ['Account', 'External Id', 'Ext_Id__c'],
  ['Account', 'Employees', 'NumberOfEmployees'],
  ['Account', 'Billing\u00a0City', 'BillingCity'],
  ['Account', 'Account ID', 'Id'],
  ['Account', 'Parent Account', 'ParentId'],
  ['Account', 'Account Owner', 'OwnerId'],
  ['Account', 'Record Type', 'RecordTypeId'],
  ['Contact', 'Full Name', 'Name'],
  ['Contact', 'Account Name', 'AccountId'],
  ['Contact', 'Account ID', 'AccountId'],
  ['Contact', 'Reports To', 'ReportsToId'],
  ['Case', 'Case Owner', 'OwnerId'],
  ['Task', 'Related To', 'WhatId'],
  ['Invoice_Line__c', 'Project', 'Project__c'],
])('on %s, "%s" is the label of %s', (object, text, name) => {
  expect(labelled(object, text)).toEqual([name])
})

it('knows no label that only looks similar', () => {
  expect(labelled('Account', 'Account Numbers')).toEqual([])
  expect(labelled('Account', '')).toEqual([])
})

it('lists all fields of one label', () => {
  const about = schema.describe('Account')
  if (about === undefined) throw new Error('The emulated schema has no Account.')
  const fields = about.fields.map((field) => (field.name === 'Site' ? { ...field, label: 'Website' } : field))
  expect(fieldsLabelled({ ...about, fields }, 'website').map(({ name }) => name)).toEqual(['Website', 'Site'])
})

it('shows a label where it says more than the name', () => {
  const about = schema.describe('Account')
  if (about === undefined) throw new Error('The emulated schema has no Account.')
  const show = (name: string) => {
    const field = fieldOf(about, name)
    return field && withLabel(field)
  }
  expect(show('Phone')).toBe('Phone (label "Account Phone")')
  expect(show('BillingCity')).toBe('BillingCity')
})
