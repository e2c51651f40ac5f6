import type { BulkClient } from '../bulk/client.ts'
import type { Clock } from '../clock.ts'
import { createLimit } from '../limit.ts'
import type { Org } from '../org/org.ts'
import { createJobLooks, type JobLooks } from './job-looks.ts'
import { createSettling, type Settling } from './settling.ts'
import { createUploads, type Uploads } from './uploads.ts'

/** The Bulk API jobs of an org, and what all loads of a step share of it: looks, uploads, and what is known of aborted jobs. */
export interface OrgJobs {
  readonly org: Org
  readonly client: BulkClient
  readonly looks: JobLooks
  readonly settling: Settling
  readonly uploads: Uploads
  /** The jobs that the ledgers of this step name. */
  readonly named: NamedJobs
  /** Lets one load at a time do what takes memory. */
  readonly oneAtATime: <T>(task: () => Promise<T>) => Promise<T>
  /** Signs in anew where the session might end during the upload of so many bytes. Never rejects. */
  readonly freshen: (bytes: number) => Promise<void>
}

/** An upload of this size may outlast a session that is about to end. */
const LONG_UPLOAD_BYTES = 10_000_000

export function createOrgJobs(org: Org, clock: Clock): OrgJobs {
  const { bulk: client, session, organization } = org
  return {
    org,
    client,
    looks: createJobLooks(client),
    settling: createSettling(session.orgTime, clock),
    uploads: createUploads(uploadsAtOnce(organization.kind)),
    named: createNamedJobs(),
    oneAtATime: createLimit(1),
    freshen: async (bytes) => {
      // The token may still do; the next call shows.
      if (bytes >= LONG_UPLOAD_BYTES) await session.freshen().catch(() => {})
    },
  }
}

/** The jobs that the ledgers of all loads of a step name. */
export interface NamedJobs {
  readonly add: (ledger: { readonly names: (id: string) => boolean }) => void
  readonly has: (id: string) => boolean
}

/** Knows of no ledger as yet. */
export function createNamedJobs(): NamedJobs {
  const ledgers: Parameters<NamedJobs['add']>[0][] = []
  return {
    add: (ledger) => {
      ledgers.push(ledger)
    },
    has: (id) => ledgers.some((ledger) => ledger.names(id)),
  }
}

/** Requests that last 20 seconds or more are counted: 25 at once, in developer and trial orgs 5.
 *  Source: Salesforce Developer Limits, "API Request Limits and Allocations", concurrent requests. */
function uploadsAtOnce(kind: Org['organization']['kind']): number {
  return kind === 'developer' || kind === 'trial' ? 2 : 4
}
