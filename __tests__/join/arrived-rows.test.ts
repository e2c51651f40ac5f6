import { expect, it } from '@jest/globals'
import { readRows } from '../../src/csv/result-rows.ts'
import { ArrivedRows } from '../../src/join/arrived-rows.ts'

async function arrived(errors: readonly string[]): Promise<ArrivedRows> {
  const rows = new ArrivedRows('failedResults')
  async function* body() {
    yield Buffer.from('"sf__Id","sf__Error","Name"\n')
    for (const error of errors) yield Buffer.from(`"","${error}","x"\n`)
  }
  await readRows(body(), rows.add)
  return rows
}

it('keeps of an error as much as anybody reads, and says that there was more', async () => {
  const rows = await arrived([`STRING_TOO_LONG:${'m'.repeat(300_000)}`, 'SHORT:text'])
  expect(rows.wordOf(0)).toMatch(/^STRING_TOO_LONG:m+… \(cut: it has 300016 characters\)$/)
  expect(rows.wordOf(0).length).toBeLessThan(4_100)
  expect(rows.wordOf(1)).toBe('SHORT:text')
})

it('keeps errors in short once all of them together are many', async () => {
  const errors = Array.from({ length: 9_000 }, (_, row) => `CODE:${row} ${'m'.repeat(3_900)}`)
  const rows = await arrived(errors)
  expect(rows.wordOf(0)).toBe(errors[0])
  expect(rows.wordOf(8_999)).toMatch(/^CODE:8999 m+… \(cut: it has 3910 characters\)$/)
  expect(rows.wordOf(8_999).length).toBeLessThan(400)
})
