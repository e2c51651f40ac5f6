import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { JobInfo } from '../../src/bulk/job.ts'
import type { SendEvent } from '../../src/send/events.ts'
import { createThroughput } from '../../src/send/throughput.ts'
import { aPart } from '../support/parts.ts'

const part = aPart()
const uploaded: SendEvent = { type: 'uploaded', id: '750', part }

function looked(id: string, numberRecordsProcessed: number): SendEvent {
  return { type: 'looked', id, part, job: JobInfo.parse({ id, state: 'InProgress', numberRecordsProcessed }) }
}

it('adds up what all jobs have processed, from the first upload on', () => {
  const { see, points } = createThroughput()
  see(uploaded, 1)
  see(looked('a', 10), 2)
  see(uploaded, 3)
  see(looked('b', 5), 4)
  see(looked('a', 30), 5)
  expect(points()).toEqual([
    { at: 1, records: 0 },
    { at: 2, records: 10 },
    { at: 4, records: 15 },
    { at: 5, records: 35 },
  ])
})

it('keeps some hundred points, the first and the last among them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), (looks) => {
      const { see, points } = createThroughput()
      see(uploaded, 0)
      for (let look = 1; look <= looks; look++) see(looked('a', look), look)
      expect(points().length).toBeLessThanOrEqual(401)
      expect(points().length).toBeGreaterThanOrEqual(Math.min(looks, 200))
      expect([points()[0], points().at(-1)]).toEqual([
        { at: 0, records: 0 },
        { at: looks, records: looks },
      ])
    }),
    { numRuns: 20 },
  )
})
