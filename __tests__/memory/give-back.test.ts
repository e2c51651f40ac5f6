import { expect, it } from '@jest/globals'
import { giveBack } from '../../src/memory/give-back.ts'

it('leaves arrays of any kind empty', () => {
  const arrays = [new Int32Array(3), new Uint32Array(3), new Uint8Array(3), Buffer.alloc(3), Buffer.alloc(0)]
  giveBack(...arrays)
  expect(arrays.map(({ length }) => length)).toEqual([0, 0, 0, 0, 0])
})
