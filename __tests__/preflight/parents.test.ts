import { expect, it } from '@jest/globals'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import { SalesforceError } from '../../src/errors.ts'
import type { ObjectDescribe } from '../../src/org/describe.ts'
import { readParents } from '../../src/preflight/parents.ts'

const schema = loadSchema({})

function describeOf(object: string): ObjectDescribe {
  const found = schema.describe(object)
  if (found === undefined) throw new Error(`The emulated schema has no ${object}.`)
  return found
}

/** Reads parents, and says which objects were asked for. */
async function read(about: ObjectDescribe, columns: readonly string[], refused: readonly string[] = []) {
  const asked: string[] = []
  const describe = async (object: string) => {
    asked.push(object)
    if (!refused.includes(object)) return schema.describe(object)
    throw new SalesforceError({ method: 'GET', path: object, status: 403, errorCode: 'NO', message: 'no' })
  }
  const parents = await readParents([{ columns }], about, { describe, objectNames: async () => [] })
  return { asked, parents: [...parents.keys()] }
}

it('asks for the objects of relationship columns that work, and for no others', async () => {
  const columns = ['Subject', 'AccountId', 'Account.Ext_Id__c', 'User:Owner.Username', 'Nope', 'Nope.X']
  expect((await read(describeOf('Case'), columns)).asked).toEqual(['Account', 'User'])
  expect((await read(describeOf('Task'), ['Subject', 'Lead:Who.Email'])).asked).toEqual(['Lead'])
})

it('asks for all objects that a column may be meant for which does not work', async () => {
  expect((await read(describeOf('Case'), ['Owner.Username'])).asked).toEqual(['Group', 'User'])
  expect((await read(describeOf('Case'), ['Group:Owner.Username'])).asked).toEqual(['Group', 'User'])
  expect((await read(describeOf('Contact'), ['Account Name'])).asked).toEqual(['Account'])
})

it('goes on without an object that it needs only for a proposal', async () => {
  expect((await read(describeOf('Case'), ['Owner.Username'], ['Group'])).parents).toEqual(['user'])
  await expect(read(describeOf('Contact'), ['Account.Ext_Id__c'], ['Account'])).rejects.toThrow(SalesforceError)
})

it('asks for at most 40 objects to make a proposal', async () => {
  const task = describeOf('Task')
  const referenceTo = Array.from({ length: 100 }, (_, index) => `Object_${index}__c`)
  const fields = task.fields.map((field) => (field.name === 'WhatId' ? { ...field, referenceTo } : field))
  expect((await read({ ...task, fields }, ['What.Name'])).asked).toHaveLength(40)
})
