import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { LoadError } from '../../src/errors.ts'
import { sendParts } from '../../src/load/send-parts.ts'
import { type LoadAtWork, type LoadOptions, loadAtWork } from '../support/load-at-work.ts'
import { ALL_LOADED, type Answer } from '../support/stand-in-sender.ts'
import { someTurns, until } from '../support/turns.ts'

const temp = mkdtempSync(join(tmpdir(), 'send-parts-'))
afterAll(() => rmSync(temp, { recursive: true }))

const STOP = new LoadError('job-failed', 'The org is closed.')
const NO_RETRY = () => ({ skipsSuccessful: false, goesAgain: () => false })

/** A load of one record a job: A, B, C and D. */
async function fourJobs(options: Partial<LoadOptions> = {}) {
  const spec = { pace: { maxJobRecords: 1 }, ...options.spec }
  return await loadAtWork({ csv: 'Name\nA\nB\nC\nD\n', temp, ...options, spec })
}

async function send(load: LoadAtWork, jobs = 2) {
  return await sendParts(load.submissions, { mode: 'parallel', jobs }, load.sending, NO_RETRY)
}

const namesOf = ({ sends }: LoadAtWork) => sends.flatMap(({ records }) => records)

describe('the ends of parts', () => {
  it('come in the order of the parts, whichever ends first', async () => {
    const later = Promise.withResolvers<void>()
    const load = await fourJobs({
      answer: async ([name]) => {
        if (name === 'A') await later.promise
        if (name === 'C') later.resolve()
        return { kind: 'done' }
      },
    })
    const ends = await send(load, 4)
    expect(load.ends[0]?.sent.submission).not.toBe(load.submissions[0])
    expect(ends.map(({ sent }) => sent.submission)).toEqual(load.submissions)
    expect(ends.map(({ taken }) => taken.job.created)).toEqual([1, 1, 1, 1])
  })

  it('are noted in the ledger, but for a job of which something is still to come', async () => {
    const answers: Record<string, Answer> = {
      A: { kind: 'done', fates: ['lost'] },
      B: { kind: 'done', state: 'Aborted', fates: ['lost'] },
      C: { kind: 'running' },
    }
    const load = await fourJobs({ answer: ([name = '']) => answers[name] ?? { kind: 'done' } })
    const ends = await send(load, 4)
    expect(ends.map(({ sent }) => ('job' in sent ? load.book.settled.get(sent.job.id) : undefined))).toEqual([
      { in: 0, unaccounted: 1 },
      undefined,
      undefined,
      { in: 1, unaccounted: 0 },
    ])
  })

  it('are told with what could not be read', async () => {
    const unread = new Error('The connection was cut.')
    const load = await fourJobs({ answer: () => ({ kind: 'done', unread }) })
    await send(load)
    expect(load.said).toContainEqual(expect.stringMatching(/^warning: The successful records of job .* The connection/))
  })
})

describe('nothing further is sent', () => {
  it('after a part that shows that the next would fare no better', async () => {
    const load = await fourJobs({ answer: () => ({ kind: 'not-sent', stop: STOP }) })
    const ends = await send(load, 1)
    expect(namesOf(load)).toEqual(['A'])
    expect(load.sending.brake.reasons).toEqual([STOP])
    expect(ends.map(({ taken }) => taken.job.unprocessed)).toEqual([1, 1, 1, 1])
  })

  it('where results can be read another day alone', async () => {
    const load = await fourJobs({ answer: () => ({ kind: 'done', unread: STOP }) })
    const ends = await send(load, 1)
    expect(load.sending.brake.reasons).toEqual([STOP])
    expect(ends[0]?.taken.job.pending).toBe(1)
  })

  it('after too many failures: that a job went well is known before its rows are read', async () => {
    const csv = `Name\n${'A\n'.repeat(600)}${'B\n'.repeat(600)}${'C\n'.repeat(600)}`
    const spec = { pace: { maxJobRecords: 600 }, limits: { stopEarly: 0.4 } }
    const load = await loadAtWork({
      csv,
      temp,
      spec,
      answer: async ([name]) => {
        if (name === 'B') await until(() => load.ends.length > 0)
        return { kind: 'done', fates: name === 'A' ? Array(600).fill('X:no:--') : [] }
      },
    })
    const { uploads } = load.sending.jobs
    const upload = Promise.withResolvers<void>()
    const [running, ended] = [uploads.run(() => upload.promise), send(load, 1)]
    await until(() => load.sending.brake.halted.aborted)
    expect(load.ends).toHaveLength(1)
    upload.resolve()
    await Promise.all([running, ended])
    expect(load.sends.map(({ records }) => records[0])).toEqual(['A', 'B'])
    expect(load.sending.brake.reasons).toMatchObject([{ reason: 'stopped-early' }])
  })

  it('but what stops a step that is cancelled is the cancel', async () => {
    const cancel = new AbortController()
    const load = await fourJobs({
      stop: { cancelled: cancel.signal },
      answer: () => {
        cancel.abort()
        return { kind: 'unknown', stop: STOP }
      },
    })
    const ends = await send(load, 1)
    expect(load.sending.brake.reasons).toEqual([])
    expect(ends.map(({ sent }) => sent.kind)).toEqual(['unknown', 'not-sent', 'not-sent', 'not-sent'])
  })
})

describe('results are taken', () => {
  /** Of how many jobs results are read at once, where twelve have come to their end. */
  async function mostAtOnce(options: Partial<LoadOptions>) {
    const csv = `Name\n${Array.from({ length: 12 }, (_, job) => `A${job}\n`).join('')}`
    const reading = new Set<string>()
    const gate = Promise.withResolvers<void>()
    let most = 0
    const onRead = async (id: string) => {
      reading.add(id)
      most = Math.max(most, reading.size)
      await gate.promise
      reading.delete(id)
    }
    const load = await fourJobs({ csv, onRead, ...options })
    const ended = send(load, 12)
    await until(() => load.sends.length === 12)
    await someTurns()
    gate.resolve()
    await ended
    return most
  }

  it('two at a time', async () => {
    expect(await mostAtOnce({ answer: () => ({ kind: 'done', fates: ['X:no:--'] }) })).toBe(2)
  })

  it('eight at a time in the last seconds of a step', async () => {
    const cancel = new AbortController()
    const answer = () => {
      cancel.abort()
      return ALL_LOADED
    }
    expect(await mostAtOnce({ answer, stop: { cancelled: cancel.signal } })).toBe(8)
  })

  it('after the uploads, where all went well', async () => {
    const load = await fourJobs()
    const upload = Promise.withResolvers<void>()
    const running = load.sending.jobs.uploads.run(() => upload.promise)
    const ended = send(load, 4)
    await until(() => load.sends.length === 4)
    await someTurns()
    expect(load.ends).toEqual([])
    upload.resolve()
    await Promise.all([running, ended])
    expect(load.ends).toHaveLength(4)
  })
})
