import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  createSentRecords,
  mergeParts,
  partsOfRecords,
  type SentRecord,
  withRecords,
} from '../../src/parts/chosen-records.ts'
import type { Part } from '../../src/parts/part.ts'
import { forEachRecord } from '../../src/parts/part-records.ts'
import { hashPart, openPart } from '../../src/parts/part-stream.ts'
import { addRewritten } from '../../src/parts/rewrite-file.ts'
import { formOf, type SentForm } from '../../src/parts/sent-form.ts'
import { scanFile } from '../../src/parts/source-file.ts'
import { createSplitter } from '../../src/parts/split.ts'
import { copyChunks } from '../support/chunks.ts'
import { type CsvSample, csvSamples } from '../support/csv-arbitraries.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chosen-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

/** The parts of a file, as they are sent: as it stands, or with blank values cleared. */
async function partsOf(
  { bytes, columnDelimiter }: CsvSample,
  blankFields: 'ignore' | 'clear',
  name = 'file',
): Promise<readonly Part[]> {
  const absolutePath = join(folder, `${name}.csv`)
  await writeFile(absolutePath, bytes)
  const place = { path: 'file.csv', absolutePath }
  const file = await scanFile(place, { columnDelimiter }, () => {})
  const { header, lineBreaks, records } = file
  if (header === undefined || lineBreaks === undefined || records === 0) return []
  const form: SentForm = formOf(
    { ...file, header, lineBreaks },
    { blankFields, externalIdField: undefined, sortBy: [] },
  )
  const splitter = createSplitter({ maxBytes: 100_000, maxRecords: 5, keepFileOrder: false })
  if (form.rewriting === undefined)
    await scanFile(place, { columnDelimiter }, (batch, _, version) => splitter.add(batch, form, version))
  else await addRewritten(file, form, splitter)
  return splitter.end().parts
}

/** The records of a part as they are sent, each by itself. */
async function sentRecords(part: Part): Promise<{ sent: SentRecord; text: string }[]> {
  const toSent = createSentRecords(part)
  const all: SentRecord[] = []
  await forEachRecord(part, (record) => all.push(toSent(record)))
  return await Promise.all(
    all.map(async (sent) => {
      const [one] = partsOfRecords([sent], { maxRecords: 1, maxBytes: 100_000 })
      if (one === undefined) throw new Error('no part')
      return { sent, text: (await readRecords(one.part)).toString() }
    }),
  )
}

async function read(part: Part): Promise<Buffer> {
  return Buffer.concat(await copyChunks(openPart(part)))
}

async function readRecords(part: Part): Promise<Buffer> {
  return (await read(part)).subarray(part.header.length)
}

const samples = fc.tuple(csvSamples({ maxRecords: 14 }), fc.constantFrom('ignore', 'clear'))

describe('some records of a part', () => {
  it('are sent as they would have been with all others, and are counted to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(samples, fc.infiniteStream(fc.boolean()), async ([sample, blankFields], chosen) => {
        for (const part of await partsOf(sample, blankFields)) {
          const records = await sentRecords(part)
          expect(records.map(({ text }) => text).join('')).toBe((await readRecords(part)).toString())
          const isChosen = records.map(() => Boolean(chosen.next().value))
          const some = await withRecords(part, (index) => isChosen[index] === true)
          const expected = records.filter((_, index) => isChosen[index])
          expect(some?.records ?? 0).toBe(expected.length)
          if (some === undefined) continue
          const body = await read(some)
          expect(body.length).toBe(some.bytes)
          expect(body.toString()).toBe(part.header.toString() + expected.map(({ text }) => text).join(''))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are cut into parts in whatever order they come, within the limits', async () => {
    await fc.assert(
      fc.asyncProperty(
        samples,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 4 }),
        async ([sample, blank], order, maxRecords) => {
          const all = (await Promise.all((await partsOf(sample, blank)).map(sentRecords))).flat()
          const shuffled = all
            .map((record) => ({ record, key: Number(order.next().value) }))
            .sort((a, b) => a.key - b.key)
            .map(({ record }) => record)
          const textOf = new Map(shuffled.map(({ sent, text }) => [sent, text]))
          const cut = partsOfRecords(
            shuffled.map(({ sent }) => sent),
            { maxRecords, maxBytes: 100_000 },
          )
          expect(cut.flatMap(({ records }) => records)).toEqual(shuffled.map(({ sent }) => sent))
          for (const [index, { part, records }] of cut.entries()) {
            expect(part.number).toBe(1 + index)
            expect(part.records).toBe(records.length)
            expect(records.length).toBeLessThanOrEqual(maxRecords)
            const body = await read(part)
            expect(body.length).toBe(part.bytes)
            expect(body.toString()).toBe(part.header.toString() + records.map((record) => textOf.get(record)).join(''))
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('what is left of several parts', () => {
  it('is sent in as few as the limits allow, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(samples, fc.integer({ min: 5, max: 12 }), async ([sample, blankFields], maxRecords) => {
        const parts = await partsOf(sample, blankFields)
        const merged = mergeParts(parts, { maxRecords, maxBytes: 100_000 })
        const records = async (some: readonly Part[]) =>
          (await Promise.all(some.map((part) => readRecords(part)))).map(String).join('')
        expect(await records(merged)).toBe(await records(parts))
        for (const part of merged) {
          expect((await read(part)).length).toBe(part.bytes)
          expect(part.records).toBeLessThanOrEqual(maxRecords)
        }
        // Who merges parts finds their first records again by their ranges.
        for (const { ranges } of merged) expect(parts.some((part) => part.ranges[0] === ranges[0])).toBe(true)
        const total = parts.reduce((sum, part) => sum + part.records, 0)
        if (maxRecords >= total) expect(merged.length).toBe(parts.length === 0 ? 0 : 1)
      }),
      { numRuns: 40 },
    )
  })
})

it('a part has the same hash as long as what is sent is the same', async () => {
  await fc.assert(
    fc.asyncProperty(samples, async ([sample, blankFields]) => {
      const [part] = await partsOf(sample, blankFields)
      const [again] = await partsOf(sample, blankFields, 'copy')
      if (part === undefined || again === undefined) return
      expect(await hashPart(part)).toBe(await hashPart(again))
      const less = await withRecords(part, (index) => index > 0)
      if (less !== undefined) expect(await hashPart(less)).not.toBe(await hashPart(part))
    }),
    { numRuns: 20 },
  )
})
