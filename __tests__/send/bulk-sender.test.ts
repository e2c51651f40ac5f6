import { describe, expect, it } from '@jest/globals'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { LoadError } from '../../src/errors.ts'
import { hashPart } from '../../src/parts/part-stream.ts'
import type { Submission } from '../../src/send/submission.ts'
import { aSpec } from '../support/load-spec.ts'
import { useOrg } from '../support/org-jobs.ts'
import { filesOf, only } from '../support/parts-of.ts'
import { type Sending, sendByBulk } from '../support/sent-by-bulk.ts'
import { aStep } from '../support/step.ts'

const signedIn = useOrg()

const CLOSE = { method: 'PATCH', path: 'jobs/ingest/*' } as const
const NO_ACCESS = [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'no access' }]

async function submissionOf(csv: string, more: Partial<Submission> = {}): Promise<Submission> {
  const part = only((await filesOf(csv, aSpec(), signedIn.temp)).parts)
  return { part, round: 1, firstOrder: 0, ...more }
}

/** Sends two accounts. */
async function send(how: Partial<Sending> = {}, faults: readonly FaultInput[] = []) {
  const { jobs, clock, temp, org } = signedIn
  const submission = await submissionOf('Name\nAcme\nBeta\n')
  org.faults.add(...faults)
  return await sendByBulk(submission, { jobs, step: aStep({ clock, temp }), ...how })
}

const states = () => signedIn.org.jobs().map(({ state }) => state)

/** Long enough for whoever does not wait to have closed the job. */
async function aWhile(id: string) {
  for (let look = 0; look < 3; look++) await signedIn.client.info(id)
}

/** Closes and aborts, as they arrive, beside what a test adds. */
function changes() {
  const seen: string[] = []
  signedIn.org.onRequest(({ method, when }) => {
    if (method === 'PATCH' && when === 'arrived') seen.push('changed')
  })
  return seen
}

describe('a job', () => {
  it('is announced before it is closed', async () => {
    const seen = changes()
    const { sent, announced, withdrawn } = await send({
      onAnnounce: async ({ id }) => {
        await aWhile(id)
        seen.push('announced')
      },
    })
    expect(seen).toEqual(['announced', 'changed'])
    expect(sent).toMatchObject({ kind: 'done', job: { id: only(announced).id, state: 'JobComplete' } })
    expect(withdrawn).toEqual([])
  })

  it('is filled, and not closed, before its turn has come', async () => {
    const seen = changes()
    const turn = Promise.withResolvers<void>()
    await send({
      gate: { mayTakeEffect: turn.promise },
      onAnnounce: async ({ id }) => {
        setImmediate(async () => {
          await aWhile(id)
          seen.push('turn')
          turn.resolve()
        })
      },
    })
    expect(seen).toEqual(['turn', 'changed'])
  })

  it('is announced with what it holds', async () => {
    const { sent, announced } = await send()
    const { part } = sent.submission
    const [job] = signedIn.org.jobs()
    const expected = { by: 'bulk', id: job?.id, round: 1, body: await hashPart(part), whole: true, records: 2 }
    expect(only(announced)).toEqual({
      ...expected,
      createdById: signedIn.org.userId,
      createdDate: expect.stringContaining('T'),
    })
  })

  it.each<[string, string, Partial<Submission>, object]>([
    ['has no hash where its one record could be guessed', 'Name\nAcme\n', {}, { body: '', whole: true }],
    [
      'is no whole part where records go again',
      'Name\nAcme\nBeta\n',
      { again: [], round: 2 },
      { whole: false, round: 2 },
    ],
    ['is no whole part where some were loaded before', 'Name\nAcme\nBeta\n', { isRest: true }, { whole: false }],
  ])('%s', async (_, csv, more, expected) => {
    const { jobs, clock, temp } = signedIn
    const { announced } = await sendByBulk(await submissionOf(csv, more), { jobs, step: aStep({ clock, temp }) })
    expect(only(announced)).toMatchObject(expected)
  })
})

describe('nothing takes effect', () => {
  it('of a load that is halted while a job waits for its turn: the job is aborted and withdrawn', async () => {
    const halt = new AbortController()
    const { sent, announced, withdrawn } = await send({
      gate: { mayTakeEffect: new Promise(() => {}), halted: halt.signal },
      onAnnounce: async () => halt.abort(),
    })
    expect(sent).toMatchObject({ kind: 'not-sent', stop: undefined })
    expect(states()).toEqual(['Aborted'])
    expect(withdrawn).toEqual([only(announced).id])
  })

  it('of a load that is halted while the ledger is written, which nobody waits for then', async () => {
    const halt = new AbortController()
    const { sent } = await send({
      gate: { halted: halt.signal },
      onAnnounce: () => {
        halt.abort()
        return new Promise(() => {})
      },
    })
    expect(sent.kind).toBe('not-sent')
    expect(states()).toEqual(['Aborted'])
  })

  it('of a job that could not be announced: why is why nothing further is sent', async () => {
    const error = new LoadError('ledger-failed', 'The ledger could not be written.')
    const { sent, withdrawn } = await send({ onAnnounce: () => Promise.reject(error) })
    expect(sent).toMatchObject({ kind: 'not-sent', stop: error })
    expect(states()).toEqual(['Aborted'])
    expect(withdrawn).toHaveLength(1)
  })

  it('of a job whose close is refused: it is aborted and withdrawn', async () => {
    const { sent, withdrawn } = await send({}, [{ kind: 'answer', ...CLOSE, status: 403, body: NO_ACCESS }])
    expect(sent).toMatchObject({ kind: 'not-sent', stop: { reason: 'job-failed' } })
    expect(states()).toEqual(['Aborted'])
    expect(withdrawn).toHaveLength(1)
  })

  it('of a job that could not be filled: it was never announced', async () => {
    const put = { kind: 'answer', method: 'PUT', path: 'batches', status: 400, times: 9 } as const
    const { sent, announced } = await send({}, [put])
    expect(sent).toMatchObject({
      kind: 'not-sent',
      stop: { message: expect.stringContaining('a.csv could not be sent') },
    })
    expect(announced).toEqual([])
  })
})

it('a job that was closed although its close was refused is seen to its end, and stays in the ledger', async () => {
  const faults: readonly FaultInput[] = [
    { kind: 'answer', ...CLOSE, status: 403, body: NO_ACCESS, takesEffect: true },
    { kind: 'stale-look', method: 'GET', path: 'jobs/ingest/*', by: 3 },
  ]
  const { sent, withdrawn } = await send({}, faults)
  expect(sent).toMatchObject({ kind: 'done', job: { state: 'JobComplete' } })
  expect(withdrawn).toEqual([])
})

describe('the end of a job', () => {
  const LOCKS = 'TooManyLockFailure : Too many lock failure. Trying again later.'
  const EMPTY = 'InvalidBatch : Field name not found : Colour__c'

  it.each<[string, readonly FaultInput[], object]>([
    ['where all went well', [], { wentWell: true, transient: undefined, stop: undefined }],
    ['with counts that lag behind', [{ kind: 'short-counts', by: 1 }], { wentWell: false, stop: undefined }],
    [
      'for a reason that passes',
      [{ kind: 'fail-job', afterRows: 1, errorMessage: LOCKS }],
      { transient: { reason: 'job-failed' }, stop: undefined },
    ],
    [
      'for a lasting reason',
      [{ kind: 'fail-job', afterRows: 0, errorMessage: EMPTY }],
      { transient: undefined, stop: { reason: 'job-failed' } },
    ],
  ])('%s is told', async (_, faults, expected) => {
    expect((await send({}, faults)).sent).toMatchObject({ kind: 'done', ...expected })
  })

  it('is not awaited by a step that is over and leaves jobs running', async () => {
    const { clock, temp } = signedIn
    const step = aStep({ clock, temp, stop: { over: AbortSignal.abort(), leavesRunning: () => true } })
    const { sent, withdrawn } = await send({ step }, [{ kind: 'hang-job' }])
    expect(sent).toMatchObject({ kind: 'running', job: { state: 'InProgress' }, stop: undefined })
    expect(withdrawn).toEqual([])
  })

  it.each([
    ['insert', 'Look the job up in Setup'],
    ['upsert', 'it does no harm to upsert'],
  ] as const)('is unknown where the org has no such job any more: an %s says what to do', async (operation, cure) => {
    const gone = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]
    const look = { method: 'GET', path: 'jobs/ingest/*' } as const
    const request = {
      object: 'Account',
      operation,
      ...(operation === 'upsert' ? { externalIdFieldName: 'Ext_Id__c' } : {}),
    }
    const { sent } = await send({ request }, [{ kind: 'answer', ...look, status: 404, body: gone, times: 9 }])
    expect(sent).toMatchObject({ kind: 'unknown', job: { state: 'Unknown' } })
    expect(sent.stop).toMatchObject({ reason: 'records-unaccounted', message: expect.stringContaining(cure) })
  })
})
