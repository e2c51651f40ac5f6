import { Readable } from 'node:stream'
import type { BulkClient, ResultKind } from '../../src/bulk/client.ts'
import type { JobInfo } from '../../src/bulk/job.ts'
import type { Clock } from '../../src/clock.ts'
import { createOrgJobs, type OrgJobs } from '../../src/jobs/org-jobs.ts'
import type { Session } from '../../src/org/session.ts'

/** Final jobs of an org that takes no other ones: what is asked of them is answered from memory. */
export interface StandInJobs {
  readonly jobs: OrgJobs
  /** Adds a job and its result files; a file that is left out is refused. */
  readonly add: (job: JobInfo, files: Readonly<Partial<Record<ResultKind, string | Error>>>) => void
}

const nobodyAsks = () => Promise.reject(new Error('Nobody asks for this here.'))

interface StandInOptions {
  /** What of a session the test is about. */
  readonly session?: Partial<Session>
  /** Is told of each result file that is read, and holds it back. */
  readonly onRead?: (jobId: string, kind: ResultKind) => Promise<void>
}

export function standInJobs(clock: Clock, { session = {}, onRead }: StandInOptions = {}): StandInJobs {
  const known = new Map<
    string,
    { readonly job: JobInfo; readonly files: Partial<Record<ResultKind, string | Error>> }
  >()
  const find = (id: string) => {
    const found = known.get(id)
    if (found === undefined) throw new Error(`There is no job ${id}.`)
    return found
  }
  const client: BulkClient = {
    create: nobodyAsks,
    upload: nobodyAsks,
    close: nobodyAsks,
    abort: nobodyAsks,
    info: async (id) => find(id).job,
    list: async function* () {
      yield []
    },
    results: async (id, kind) => {
      const file = find(id).files[kind]
      await onRead?.(id, kind)
      if (typeof file === 'string') return Readable.from([Buffer.from(file)])
      throw file ?? new Error(`Nobody asks for ${kind} here.`)
    },
  }
  const org = {
    session: { ...NO_SESSION, ...session },
    organization: { id: '00D000000000001EAA', host: 'acme.my.salesforce.com', kind: 'sandbox' },
    apiVersion: '67.0',
    bulk: client,
    describer: { describe: async () => undefined, objectNames: async () => [] },
    now: clock.now,
  } as const
  return { jobs: createOrgJobs(org, clock), add: (job, files) => void known.set(job.id, { job, files }) }
}

const NO_SESSION: Session = {
  instanceUrl: new URL('https://acme.my.salesforce.com'),
  request: nobodyAsks,
  requestOnce: nobodyAsks,
  download: nobodyAsks,
  freshen: async () => {},
  whoAmI: async () => undefined,
  keepTo: async () => {},
  apiCalls: () => 0,
  apiUsage: () => undefined,
  orgTime: () => undefined,
}
