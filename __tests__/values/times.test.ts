import { expect, it } from '@jest/globals'
import { isPlainTime, timeIn } from '../../src/values/times.ts'

const NEW_YEAR = Date.UTC(2026, 0, 1)
const HOUR = 3_600_000

it.each([
  ['2026-01-01', NEW_YEAR],
  ['2026-01-01Z', NEW_YEAR],
  ['2026-01-01T08:30:00Z', NEW_YEAR + 8.5 * HOUR],
  ['2026-01-01T08:30:00.250+0000', NEW_YEAR + 8.5 * HOUR + 250],
  ['2026-01-01T08:30:00+01:00', NEW_YEAR + 7.5 * HOUR],
  ['2025-12-31T10:00:00-14:00', NEW_YEAR],
  ['2024-02-29', Date.UTC(2024, 1, 29)],
  ['31/1/2026', Date.UTC(2026, 0, 31)],
  ['1/31/2026 8:00 PM', Date.UTC(2026, 0, 31, 20)],
  ['1/1/2026 12:00 AM', NEW_YEAR],
  ['Thu Jan 01 00:00:00 GMT 2026', NEW_YEAR],
  ['08:30', 8.5 * HOUR],
  ['1767225600000', NEW_YEAR],
])('%s is a time', (text, ms) => expect(timeIn(text)).toBe(ms))

it.each([
  '2026-02-30',
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '1/2/2026',
  '13/13/2026',
  '2/30/2026',
  '0/5/2026',
  '24:00',
  '25:61',
  '2026-01-01T24:00:00Z',
  '2026-01-01T10:60:00Z',
  '2026-01-01T10:00:00+15:00',
  '1/31/2026 13:00 PM',
  'Account 12',
  '',
  `2026-01-01${' '.repeat(100_000)}`,
])('%s is none', (text) => expect(timeIn(text)).toBeUndefined())

it('is written as the API takes it, or not', () => {
  for (const text of ['2026-01-01', '2026-01-01T08:30:00Z', '2026-01-01T08:30:00.5+0100'])
    expect([text, isPlainTime(text)]).toEqual([text, true])
  for (const text of [
    '2026-1-1',
    '2026-01-01Z',
    '2026-02-30',
    '2026-01-01T00:00:00Z',
    '2026-01-01 08:30',
    '31/1/2026',
    '',
  ])
    expect([text, isPlainTime(text)]).toEqual([text, false])
})
