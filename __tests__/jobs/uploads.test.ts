import { expect, it } from '@jest/globals'
import type { Clock } from '../../src/clock.ts'
import { createUploads } from '../../src/jobs/uploads.ts'

const NEVER = new AbortController().signal

/** A task that ends when it is told to. */
function task() {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { run: () => ended, end }
}

/** A clock whose deadlines pass only when they are told to. */
function stoppedClock() {
  let pass = () => {}
  const clock: Clock = {
    now: () => 0,
    shortened: (ms) => ms,
    random: () => 0,
    sleep: () => Promise.reject(new Error('Nobody sleeps here.')),
    deadline: (_, signal) =>
      new Promise((resolve, reject) => {
        pass = resolve
        if (signal?.aborted) reject(signal.reason)
        signal?.addEventListener('abort', () => reject(signal.reason))
      }),
  }
  return { clock, pass: () => pass() }
}

/** What has happened once everything has that can. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

it('does not wait when no upload is on its way', async () => {
  const uploads = createUploads(2)
  await uploads.whenQuiet(stoppedClock().clock, NEVER)
  await uploads.run(() => Promise.resolve())
  await uploads.whenQuiet(stoppedClock().clock, NEVER)
})

it('waits for the last of all uploads, those that have no turn yet among them', async () => {
  const uploads = createUploads(1)
  const [first, second] = [task(), task()]
  const events: string[] = []
  const all = [first, second].map(({ run }) => uploads.run(run))
  const waits = [1, 2].map(() => uploads.whenQuiet(stoppedClock().clock, NEVER).then(() => events.push('quiet')))
  first.end()
  await settled()
  expect(events).toEqual([])
  second.end()
  await Promise.all([...all, ...waits])
  expect(events).toEqual(['quiet', 'quiet'])
})

it('goes on after an upload that failed', async () => {
  const uploads = createUploads(1)
  const failing = uploads.run(() => settled().then(() => Promise.reject(new Error('cut'))))
  const quiet = uploads.whenQuiet(stoppedClock().clock, NEVER)
  await expect(failing).rejects.toThrow('cut')
  await quiet
})

it('waits no longer than its limit, nor beyond the end of the step', async () => {
  const uploads = createUploads(1)
  const upload = task()
  const running = uploads.run(upload.run)
  const { clock, pass } = stoppedClock()
  const waiting = uploads.whenQuiet(clock, NEVER)
  pass()
  await waiting
  await uploads.whenQuiet(clock, AbortSignal.abort())
  upload.end()
  await running
})

it('lets the oldest go on when too many wait', async () => {
  const uploads = createUploads(1)
  const upload = task()
  const running = uploads.run(upload.run)
  const goneOn: number[] = []
  const waits = Array.from({ length: 27 }, (_, number) =>
    uploads.whenQuiet(stoppedClock().clock, NEVER).then(() => goneOn.push(number)),
  )
  await settled()
  expect(goneOn).toEqual([0, 1])
  upload.end()
  await Promise.all([running, ...waits])
  expect(goneOn).toHaveLength(27)
})
