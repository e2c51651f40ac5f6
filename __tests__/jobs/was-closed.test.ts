import { describe, expect, it } from '@jest/globals'
import { ConnectionError, SalesforceError } from '../../src/errors.ts'
import { type CloseAnswer, closeAnswer, type Look, wasClosed } from '../../src/jobs/was-closed.ts'

const refusal = (status: number, errorCode: string, message = '') =>
  new SalesforceError({ method: 'PATCH', path: '/jobs/ingest/750', status, errorCode, message })

describe('what is said of a close', () => {
  it.each<[unknown, CloseAnswer]>([
    [refusal(400, 'INVALIDJOBSTATE', 'Closing already Completed Job not allowed'), 'not open any more'],
    [refusal(400, 'INVALID_JOB_STATE', 'InvalidJobState'), 'not open any more'],
    [refusal(400, 'API_ERROR', 'The job is already closed'), 'not open any more'],
    [refusal(400, 'INVALIDJOBSTATE', 'Closing already Aborted Job not allowed'), 'aborted'],
    [refusal(400, 'INVALIDJOB', 'Found multipe contents for job: <750>'), 'never'],
    [refusal(403, 'INSUFFICIENT_ACCESS', 'no access'), 'refused'],
    [refusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid'), 'refused'],
    [refusal(503, 'SERVER_UNAVAILABLE', 'Server unavailable'), 'unclear'],
    [refusal(429, '', '<html>'), 'unclear'],
    [refusal(429, 'TOO_MANY_REQUESTS', 'Too many requests'), 'unclear'],
    [refusal(400, 'Bad Request', 'of a proxy'), 'unclear'],
    [new ConnectionError({ method: 'PATCH', path: '/', code: 'ECONNRESET', message: '' }), 'unclear'],
    [new DOMException('The request was aborted.', 'AbortError'), 'unclear'],
  ])('%s is %s', (error, answer) => {
    expect(closeAnswer(error)).toBe(answer)
  })
})

describe('a job was closed', () => {
  const DONE: readonly Look[] = ['UploadComplete', 'InProgress', 'JobComplete', 'Failed']
  const UNSURE: readonly Look[] = ['Open', undefined]
  const ANSWERS: readonly CloseAnswer[] = ['not open any more', 'aborted', 'never', 'refused', 'unclear']
  const both = [true, false]

  it('whenever a look says so, whatever is said of the close', () => {
    for (const look of DONE)
      for (const answer of ANSWERS)
        for (const isUnclear of both) expect(wasClosed({ answer, look, isUnclear, mayPass: false })).toBe('closed')
  })

  it.each<[CloseAnswer, Look | 'either', boolean, string]>([
    ['not open any more', 'either', true, 'closed'],
    ['not open any more', 'either', false, 'closed'],
    ['not open any more', 'Aborted', true, 'closed'],
    ['never', 'either', true, 'not closed'],
    ['aborted', 'either', true, 'closed'],
    ['aborted', 'either', false, 'not closed'],
    ['refused', 'either', false, 'not closed'],
    ['refused', 'either', true, 'ask again'],
    ['unclear', 'either', true, 'ask again'],
    ['unclear', 'Aborted', true, 'closed'],
  ])('%s, a look says %s, an earlier close unclear: %s → %s', (answer, look, isUnclear, expected) => {
    for (const seen of look === 'either' ? UNSURE : [look])
      expect(wasClosed({ answer, look: seen, isUnclear, mayPass: false })).toBe(expected)
  })

  it('is asked again after a refusal that passes', () => {
    expect(wasClosed({ answer: 'refused', look: 'Open', isUnclear: false, mayPass: true })).toBe('ask again')
  })
})
