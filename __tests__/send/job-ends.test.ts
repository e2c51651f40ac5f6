import { describe, expect, it } from '@jest/globals'
import { JobInfo, type JobState } from '../../src/bulk/job.ts'
import { LoadError, SalesforceError } from '../../src/errors.ts'
import type { JobEnd } from '../../src/jobs/job-life.ts'
import { filesOf, isTransientFailure, stopReason } from '../../src/send/job-ends.ts'
import { aPart, aRange } from '../support/parts.ts'

const ID = '750000000000001AAA'
const TIMES = { startedAt: 0, endedAt: 1 }

const partOf = (...paths: readonly string[]) => aPart({ ranges: paths.map(aRange) })

function final(state: JobState, errorMessage?: string, error?: unknown): JobEnd {
  const job = JobInfo.parse({ id: ID, state, errorMessage })
  return { kind: 'final', job, times: TIMES, ...(error === undefined ? {} : { error }) }
}

const expired = (status: number, errorCode: string) =>
  new SalesforceError({ method: 'GET', path: '/', status, errorCode, message: 'no' })

describe('whether anything further is sent after a job', () => {
  it.each<[string, JobEnd, string | undefined]>([
    ['that is complete', final('JobComplete'), undefined],
    ['that failed for a reason that passes', final('Failed', 'InternalServerError : try again'), undefined],
    ['that failed for a lasting one', final('Failed', 'InvalidBatch : Field name not found : X'), 'job-failed'],
    ['that failed for want of batches', final('Failed', 'ExceededQuota : ApiBatchItems Limit exceeded'), 'api-limit'],
    ['that somebody aborted', final('Aborted'), 'job-failed'],
    ['that could not be closed', final('Aborted', undefined, new Error('no answer')), 'job-failed'],
    ['that is left to run', { kind: 'running', id: ID, times: TIMES }, undefined],
    [
      'that no session may look at',
      { kind: 'running', id: ID, times: TIMES, error: expired(401, 'X') },
      'login-failed',
    ],
    [
      'of which nobody knows',
      { kind: 'unknown', id: ID, times: TIMES, error: expired(404, 'X') },
      'records-unaccounted',
    ],
  ])('%s', (_, end, reason) => {
    expect(stopReason(partOf('a.csv'), end, 'insert')?.reason).toBe(reason)
  })

  it('is told with the reason that kept us from looking, where that has one', () => {
    const error = new LoadError('guard-refused', 'The session is of another org.')
    const end: JobEnd = { kind: 'unknown', id: ID, times: TIMES, error }
    expect(stopReason(partOf('a.csv'), end, 'insert')).toMatchObject({ reason: 'guard-refused', cause: error })
  })
})

it.each<[JobState, string, boolean]>([
  ['Failed', 'TooManyLockFailure : Too many lock failure.', true],
  ['Failed', 'InvalidBatch : Field name not found : X', false],
  ['Failed', 'Brand new', false],
  ['JobComplete', 'TooManyLockFailure : Too many lock failure.', false],
])('a job that is %s with "%s" may be sent again in smaller ones: %s', (state, errorMessage, expected) => {
  expect(isTransientFailure(JobInfo.parse({ id: ID, state, errorMessage }))).toBe(expected)
})

it.each([
  [['a.csv'], 'a.csv'],
  [['a.csv', 'a.csv', 'b.csv'], 'a.csv and b.csv'],
  [['a.csv', 'b.csv', 'c.csv', 'd.csv'], 'a.csv, b.csv and 2 more'],
])('files %j are %s', (paths, words) => {
  expect(filesOf(partOf(...paths))).toBe(words)
})
