import { expect, it } from '@jest/globals'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import { SalesforceError } from '../../src/errors.ts'
import type { Describer, ObjectDescribe } from '../../src/org/describe.ts'
import { readPrefixes } from '../../src/value-checks/prefixes.ts'
import { described } from './describes.ts'

const schema = loadSchema()

async function prefixesOf(object: ObjectDescribe, columns: readonly string[], isAnswering = true) {
  const asked: string[] = []
  const describer: Describer = {
    describe: async (name) => {
      asked.push(name)
      if (isAnswering) return schema.describe(name)
      throw new SalesforceError({ method: 'GET', path: '/describe', status: 500, errorCode: '', message: 'down' })
    },
    objectNames: async () => [],
  }
  return { prefixes: await readPrefixes([columns], object, describer), asked }
}

it('asks the org once for each object that the lookups of a file refer to', async () => {
  const { prefixes, asked } = await prefixesOf(described('Contact'), [
    'LastName',
    'accountid',
    'ReportsToId',
    'Ext_Id__c',
  ])
  expect(prefixes).toEqual(
    new Map([
      ['account', '001'],
      ['contact', '003'],
    ]),
  )
  expect(asked).toEqual(['Account', 'Contact'])
})

it('asks nothing where no column is a lookup, or only one to many objects', async () => {
  const account = described('Account')
  const owner = { name: 'OwnerId', referenceTo: ['User', 'Group', 'Lead', 'Contact'] }
  const fields = account.fields.map((field) => (field.name === owner.name ? { ...field, ...owner } : field))
  expect((await prefixesOf(account, ['Name', 'Parent.Ext_Id__c'])).asked).toEqual([])
  expect((await prefixesOf({ ...account, fields }, ['OwnerId'])).asked).toEqual([])
})

it('knows nothing where the org does not answer', async () => {
  expect(await prefixesOf(described('Contact'), ['AccountId'], false)).toEqual({
    prefixes: new Map(),
    asked: ['Account'],
  })
})
