import { describe, expect, it } from '@jest/globals'
import type { Organization, OrgKind } from '../../src/org/organization.ts'
import { guardHardDeletes, guardOrg, guardRecords } from '../../src/preflight/guard.ts'

const org = (kind: OrgKind): Organization => ({ id: '00D010000000001EAA', host: 'acme.my.salesforce.com', kind })

describe('the org', () => {
  it.each(['sandbox', 'scratch', 'developer', 'trial'] as const)('may go unnamed when it is a %s', (kind) => {
    expect(() => guardOrg(org(kind), undefined)).not.toThrow()
  })

  it('must be named when it is production; the message gives the line to add', () => {
    expect(() => guardOrg(org('production'), undefined)).toThrow(/production org.*\n {2}org: 00D010000000001EAA$/s)
  })

  it.each([
    { kind: 'id', id: '00D010000000001EAA' },
    { kind: 'id', id: '00D010000000001' },
    { kind: 'host', host: 'acme.my.salesforce.com' },
  ] as const)('is the one meant by %j', (meant) => {
    expect(() => guardOrg(org('production'), meant)).not.toThrow()
  })

  it.each([
    { kind: 'id', id: '00D010000000002EAA' },
    { kind: 'host', host: 'acme--uat.sandbox.my.salesforce.com' },
  ] as const)('is not the one meant by %j, whatever kind it is', (meant) => {
    expect(() => guardOrg(org('sandbox'), meant)).toThrow(/expects another org/)
  })
})

describe('the records', () => {
  const guardCases = (
    load: { operation?: 'insert' | 'delete' | 'hardDelete'; maxRecords?: number },
    where: Parameters<typeof org>[0],
    records: number,
  ) => {
    const { operation = 'insert', maxRecords } = load
    guardRecords([{ spec: { operation, limits: { maxRecords } }, name: undefined, records }], org(where))
  }

  it('may be as many as max-records, and no more', () => {
    expect(() => guardCases({ maxRecords: 10 }, 'sandbox', 10)).not.toThrow()
    expect(() => guardCases({ maxRecords: 10 }, 'sandbox', 11)).toThrow(/11 records.*\n {2}max-records: 11$/s)
  })

  it.each(['delete', 'hardDelete'] as const)('are removed in production with max-records only, by %s', (operation) => {
    const deletion = { operation }
    expect(() => guardCases(deletion, 'production', 5)).toThrow(/\n {2}max-records: 5$/)
    expect(() => guardCases({ ...deletion, maxRecords: 5 }, 'production', 5)).not.toThrow()
    expect(() => guardCases(deletion, 'sandbox', 5)).not.toThrow()
  })
})

describe('the records of several loads', () => {
  const loads = (maxRecords?: number) =>
    (
      [
        ['accounts', 'insert', 9],
        ['cases', 'delete', 5],
        ['tasks', 'delete', 1],
      ] as const
    ).map(([name, operation, records]) => ({ spec: { operation, limits: { maxRecords } }, name, records }))

  it('are counted for each of them; the message names those with too many, and the line that allows all', () => {
    expect(() => guardRecords(loads(9), org('sandbox'))).not.toThrow()
    expect(() => guardRecords(loads(5), org('sandbox'))).toThrow(
      /^The load `accounts` has 9 records, but max-records allows 5\. .*\n {2}max-records: 9$/s,
    )
    expect(() => guardRecords(loads(2), org('sandbox'))).toThrow(
      /^The load `accounts` has 9 records and the load `cases` has 5 records, but max-records allows 2\. .*max-records: 9$/s,
    )
  })

  it('are removed in production with a limit only, which the other loads have to fit as well', () => {
    expect(() => guardRecords(loads(), org('production'))).toThrow(
      /The load `cases` has 5 records and the load `tasks` has 1 record\. If that is right, .*max-records: 9$/s,
    )
    expect(() => guardRecords(loads(9), org('production'))).not.toThrow()
  })
})

describe('a hard delete', () => {
  const guardObjects = (objects: readonly string[], confirmHardDelete: readonly string[]) =>
    guardHardDeletes(objects.map((object) => ({ operation: 'hardDelete', object, limits: { confirmHardDelete } })))

  it('is done only when the object is named once more', () => {
    expect(() => guardObjects(['Case'], [])).toThrow(/\n {2}confirm-hard-delete: Case$/)
    expect(() => guardObjects(['Case'], ['Account'])).toThrow(/\n {2}confirm-hard-delete: Case$/)
    expect(() => guardObjects(['Case'], ['Cases'])).toThrow(/confirm-hard-delete/)
    expect(() => guardObjects(['Case'], ['case'])).not.toThrow()
    expect(() => guardObjects(['Case'], ['Account', 'Case'])).not.toThrow()
  })

  it('of several objects needs each of their names; the message gives the line with all of them', () => {
    const objects = ['Case', 'Account', 'case']
    expect(() => guardObjects(objects, ['Account'])).toThrow(/\n {2}confirm-hard-delete: Case, Account$/)
    expect(() => guardObjects(objects, ['account', 'case'])).not.toThrow()
  })

  it('is the only operation that needs the name', () => {
    expect(() =>
      guardHardDeletes([{ operation: 'delete', object: 'Case', limits: { confirmHardDelete: [] } }]),
    ).not.toThrow()
  })
})
