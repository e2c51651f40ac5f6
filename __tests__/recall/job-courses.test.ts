import { describe, expect, it } from '@jest/globals'
import type { JobInfo } from '../../src/bulk/job.ts'
import type { LoadRequest } from '../../src/jobs/fill-job.ts'
import { JOB_COURSES } from '../../src/ledger/decide.ts'
import type { LedgerJob } from '../../src/ledger/ledger.ts'
import { doneJob, openJob } from '../support/bulk-client.ts'
import { useOrg } from '../support/org-jobs.ts'
import { only } from '../support/parts-of.ts'
import { entryOf, recalled, recordsToSend } from '../support/recalling.ts'

const signedIn = useOrg()

type Row = (typeof JOB_COURSES)[number]
type Operation = 'insert' | 'upsert'

/** Two records that an earlier step has sent as a job, and the files of now where they have changed since. */
const SENT = 'Ext_Id__c,Name\n1,A\n2,B\n'
const CHANGED = `${SENT}3,C\n`

/** Puts the job of a row into the org; returns what the ledger says of it. */
async function make(standing: Row['job'], operation: Operation): Promise<LedgerJob> {
  const { client, org } = signedIn
  const external = operation === 'upsert' ? { externalIdFieldName: 'Ext_Id__c' } : {}
  const request: LoadRequest = { object: 'Account', operation, ...external }
  const job: JobInfo = standing === 'Open' ? await openJob(client, SENT, request) : await doneJob(client, SENT, request)
  // The first look is older than the end of the job.
  if (standing === 'running') org.faults.add({ kind: 'stale-look', method: 'GET', path: 'jobs/ingest/*' })
  if (standing === 'gone') org.forgetJobs()
  return entryOf(job, SENT, standing === 'not as the ledger says' ? { createdDate: '2026-01-01T00:00:00Z' } : {})
}

interface Outcome {
  /** Records to be sent. */
  readonly first: number
  /** What is known of the others. */
  readonly created?: number
  readonly skipped?: number
  readonly unaccounted?: number
  readonly sentAgain?: number
  /** Whether the ledger still names the job. */
  readonly isNamed: boolean
}

const NOTHING = { created: 0, skipped: 0, unaccounted: 0, sentAgain: 0 }

async function outcomeOf(row: Row, operation: Operation): Promise<Required<Outcome> | string> {
  const entry = await make(row.job, operation)
  const csv = row.content === 'same' ? SENT : CHANGED
  try {
    const { left, book } = await recalled(signedIn, { csv, jobs: [entry], spec: { operation } })
    const { created, skipped, unaccounted } = left.counts
    expect(left.again).toEqual([])
    return {
      ...{ first: recordsToSend(left), created, skipped, unaccounted },
      ...{ sentAgain: left.sentAgain, isNamed: book.names(entry.id) },
    }
  } catch (error) {
    return error instanceof Error && 'reason' in error ? String(error.reason) : Promise.reject(error)
  }
}

/** Each row of the table, in words: job, operation, content. */
const EXPECTED: Readonly<Record<string, Outcome | string>> = {
  'Open, insert, same': { first: 2, isNamed: false },
  'Open, insert, changed': { first: 3, isNamed: false },
  'Open, upsert, same': { first: 2, isNamed: false },
  'Open, upsert, changed': { first: 3, isNamed: false },
  'running, insert, same': { first: 0, created: 2, isNamed: true },
  'running, insert, changed': { first: 1, skipped: 2, isNamed: true },
  'running, upsert, same': { first: 0, created: 2, isNamed: true },
  'running, upsert, changed': { first: 3, isNamed: false },
  'final, insert, same': { first: 0, created: 2, isNamed: true },
  'final, insert, changed': { first: 1, skipped: 2, isNamed: true },
  'final, upsert, same': { first: 0, created: 2, isNamed: true },
  'final, upsert, changed': { first: 3, isNamed: false },
  'gone, insert, same': { first: 0, unaccounted: 2, isNamed: true },
  'gone, insert, changed': 'ledger-mismatch',
  'gone, upsert, same': { first: 2, sentAgain: 2, isNamed: false },
  'gone, upsert, changed': { first: 3, sentAgain: 2, isNamed: false },
  'not as the ledger says, insert, same': 'ledger-mismatch',
  'not as the ledger says, insert, changed': 'ledger-mismatch',
  'not as the ledger says, upsert, same': { first: 2, sentAgain: 2, isNamed: false },
  'not as the ledger says, upsert, changed': { first: 3, sentAgain: 2, isNamed: false },
}

describe('what an earlier job leaves to do', () => {
  it.each(
    JOB_COURSES.map((row) => {
      const operation: Operation = row.operation === 'insert' ? 'insert' : 'upsert'
      return [`${row.job}, ${operation}, ${row.content}`, row, operation] as const
    }),
  )('%s', async (name, row, operation) => {
    const expected = EXPECTED[name]
    const outcome = await outcomeOf(row, operation)
    expect(outcome).toEqual(typeof expected === 'object' ? { ...NOTHING, ...expected } : expected)
    const { state } = only(signedIn.org.jobs())
    expect(state).toBe(row.job === 'Open' ? 'Aborted' : 'JobComplete')
  })
})
