import { expect, it } from '@jest/globals'
import { JobInfo } from '../../src/bulk/job.ts'
import { createSettling, SETTLES_AFTER_MS, settlesIn } from '../../src/jobs/settling.ts'
import { recordingClock } from '../support/recording-clock.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const MINUTE = 60_000

function job(minutesAgo: number | undefined, state = 'Aborted') {
  const systemModstamp = minutesAgo === undefined ? undefined : new Date(NOW - minutesAgo * MINUTE).toISOString()
  return JobInfo.parse({ id: '750xx0000000001AAA', state, systemModstamp: systemModstamp?.replace('Z', '+0000') })
}

it.each([
  ['aborted just now', job(0), 10 * MINUTE],
  ['aborted 4 minutes ago', job(4), 6 * MINUTE],
  ['aborted 10 minutes ago', job(10), 0],
  ['aborted long ago', job(600), 0],
  ['that failed', job(0, 'Failed'), 0],
  ['that is complete', job(0, 'JobComplete'), 0],
  ['of which the org does not say when', job(undefined), undefined],
])('of a job %s', (_, info, ms) => {
  expect(settlesIn(info, NOW, recordingClock())).toBe(ms)
})

it('goes by the clock of the org, not by that of the runner', () => {
  const clock = recordingClock({ now: NOW + 30 * MINUTE })
  expect(createSettling(() => NOW, clock).settlesIn(job(1))).toBe(9 * MINUTE)
})

it('is shortened with all other waits, and is told as `sleep` takes it', () => {
  const clock = { ...recordingClock(), shortened: (ms: number) => ms * 0.001 }
  expect(settlesIn({ ...job(0) }, NOW + 150, clock)).toBe(450_000)
})

it('counts from when the job was first seen, where the org does not say', async () => {
  const clock = recordingClock()
  const { settlesIn: left } = createSettling(() => undefined, clock)
  expect(left(job(0))).toBe(SETTLES_AFTER_MS)
  await clock.sleep(7 * MINUTE)
  expect(left(job(0))).toBe(3 * MINUTE)
  await clock.sleep(3 * MINUTE)
  expect(left(job(undefined))).toBe(0)
})

it('does not take back that a job is settled when the clock of the org goes back by a second', () => {
  let now = NOW
  const { settlesIn: left } = createSettling(() => now, recordingClock({ now: NOW }))
  expect(left(job(10))).toBe(0)
  now -= 1_000
  expect(left(job(10))).toBe(0)
  // It has changed since.
  expect(left(job(9))).toBe(MINUTE + 1_000)
})
