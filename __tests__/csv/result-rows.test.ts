import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { columnIndex } from '../../src/csv/column-index.ts'
import { delimiterByte } from '../../src/csv/dialect.ts'
import { decodeFields } from '../../src/csv/fields.ts'
import { readRows, UnreadableRowsError } from '../../src/csv/result-rows.ts'
import { chunkSizes, csvSamples, cut } from '../support/csv-arbitraries.ts'

async function* arriving(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks
}

async function read(chunks: readonly Buffer[]) {
  const rows: { text: string; values: string[] }[] = []
  const header = await readRows(arriving(chunks), (chunk, start, end, { columnDelimiter }) => {
    const values = decodeFields(chunk, start, end, delimiterByte(columnDelimiter))
    rows.push({ text: chunk.toString('utf8', start, end), values })
  })
  return { columns: header?.columns, rows }
}

describe('a result file', () => {
  it('gives each row with its bytes and its values, however it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(csvSamples(), chunkSizes, async (sample, sizes) => {
        const { columns, rows } = await read(cut(sample.bytes, sizes))
        expect(columns).toEqual(sample.columns)
        expect(rows).toEqual(sample.records.map(({ text, values }) => ({ text, values })))
      }),
      { numRuns: 300 },
    )
  })

  it('is read as the org writes it', async () => {
    const body = '"sf__Id","sf__Error",Name,Ext__c\n"","REQUIRED_FIELD_MISSING:Required, so:[Name]:Name --","","7"\n'
    const { columns, rows } = await read([Buffer.from(body)])
    expect(columns).toEqual(['sf__Id', 'sf__Error', 'Name', 'Ext__c'])
    expect(rows.map(({ values }) => values[1])).toEqual(['REQUIRED_FIELD_MISSING:Required, so:[Name]:Name --'])
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

  it('may have rows that are too short or too long', async () => {
    const { rows } = await read([Buffer.from('Id,Name\n1\n2,a"b\n3,c,d\n')])
    expect(rows.map(({ values }) => values)).toEqual([['1'], ['2', 'a"b'], ['3', 'c', 'd']])
  })

  it('is refused when it is a page of HTML, which is what the error says', async () => {
    const reading = readRows(arriving([Buffer.from('<html>\n<br>\n</html>')]), () => {})
    const error = new UnreadableRowsError('What arrived is no result file: the file is a web page (HTML), not CSV.')
    await expect(reading).rejects.toThrow(error)
  })

  it('is refused when it ends inside quotes, after the rows before', async () => {
    let rows = 0
    const reading = readRows(arriving([Buffer.from('Id,Name\n1,a\n'), Buffer.from('2,"b')]), () => {
      rows++
    })
    await expect(reading).rejects.toThrow(UnreadableRowsError)
    expect(rows).toBe(1)
  })

  it('is refused when a row does not end, before it fills the memory', async () => {
    const chunk = Buffer.alloc(1_000_000, 'x')
    let arrived = 0
    async function* endless() {
      yield Buffer.from('Id,Name\n1,"')
      for (; arrived < 100; arrived++) yield chunk
    }
    await expect(readRows(endless(), () => {})).rejects.toThrow(UnreadableRowsError)
    expect(arrived).toBeLessThan(10)
  })
})

it('finds a column in whatever case it is written, an exact one first', () => {
  expect(columnIndex(['NAME', 'Name'], 'Name')).toBe(1)
  expect(columnIndex(['Id', 'NAME'], 'Name')).toBe(1)
  expect(columnIndex(['Id'], 'Name')).toBe(-1)
})

it('reads a list of columns once, however many names are looked up in it', () => {
  let reads = 0
  const names = Array.from({ length: 5_000 }, (_, place) => `Column ${place}`)
  const columns = new Proxy(names, {
    get: (target, key) => {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads++
      return Reflect.get(target, key)
    },
  })
  for (const [place, name] of names.entries()) {
    expect(columnIndex(columns, name.toUpperCase())).toBe(place)
    expect(columnIndex(columns, `no ${name}`)).toBe(-1)
  }
  expect(reads).toBeLessThan(20_000)
})
