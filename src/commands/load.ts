import path from 'node:path'
import { type CliSession, createSignIn } from '../auth/sign-in.ts'
import { waitForOrg } from '../auth/wait-for-org.ts'
import type { Clock } from '../clock.ts'
import { isOurAbort, LoadError, messageOf } from '../errors.ts'
import { readFiles, settleKeys } from '../files/read-files.ts'
import type { ReadOptions } from '../files/read-options.ts'
import type { Http } from '../http/request.ts'
import { sendAny } from '../http/send.ts'
import { INPUT_DEFAULTS, type Inputs } from '../inputs.ts'
import { whenAborted } from '../jobs/lifecycle.ts'
import { isUnfinished } from '../ledger/decide.ts'
import { identityOf, type LoadIdentity, type Place } from '../ledger/identity.ts'
import type { LedgerStore } from '../ledger/store.ts'
import { keyColumnOf, maxJobRecords } from '../load/job-shape.ts'
import type { Loaded } from '../load/loaded.ts'
import { sendLoad } from '../load/send-load.ts'
import { createDescriber, describeKey } from '../org/describe.ts'
import type { Identity } from '../org/identity.ts'
import { type Organization, readOrganization } from '../org/organization.ts'
import { createSession, type Session } from '../org/session.ts'
import type { DroppedRecords } from '../parts/dropped.ts'
import type { FilePath } from '../parts/file-path.ts'
import type { Part } from '../parts/part.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { guardOrg, guardRecords } from '../preflight/guard.ts'
import { type Preflight, preflight } from '../preflight/preflight.ts'
import { annotateFailures, annotateStart, MOST_SHOWN } from '../report/annotations.ts'
import { reportFailedStart, reportLoad, reportSoFar, reportStarted } from '../report/build.ts'
import { createOrgVoice, type OrgVoice } from '../report/org-voice.ts'
import { type Report, totalCounts } from '../report/report.ts'
import type { StepResult } from '../report/step-result.ts'
import type { RunningJobs, Say, Step, StepRun } from '../step.ts'
import { type Stop, startStop, type TimeLimit } from '../stop.ts'
import { count, size, thousands } from '../text/words.ts'
import { sameName } from '../values/names.ts'

/** What a load needs of the world around it. */
export interface LoadEdge {
  readonly http: Http
  readonly clock: Clock
  readonly say: Say
  readonly cancel: {
    /** Aborted when the step is cancelled. */
    readonly signal: AbortSignal
    /** Aborts the signal when somebody left word that the step was cancelled. */
    readonly check: () => void
  }
  readonly run: StepRun
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

/** Loads what the inputs name, and reports what became of it. Never rejects for what users or orgs do wrong. */
export async function load(inputs: Inputs, edge: LoadEdge): Promise<StepResult> {
  const voice = createOrgVoice(mustRedact(inputs, undefined, edge))
  const stop = startStop(timeLimitOf(inputs), {
    clock: edge.clock,
    cancelled: edge.cancel.signal,
    check: edge.cancel.check,
  })
  const step = stepOf(edge, stop, voice)
  const { say, clock } = step
  const startedAt = clock.now()
  const known: { session?: Session; organization?: Organization; store?: LedgerStore } = {}
  try {
    const name = `${inputs.object}-${inputs.operation}`
    const found = await edge.files.find(inputs.files)
    await edge.results.prepare(found, reportStarted(inputs, name, startedAt))
    const options = readOptions(inputs, step)
    const read = await readFiles(found, options)
    const { files, records, rewritten } = read
    for (const warning of read.warnings) say.warn(warning)
    for (const line of describeUnpacked(files)) say.log(line)
    say.log(describeLoad(files, read.parts))
    for (const [why, paths] of rewritten) say.log(`rewritten on the way, because of ${why}: ${listed(paths)}`)

    const session = await signIn(inputs, edge, step)
    known.session = session
    const organization = await readOrganization(session, inputs.apiVersion)
    known.organization = organization
    say.log(`signed in to ${organization.host} (${organization.id}, ${organization.kind})`)
    await session.keepTo({ orgId: organization.id, userId: undefined })
    guardOrg(organization, inputs.org)
    guardRecords(inputs, organization, records)
    edge.session.keepIdentity({ orgId: organization.id, userId: await session.whoAmI() })

    const redact = mustRedact(inputs, organization, edge)
    voice.learn({ redact })
    const describer = createDescriber(session, inputs.apiVersion)
    const { parts, dropped, warnings } = await settleKeys(read, options, () => describeKey(inputs, describer))
    for (const warning of warnings) say.warn(warning)
    for (const line of describeKeys(parts, dropped)) say.log(line)
    const checked = await preflight({ parts, files }, { ...inputs, redact }, describer)
    voice.learn({ isName: checked.isName })
    tellWarnings(checked, say)
    if (records < SMALL_LOAD) say.notice(smallLoad(records))

    const identity = loadIdentity(inputs, organization, edge)
    const store = edge.ledger.openStore(identity)
    known.store = store
    const resultsPath = path.relative(edge.files.workspace, inputs.resultsPath).split(path.sep).join('/')
    const facts = { name, files, dropped, organization, session, redact, show: voice.show, resultsPath, startedAt }
    const onProgress = (loaded: Loaded) =>
      edge.results.keep(reportSoFar(inputs, { ...facts, loaded, endedAt: clock.now() }))
    const loaded = await sendLoad(checked, { ...facts, inputs, identity, store, step, onProgress })
    const report = reportLoad(inputs, { ...facts, loaded, endedAt: clock.now() })
    await Promise.race([endLedger(loaded, report, say), whenAborted(stop.dying)])
    const { failures, progress } = loaded
    const { failed } = totalCounts(report)
    return {
      report,
      annotations: annotateFailures(failures.groups.all(), { redact, failed, resultsPath: `${resultsPath}/${name}` }),
      loads: [{ name, failed: failures.records, progress, ledger: loaded.ledger.text() }],
    }
  } catch (error) {
    const failure = failureOf(error, stop, known)
    if (failure === undefined) throw error
    const { reason } = failure
    const message = voice.show(failure.message)
    return {
      report: reportFailedStart({ reason, message }, { ...known, startedAt, endedAt: clock.now() }),
      annotations: annotateStart(failure),
      loads: [],
    }
  } finally {
    stop.end()
    await known.store?.close()
  }
}

/** What stopped the load before its first job; undefined for a mistake of ours. What was given up because the step ends tells
 *  less than that it ends. */
function failureOf(
  error: unknown,
  { cancelled, over }: Stop,
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
function mustRedact({ redact }: Inputs, organization: Organization | undefined, { isPublic }: LoadEdge): boolean {
  return redact === 'auto' ? isPublic || organization?.kind === 'production' : redact === 'true'
}

/** The step, in which people see of the org's words what they may. */
function stepOf({ say, clock, run, files, jobs, secrets }: LoadEdge, stop: Stop, { show }: OrgVoice): Step {
  return {
    say: {
      log: (line) => say.log(show(line)),
      warn: (line, at) => say.warn(show(line), at),
      notice: (line) => say.notice(show(line)),
    },
    clock,
    stop,
    run,
    temp: files.temp,
    jobs,
    scrub: secrets.scrub,
  }
}

/** A limit that somebody set is meant to be met; the default one is not. */
function timeLimitOf({ timeLimitMinutes: minutes }: Inputs): TimeLimit {
  return { minutes, isDefault: minutes === Number(INPUT_DEFAULTS['time-limit-minutes']) }
}

/** Beside their lines, as far as those are shown; the others are in the log. */
function tellWarnings({ warnings, more }: Preflight, { warn, log }: Say): void {
  for (const [number, { message, at }] of warnings.entries()) {
    if (number < MOST_SHOWN) warn(message, at)
    else log(message)
  }
  if (warnings.length > MOST_SHOWN)
    log(`${count(warnings.length - MOST_SHOWN + more, 'warning')} about columns had no place beside the files.`)
}

/** Loads that have it in common continue each other. */
function loadIdentity(inputs: Inputs, { id: orgId }: Organization, { ledger: { place } }: LoadEdge): LoadIdentity {
  const { ledgerKey = null, operation, object, externalIdField = null } = inputs
  return identityOf(place, { ledgerKey, object, operation, externalIdField, orgId })
}

/** Notes how the load ended. Where that fails, a later step completes the load, which sends nothing twice. */
async function endLedger(
  { ledger, counts, stopped }: Loaded,
  { verdict, failureReason }: Report,
  say: Say,
): Promise<void> {
  // What ended the load early tells more of how to go on than what it is reported as.
  const early = stopped.find(({ reason }) => isUnfinished(reason))?.reason
  try {
    await ledger.book.end(verdict === 'passed' ? 'passed' : (early ?? failureReason), counts)
  } catch (error) {
    say.warn(
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

function readOptions(inputs: Inputs, { temp: tempFolder, stop: { over: signal } }: Step): ReadOptions {
  const { concurrency, maxJobBytes: maxBytes, columnDelimiter, blankFields, externalIdField, sortBy } = inputs
  const maxRecords = maxJobRecords(inputs)
  const keepFileOrder = concurrency.mode === 'serial'
  const column = keyColumnOf(inputs)
  const keyColumns = { column, kind: sameName(column, 'Id') ? 'id' : 'value' } as const
  const form = { columnDelimiter, blankFields, externalIdField, sortBy, keyColumns }
  return { ...form, duplicateKeys: inputs.duplicateKeys, maxBytes, maxRecords, keepFileOrder, tempFolder, signal }
}

async function signIn(
  inputs: Inputs,
  { http, session, secrets }: LoadEdge,
  { clock, say, stop: { over, dying } }: Step,
): Promise<Session> {
  let isIn = false
  const late = new AbortController()
  const waiting = AbortSignal.any([over, late.signal])
  const request = createSignIn(inputs.signIn, {
    send: (outgoing) => sendAny(http, clock, outgoing),
    now: clock.now,
    onSecret: secrets.mask,
    // A cancelled step needs a session to abort its jobs.
    get signal() {
      return isIn ? dying : waiting
    },
    askCli: session.askCli,
    onNewRefreshToken: session.keepRefreshToken,
    warn: say.warn,
  })
  const login = await waitForOrg(request, { minutes: inputs.waitForOrgMinutes, clock, over, late, log: say.log })
  isIn = true
  const canRenew = inputs.signIn.flow !== 'session'
  const { apiVersion } = inputs
  return createSession(login, request, { http, clock, signal: over, dying, apiVersion, canRenew })
}
