import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { RecordCounter } from '../../emulator/org/ingest/sink.ts'
import { orgs } from './org-client.ts'

const start = orgs()

function count(csv: string, cuts: readonly number[] = []): number {
  const bytes = Buffer.from(csv)
  const counter = new RecordCounter()
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  let offset = 0
  for (const end of ends) {
    counter.add(bytes.subarray(offset, end))
    offset = end
  }
  expect(counter.bytes).toBe(bytes.length)
  return counter.records()
}

describe('a sink', () => {
  it('counts records without keeping them, and its jobs complete at once', async () => {
    const client = await start({ sink: true })
    const info = await client.load({ object: 'Account', operation: 'insert' }, 'Nonsense\n"a\nb"\nc\n')
    expect(info).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 2, numberRecordsFailed: 0 })
    expect(client.org.records.all('Account')).toEqual([])
    expect(client.org.jobs()[0]?.uploads).toMatchObject([{ bytes: 17 }])
  })

  it('does not count the header, nor line ends inside quotes', () => {
    expect(count('')).toBe(0)
    expect(count('A\n')).toBe(0)
    expect(count('A\n1')).toBe(1)
    expect(count('A\n"1\n""2\n"\n3\n')).toBe(2)
  })

  it('counts the same however the upload is cut into pieces', () => {
    const field = fc.constantFrom('a', 'bcdefgh', '"x\ny"', '"q""\n"', 'é', '')
    const csv = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(csv, fc.array(fc.nat(), { maxLength: 8 }), (records, cuts) => {
        const text = records.map((record) => `${record.join(',')}\n`).join('')
        expect(count(text, cuts)).toBe(records.length - 1)
      }),
      { seed: 1 },
    )
  })
})

describe('a sink with results', () => {
  it('refuses one record in a hundred, and tells of each', async () => {
    const client = await start({ sink: 'with-results' })
    const upload = `Name,Description\n${Array.from({ length: 1_000 }, (_, row) => `Acme ${row},"a, ""b"""\n`).join('')}`
    for (const _ of ['first', 'known by now']) {
      const info = await client.load({ object: 'Account', operation: 'insert' }, upload)
      expect(info).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 1_000, numberRecordsFailed: 10 })
      const [ok, failed] = await Promise.all([
        client.results(String(info.id), 'successfulResults'),
        client.results(String(info.id), 'failedResults'),
      ])
      expect(ok.split('\n')).toHaveLength(1 + 990 + 1)
      expect(ok).toContain('","true","Acme 12","a, ""b"""\n')
      expect(failed.split('\n')).toHaveLength(1 + 10 + 1)
      expect(failed).toContain(
        '"","FIELD_CUSTOM_VALIDATION_EXCEPTION:Only every hundredth record fails:Name --","Acme 7",',
      )
    }
  })

  it('takes an upload that begins like another, and is longer, for another one', async () => {
    const client = await start({ sink: 'with-results' })
    const rows = Array.from({ length: 500 }, (_, row) => `Acme ${row}\n`)
    for (const count of [300, 500]) {
      const upload = `Name\n${rows.slice(0, count).join('')}`
      const info = await client.load({ object: 'Account', operation: 'insert' }, upload)
      expect(info).toMatchObject({ numberRecordsProcessed: count })
    }
  })
})
