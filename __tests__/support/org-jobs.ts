import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from '@jest/globals'
import { type Org as EmulatedOrg, type OrgOptions, startOrg } from '../../emulator/org/start.ts'
import { type BulkClient, createBulkClient } from '../../src/bulk/client.ts'
import { createOrgJobs, type OrgJobs } from '../../src/jobs/org-jobs.ts'
import type { Org } from '../../src/org/org.ts'
import type { Session } from '../../src/org/session.ts'
import { sessionIn } from './bulk-client.ts'
import { openFilesIn } from './open-files.ts'
import { type RecordingClock, recordingClock } from './recording-clock.ts'

/** An emulated org, and what a step that is signed in to it works with. */
export interface SignedIn {
  readonly org: EmulatedOrg
  readonly client: BulkClient
  readonly jobs: OrgJobs
  readonly clock: RecordingClock
  /** A folder for files. */
  readonly temp: string
}

/** Starts an org for each test of a file and ends it behind it, when no file of its folder is open any more. What it returns is
 *  that of the test that runs. */
export function useOrg(options: OrgOptions = {}): SignedIn {
  let signedIn: SignedIn | undefined
  let closeSession = () => {}
  const now = () => {
    if (signedIn === undefined) throw new Error('No test runs.')
    return signedIn
  }
  beforeEach(async () => {
    // The org has the time of the machine.
    const clock = recordingClock({ now: Date.now() })
    const org = await startOrg(options)
    const session = sessionIn(org, clock)
    closeSession = session.close
    const jobs = orgJobs(session, org, clock)
    signedIn = { org, client: jobs.client, jobs, clock, temp: mkdtempSync(join(tmpdir(), 'load-')) }
  })
  afterEach(async () => {
    const { org, temp } = now()
    closeSession()
    await org.close()
    expect(openFilesIn(temp)).toEqual([])
    rmSync(temp, { recursive: true })
    signedIn = undefined
  })
  return {
    get org() {
      return now().org
    },
    get client() {
      return now().client
    },
    get jobs() {
      return now().jobs
    },
    get clock() {
      return now().clock
    },
    get temp() {
      return now().temp
    },
  }
}

function orgJobs(session: Session, { orgId, host }: EmulatedOrg, clock: RecordingClock): OrgJobs {
  const apiVersion = '67.0'
  const org: Org = {
    session,
    organization: { id: orgId, host, kind: 'sandbox' },
    apiVersion,
    bulk: createBulkClient(session, apiVersion),
    describer: { describe: async () => undefined, objectNames: async () => [] },
    now: () => session.orgTime() ?? clock.now(),
  }
  return createOrgJobs(org, clock)
}
