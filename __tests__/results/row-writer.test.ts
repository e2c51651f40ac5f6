import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { RowWriter } from '../../src/results/row-writer.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'row-writer-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('writes bytes, text and numbers one behind the other', async () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    fc.oneof(fc.nat(), fc.maxSafeNat(), fc.constantFrom(0, 9, 10, 99, 100, 999_999, 1_000_000)),
  )
  let files = 0
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
      const writer = new RowWriter(join(folder, `${files++}.csv`), Buffer.from('head\n'))
      await writer.make()
      for (const [place, each] of pieces.entries()) {
        if (typeof each === 'number') writer.addNumber(each)
        else if (typeof each === 'string') writer.addText(each)
        else writer.add(each)
        writer.addByte(0x2c)
        await writer.flush(place % 3 === 0)
      }
      await writer.close()
      const expected = pieces.map((each) =>
        Buffer.concat([Buffer.from(each instanceof Buffer ? each : `${each}`), Buffer.from(',')]),
      )
      expect(readFileSync(writer.path)).toEqual(Buffer.concat([Buffer.from('head\n'), ...expected]))
    }),
  )
})

it('takes back all that came since what was kept, written or not, and a file of which nothing stays', async () => {
  const batch = fc.record({ rows: fc.array(fc.nat({ max: 9_999 }), { maxLength: 20 }), isKept: fc.boolean() })
  let files = 0
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { maxLength: 10 }), async (batches) => {
      const writer = new RowWriter(join(folder, `back-${files++}.csv`), Buffer.from('head\n'))
      for (const { rows, isKept } of batches) {
        for (const [place, row] of rows.entries()) {
          writer.addText(`${row}\n`)
          await writer.flush(place % 3 === 0)
        }
        if (isKept) {
          await writer.flush(true)
          writer.keep()
        } else await writer.takeBack()
      }
      await writer.close()
      const kept = batches.flatMap(({ rows, isKept }) => (isKept ? rows : []))
      expect(writer.isMade).toBe(kept.length > 0)
      expect(existsSync(writer.path)).toBe(kept.length > 0)
      if (writer.isMade) expect(readFileSync(writer.path, 'utf8')).toBe(['head', ...kept, ''].join('\n'))
    }),
  )
})

it('takes a part of what it is given', async () => {
  const writer = new RowWriter(join(folder, 'part.csv'), Buffer.alloc(0))
  writer.add(Buffer.from('abcdef'), 2, 4)
  writer.add(Buffer.from('x'.repeat(100)), 10, 90)
  await writer.close()
  expect(readFileSync(writer.path, 'utf8')).toBe(`cd${'x'.repeat(80)}`)
})

// A file larger than the shell allows cannot be written on, as on a full disk: the last write is cut short.
const itWithLimits = process.platform === 'win32' ? it.skip : it

itWithLimits('holds whole rows, each once, when the disk is full', () => {
  const child = fileURLToPath(new URL('../support/row-writer-child.ts', import.meta.url))
  const limited = join(folder, 'limited.csv')
  const script = `ulimit -f 20; trap '' XFSZ; exec "$0" "$@"`
  const refused = Number(execFileSync('sh', ['-c', script, process.execPath, child, limited], { encoding: 'utf8' }))
  expect(refused).toBeGreaterThan(0)
  const [head, ...rows] = readFileSync(limited, 'utf8').split('\n')
  expect(head).toBe('head')
  expect(rows.pop()).toBe('')
  expect(rows).toHaveLength((100 - refused) * 7)
  expect(rows.map(Number)).toEqual([...rows.keys()])
})
