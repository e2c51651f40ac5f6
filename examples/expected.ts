/** The outputs that a load step should have. */
export interface Expected {
  readonly verdict: 'passed' | 'failed'
  readonly 'failure-reason': string
  readonly 'records-read': string
  /** Of a load only: a validation creates none. */
  readonly 'records-created'?: string
  readonly 'records-failed': string
}

const ACCOUNTS_AND_CONTACTS: Readonly<Record<string, Expected>> = {
  accounts: passed({ read: 2_000, failed: 12 }),
  contacts: {
    ...passed({ read: 3_000, failed: 37 }),
    verdict: 'failed',
    'failure-reason': 'failures-exceeded',
  },
}

/** The expected outputs of each workflow's load steps in an org without records, by the ids of the steps.
 *  37 contacts fail: 19 have mistakes of their own, and 18 belong to accounts that were not loaded. */
export const EXPECTED: Readonly<Record<string, Readonly<Record<string, Expected>>>> = {
  'duplicate-keys.yml': { exports: { ...passed({ read: 620, failed: 0 }), 'records-created': '320' } },
  'insert.yml': { leads: passed({ read: 600, failed: 0 }) },
  'insert-protected.yml': { leads: passed({ read: 600, failed: 0 }) },
  'compressed.yml': { leads: passed({ read: 3_000, failed: 0 }) },
  'serial.yml': { hierarchy: passed({ read: 440, failed: 0 }) },
  'upsert.yml': ACCOUNTS_AND_CONTACTS,
  'sorted.yml': ACCOUNTS_AND_CONTACTS,
  'pull-request.yml': {
    accounts: { verdict: 'passed', 'failure-reason': '', 'records-read': '2000', 'records-failed': '0' },
  },
  'client-credentials.yml': { leads: passed({ read: 600, failed: 0 }) },
}

function passed({ read, failed }: { read: number; failed: number }): Required<Expected> {
  return {
    verdict: 'passed',
    'failure-reason': '',
    'records-read': String(read),
    'records-created': String(read - failed),
    'records-failed': String(failed),
  }
}
