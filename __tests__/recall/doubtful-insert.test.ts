import { describe, expect, it } from '@jest/globals'
import type { ListedJob } from '../../src/bulk/job.ts'
import { type Doubt, refuseDoubtfulInsert } from '../../src/recall/doubtful-insert.ts'
import { listAllJobs } from '../../src/recall/jobs-in-org.ts'
import { closedJob, doneJob, openJob } from '../support/bulk-client.ts'
import { aSpec } from '../support/load-spec.ts'
import { useOrg } from '../support/org-jobs.ts'
import { filesOf } from '../support/parts-of.ts'
import { aStep } from '../support/step.ts'

const signedIn = useOrg()

const CSV = 'Name\nA\nB\n'
const HANGS = { kind: 'hang-job', afterRows: 0 } as const
const RESULTS = { kind: 'answer', method: 'GET', path: 'successfulResults', times: 99 } as const

/** Whether an insert is refused on account of the jobs of the org. */
async function isRefused(doubt: Doubt = 'no answer', jobs?: readonly ListedJob[]) {
  const { client, temp, clock } = signedIn
  const { parts } = await filesOf(CSV, aSpec(), temp)
  const said: string[] = []
  const source = { client, step: aStep({ clock, temp, said }) }
  const looking = { source, join: { keyColumn: undefined, fieldOf: () => undefined } }
  const message = await refuseDoubtfulInsert(jobs ?? (await listAllJobs(client)), parts, doubt, looking).then(
    () => undefined,
    (error: unknown) => String(error),
  )
  return { refused: message !== undefined, message, said }
}

describe('a job may hold the records of an insert', () => {
  it.each<[string, boolean, () => Promise<unknown>]>([
    ['where one of its rows may be one of them', true, () => doneJob(signedIn.client, 'Name\nB\nX\n')],
    ['not where all its rows are of others', false, () => doneJob(signedIn.client, 'Name\nX\n')],
    ['not where it has loaded nothing', false, () => doneJob(signedIn.client, `Name\n${'x'.repeat(300)}\n`)],
    ['not where it was never closed', false, () => openJob(signedIn.client, CSV)],
  ])('%s', async (_, refused, make) => {
    await make()
    expect((await isRefused()).refused).toBe(refused)
  })

  it('where it still runs, whatever its results say so far', async () => {
    signedIn.org.faults.add(HANGS)
    await closedJob(signedIn.client, CSV)
    signedIn.org.faults.add({ ...RESULTS, status: 200, body: 'sf__Id,sf__Created,Name\n' })
    expect((await isRefused()).refused).toBe(true)
  })

  it('where its rows cannot be read, whatever its counts say', async () => {
    await doneJob(signedIn.client, 'Name\nX\n')
    signedIn.org.faults.add({ ...RESULTS, status: 503 })
    expect((await isRefused()).refused).toBe(true)
  })

  it('not where it was aborted before it began and the org refuses its results', async () => {
    signedIn.org.faults.add(HANGS)
    await signedIn.client.abort(await closedJob(signedIn.client, CSV))
    signedIn.org.faults.add({ ...RESULTS, status: 400, body: [{ errorCode: 'INVALIDJOBSTATE', message: 'no' }] })
    expect((await isRefused()).refused).toBe(false)
  })

  it('where the org says nothing of it', async () => {
    await doneJob(signedIn.client, 'Name\nX\n')
    const jobs = await listAllJobs(signedIn.client)
    signedIn.org.forgetJobs()
    expect((await isRefused('no answer', jobs)).refused).toBe(true)
  })
})

it.each([
  ['no answer', 'The ledger of this load could not be looked up.', '`ledger: none`'],
  ['not the first attempt', 'This is not the first attempt', 'start a new run'],
  ['the ledger may lack a job', 'does not name', 'another `ledger-key`'],
] as const)('why it is in doubt, and what to do, is told: %s', async (doubt, why, cure) => {
  const { id } = await doneJob(signedIn.client, CSV)
  const { message } = await isRefused(doubt)
  expect(message).toContain(why)
  expect(message).toContain(`${id} (JobComplete)`)
  expect(message).toContain(cure)
})
