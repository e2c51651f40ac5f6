import { describe, expect, it } from '@jest/globals'
import { LostCreates } from '../../src/recall/abandoned-jobs.ts'
import type { SendEvent } from '../../src/send/events.ts'
import { openJob } from '../support/bulk-client.ts'
import { aSpec } from '../support/load-spec.ts'
import { useOrg } from '../support/org-jobs.ts'
import { aPart } from '../support/parts.ts'
import { aStep } from '../support/step.ts'

const signedIn = useOrg()

const part = aPart()
const LOST: SendEvent = { type: 'create-lost', error: new Error('no answer'), part }

interface Known {
  readonly events?: readonly SendEvent[]
  readonly names?: (id: string) => boolean
  readonly older?: ReadonlySet<string>
  readonly isAlone?: boolean
}

/** Sees to what came of creates, and says which jobs are Open then. */
async function seeTo({ events = [LOST], names = () => false, older = new Set(), isAlone = true }: Known = {}) {
  const { jobs, org, clock } = signedIn
  const said: string[] = []
  const lost = new LostCreates(jobs.org)
  for (const event of events) lost.see(event)
  const step = aStep({ clock, said, run: { isAlone: () => isAlone } })
  await lost.seeTo(aSpec(), { userId: org.userId, names, older }, step)
  return { open: org.jobs().flatMap(({ id, state }) => (state === 'Open' ? [id] : [])), said }
}

describe('a create whose answer was lost', () => {
  it('has its job found and aborted', async () => {
    await openJob(signedIn.client, 'Name\nA\n')
    expect(await seeTo()).toMatchObject({ open: [] })
  })

  it.each<[string, (id: string) => Known]>([
    ['that this step has made', (id) => ({ events: [{ type: 'created', id, part }, LOST] })],
    ['that the ledger names', (id) => ({ names: (name) => name === id })],
    ['that there was before', (id) => ({ older: new Set([id]) })],
    ['of another leg, perhaps', () => ({ isAlone: false })],
  ])('leaves a job alone %s', async (_, known) => {
    const { id } = await openJob(signedIn.client, 'Name\nA\n')
    expect((await seeTo(known(id))).open).toEqual([id])
  })

  it('leaves all alone where there are more than it can have made', async () => {
    for (let job = 0; job < 2; job++) await openJob(signedIn.client, 'Name\nA\n')
    const { open, said } = await seeTo()
    expect(open).toHaveLength(2)
    expect(said).toHaveLength(1)
    expect((await seeTo({ events: [LOST, LOST] })).open).toHaveLength(0)
  })

  it('is told where the org does not list its jobs', async () => {
    signedIn.org.faults.add({ kind: 'answer', method: 'GET', path: 'jobs/ingest', status: 503, times: 99 })
    expect((await seeTo()).said).toContainEqual(expect.stringMatching(/^warning: Could not check for jobs/))
  })
})

it('nobody looks for jobs where no create was lost', async () => {
  const { requests } = signedIn.org
  await seeTo({ events: [{ type: 'created', id: '750000000000001AAA', part }] })
  expect(requests).toEqual([])
})
