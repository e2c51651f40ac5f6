import type { SignIn } from './auth/credentials.ts'
import { COLUMN_DELIMITERS, type ColumnDelimiter } from './csv/dialect.ts'
import { InputError } from './errors.ts'
import type { DuplicateKeys } from './files/duplicate-keys.ts'
import { parseApiName } from './inputs/api-name.ts'
import { parseApiVersion } from './inputs/api-version.ts'
import { parseArtifactName } from './inputs/artifact-name.ts'
import { parseAssignmentRuleId } from './inputs/assignment-rule.ts'
import { parseColumns } from './inputs/columns.ts'
import { type Concurrency, parseConcurrency } from './inputs/concurrency.ts'
import { parseExternalIdField } from './inputs/external-id-field.ts'
import { parseFiles } from './inputs/files.ts'
import { parseFolder } from './inputs/folder.ts'
import { parseJobRecords, parseJobSize } from './inputs/job-limits.ts'
import { type LedgerPlace, parseLedger } from './inputs/ledger.ts'
import { parseLedgerKey } from './inputs/ledger-key.ts'
import { type MaxFailures, parseMaxFailures } from './inputs/max-failures.ts'
import { type Operation, parseOperation } from './inputs/operation.ts'
import { type ExpectedOrg, parseOrg } from './inputs/org.ts'
import { parseSignIn } from './inputs/sign-in.ts'
import { parseStopEarly } from './inputs/stop-early.ts'
import { warnOfUnknown } from './inputs/unknown.ts'
import { parseWholeNumber } from './inputs/whole-number.ts'
import { parseWord } from './inputs/words.ts'

/** Every input and its default; empty where there is none or where it is derived. */
export const INPUT_DEFAULTS = {
  operation: '',
  object: '',
  files: '',
  'external-id-field': '',
  'working-directory': '',
  'client-id': '',
  username: '',
  'private-key': '',
  'login-url': 'https://login.salesforce.com',
  audience: '',
  'client-secret': '',
  'target-org': '',
  'access-token': '',
  'instance-url': '',
  'sfdx-auth-url': '',
  'wait-for-org-minutes': '0',
  org: '',
  'max-records': '',
  'confirm-hard-delete': '',
  canary: '0',
  'stop-early': '50%',
  concurrency: 'parallel',
  'duplicate-keys': 'stop',
  'sort-by': '',
  'job-size-mb': '100',
  'job-records': '',
  'column-delimiter': 'auto',
  'blank-fields': 'ignore',
  'assignment-rule-id': '',
  'api-version': '67.0',
  'max-failures': '0',
  retries: '3',
  'time-limit-minutes': '330',
  'on-time-limit': 'leave',
  'on-cancel': 'abort',
  ledger: 'cache',
  'ledger-key': '',
  preflight: 'stop',
  'results-path': '',
  artifacts: 'auto',
  'artifact-name': '',
  'retention-days': '',
  redact: 'auto',
  'matrix-leg': '',
} as const

export type InputName = keyof typeof INPUT_DEFAULTS

/** What the user asked for. */
export interface Inputs {
  readonly operation: Operation
  /** API name. */
  readonly object: string
  /** Glob patterns, relative to `workingDirectory`; `!` excludes. */
  readonly files: readonly string[]
  /** Only with `upsert`, and always then. */
  readonly externalIdField: string | undefined
  /** Absolute. */
  readonly workingDirectory: string
  readonly signIn: SignIn
  /** How long to keep trying while a fresh org is not ready. */
  readonly waitForOrgMinutes: number
  readonly org: ExpectedOrg | undefined
  /** More records than this are not sent at all. */
  readonly maxRecords: number | undefined
  /** The object's API name once more, for `hardDelete`. */
  readonly confirmHardDelete: string | undefined
  /** Records that are sent first, as a job of their own; 0 for none. */
  readonly canary: number
  /** Share, from 0 to 1, of the finished records that may fail before no further jobs are started; 1 never stops. */
  readonly stopEarly: number
  readonly concurrency: Concurrency
  /** What becomes of records that have the same key; nothing for an insert, which has none. */
  readonly duplicateKeys: DuplicateKeys
  /** Columns that records are ordered by before they are sent; none keeps the order of the files. */
  readonly sortBy: readonly string[]
  /** Largest upload of one job, header included. */
  readonly maxJobBytes: number
  readonly maxJobRecords: number | undefined
  /** Of all files; found in each header when undefined. */
  readonly columnDelimiter: ColumnDelimiter | undefined
  /** `clear`: a blank value empties the field. */
  readonly blankFields: 'ignore' | 'clear'
  readonly assignmentRuleId: string | undefined
  /** As in a path after `v`: `67.0`. */
  readonly apiVersion: string
  readonly maxFailures: MaxFailures
  /** Rounds of retry; 0 for none. */
  readonly retries: number
  /** For the whole step. */
  readonly timeLimitMinutes: number
  /** What becomes of jobs that run when the time is up. */
  readonly onTimeLimit: WhenStopped
  /** What becomes of jobs that run when the step is cancelled. */
  readonly onCancel: WhenStopped
  readonly ledger: LedgerPlace
  /** Loads that share it continue each other; derived when undefined. */
  readonly ledgerKey: string | undefined
  readonly preflight: PreflightMode
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

/** Whether problems that describe shows stop the load, are warnings, or are not looked for. */
export type PreflightMode = 'stop' | 'warn' | 'off'

/** Jobs that still run when the step ends are left running, or aborted. */
export type WhenStopped = 'leave' | 'abort'

/** What the runner says of itself. */
export interface InputEnvironment {
  /** GITHUB_WORKSPACE. */
  readonly workspace: string
  /** RUNNER_TEMP. */
  readonly runnerTemp: string | undefined
  /** GITHUB_ACTION: the step's id, or the name the runner made up for it. */
  readonly stepId: string
  /** Names of all environment variables, among them `INPUT_<NAME>` of every input given. */
  readonly variables: readonly string[]
}

/**
 * Reads every input once; an empty one counts as left out. Throws one InputError that lists all problems, and after them
 * the warnings, since a misspelt input is often why another one is missing.
 * Paths are judged by their text: whether links lead out is for the caller to check.
 */
export function parseInputs(
  get: (name: InputName) => string,
  environment: InputEnvironment,
): { readonly inputs: Inputs; readonly warnings: readonly string[] } {
  const problems: string[] = []
  const textOf = (name: InputName): string => get(name).trim() || INPUT_DEFAULTS[name]
  const read = <T>(name: InputName, parse: (text: string) => T): (() => T) =>
    attempt(() => parse(textOf(name)), problems)

  const { workspace, runnerTemp, stepId } = environment
  const roots = [workspace, runnerTemp].filter((root): root is string => Boolean(root))

  const operation = read('operation', parseOperation)
  const object = read('object', parseObject)
  const files = read('files', parseFiles)
  const externalIdField = read('external-id-field', (text) => parseExternalIdField(text, operation()))
  const workingDirectory = read('working-directory', (text) =>
    parseFolder(text, { input: 'working-directory', base: workspace, roots }),
  )
  const isGiven = (name: InputName) => textOf(name) !== INPUT_DEFAULTS[name]
  const signIn = attempt(() => parseSignIn(textOf, isGiven), problems)
  const waitForOrgMinutes = read('wait-for-org-minutes', (text) =>
    parseWholeNumber('wait-for-org-minutes', text, { least: 0, most: 360 }),
  )
  const org = read('org', parseOrg)
  const maxRecords = read('max-records', (text) => parseWholeNumber('max-records', text, { least: 1 }))
  const confirmHardDelete = read('confirm-hard-delete', (text) => text || undefined)
  const canary = read('canary', (text) => parseWholeNumber('canary', text, { least: 0 }))
  const stopEarly = read('stop-early', parseStopEarly)
  const concurrency = read('concurrency', parseConcurrency)
  const duplicateKeys = read('duplicate-keys', (text) => parseWord('duplicate-keys', text, DUPLICATE_KEYS))
  const sortBy = read('sort-by', (text) => parseColumns('sort-by', text))
  const maxJobBytes = read('job-size-mb', parseJobSize)
  const maxJobRecords = read('job-records', parseJobRecords)
  const columnDelimiter = read('column-delimiter', parseColumnDelimiter)
  const blankFields = read('blank-fields', (text) => parseWord('blank-fields', text, ['ignore', 'clear']))
  const assignmentRuleId = read('assignment-rule-id', (text) => parseAssignmentRuleId(text, object()))
  const apiVersion = read('api-version', parseApiVersion)
  const maxFailures = read('max-failures', parseMaxFailures)
  const retries = read('retries', (text) => parseWholeNumber('retries', text, { least: 0, most: MOST_RETRIES }))
  const timeLimitMinutes = read('time-limit-minutes', (text) =>
    parseWholeNumber('time-limit-minutes', text, { least: 1, most: LONGEST_TIME_LIMIT }),
  )
  const onTimeLimit = read('on-time-limit', (text) => parseWord('on-time-limit', text, WHEN_STOPPED))
  const onCancel = read('on-cancel', (text) => parseWord('on-cancel', text, WHEN_STOPPED))
  const ledger = read('ledger', (text) => parseLedger(text, { base: workingDirectory(), roots }))
  const ledgerKey = read('ledger-key', parseLedgerKey)
  const preflight = read('preflight', (text) => parseWord('preflight', text, ['stop', 'warn', 'off']))
  const artifacts = read('artifacts', (text) => parseWord('artifacts', text, ['auto', 'all', 'failures', 'none']))
  const artifactName = read('artifact-name', parseArtifactName)
  const retentionDays = read('retention-days', (text) => parseWholeNumber('retention-days', text, MOST_RETENTION))
  const redact = read('redact', (text) => parseWord('redact', text, ['auto', 'true', 'false']))
  const matrixLeg = read('matrix-leg', (text) => text)
  const resultsPath = read('results-path', (text) => {
    const folder = text || `bulk-load-results/${folderName(stepId)}`
    return parseFolder(folder, { input: 'results-path', base: workingDirectory(), roots })
  })
  const warnings = warnOfUnknown(environment.variables, Object.keys(INPUT_DEFAULTS))
  if (problems.length > 0) throw new InputError([...new Set(problems), ...warnings])

  const inputs: Inputs = {
    operation: operation(),
    object: object(),
    files: files(),
    externalIdField: externalIdField(),
    workingDirectory: workingDirectory(),
    signIn: signIn(),
    waitForOrgMinutes: waitForOrgMinutes() ?? 0,
    org: org(),
    maxRecords: maxRecords(),
    confirmHardDelete: confirmHardDelete(),
    canary: canary() ?? Number(INPUT_DEFAULTS.canary),
    stopEarly: stopEarly(),
    concurrency: concurrency(),
    duplicateKeys: duplicateKeys(),
    sortBy: sortBy(),
    maxJobBytes: maxJobBytes(),
    maxJobRecords: maxJobRecords(),
    columnDelimiter: columnDelimiter(),
    blankFields: blankFields(),
    assignmentRuleId: assignmentRuleId(),
    apiVersion: apiVersion(),
    maxFailures: maxFailures(),
    retries: retries() ?? Number(INPUT_DEFAULTS.retries),
    timeLimitMinutes: timeLimitMinutes() ?? Number(INPUT_DEFAULTS['time-limit-minutes']),
    onTimeLimit: onTimeLimit(),
    onCancel: onCancel(),
    ledger: ledger(),
    ledgerKey: ledgerKey(),
    preflight: preflight(),
    resultsPath: resultsPath(),
    artifacts: artifacts(),
    artifactName: artifactName(),
    retentionDays: retentionDays(),
    redact: redact(),
    matrixLeg: matrixLeg(),
  }
  return { inputs, warnings }
}

/** Reads one input and gives its value when asked. A problem is noted, so that the other inputs are read too, and stops
 *  whatever asks for the value. */
function attempt<T>(parse: () => T, problems: string[]): () => T {
  try {
    const value = parse()
    return () => value
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    problems.push(...error.problems)
    return () => {
      throw error
    }
  }
}

/** Repositories and organizations may set a lower limit, which GitHub then applies with a warning.
 *  Source: GitHub Docs, "Configuring the retention period for GitHub Actions artifacts and logs": 400 days at most. */
const MOST_RETENTION = { least: 1, most: 400 }

/** Each round waits longer than the one before; what failed in ten fails in the eleventh. */
const MOST_RETRIES = 10

/** Three days. A job on a runner of one's own ends after five; on one of GitHub's after 6 hours, from which the default
 *  leaves time to publish. Source: GitHub Docs, "Actions limits". */
const LONGEST_TIME_LIMIT = 4_320

const DUPLICATE_KEYS = ['stop', 'last', 'send'] as const

const WHEN_STOPPED = ['leave', 'abort'] as const

function parseColumnDelimiter(text: string): ColumnDelimiter | undefined {
  const word = parseWord('column-delimiter', text, ['auto', ...COLUMN_DELIMITERS])
  return word === 'auto' ? undefined : word
}

function parseObject(text: string): string {
  if (text === '') throw new InputError(['`object` is missing. Give the API name, such as `Account` or `Invoice__c`.'])
  return parseApiName('object', text, '`Account` or `Invoice__c`')
}

/** The step's id as a folder: nothing in it may lead elsewhere. */
function folderName(stepId: string): string {
  return stepId.replaceAll(/[^\w-]/g, '-') || 'load'
}
