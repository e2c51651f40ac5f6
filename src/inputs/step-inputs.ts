import type { SignIn } from '../auth/credentials.ts'
import { parseApiVersion } from './api-version.ts'
import { parseArtifactName } from './artifact-name.ts'
import { INPUT_DEFAULTS } from './defaults.ts'
import { type FolderRules, parseFolder } from './folder.ts'
import { type LedgerPlace, parseLedger } from './ledger.ts'
import { parseLedgerKey } from './ledger-key.ts'
import { type ExpectedOrg, parseOrg } from './org.ts'
import type { InputReader } from './reader.ts'
import { parseSignIn } from './sign-in.ts'
import { parseWholeNumber } from './whole-number.ts'
import { parseWord } from './words.ts'

/** Which org, and how to get in. */
export interface OrgInputs {
  readonly signIn: SignIn
  /** How long to keep trying while a fresh org is not ready. */
  readonly waitForOrgMinutes: number
  /** As in a path after `v`: `67.0`. */
  readonly apiVersion: string
  readonly expected: ExpectedOrg | undefined
}

export function readOrgInputs(reader: InputReader): OrgInputs | undefined {
  const signIn = reader.attempt(() =>
    parseSignIn(
      (name) => reader.textOf(name),
      (name) => reader.isGiven(name),
    ),
  )
  const rest = reader.group<Omit<OrgInputs, 'signIn'>>({
    waitForOrgMinutes: [
      'wait-for-org-minutes',
      (text) => parseWholeNumber('wait-for-org-minutes', text, { least: 0, most: 360 }) ?? 0,
    ],
    apiVersion: ['api-version', parseApiVersion],
    expected: ['org', parseOrg],
  })
  return signIn === undefined || rest === undefined ? undefined : { signIn, ...rest }
}

/** When a step ends, and what becomes of the jobs that run then. */
export interface EndingInputs {
  /** For the whole step. */
  readonly timeLimitMinutes: number
  readonly onTimeLimit: WhenStopped
  readonly onCancel: WhenStopped
}

/** Jobs that still run when the step ends are left running, or aborted. */
export type WhenStopped = 'leave' | 'abort'

const WHEN_STOPPED = ['leave', 'abort'] as const

export const DEFAULT_TIME_LIMIT = Number(INPUT_DEFAULTS['time-limit-minutes'])

/** Three days. A job on a runner of one's own ends after five; on one of GitHub's after 6 hours, from which the default
 *  leaves time to publish. Source: GitHub Docs, "Actions limits". */
export const LONGEST_TIME_LIMIT = 4_320

export function readEndingInputs(reader: InputReader): EndingInputs | undefined {
  const range = { least: 1, most: LONGEST_TIME_LIMIT }
  return reader.group<EndingInputs>({
    timeLimitMinutes: [
      'time-limit-minutes',
      (text) => parseWholeNumber('time-limit-minutes', text, range) ?? DEFAULT_TIME_LIMIT,
    ],
    onTimeLimit: ['on-time-limit', (text) => parseWord('on-time-limit', text, WHEN_STOPPED)],
    onCancel: ['on-cancel', (text) => parseWord('on-cancel', text, WHEN_STOPPED)],
  })
}

/** Where the memory of a load is kept, and by what it is found. */
export interface LedgerInputs {
  readonly place: LedgerPlace
  /** Loads that share it continue each other; derived when undefined. */
  readonly key: string | undefined
}

/** Folders that paths of inputs lie in. */
type Folders = Pick<FolderRules, 'base' | 'roots'>

export function readLedgerInputs(reader: InputReader, folders: Folders): LedgerInputs | undefined {
  return reader.group<LedgerInputs>({
    place: ['ledger', (text) => parseLedger(text, folders)],
    key: ['ledger-key', parseLedgerKey],
  })
}

/** What is published of a step, and where. */
export interface ResultInputs {
  /** Absolute. */
  readonly resultsPath: string
  readonly artifacts: 'auto' | 'all' | 'failures' | 'none'
  readonly artifactName: string | undefined
  readonly retentionDays: number | undefined
  /** Field values are left out of what people see; `auto`: in public repositories and for production orgs. */
  readonly redact: 'auto' | 'true' | 'false'
  /** The matrix as JSON; `null` or blank without one. */
  readonly matrixLeg: string
}

/** Repositories and organizations may set a lower limit, which GitHub then applies with a warning.
 *  Source: GitHub Docs, "Configuring the retention period for GitHub Actions artifacts and logs": 400 days at most. */
const MOST_RETENTION = { least: 1, most: 400 }

export function readResultInputs(
  reader: InputReader,
  { stepId, ...folders }: Folders & { readonly stepId: string },
): ResultInputs | undefined {
  return reader.group<ResultInputs>({
    resultsPath: [
      'results-path',
      (text) => parseFolder(text || `bulk-load-results/${folderName(stepId)}`, { input: 'results-path', ...folders }),
    ],
    artifacts: ['artifacts', (text) => parseWord('artifacts', text, ['auto', 'all', 'failures', 'none'])],
    artifactName: ['artifact-name', parseArtifactName],
    retentionDays: ['retention-days', (text) => parseWholeNumber('retention-days', text, MOST_RETENTION)],
    redact: ['redact', (text) => parseWord('redact', text, ['auto', 'true', 'false'])],
    matrixLeg: ['matrix-leg', (text) => text],
  })
}

/** The step's id as a folder: nothing in it may lead elsewhere. */
function folderName(stepId: string): string {
  return stepId.replaceAll(/[^\w-]/g, '-') || 'load'
}
