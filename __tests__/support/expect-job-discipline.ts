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
