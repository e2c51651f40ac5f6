import { describe, expect, it } from '@jest/globals'
import { finalMeaning, INGEST_OPERATIONS, isDeletion, isRepeatable } from '../../src/bulk/job.ts'

describe('the state of a job', () => {
  it.each([
    ['Open', undefined],
    ['UploadComplete', undefined],
    ['InProgress', undefined],
    ['JobComplete', 'complete'],
    ['Failed', 'failed'],
    ['Aborted', 'aborted'],
  ] as const)('%s means %s', (state, meaning) => {
    expect(finalMeaning(state)).toBe(meaning)
  })
})

it('says which operations add records and which remove them', () => {
  expect(INGEST_OPERATIONS.filter((operation) => !isRepeatable(operation))).toEqual(['insert'])
  expect(INGEST_OPERATIONS.filter(isDeletion)).toEqual(['delete', 'hardDelete'])
})
