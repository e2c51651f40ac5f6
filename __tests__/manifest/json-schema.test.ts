import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { manifestJsonSchema } from '../../src/manifest/json-schema.ts'
import { MISTAKES, WHOLE } from './mistakes.ts'

const FILE = resolve(import.meta.dirname, '../../docs/manifest.schema.json')
const validate = new Ajv2020({ allowUnionTypes: true }).compile(manifestJsonSchema())

it('is what the repository has for editors', async () => {
  const text = `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`
  if (process.env.UPDATE_DOCS === '1') await writeFile(FILE, text)
  expect(JSON.parse(await readFile(FILE, 'utf8'))).toEqual(JSON.parse(text))
})

it('takes a manifest with everything that there is', () => {
  validate(parse(WHOLE, { merge: true }))
  expect(validate.errors).toBeNull()
})

it.each([
  'no version',
  'another version',
  'a key of the manifest with a slip',
  'an empty list of loads',
  'a load that is text',
  'a load without an object',
  'a key of a load with a slip',
  'a key of the defaults that only a load has',
  'a key without a value',
  'a list in place of a value',
  'an operation with a slip',
  'a column without a value',
  'a column without a field',
  'a key of a column with a slip',
])('refuses %s', (what) => {
  expect(validate(parse(MISTAKES[what] ?? ''))).toBe(false)
})
