import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Row, readRows, UnreadableRowsError } from '../../src/csv/rows.ts'
import { chunkSizes, csvSamples, cut } from '../support/csv-arbitraries.ts'

async function* arriving(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks
}

async function read(chunks: readonly Buffer[]) {
  const rows: Row[] = []
  let columns: readonly string[] | undefined
  for await (const batch of readRows(arriving(chunks))) {
    columns = batch.header.columns
    rows.push(...batch.rows)
  }
  return { columns, rows }
}

describe('a result file', () => {
  it('gives each row with its bytes and its values, however it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(csvSamples(), chunkSizes, async (sample, sizes) => {
        const { columns, rows } = await read(cut(sample.bytes, sizes))
        expect(columns).toEqual(sample.columns)
        expect(rows.map((row) => row.bytes.toString())).toEqual(sample.records.map(({ text }) => text))
        expect(rows.map((row) => sample.columns.map((_, column) => row.field(column)))).toEqual(
          sample.records.map(({ values }) => values),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('is read as the org writes it', async () => {
    const body = '"sf__Id","sf__Error",Name,Ext__c\n"","REQUIRED_FIELD_MISSING:Required, so:[Name]:Name --","","7"\n'
    const { columns, rows } = await read([Buffer.from(body)])
    expect(columns).toEqual(['sf__Id', 'sf__Error', 'Name', 'Ext__c'])
    expect(rows.map((row) => row.field(1))).toEqual(['REQUIRED_FIELD_MISSING:Required, so:[Name]:Name --'])
  })

  it('may have only a header', async () => {
    expect(await read([Buffer.from('"sf__Id";"sf__Error";Name\n')])).toEqual({
      columns: ['sf__Id', 'sf__Error', 'Name'],
      rows: [],
    })
  })

  it('may be empty altogether', async () => {
    expect(await read([])).toEqual({ columns: undefined, rows: [] })
    expect(await read([Buffer.alloc(0), Buffer.from('\n')])).toEqual({ columns: undefined, rows: [] })
  })

  it('has blank values where a row is too short, and takes rows as they come', async () => {
    const { rows } = await read([Buffer.from('Id,Name\n1\n2,a"b\n3,c,d\n')])
    expect(rows.map((row) => [row.field(0), row.field(1), row.field(2)])).toEqual([
      ['1', '', ''],
      ['2', 'a"b', ''],
      ['3', 'c', 'd'],
    ])
  })

  it('is refused when it ends inside quotes, after the rows before', async () => {
    const batches = readRows(arriving([Buffer.from('Id,Name\n1,a\n'), Buffer.from('2,"b')]))
    expect((await batches.next()).value?.rows).toHaveLength(1)
    await expect(batches.next()).rejects.toThrow(UnreadableRowsError)
  })

  it('is refused when a row does not end, before it fills the memory', async () => {
    const chunk = Buffer.alloc(1_000_000, 'x')
    let arrived = 0
    async function* endless() {
      yield Buffer.from('Id,Name\n1,"')
      for (; arrived < 100; arrived++) yield chunk
    }
    await expect(readRows(endless()).next()).rejects.toThrow(UnreadableRowsError)
    expect(arrived).toBeLessThan(10)
  })
})
