import { describe, expect, it } from '@jest/globals'
import { explainFailure, failureClass } from '../../src/org/explain.ts'

/** As live orgs say it. Source: Bulk API 2.0 guide, "Errors", and reports of clients. */
const SAID = [
  ['structural', 'InvalidBatch : Field name not found : Naem'],
  ['structural', 'InvalidBatch : InvalidBatch : Field name not found : Naem'],
  ['structural', 'InvalidBatch : Field name not found : Concurrent_Timeout__c'],
  ['structural', 'InvalidBatch : Failed to parse CSV. Found unescaped quote.'],
  ['structural', 'InvalidBatch : Failed to parse CSV header'],
  ['structural', 'FeatureNotEnabled : Binary field not supported'],
  ['structural', "FeatureNotEnabled : Cannot serialize value for 'BillingAddress' in CSV format"],
  ['structural', 'FeatureNotEnabled : Async API not enabled'],
  ['structural', 'InvalidBatch : type is not needed for non polymorphic foreign key references: Parent'],
  ['structural', 'InvalidBatch : Unable to find relationship: Account'],
  ['structural', "InvalidBatch : The 'delete' batch must contain only ids"],
  ['structural', 'InvalidBatch : Records not found'],
  ['structural', 'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF'],
  ['transient', 'TooManyLockFailure : Too many lock failure 200 Trying again later.'],
  ['transient', 'InternalServerError : Retried more than 20 times'],
  ['transient', 'InternalServerError : Batch processing timeouts'],
  ['transient', 'InternalServerError : An unexpected error occurred.'],
  ['transient', 'Timeout : The batch took too long'],
  ['transient', 'REQUEST_LIMIT_EXCEEDED: ConcurrentPerOrgLongTxn Limit exceeded.'],
  ['quota', 'ExceededQuota : ApiBatchItems Limit exceeded'],
  ['quota', 'REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.'],
  ['unknown', 'TransactionSecurityBlock : text'],
  ['unknown', 'no reason given'],
] as const

describe('a job that failed as a whole', () => {
  it.each(SAID)('is %s when the org says "%s"', (name, said) => {
    expect(failureClass(said)).toBe(name)
  })

  it.each(SAID)('for a reason that is %s stops the load with a reason to match: "%s"', (name, said) => {
    const { reason, message } = explainFailure('Job 1 failed', said)
    expect(reason).toBe(name === 'quota' ? 'api-limit' : 'job-failed')
    expect(message).toContain(`Job 1 failed: ${said}`)
  })
})
