import type { CliSession } from '../auth/sign-in.ts'
import type { Clock } from '../clock.ts'
import type { Http } from '../http/request.ts'
import type { LoadIdentity, Place } from '../ledger/identity.ts'
import type { LedgerStore } from '../ledger/store.ts'
import type { Identity } from '../org/identity.ts'
import type { FilePath } from '../parts/file-path.ts'
import type { Report } from '../report/report.ts'
import type { RunningJobs, Say, StepRun } from '../step.ts'

/** What a step needs of the machine that it runs on, whether or not it has to do with an org. */
export interface LocalEdge {
  readonly clock: Clock
  readonly say: Say
  readonly cancel: {
    /** Aborted when the step is cancelled. */
    readonly signal: AbortSignal
    /** Aborts the signal when somebody left word that the step was cancelled. */
    readonly check: () => void
  }
  /** Whether anybody may see what this run publishes. */
  readonly isPublic: boolean
  readonly secrets: {
    readonly mask: (secret: string) => void
    /** A text without any secret that was masked. */
    readonly scrub: (text: string) => string
  }
  readonly files: {
    /** Absolute: what people see paths relative to. */
    readonly workspace: string
    /** For files that are gone after the step; exists. */
    readonly temp: string
    readonly find: (patterns: readonly string[]) => Promise<readonly FilePath[]>
  }
  readonly results: {
    /** Removes what earlier runs left in the results folder, and leaves a report there for the case that this one does not
     *  come to its end; the sources are not touched. */
    readonly prepare: (sources: readonly FilePath[], report: Report) => Promise<void>
    /** Keeps a report of how far the load has come, for the case that the step is killed. */
    readonly keep: (report: Report) => void
  }
}

/** What a load needs of the world around it. */
export interface LoadEdge extends LocalEdge {
  readonly http: Http
  readonly run: StepRun
  readonly ledger: {
    /** What tells this load from all others of the repository, where `ledger-key` does not. */
    readonly place: Place
    /** Where the ledger of this load is kept. */
    readonly openStore: (identity: LoadIdentity) => LedgerStore
  }
  readonly jobs: RunningJobs
  readonly session: {
    /** Asks the Salesforce CLI on this machine for a session in an org. */
    readonly askCli: (targetOrg: string, signal?: AbortSignal) => Promise<CliSession>
    /** Whose session it is; kept across a crash: jobs are seen to in this org, as this user, and in no other. */
    readonly keepIdentity: (identity: Identity) => void
    /** The refresh token to sign in with from now on, where the one of the inputs is used up; kept across a crash. */
    readonly keepRefreshToken: (token: string) => void
  }
}
