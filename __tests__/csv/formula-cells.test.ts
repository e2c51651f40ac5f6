import { expect, it } from '@jest/globals'
import { findFormulaCell } from '../../src/csv/formula-cells.ts'

const find = (record: string) => {
  const bytes = Buffer.from(`x${record}x`)
  return findFormulaCell(bytes, { start: 1, end: bytes.length - 1, delimiter: 0x2c })
}

it.each([
  ['="01067"', '01067'],
  ['A-1,="01067"', '01067'],
  ['A-1,="01067",Dresden', '01067'],
  ['"a, b",="007"', '007'],
  ['=""', ''],
  ['="a,b"', 'a,b'],
  ['="größe"', 'größe'],
])('finds the value of %s', (record, value) => {
  expect(find(record)).toEqual({ value })
})

it.each(['="a"&"b"', '="a""b"', '="01067" ', `="${'0'.repeat(61)}"`, '="01067'])(
  'finds no single text in %s',
  (record) => {
    expect(find(record)).toEqual({ value: undefined })
  },
)

it.each(['=01067', 'a="b"', ' ="01067"', '"=""01067"""', '"x,=""y""",5" nails', '', '='])(
  'finds no formula cell in %s',
  (record) => {
    expect(find(record)).toBeUndefined()
  },
)
