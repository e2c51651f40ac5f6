import { expect, it } from '@jest/globals'
import type { Figures, Row } from '../../bench/rows.ts'
import { median, tableOf } from '../../bench/table.ts'

const figures = (ms: number): Figures => ({ ms, wallMs: ms, cpuMs: ms / 2, peakMiB: 100, requests: 9 })

const row: Row = {
  name: 'insert',
  target: '≤ 2 × curl',
  limit: 'the wire',
  megabytes: 300,
  clients: {},
  comparedTo: ['curl', 'jsforce'],
}

it('shows medians, and how we compare with others, as Markdown', () => {
  const runs = {
    action: [900, 1_000, 5_000].map(figures),
    curl: [500, 400, 600].map(figures),
    jsforce: [15_000, 12_000, 11_000].map((ms) => ({ ...figures(ms), peakMiB: Number.NaN, requests: undefined })),
  }
  expect(tableOf([{ row, runs }]).split('\n')).toEqual([
    '| what | target | compared with others | MB/s |',
    '| --- | --- | --- | --- |',
    '| insert | ≤ 2 × curl | 2.0 × curl; 12 × faster than jsforce | 300 |',
    '',
    '| what | client | median | fastest to slowest | CPU | peak MiB | requests |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    '| insert | action | 1.00 s | 0.90 s to 5.00 s | 0.50 s | 100 | 9 |',
    '| insert | curl | 0.50 s | 0.40 s to 0.60 s | 0.25 s | 100 | 9 |',
    '| insert | jsforce | 12.00 s | 11.00 s to 15.00 s | 6.00 s |  |  |',
    '',
    '| what | what limits it |',
    '| --- | --- |',
    '| insert | the wire |',
  ])
})

it('has no median of nothing', () => {
  expect(median([], ({ ms }) => ms)).toBeNaN()
})
