import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { PreflightError } from '../../src/errors.ts'
import type { Operation } from '../../src/inputs/operation.ts'
import { checkWithoutDescribe } from '../../src/preflight/check-without-describe.ts'
import { aSpec } from '../support/load-spec.ts'
import { filesOf } from '../support/parts-of.ts'

let temp: string
beforeEach(() => {
  temp = mkdtempSync(path.join(tmpdir(), 'without-describe-'))
})
afterEach(() => rmSync(temp, { recursive: true, force: true }))

async function check(
  header: string,
  load: { operation: Operation; object?: string; preflight?: 'stop' | 'warn' | 'off' },
) {
  const key = load.operation === 'upsert' ? 'Ext_Id__c' : undefined
  const spec = aSpec({ object: 'Account', preflight: 'stop', externalIdField: key, ...load })
  return checkWithoutDescribe(await filesOf(`${header}\n${header.replace(/\w+/g, '1')}\n`, spec, temp), spec)
}

it.each([
  ['insert', 'Name,Industry'],
  ['update', 'ID,Name'],
  ['upsert', 'ext_id__c,Name'],
] as const)('has nothing against %s with %s', async (operation, header) => {
  expect(await check(header, { operation })).toEqual([])
})

describe('finds, on the line of the header,', () => {
  it.each([
    ['insert', 'Id,Name', 'insert does not accept the column Id'],
    ['update', 'Key,Name', 'update needs the column Id'],
    ['upsert', 'Key,Name', 'upsert needs the column Ext_Id__c, which `external-id-field` names'],
    ['upsert', 'Id,Ext_Id__c', 'does not accept the column Id beside it'],
    ['delete', 'Key', 'delete needs the column Id'],
    ['delete', 'Id,Name', 'delete accepts only the column Id'],
  ] as const)('of %s with %s: %s', async (operation, header, message) => {
    const error = await check(header, { operation }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PreflightError)
    expect(error).toMatchObject({
      message: expect.stringContaining(message),
      findings: expect.arrayContaining([expect.objectContaining({ path: 'a.csv', line: 1 })]),
    })
  })
})

it('names objects that are not loaded at all', async () => {
  await expect(check('A,B', { operation: 'insert', object: 'Rate__mdt' })).rejects.toThrow('custom metadata type')
})

it('warns where that is asked for, and says nothing where it is off', async () => {
  const load = { operation: 'update' } as const
  expect(await check('Key,Name', { ...load, preflight: 'warn' })).toEqual([
    {
      check: 'key-column',
      message: expect.stringContaining('update needs the column Id'),
      at: { file: 'a.csv', line: 1 },
    },
  ])
  expect(await check('Key,Name', { ...load, preflight: 'off' })).toEqual([])
})
