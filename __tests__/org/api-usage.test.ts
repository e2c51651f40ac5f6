import { Readable } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Http, HttpHeaders } from '../../src/http/request.ts'
import { meterCalls } from '../../src/org/api-usage.ts'
import { recordingClock } from '../support/recording-clock.ts'

const START = Date.UTC(2026, 0, 1)

/** Meters answers that come at times of our clock, each with a `Date` by the org's. Returns the time of the org before and
 *  after each of them. */
async function orgTimes(answers: readonly { readonly at: number; readonly date: number | undefined }[]) {
  const clock = { ...recordingClock(), now: () => now }
  let now = START
  let headers: HttpHeaders = {}
  const http = { open: async () => ({ status: 200, headers, body: Readable.from([]) }) } as Partial<Http> as Http
  const meter = meterCalls(http, clock)
  const times: { before: number | undefined; after: number | undefined }[] = []
  const sinceStart = (time: number | undefined) => (time === undefined ? undefined : time - START)
  for (const { at, date } of answers) {
    now = START + at
    headers = date === undefined ? {} : { date: new Date(START + date).toUTCString() }
    const before = sinceStart(meter.orgTime())
    await meter.http.open({ method: 'GET', url: new URL('https://org.example/services/data/v67.0/limits') })
    times.push({ before, after: sinceStart(meter.orgTime()) })
  }
  return times
}

describe('the time of the org', () => {
  it('is not known before an answer says it', async () => {
    expect(await orgTimes([{ at: 0, date: undefined }])).toEqual([{ before: undefined, after: undefined }])
  })

  it('goes on with our clock where an answer does not say it', async () => {
    expect(
      await orgTimes([
        { at: 0, date: 60_000 },
        { at: 700, date: undefined },
      ]),
    ).toMatchObject([{ after: 60_000 }, { after: 60_700 }])
  })

  it('follows the org where its clock, or ours, was set', async () => {
    expect(
      await orgTimes([
        { at: 0, date: 60_000 },
        { at: 100, date: 2_000 },
      ]),
    ).toMatchObject([{ after: 60_000 }, { after: 2_000 }])
    expect(
      await orgTimes([
        { at: 0, date: 0 },
        { at: 100, date: 90_000 },
      ]),
    ).toMatchObject([{ after: 0 }, { after: 90_000 }])
  })

  it('neither goes back by the rounding of its answers, nor is ahead of the org', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -900_000, max: 900_000 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 40 }),
        async (ahead, waits) => {
          let at = 0
          const answers = waits.map((wait) => {
            at += wait
            return { at, date: Math.floor((at + ahead) / 1_000) * 1_000 }
          })
          const times = await orgTimes(answers)
          for (const [index, { before, after = Number.NaN }] of times.entries()) {
            const truth = (answers[index]?.at ?? 0) + ahead
            expect(after).toBeLessThanOrEqual(truth)
            expect(after).toBeGreaterThan(truth - 1_000)
            if (before !== undefined) expect(after).toBeGreaterThanOrEqual(before)
          }
        },
      ),
    )
  })
})
