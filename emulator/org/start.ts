import { createPublicKey, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type Watcher, Watchers } from '../watch.ts'
import { Gate } from './gate.ts'
import { idSequence } from './ground/ids.ts'
import type { InvalidUnprocessed } from './ingest/job.ts'
import { enter, type Job } from './ingest/job.ts'
import { type JobView, jobView } from './ingest/job-view.ts'
import { Jobs } from './ingest/jobs.ts'
import { processJob } from './ingest/processing.ts'
import { SinkResultFiles } from './ingest/sink-results.ts'
import type { OrgModel, UserPermissions } from './model.ts'
import { ownKeyPair } from './oauth/own-key-pair.ts'
import { RefreshTokens } from './oauth/refresh-tokens.ts'
import { type TokenForm, Tokens } from './oauth/tokens.ts'
import { createRecords, type Records } from './records/records.ts'
import { type LimitOverrides, Limits } from './rest/limits.ts'
import { type OrgKind, organizationRecord } from './rest/organization.ts'
import { QueryPages } from './rest/query-pages.ts'
import { runningUser } from './rest/running-user.ts'
import { createOrgServer } from './server.ts'
import type { Rendering } from './store/render.ts'
import { loadSchema } from './store/schema.ts'
import type { Fault, FaultInput } from './wire/faults.ts'
import { Faults } from './wire/faults.ts'
import type { JournalEntry, RequestMoment } from './wire/journal.ts'

export interface OrgOptions {
  /** Default 0: any free one. The org listens on loopback only. */
  readonly port?: number
  /** The My Domain that the org says it has, `acme.my.salesforce.com`: something in front of it has to answer there, with TLS.
   *  Default: its address on loopback. */
  readonly myDomain?: string
  /** Default `sandbox`. */
  readonly kind?: OrgKind
  /** Picks ids, shuffles and shares. */
  readonly seed?: number
  /** PEM of the X.509 certificate, or of the public key, that assertions are checked against. Default: a key pair of the org's own. */
  readonly certificate?: string
  readonly clientId?: string
  readonly username?: string
  /** Default: none, so that the client-credentials flow is refused. */
  readonly clientSecret?: string
  /** Default: none, so that the refresh-token flow is refused. */
  readonly refreshToken?: string
  /** Each refresh token works once and gives the next one. Default `false`. */
  readonly rotateRefreshTokens?: boolean
  /** Default `opaque`. */
  readonly accessTokens?: TokenForm
  readonly tokenLifetimeMs?: number
  readonly tokenLifetimeCalls?: number
  /** Time for an internal batch of 10,000 records. Default 0: as fast as possible. */
  readonly batchMs?: number
  /** `Account.Phone`: fields that the user may not see. */
  readonly hiddenFields?: readonly string[]
  /** `Account.Phone`: fields that the user may see, and not edit. */
  readonly readOnlyFields?: readonly string[]
  /** Accounts may be persons. Default `false`. */
  readonly personAccounts?: boolean
  /** Take uploads without keeping or reading them; jobs complete at once, with the number of records that came. With results:
   *  one record in a hundred is refused, and result files tell of each. */
  readonly sink?: boolean | 'with-results'
  readonly limits?: LimitOverrides
  readonly userPermissions?: Partial<UserPermissions>
  /** Whether aborted jobs have results of what was processed before; their unprocessed records are refused only with
   *  `all refused`. Not documented; default `answered`. */
  readonly abortedResults?: 'answered' | 'refused' | 'no content' | 'all refused'
  /** What the successful and failed records of a job are that failed on its form (`InvalidBatch`): the guide's samples have
   *  a header, clients have met empty bodies. Default `header`. */
  readonly invalidResults?: 'header' | 'empty'
  /** What its unprocessed records are. Not documented; jsforce knows text that cannot be parsed, as it was uploaded
   *  (jsforce/jsforce: src/api/bulk2.ts). Default: that for a form that cannot be parsed, else no rows. */
  readonly invalidUnprocessed?: InvalidUnprocessed
  /** How results print values. Default `documented`: no more than what is known of live orgs. */
  readonly rendering?: Rendering
  /** Jobs on one page of the list. Default 1,000. */
  readonly listPageSize?: number
  /** Records on one page of a query. Default 2,000. */
  readonly queryPageSize?: number
  readonly maxUploadBytes?: number
}

/** A running org, with what tests look at. */
export interface Org {
  readonly url: string
  /** Without a port. */
  readonly host: string
  readonly orgId: string
  readonly userId: string
  /** Inputs of the action that sign in to this org. `private-key` only when the org made its own. */
  readonly settings: Readonly<Record<string, string>>
  readonly records: Records
  /** All jobs there ever were, deleted ones too, in order of creation. */
  readonly jobs: () => readonly JobView[]
  readonly requests: readonly JournalEntry[]
  /** Tells of each request when it has arrived, before it has any effect, and once more before it is answered; the request
   *  stands still until the watcher's promise resolves. Returns what ends it. */
  readonly onRequest: (watcher: Watcher<RequestMoment>) => () => void
  readonly faults: { add(...faults: readonly FaultInput[]): void; clear(): void; all(): readonly Fault[] }
  readonly setKind: (kind: OrgKind) => void
  /** The refresh token that works now; undefined once the family is revoked, or where there is none. */
  readonly refreshToken: () => string | undefined
  /** From now on another org answers at the same address, as after the refresh of a sandbox: with another id, no records, no
   *  jobs, and none of the sessions; the app and its user are there as before. `requests` goes on.
   *  Source: Salesforce Help, "Servers and IDs" of sandboxes. */
  readonly refresh: (seed: number) => void
  readonly expireTokens: () => void
  /** What was uploaded to a job, as it came; undefined when nothing was, or in a sink. */
  readonly uploaded: (jobId: string) => string | undefined
  /** Jobs and their results are gone, as seven days after their end, or once somebody deleted them: those with these ids,
   *  or all. Source: Bulk API and Bulk API 2.0 Limits and Allocations, lifespan of results; REST answers 404. */
  readonly forgetJobs: (ids?: readonly string[]) => void
  /** A day goes by: daily allocations are whole again. */
  readonly nextDay: () => void
  /** Chunks that are held back after an abort go in now. */
  readonly letChunksIn: () => void
  /** A token as a sign-in would give it, for clients that start with one. */
  readonly issueToken: () => string
  /** Resolves when no connection is left open and no job is worked on. */
  readonly close: () => Promise<void>
}

/** Largest upload taken, in bytes: what Data Loader sends. How Salesforce itself counts (150 MB after base64) is not verifiable from outside.
 *  Source: forcedotcom/dataloader: com/salesforce/dataloader/config/AppConfig.java. */
const MAX_UPLOAD_BYTES = 150_000_000

/** Jobs on one page. Source: Bulk API 2.0 guide, "Get Information About All Ingest Jobs". */
const LIST_PAGE_SIZE = 1_000

/** Records on one page. Source: REST API guide, "Query". */
const QUERY_PAGE_SIZE = 2_000

const LOOPBACK = '127.0.0.1'

export async function startOrg(options: OrgOptions = {}): Promise<Org> {
  const { certificate, seed = 1 } = options
  const own = certificate === undefined ? await ownKeyPair() : undefined
  const closing = new AbortController()
  const work = new Set<Promise<void>>()
  const lasting: Lasting = { faults: new Faults(), journal: [], watchers: new Watchers() }
  const publicKey = own?.publicKey ?? createPublicKey(certificate ?? '')
  const start = (madeOf: number): OrgModel => {
    const process = (job: Job) => {
      const task: Promise<void> = finish(job, made, closing.signal).finally(() => work.delete(task))
      work.add(task)
    }
    const made: OrgModel = createModel(options, { seed: madeOf, publicKey, process, ...lasting })
    setKind(made, options.kind ?? 'sandbox')
    return made
  }
  let model = start(seed)

  const server = createOrgServer(() => model, closing.signal)
  server.listen(options.port ?? 0, LOOPBACK)
  await once(server, 'listening')
  const url = `http://${LOOPBACK}:${portOf(server.address())}`
  const ownName = options.myDomain === undefined ? url : `https://${options.myDomain}`
  model.url = ownName

  return {
    url,
    host: LOOPBACK,
    get orgId() {
      return model.orgId
    },
    get userId() {
      return model.userId
    },
    settings: settings(model, own?.privateKey),
    get records() {
      return model.records
    },
    jobs: () => model.jobs.ever.map(jobView),
    requests: lasting.journal,
    onRequest: (watcher) => lasting.watchers.add(watcher),
    faults: lasting.faults,
    setKind: (kind) => setKind(model, kind),
    refreshToken: () => model.refreshTokens.newest,
    refresh: (madeOf) => {
      model = start(madeOf)
      model.url = ownName
    },
    expireTokens: () => model.tokens.expireAll(),
    uploaded: (jobId) => model.jobs.ever.find(({ id }) => id === jobId)?.uploads[0]?.data?.toString(),
    forgetJobs: (ids) => {
      for (const job of model.jobs.ever) if (ids === undefined || ids.includes(job.id)) model.jobs.delete(job)
    },
    nextDay: () => model.limits.renew(),
    letChunksIn: () => model.heldChunks.open(),
    issueToken: () => model.tokens.issue(),
    close: async () => {
      closing.abort()
      server.closeAllConnections()
      const closed = server.listening ? once(server, 'close') : undefined
      server.close()
      await Promise.all([closed, ...work])
    },
  }
}

/** What stays when another org takes the place of the one before. */
type Lasting = Pick<OrgModel, 'faults' | 'journal' | 'watchers'>

function createModel(
  options: OrgOptions,
  { seed, publicKey, ...rest }: Lasting & Pick<OrgModel, 'process'> & { seed: number; publicKey: KeyObject },
): OrgModel {
  const now = () => performance.timeOrigin + performance.now()
  const schema = loadSchema(options)
  const records = createRecords(schema, {
    seed,
    now: () => Math.floor(now()),
    ...(options.rendering === undefined ? {} : { rendering: options.rendering }),
  })
  const orgId = idSequence('00D', seed)()
  const username = options.username ?? 'loader@example.com'
  records.insertDirectly('User', runningUser(records, username))
  return {
    options: {
      seed,
      batchMs: options.batchMs ?? 0,
      sink: options.sink ?? false,
      clientId: options.clientId ?? '3MVG9emulatedOrgConsumerKey',
      clientSecret: options.clientSecret,
      refreshToken: options.refreshToken,
      username,
      publicKey,
      permissions: { hardDelete: true, viewSetup: true, approvedApp: true, ...options.userPermissions },
      abortedResults: options.abortedResults ?? 'answered',
      invalidResults: options.invalidResults ?? 'header',
      invalidUnprocessed: options.invalidUnprocessed,
      listPageSize: options.listPageSize ?? LIST_PAGE_SIZE,
      queryPageSize: options.queryPageSize ?? QUERY_PAGE_SIZE,
      maxUploadBytes: options.maxUploadBytes ?? MAX_UPLOAD_BYTES,
    },
    orgId,
    userId: records.userId,
    url: '',
    kind: 'sandbox',
    records,
    jobs: new Jobs(idSequence('750', seed)),
    queries: new QueryPages(idSequence('0r8', seed)),
    tokens: new Tokens(
      orgId,
      { ms: options.tokenLifetimeMs, calls: options.tokenLifetimeCalls },
      now,
      options.accessTokens,
    ),
    refreshTokens: new RefreshTokens(options.refreshToken, options.rotateRefreshTokens ?? false),
    limits: new Limits(options.limits ?? {}),
    sinkResults: new SinkResultFiles(),
    heldChunks: new Gate(),
    lockedOnce: new Set(),
    now,
    ...rest,
  }
}

/** Works a job off; what the closing of the org cuts short is left as it is. */
async function finish(job: Job, org: OrgModel, signal: AbortSignal): Promise<void> {
  if (org.options.sink) {
    enter(job, 'InProgress', org.now())
    job.processedCount = job.uploads[0]?.records ?? 0
    job.failedCount = job.sinkResults?.failed ?? 0
    enter(job, 'JobComplete', org.now())
    return
  }
  try {
    await processJob(job, org, signal)
  } catch (error) {
    if (signal.aborted) return
    job.errorMessage = `InternalServerError : Emulator: ${error instanceof Error ? error.stack : error}`
    enter(job, 'Failed', org.now())
  }
}

function setKind(org: OrgModel, kind: OrgKind): void {
  org.kind = kind
  org.records.insertDirectly('Organization', organizationRecord(kind, org.orgId))
}

function settings(org: OrgModel, privateKey: string | undefined): Record<string, string> {
  const { clientId, clientSecret, refreshToken, username } = org.options
  return {
    'login-url': org.url,
    'client-id': clientId,
    username,
    ...(privateKey === undefined ? {} : { 'private-key': privateKey }),
    ...(clientSecret === undefined ? {} : { 'client-secret': clientSecret }),
    ...(refreshToken === undefined ? {} : { 'refresh-token': refreshToken }),
    'instance-url': org.url,
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The org does not listen on a port')
  return address.port
}
