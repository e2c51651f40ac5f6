import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createLimit } from '../src/limit.ts'

it('runs as many as it may at once, in the order in which they came', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 5 }), fc.nat({ max: 20 }), async (s, most, tasks) => {
      const limit = createLimit(most)
      const started: number[] = []
      let running = 0
      let mostRunning = 0
      const all = Array.from({ length: tasks }, (_, number) =>
        limit(async () => {
          started.push(number)
          running += 1
          mostRunning = Math.max(mostRunning, running)
          await s.schedule(Promise.resolve(), `task ${number}`)
          running -= 1
          return number
        }),
      )
      await s.waitFor(Promise.all(all))
      const inOrder = Array.from({ length: tasks }, (_, number) => number)
      expect(await Promise.all(all)).toEqual(inOrder)
      expect(started).toEqual(inOrder)
      expect(mostRunning).toBe(Math.min(most, tasks))
    }),
  )
})

it('gives the place of a task that fails to the next', async () => {
  const limit = createLimit(1)
  const failing = limit(() => Promise.reject(new Error('no')))
  const next = limit(async () => 'next')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('next')
})
