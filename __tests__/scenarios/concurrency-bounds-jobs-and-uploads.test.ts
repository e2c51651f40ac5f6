import { expect, it } from '@jest/globals'
import type { OrgKind } from '../../emulator/org/rest/organization.ts'
import { jobSpans, mostAtOnce, uploadSpans } from '../support/org-view.ts'
import { startScenario } from '../support/scenario.ts'

/** Loads 12 records in 12 jobs; the org takes its time with each upload, so that those allowed to overlap do. */
async function loadTwelveJobs(concurrency: string, kind: OrgKind = 'sandbox') {
  const records = Array.from({ length: 12 }, (_, number) => `Account ${number}\n`)
  const { org, load } = await startScenario({ files: { 'a.csv': `Name\n${records.join('')}` }, org: { kind } })
  org.faults.add({ kind: 'slow', method: 'PUT', path: 'batches', times: 12, delayMs: 60 })
  const run = await load({ operation: 'insert', object: 'Account', files: 'a.csv', 'job-records': '1', concurrency })
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '12' })
  expect(org.jobs()).toHaveLength(12)
  return { jobs: mostAtOnce(jobSpans(org)), uploads: mostAtOnce(uploadSpans(org)) }
}

it.each([
  ['1', { jobs: 1, uploads: 1 }],
  ['2', { jobs: 2, uploads: 2 }],
])('has no more jobs in flight than concurrency: %s', async (concurrency, most) => {
  expect(await loadTwelveJobs(concurrency)).toEqual(most)
})

it('uploads to at most four jobs at once', async () => {
  const { jobs, uploads } = await loadTwelveJobs('10')
  expect(uploads).toBe(4)
  expect(jobs).toBeLessThanOrEqual(10)
})

it('uploads to at most two jobs at once in a developer org', async () => {
  expect((await loadTwelveJobs('10', 'developer')).uploads).toBe(2)
})

it('has five jobs in flight when nothing else is asked for', async () => {
  const { org, load } = await startScenario({ files: { 'a.csv': `Name\n${'Acme\n'.repeat(15)}` } })
  // They are long at work, and all five get there.
  org.faults.add({ kind: 'slow', method: 'PATCH', path: 'ingest/*', times: 15, delayMs: 100 })
  await load({ operation: 'insert', object: 'Account', files: 'a.csv', 'job-records': '1' })
  expect(mostAtOnce(jobSpans(org))).toBe(5)
})

/** Loads two jobs at once, of which the second one's upload takes long; whether the results of the first are read meanwhile. */
async function readsResultsMeanwhile(files: string): Promise<boolean> {
  const { org, load } = await startScenario({ files: { 'a.csv': files } })
  org.faults.add({ kind: 'slow', method: 'PUT', path: 'batches', nth: 2, delayMs: 1_000 })
  const inputs = { operation: 'insert', object: 'Account', files: 'a.csv', 'job-records': '2', concurrency: '2' }
  await load({ ...inputs, 'max-failures': '2' })
  const [, second] = org.requests.filter(({ method }) => method === 'PUT')
  const results = org.requests.filter(({ path }) => path.endsWith('successfulResults'))
  expect(results).toHaveLength(2)
  return results.some(({ startedAt }) => startedAt < (second?.endedAt ?? 0))
}

it('lets the results of a job that went well wait for the uploads of others', async () => {
  expect(await readsResultsMeanwhile('Name\nA\nB\nC\nD\n')).toBe(false)
})

it('reads the results of a job with failed records at once: they may stop the load', async () => {
  expect(await readsResultsMeanwhile('Name,Phone\nA,1\n,2\nC,3\n,4\n')).toBe(true)
})
