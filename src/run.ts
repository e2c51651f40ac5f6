import path from 'node:path'
import { type CliSession, createSignIn } from './auth/sign-in.ts'
import { waitForOrg } from './auth/wait-for-org.ts'
import type { Clock } from './clock.ts'
import type { DroppedRecords } from './csv/dropped.ts'
import type { Part } from './csv/part.ts'
import type { FilePath, SourceFile } from './csv/source-file.ts'
import { isOurAbort, LoadError, messageOf } from './errors.ts'
import type { Http } from './http/request.ts'
import { sendAny } from './http/send.ts'
import type { Inputs } from './inputs.ts'
import { isUnfinished } from './ledger/decide.ts'
import { identityOf, type LoadIdentity, type Place } from './ledger/identity.ts'
import type { ThisRun } from './ledger/ledger.ts'
import type { LedgerStore } from './ledger/store.ts'
import { keyColumnOf, maxJobRecords } from './load/job-shape.ts'
import { whenAborted } from './load/lifecycle.ts'
import type { Loaded } from './load/loaded.ts'
import { type ReadOptions, readFiles, settleKeys } from './load/read-files.ts'
import { sendLoad } from './load/send-load.ts'
import { startTimeBudget, type TimeBudget } from './load/time-budget.ts'
import { createDescriber, describeKey } from './org/describe.ts'
import { guardOrg, guardRecords } from './org/guard.ts'
import type { Identity } from './org/identity.ts'
import { type Organization, readOrganization } from './org/organization.ts'
import { createSession, type Session } from './org/session.ts'
import { type Preflight, preflight } from './preflight/preflight.ts'
import { type Annotations, annotateFailures, annotateStart, MOST_SHOWN } from './report/annotations.ts'
import { reportFailedStart, reportLoad, reportSoFar, reportStarted } from './report/build.ts'
import { createOrgVoice, type OrgVoice } from './report/org-voice.ts'
import { type Report, totalCounts } from './report/report.ts'
import type { ProgressPoint } from './report/throughput.ts'
import { count, size, thousands } from './report/words.ts'
import type { FailedRecord } from './results/failures.ts'

/** What a load needs of the world around it. */
export interface Edge {
  readonly http: Http
  readonly clock: Clock
  /** Aborted when the step is cancelled. */
  readonly cancelled: AbortSignal
  readonly findFiles: (patterns: readonly string[]) => Promise<readonly FilePath[]>
  /** Removes what earlier runs left in the results folder, and leaves a report there for the case that this one does not
   *  come to its end; the sources are not touched. */
  readonly prepareResults: (sources: readonly FilePath[], report: Report) => Promise<void>
  /** Keeps a report of how far the load has come, for the case that the step is killed. */
  readonly keepReport: (report: Report) => void
  /** Absolute: what people see paths relative to. */
  readonly workspace: string
  /** Whether anybody may see what this run publishes. */
  readonly isPublic: boolean
  /** For files that are gone after the step; exists. */
  readonly tempFolder: string
  /** The run and attempt that this step is part of. */
  readonly thisRun: ThisRun
  /** When the run began, in milliseconds since the epoch, by GitHub's clocks; undefined where the event does not say.
   *  Where `isExact` is false, the run began then or later. */
  readonly runBegan: () => { readonly at: number; readonly isExact: boolean } | undefined
  /** Whether no other leg of a matrix may be loading with the same user. */
  readonly isAlone: () => boolean
  /** What tells this load from all others of the repository, where `ledger-key` does not. */
  readonly place: Place
  /** Where the ledger of this load is kept. */
  readonly openStore: (identity: LoadIdentity) => LedgerStore
  /** Aborts `cancelled` when somebody left word that the step was cancelled. */
  readonly look: () => void
  /** Kept across a crash: the jobs that somebody has to see to. */
  readonly runningJobs: { readonly add: (id: string) => void; readonly remove: (id: string) => void }
  /** Kept across a crash, for whoever sees to those jobs then. */
  readonly handOver: {
    /** Whose session it is: jobs are seen to in this org, as this user, and in no other. */
    readonly identity: (identity: Identity) => void
    /** The refresh token to sign in with from now on, where the one of the inputs is used up. */
    readonly refreshToken: (token: string) => void
  }
  /** Asks the Salesforce CLI on this machine for a session in an org. */
  readonly askCli: (targetOrg: string, signal?: AbortSignal) => Promise<CliSession>
  readonly mask: (secret: string) => void
  /** A text without any secret that was masked. */
  readonly scrub: (text: string) => string
  readonly log: (line: string) => void
  /** @param at the line of a file that the warning is about */
  readonly warn: (line: string, at?: FilePlace) => void
  readonly notice: (line: string) => void
}

/** A line of a file. */
export interface FilePlace {
  /** Relative to the workspace, with `/`. */
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** What became of a load, for those who look at it. */
export interface RunResult {
  readonly report: Report
  readonly annotations: Annotations
  /** What the page about the load shows beside the report; undefined when no job was made. */
  readonly details?: { readonly failed: readonly FailedRecord[]; readonly progress: readonly ProgressPoint[] }
  /** As it stands at the end; undefined when none was opened. */
  readonly ledger?: string
}

/** Loads what the inputs name, and reports what became of it. Never rejects for what users or orgs do wrong. */
export async function run(inputs: Inputs, world: Edge): Promise<RunResult> {
  const voice = createOrgVoice(mustRedact(inputs, undefined, world))
  const edge = withVoice(world, voice)
  const startedAt = edge.clock.now()
  const budget = startTimeBudget(inputs.timeLimitMinutes, edge)
  const known: { session?: Session; organization?: Organization; store?: LedgerStore } = {}
  try {
    const name = `${inputs.object}-${inputs.operation}`
    const found = await edge.findFiles(inputs.files)
    await edge.prepareResults(found, reportStarted(inputs, name, startedAt))
    const options = readOptions(inputs, edge, budget)
    const read = await readFiles(found, options)
    const { files, records, rewritten } = read
    for (const warning of read.warnings) edge.warn(warning)
    for (const line of describeUnpacked(files)) edge.log(line)
    edge.log(describeLoad(files, read.parts))
    for (const [why, paths] of rewritten) edge.log(`rewritten on the way, because of ${why}: ${listed(paths)}`)

    const session = await signIn(inputs, edge, budget)
    known.session = session
    const organization = await readOrganization(session, inputs.apiVersion)
    known.organization = organization
    edge.log(`signed in to ${organization.host} (${organization.id}, ${organization.kind})`)
    await session.keepTo({ orgId: organization.id, userId: undefined })
    guardOrg(organization, inputs.org)
    guardRecords(inputs, organization, records)
    edge.handOver.identity({ orgId: organization.id, userId: await session.whoAmI() })

    const redact = mustRedact(inputs, organization, edge)
    voice.learn({ redact })
    const describer = createDescriber(session, inputs.apiVersion)
    const { parts, dropped, warnings } = await settleKeys(read, options, () => describeKey(inputs, describer))
    for (const warning of warnings) edge.warn(warning)
    for (const line of describeKeys(parts, dropped)) edge.log(line)
    const checked = await preflight({ parts, files }, { ...inputs, redact }, describer)
    voice.learn({ isName: checked.isName })
    tellWarnings(checked, edge)
    if (records < SMALL_LOAD) edge.notice(smallLoad(records))

    const identity = loadIdentity(inputs, organization, edge)
    const store = edge.openStore(identity)
    known.store = store
    const resultsPath = path.relative(edge.workspace, inputs.resultsPath).split(path.sep).join('/')
    const facts = { name, files, dropped, organization, session, redact, show: voice.show, resultsPath, startedAt }
    const onProgress = (loaded: Loaded) =>
      edge.keepReport(reportSoFar(inputs, { ...facts, loaded, endedAt: edge.clock.now() }))
    const loaded = await sendLoad(checked, { ...facts, inputs, identity, store, budget, edge, onProgress })
    const report = reportLoad(inputs, { ...facts, loaded, endedAt: edge.clock.now() })
    await Promise.race([endLedger(loaded, report, edge), whenAborted(budget.dying)])
    const { failures, progress } = loaded
    const { failed } = totalCounts(report)
    return {
      report,
      annotations: annotateFailures(failures.groups.all(), { redact, failed, resultsPath: `${resultsPath}/${name}` }),
      details: { failed: failures.records, progress },
      ledger: loaded.ledger.text(),
    }
  } catch (error) {
    const failure = failureOf(error, budget, known)
    if (failure === undefined) throw error
    const { reason } = failure
    const message = voice.show(failure.message)
    return {
      report: reportFailedStart({ reason, message }, { ...known, startedAt, endedAt: edge.clock.now() }),
      annotations: annotateStart(failure),
    }
  } finally {
    budget.end()
    await known.store?.close()
  }
}

/** What stopped the load before its first job; undefined for a mistake of ours. What was given up because the step ends tells
 *  less than that it ends. */
function failureOf(
  error: unknown,
  { cancelled, over }: TimeBudget,
  { session }: { readonly session?: Session },
): LoadError | undefined {
  if (error instanceof LoadError && !(over.aborted && isOurAbort(error))) return error
  if (cancelled.aborted) return new LoadError('cancelled', 'The step was cancelled before anything was sent.')
  if (!over.aborted) return undefined
  const waitedFor = session === undefined ? 'the step had not signed in by then' : 'the org had not answered by then'
  const why = 'The time that `time-limit-minutes` allows is used up, and nothing was sent'
  return new LoadError('time-limit', `${why}: ${waitedFor}. Run the workflow again, or raise \`time-limit-minutes\`.`)
}

/** Whether field values are kept out of what people see: result files are data and stay whole. */
function mustRedact({ redact }: Inputs, organization: Organization | undefined, { isPublic }: Edge): boolean {
  return redact === 'auto' ? isPublic || organization?.kind === 'production' : redact === 'true'
}

/** The same world, in which people see of the org's words what they may. */
function withVoice(world: Edge, { show }: OrgVoice): Edge {
  return {
    ...world,
    log: (line) => world.log(show(line)),
    warn: (line, at) => world.warn(show(line), at),
    notice: (line) => world.notice(show(line)),
  }
}

/** Beside their lines, as far as those are shown; the others are in the log. */
function tellWarnings({ warnings, more }: Preflight, { warn, log }: Edge): void {
  for (const [number, { message, at }] of warnings.entries()) {
    if (number < MOST_SHOWN) warn(message, at)
    else log(message)
  }
  if (warnings.length > MOST_SHOWN)
    log(`${count(warnings.length - MOST_SHOWN + more, 'warning')} about columns had no place beside the files.`)
}

/** Loads that have it in common continue each other. */
function loadIdentity(inputs: Inputs, { id: orgId }: Organization, { place }: Edge): LoadIdentity {
  const { ledgerKey = null, operation, object, externalIdField = null } = inputs
  return identityOf(place, { ledgerKey, object, operation, externalIdField, orgId })
}

/** Notes how the load ended. Where that fails, a later step completes the load, which sends nothing twice. */
async function endLedger(
  { ledger, counts, stopped }: Loaded,
  { verdict, failureReason }: Report,
  edge: Edge,
): Promise<void> {
  // What ended the load early tells more of how to go on than what it is reported as.
  const early = stopped.find(({ reason }) => isUnfinished(reason))?.reason
  try {
    await ledger.book.end(verdict === 'passed' ? 'passed' : (early ?? failureReason), counts)
  } catch (error) {
    edge.warn(
      `Could not record in the ledger that this load ended: ${messageOf(error)} The next run treats it as unfinished, and sends only what is missing.`,
    )
  }
}

function listed(paths: readonly string[]): string {
  return paths.length <= 3 ? paths.join(', ') : `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more`
}

function describeLoad(files: readonly SourceFile[], parts: readonly Part[]): string {
  const records = files.reduce((sum, file) => sum + file.records, 0)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return `${count(records, 'record')} in ${count(files.length, 'file')} (${size(bytes)}): ${count(parts.length, 'job')}`
}

/** What becomes of records with one key, if there are any. */
function describeKeys(parts: readonly Part[], { count: skipped }: DroppedRecords): readonly string[] {
  const waves = Math.max(...parts.map(({ wave = 1 }) => wave))
  const later = parts.filter(({ wave = 1 }) => wave > 1).reduce((sum, part) => sum + part.records, 0)
  return [
    ...(skipped === 0 ? [] : [`${count(skipped, 'record')} skipped: a later record of the files has the same key`]),
    ...(waves === 1
      ? []
      : [
          `${count(later, 'record')} with the same key as an earlier record: sent after it, in ${count(waves, 'wave')}`,
        ]),
  ]
}

/** One line, if any file was unpacked. */
function describeUnpacked(files: readonly SourceFile[]): readonly string[] {
  const unpacked = files.filter(({ packedBytes }) => packedBytes !== undefined)
  if (unpacked.length === 0) return []
  const packedBytes = unpacked.reduce((sum, file) => sum + (file.packedBytes ?? 0), 0)
  const bytes = unpacked.reduce((sum, file) => sum + file.bytes, 0)
  return [`unpacked, from ${size(packedBytes)} to ${size(bytes)}: ${listed(unpacked.map((file) => file.path))}`]
}

/** Below this many records, the guide points to REST. Source: Bulk API 2.0 guide, "Introduction". */
const SMALL_LOAD = 2_000

function smallLoad(records: number): string {
  return (
    `${count(records, 'record')}: a Bulk API job waits in a queue first, which for fewer than ${thousands(SMALL_LOAD)} ` +
    'records may take longer than the work itself. It loads them just as safely.'
  )
}

function readOptions(inputs: Inputs, { tempFolder }: Edge, { over: signal }: TimeBudget): ReadOptions {
  const { concurrency, maxJobBytes: maxBytes, columnDelimiter, blankFields, externalIdField, sortBy } = inputs
  const maxRecords = maxJobRecords(inputs)
  const keepFileOrder = concurrency.mode === 'serial'
  const column = keyColumnOf(inputs)
  const keyColumns = { column, kind: column?.toLowerCase() === 'id' ? 'id' : 'value' } as const
  const form = { columnDelimiter, blankFields, externalIdField, sortBy, keyColumns }
  return { ...form, duplicateKeys: inputs.duplicateKeys, maxBytes, maxRecords, keepFileOrder, tempFolder, signal }
}

async function signIn(
  inputs: Inputs,
  { http, clock, mask, askCli, log, warn, handOver }: Edge,
  { over, dying }: TimeBudget,
): Promise<Session> {
  let isIn = false
  const late = new AbortController()
  const waiting = AbortSignal.any([over, late.signal])
  const request = createSignIn(inputs.signIn, {
    send: (outgoing) => sendAny(http, clock, outgoing),
    now: clock.now,
    onSecret: mask,
    // A cancelled step needs a session to abort its jobs.
    get signal() {
      return isIn ? dying : waiting
    },
    askCli,
    onNewRefreshToken: handOver.refreshToken,
    warn,
  })
  const login = await waitForOrg(request, { minutes: inputs.waitForOrgMinutes, clock, over, late, log })
  isIn = true
  const canRenew = inputs.signIn.flow !== 'session'
  const { apiVersion } = inputs
  return createSession(login, request, { http, clock, signal: over, dying, apiVersion, canRenew })
}
