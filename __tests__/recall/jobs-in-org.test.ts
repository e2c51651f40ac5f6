import { describe, expect, it } from '@jest/globals'
import type { ListedJob } from '../../src/bulk/job.ts'
import { madeBetween, named, warnOfOtherJobs } from '../../src/recall/jobs-in-org.ts'

const AT = Date.parse('2026-11-24T12:00:00Z')
const MINUTE = 60_000
const USER = '005000000000001AAA'

function job(overrides: Partial<ListedJob> = {}): ListedJob {
  const createdDate = new Date(AT).toISOString()
  return {
    id: '750000000000001AAA',
    operation: 'insert',
    object: 'Account',
    createdById: USER,
    createdDate,
    state: 'Open',
    ...overrides,
  }
}

describe('jobs of this user, object and operation', () => {
  const ours = { userId: USER, object: 'Account', operation: 'insert' }
  const window = { from: AT, to: AT + MINUTE }

  it.each<[string, Partial<ListedJob>, boolean]>([
    ['all the same', {}, true],
    ['the user as 15 characters', { createdById: USER.slice(0, 15) }, true],
    ['no user', { createdById: null }, true],
    ['another user', { createdById: '005000000000002AAA' }, false],
    ['the object in another case', { object: 'account' }, true],
    ['another object', { object: 'Contact' }, false],
    ['another operation', { operation: 'update' }, false],
    ['made before, by less than clocks differ', { createdDate: new Date(AT - 2 * MINUTE).toISOString() }, true],
    ['made long before', { createdDate: new Date(AT - 3 * MINUTE).toISOString() }, false],
    ['made long after', { createdDate: new Date(AT + 4 * MINUTE).toISOString() }, false],
    ['made at no time', { createdDate: 'soon' }, false],
  ])('%s: is one: %s', (_, overrides, isOne) => {
    expect(madeBetween([job(overrides)], ours, window)).toHaveLength(isOne ? 1 : 0)
  })

  it('are those of anybody where the user is not known', () => {
    expect(madeBetween([job({ createdById: 'x' })], { ...ours, userId: undefined }, window)).toHaveLength(1)
  })
})

describe('other jobs on the object', () => {
  const warned = (overrides: Partial<ListedJob>, isKnown = () => false) =>
    warnOfOtherJobs([job(overrides)], 'Account', isKnown) !== undefined

  it.each<[Partial<ListedJob>, boolean]>([
    [{ state: 'Open' }, true],
    [{ state: 'UploadComplete', operation: 'delete' }, true],
    [{ state: 'InProgress', createdById: 'x' }, true],
    [{ state: 'JobComplete' }, false],
    [{ object: 'Contact' }, false],
  ])('%j are warned of: %s', (overrides, expected) => {
    expect(warned(overrides)).toBe(expected)
  })

  it('are not warned of where somebody sees to them', () => {
    expect(warned({}, () => true)).toBe(false)
  })

  it('are named, twenty at most', () => {
    const jobs = Array.from({ length: 22 }, (_, number) => job({ id: `75${number}` }))
    const names = Array.from({ length: 20 }, (_, number) => `75${number} (Open)`)
    expect(named(jobs, ({ state }) => state)).toBe(`${names.join(', ')} and 2 more`)
    expect(named(jobs.slice(0, 20), ({ state }) => state)).toMatch(/75\d+ \(Open\) and 7519 \(Open\)$/)
  })
})
