import type { KeyObject } from 'node:crypto'
import type { Watchers } from '../watch.ts'
import type { Gate } from './gate.ts'
import type { InvalidUnprocessed, Job } from './ingest/job.ts'
import type { Jobs } from './ingest/jobs.ts'
import type { SinkResultFiles } from './ingest/sink-results.ts'
import type { RefreshTokens } from './oauth/refresh-tokens.ts'
import type { Tokens } from './oauth/tokens.ts'
import type { Records } from './records/records.ts'
import type { Limits } from './rest/limits.ts'
import type { OrgKind } from './rest/organization.ts'
import type { QueryPages } from './rest/query-pages.ts'
import type { Faults } from './wire/faults.ts'
import type { JournalEntry, RequestMoment } from './wire/journal.ts'

/** What the org's user may do. Source: Bulk API 2.0 guide, "User Permissions", and REST API guide, "Limits". */
export interface UserPermissions {
  /** "Bulk API Hard Delete". */
  readonly hardDelete: boolean
  /** "View Setup and Configuration", which `GET /limits` asks for. */
  readonly viewSetup: boolean
  /** The app's policy or the user's own consent lets it sign in. */
  readonly approvedApp: boolean
}

export interface ResolvedOptions {
  readonly seed: number
  readonly batchMs: number
  readonly sink: boolean | 'with-results'
  readonly clientId: string
  readonly clientSecret: string | undefined
  readonly refreshToken: string | undefined
  readonly username: string
  readonly publicKey: KeyObject
  readonly permissions: UserPermissions
  readonly abortedResults: 'answered' | 'refused' | 'no content' | 'all refused'
  readonly invalidResults: 'header' | 'empty'
  readonly invalidUnprocessed: InvalidUnprocessed | undefined
  readonly listPageSize: number
  readonly queryPageSize: number
  readonly maxUploadBytes: number
}

/** The emulated org below HTTP: what handlers read and change. */
export interface OrgModel {
  readonly options: ResolvedOptions
  readonly orgId: string
  readonly userId: string
  /** Where the org is reached, without a trailing slash. */
  url: string
  kind: OrgKind
  readonly records: Records
  readonly jobs: Jobs
  readonly queries: QueryPages
  readonly tokens: Tokens
  readonly refreshTokens: RefreshTokens
  readonly limits: Limits
  readonly faults: Faults
  readonly journal: JournalEntry[]
  readonly watchers: Watchers<RequestMoment>
  readonly sinkResults: SinkResultFiles
  /** Where chunks wait that are held back after an abort. */
  readonly heldChunks: Gate
  /** Rows that had a lock conflict already. */
  readonly lockedOnce: Set<string>
  /** Epoch milliseconds, with fractions. */
  readonly now: () => number
  /** Starts work on a closed job. */
  readonly process: (job: Job) => void
}
