import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sendAll } from '../../src/send/schedule.ts'
import { aPart } from '../support/parts.ts'

const numbered = (count: number) => Array.from({ length: count }, (_, index) => aPart({ number: index + 1 }))

/** Carries parts whose two halves, before and after the close, take as long as the scheduler likes. */
async function carry(s: fc.Scheduler, count: number, concurrency: Parameters<typeof sendAll>[1]) {
  const events: string[] = []
  let inFlight = 0
  let mostInFlight = 0
  const done = sendAll(
    numbered(count),
    concurrency,
    async ({ number }, mayClose) => {
      inFlight += 1
      mostInFlight = Math.max(mostInFlight, inFlight)
      events.push(`upload ${number}`)
      await s.schedule(Promise.resolve(), `upload ${number}`)
      await mayClose
      events.push(`close ${number}`)
      await s.schedule(Promise.resolve(), `work ${number}`)
      events.push(`final ${number}`)
      inFlight -= 1
      return number
    },
    async (number) => {
      await s.schedule(Promise.resolve(), `collect ${number}`)
      events.push(`collected ${number}`)
    },
  )
  await s.waitFor(done)
  const numbersOf = (word: string) =>
    events.filter((event) => event.startsWith(word)).map((e) => Number(e.split(' ')[1]))
  return { events, mostInFlight, numbersOf }
}

describe('in parallel', () => {
  it('starts parts in their order, as many at once as it may, and hands over each once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat({ max: 12 }), fc.integer({ min: 1, max: 5 }), async (s, count, jobs) => {
        const { mostInFlight, numbersOf } = await carry(s, count, { mode: 'parallel', jobs })
        const all = numbered(count).map(({ number }) => number)
        expect(numbersOf('upload')).toEqual(all)
        expect(mostInFlight).toBe(Math.min(count, jobs))
        expect(numbersOf('collected').sort((a, b) => a - b)).toEqual(all)
      }),
    )
  })
})

describe('in series', () => {
  it('closes a job only when the one before is final, and fills the next meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 10 }), async (s, count) => {
        const { events, mostInFlight, numbersOf } = await carry(s, count, { mode: 'serial' })
        expect(numbersOf('close')).toEqual(numbered(count).map(({ number }) => number))
        for (let number = 2; number <= count; number++)
          expect(events.indexOf(`close ${number}`)).toBeGreaterThan(events.indexOf(`final ${number - 1}`))
        expect(mostInFlight).toBe(Math.min(count, 2))
      }),
    )
  })
})
