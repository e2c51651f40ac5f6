import { expect } from '@jest/globals'
import type { Org } from '../../emulator/org/start.ts'

/** No job got a second upload, and none was left to take one. A second PUT spoils a job.
 *  Source: Bulk API 2.0 guide, "Upload Job Data": one PUT a job. */
export function expectOneUploadPerJob(org: Org): void {
  const puts = org.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path)
  expect(puts.length).toBe(new Set(puts).size)
  expect(org.jobs().filter(({ uploads }) => uploads.length > 1)).toEqual([])
  expect(org.jobs().filter(({ state }) => state === 'Open')).toEqual([])
}

/** States in which the jobs ended, in order of creation. */
export function finalStates(org: Org): readonly string[] {
  return org.jobs().map(({ state }) => state)
}

/** Aborts what the org did not let the action abort, so that the end of the test is clean. */
export async function abortOpenJobs(org: Org): Promise<void> {
  org.faults.clear()
  for (const { id, state } of org.jobs()) {
    if (state !== 'Open') continue
    const answer = await fetch(`${org.url}/services/data/v67.0/jobs/ingest/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${org.issueToken()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ state: 'Aborted' }),
    })
    expect(answer.status).toBe(200)
  }
}
