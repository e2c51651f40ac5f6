import { describe, expect, it } from '@jest/globals'
import { parentColumn, retryShape } from '../../src/load/retry-plan.ts'

describe('a round of retry', () => {
  it.each([
    [2, { jobRecords: 10_000, jobsAtOnce: 2, pauseMs: 10_000 }],
    [3, { jobRecords: 2_000, jobsAtOnce: 1, pauseMs: 30_000 }],
    [4, { jobRecords: 500, jobsAtOnce: 1, pauseMs: 90_000 }],
    [5, { jobRecords: 200, jobsAtOnce: 1, pauseMs: 180_000 }],
    [11, { jobRecords: 200, jobsAtOnce: 1, pauseMs: 180_000 }],
  ])('%i has its shape', (round, shape) => {
    expect(retryShape(round, 5)).toEqual(shape)
  })

  it.each([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 2],
    [25, 12],
  ])('after one with %i jobs at once has %i at first', (jobs, jobsAtOnce) => {
    expect(retryShape(2, jobs)).toMatchObject({ jobsAtOnce })
    expect(retryShape(3, jobs)).toMatchObject({ jobsAtOnce: 1 })
  })
})

describe('the parent column', () => {
  const REFERENCES = ['AccountId', 'Parent__c', 'OwnerId', 'RecordTypeId', 'CreatedById', 'LastModifiedById']
  const typeOf = (column: string) =>
    REFERENCES.some((name) => name.toLowerCase() === column.toLowerCase()) ? 'reference' : undefined

  it.each<[string, readonly string[], readonly string[], string | undefined]>([
    ['what the user sorts by', ['Name', 'AccountId', 'City'], ['City', 'AccountId'], 'City'],
    ['the same in the spelling of the header', ['Name', 'AccountId'], ['accountid'], 'AccountId'],
    ['another where that is no column', ['Name', 'AccountId'], ['City'], 'AccountId'],
    ['a reference', ['Name', 'Parent__c', 'AccountId'], [], 'Parent__c'],
    ['a relationship', ['Name', 'Account.Ext__c', 'AccountId'], [], 'Account.Ext__c'],
    ['a custom relationship', ['Name', 'Parent__r.Key__c'], [], 'Parent__r.Key__c'],
    ['a relationship with its type', ['Name', 'Lead:Who.Email'], [], 'Lead:Who.Email'],
    ['no owner, record type or user who wrote it', REFERENCES.slice(2), [], undefined],
    ['none of these as relationships', ['Owner.Email', 'User:Owner.Ext__c', 'recordtype.DeveloperName'], [], undefined],
    ['the first behind those', ['OwnerId', 'RecordType.Name', 'AccountId'], [], 'AccountId'],
    ['the owner, where the user sorts by it', ['Name', 'OwnerId', 'AccountId'], ['OwnerId'], 'OwnerId'],
    ['a parent that is called like an owner', ['Owner__r.Key__c'], [], 'Owner__r.Key__c'],
    ['nothing where no column names a parent', ['Name', 'City'], [], undefined],
  ])('is %s', (_, columns, sortBy, expected) => {
    expect(parentColumn({ columns, sortBy, typeOf })).toBe(expected)
  })

  it('is a relationship also where no type is known', () => {
    const columns = ['Name', 'AccountId', 'Account.Ext__c']
    expect(parentColumn({ columns, sortBy: [], typeOf: () => undefined })).toBe('Account.Ext__c')
  })
})
