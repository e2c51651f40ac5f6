import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { repeatedIds } from '../../src/results/repeated-ids.ts'

function idsOf(ids: readonly string[]): Buffer {
  return Buffer.concat([...ids.map((id) => Buffer.from(id.padEnd(18, '\0'))), Buffer.alloc(36)])
}

it('finds all rows that share an id, and those that have none', () => {
  const id = fc.nat(40).map((number) => (number === 0 ? '' : `001xx000000${String(number).padStart(4, '0')}`))
  fc.assert(
    fc.property(fc.array(id, { maxLength: 80 }), (ids) => {
      const expected = [...ids.keys()].filter(
        (row) => ids[row] === '' || ids.filter((other) => other === ids[row]).length > 1,
      )
      expect([...repeatedIds(idsOf(ids), ids.length)].sort((a, b) => a - b)).toEqual(expected)
    }),
  )
})

it('takes ids of 15 and of 18 characters for the same, and letters of another case for others', () => {
  const ids = ['001xx0000000001', '001xx0000000001AAA', '001xX0000000001', '001xx0000000002AAA']
  expect(repeatedIds(idsOf(ids), ids.length)).toEqual([0, 1])
})
