import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { COUNT_NAMES } from '../../src/counts.ts'
import { LoadError } from '../../src/errors.ts'
import { type LoadAtWork, loadAtWork, sendAllOf } from '../support/load-at-work.ts'
import type { Answer, Fate } from '../support/stand-in-sender.ts'
import { type Breach, createWitness } from '../support/witness.ts'

const temp = mkdtempSync(join(tmpdir(), 'outcomes-'))
afterAll(() => rmSync(temp, { recursive: true }))

const LOCKED: Fate = 'UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record:--'
const BAD: Fate = 'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --'
const STOP = new LoadError('job-failed', 'The org is closed.')
const ANOTHER_DAY = new LoadError('login-failed', 'The session is over.')

const fate = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fate>('loaded') },
  { weight: 3, arbitrary: fc.constant(LOCKED) },
  fc.constantFrom<Fate>(BAD, 'unprocessed', 'lost'),
)
const ending = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ state: 'JobComplete' as const }) },
  { weight: 2, arbitrary: fc.constant({ state: 'Failed' as const, errorMessage: 'TooManyLockFailure : Locks.' }) },
  fc.constant({ state: 'Failed' as const, errorMessage: 'Brand new' }),
  fc.constant({ state: 'Aborted' as const }),
)
const unread = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  fc.constantFrom({ unread: new Error('The connection was cut.') }, { unread: ANOTHER_DAY }),
)
const done = fc
  .tuple(fc.array(fate, { maxLength: 4 }), ending, unread)
  .map(([fates, end, why]): Answer => ({ kind: 'done', fates, ...end, ...why }))
const other = fc.constantFrom<Answer>(
  { kind: 'not-sent' },
  { kind: 'not-sent', stop: STOP },
  { kind: 'running' },
  { kind: 'unknown', stop: STOP },
)
const answers = fc.array(fc.oneof({ weight: 9, arbitrary: done }, other), { maxLength: 10 })
/** Jobs that run on where others wait for them. */
const uncertain = fc.array(fc.oneof({ weight: 2, arbitrary: done }, other), { maxLength: 4 })

const pace = fc.record({
  maxJobRecords: fc.integer({ min: 1, max: 4 }),
  retries: fc.nat(3),
  concurrency: fc.constantFrom(
    { mode: 'serial' as const },
    { mode: 'parallel' as const, jobs: 1 },
    { mode: 'parallel' as const, jobs: 3 },
  ),
})
const limits = fc.record({ canary: fc.nat(2) })
/** Keys of the records, some of which several have. */
const keys = fc.array(fc.nat(5), { minLength: 1, maxLength: 10 })
const fewKeys = fc.array(fc.nat(2), { minLength: 3, maxLength: 8 })

/** Sends records with these keys to an org that gives these answers, and to one that loads all once there are none left. */
async function sent(operation: 'insert' | 'upsert', keysOf: readonly number[], given: readonly Answer[], spec: object) {
  const csv = `Ext_Id__c,Name\n${keysOf.map((key, place) => `k${key},${place}\n`).join('')}`
  const witness = createWitness(operation)
  const rest = [...given]
  const load = await loadAtWork({
    csv,
    temp,
    spec: { operation, ...spec },
    answer: (records) => witness.see(records, rest.shift() ?? { kind: 'done' }),
  })
  await sendAllOf(load)
  return { load, breaches: witness.breaches, isIn: witness.isIn }
}

function expectOneOutcomeEach({ sink, read, rounds, spec }: LoadAtWork) {
  const places = sink.outcomes.map(({ at }) => at).sort()
  expect(places).toEqual(Array.from({ length: read }, (_, record) => `a.csv:${record + 2}`).sort())
  const told = (was: string) => sink.outcomes.filter((outcome) => outcome.was === was).length
  const { counts, retries } = rounds
  expect(counts.created + counts.updated).toBe(told('loaded'))
  for (const name of COUNT_NAMES)
    if (!['read', 'created', 'updated'].includes(name)) expect([name, counts[name]]).toEqual([name, told(name)])
  expect(retries.rounds).toBeLessThanOrEqual(spec.pace.retries)
  expect(retries.saved).toBeLessThanOrEqual(counts.created + counts.updated)
}

const NONE: readonly Breach[] = []

/** Each run writes and reads files; other ones are tried each time. */
const RUNS = 25

it('every record has one outcome, whatever the org answers, and the counts are those of the outcomes', async () => {
  const operation = fc.constantFrom('insert', 'upsert')
  await fc.assert(
    fc.asyncProperty(operation, keys, answers, pace, limits, async (how, keysOf, given, paceOf, limitsOf) => {
      const { load } = await sent(how, keysOf, given, { pace: paceOf, limits: limitsOf })
      expectOneOutcomeEach(load)
    }),
    { numRuns: RUNS },
  )
})

it('no record is inserted while it is in the org, or may be, and none that may be in is said to be out', async () => {
  await fc.assert(
    fc.asyncProperty(keys, answers, pace, limits, async (keysOf, given, paceOf, limitsOf) => {
      const { load, breaches, isIn } = await sent('insert', keysOf, given, { pace: paceOf, limits: limitsOf })
      expect(breaches).toEqual(NONE)
      for (const { at, was } of load.sink.outcomes) {
        const record = Number(at.split(':')[1]) - 2
        if (was === 'loaded') expect(isIn(record)).toBe('yes')
        if (was === 'failed' || was === 'unprocessed') expect(isIn(record)).toBe('no')
      }
    }),
    { numRuns: RUNS },
  )
})

it('no older record of a key is sent after a newer one was loaded, nor a newer one while the older may yet be', async () => {
  await fc.assert(
    fc.asyncProperty(fewKeys, uncertain, pace, limits, async (keysOf, given, paceOf, limitsOf) => {
      expect((await sent('upsert', keysOf, given, { pace: paceOf, limits: limitsOf })).breaches).toEqual(NONE)
    }),
    { numRuns: RUNS },
  )
})
