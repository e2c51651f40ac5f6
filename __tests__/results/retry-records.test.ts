import { describe, expect, it } from '@jest/globals'
import { mayRetry } from '../../src/results/retry-records.ts'
import { ROW_ERRORS } from '../../src/results/row-error-codes.ts'

const TRANSIENT = ROW_ERRORS.filter(({ class: name }) => name === 'transient')
const LASTING = ROW_ERRORS.filter(({ class: name, said }) => name !== 'transient' && said === undefined)
const codes = (entries: typeof ROW_ERRORS) => [...new Set(entries.map(({ code }) => code))]

describe('a failed record', () => {
  it.each(codes(TRANSIENT.filter(({ said }) => said === undefined)))('goes again after %s', (code) => {
    expect(mayRetry(code, 'text', 1)).toBe(true)
    expect(mayRetry(code, 'text', 9)).toBe(code !== 'UNKNOWN_EXCEPTION')
  })

  it.each(codes(LASTING))('stays failed after %s', (code) => {
    expect(mayRetry(code, 'text', 1)).toBe(false)
  })

  it.each([
    ['UNKNOWN_EXCEPTION', 'An unexpected error occurred.', 1, true],
    ['UNKNOWN_EXCEPTION', 'An unexpected error occurred.', 2, false],
    [
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      'Too many retries of batch save in the presence of Apex triggers',
      3,
      true,
    ],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'T: System.LimitException: Too many SOQL queries: 101', 1, false],
    ['DUPLICATE_VALUE', 'Duplicate external id specified: a-1', 1, false],
    ['BRAND_NEW', 'please try again', 1, false],
    ['', 'no code at all', 1, false],
  ])('with %s: "%s" in round %i: goes again is %s', (code, message, round, expected) => {
    expect(mayRetry(code, message, round)).toBe(expected)
  })
})
