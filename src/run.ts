import path from 'node:path'
import { type CliSession, createSignIn } from './auth/sign-in.ts'
import { waitForOrg } from './auth/wait-for-org.ts'
import { createBulkClient } from './bulk/client.ts'
import { INTERNAL_BATCH_RECORDS } from './bulk/job.ts'
import type { Clock } from './clock.ts'
import type { Part } from './csv/part.ts'
import type { FilePath, SourceFile } from './csv/source-file.ts'
import { CsvError, LoadError } from './errors.ts'
import type { Http } from './http/request.ts'
import { sendAny } from './http/send.ts'
import type { Inputs } from './inputs.ts'
import { createJoiner } from './join/join.ts'
import { createLimit } from './limit.ts'
import { loadParts, type PartsLoaded } from './load/load-parts.ts'
import { warnOfOtherJobs } from './load/other-jobs.ts'
import { type ReadOptions, readFiles } from './load/read-files.ts'
import { createDescriber } from './org/describe.ts'
import { guardOrg, guardRecords } from './org/guard.ts'
import { type Organization, readOrganization } from './org/organization.ts'
import { createSession, type Session } from './org/session.ts'
import { type Preflight, preflight } from './preflight/preflight.ts'
import { type Annotations, annotateFailures, annotateFindings, NO_ANNOTATIONS } from './report/annotations.ts'
import { reportFailedStart, reportLoad, reportStarted } from './report/build.ts'
import { createProgress } from './report/progress.ts'
import { type Report, totalCounts } from './report/report.ts'
import { createThroughput, type ProgressPoint } from './report/throughput.ts'
import { count, size } from './report/words.ts'
import { collectResults } from './results/collect.ts'
import { type FailedRecord, Failures } from './results/failures.ts'
import { createResultFiles } from './results/result-files.ts'

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
  /** Absolute: what people see paths relative to. */
  readonly workspace: string
  /** Whether anybody may see what this run publishes. */
  readonly isPublic: boolean
  /** For files that are gone after the step; exists. */
  readonly tempFolder: string
  /** Kept across a crash: the jobs that somebody has to see to. */
  readonly runningJobs: { readonly add: (id: string) => void; readonly remove: (id: string) => void }
  /** Asks the Salesforce CLI on this machine for a session in an org. */
  readonly askCli: (targetOrg: string) => Promise<CliSession>
  readonly mask: (secret: string) => void
  readonly log: (line: string) => void
  readonly warn: (line: string) => void
  readonly notice: (line: string) => void
}

/** What became of a load, for those who look at it. */
export interface RunResult {
  readonly report: Report
  readonly annotations: Annotations
  /** What the page about the load shows beside the report; undefined when no job was made. */
  readonly details?: { readonly failed: readonly FailedRecord[]; readonly progress: readonly ProgressPoint[] }
}

/** Loads what the inputs name, and reports what became of it. Never rejects for what users or orgs do wrong. */
export async function run(inputs: Inputs, edge: Edge): Promise<RunResult> {
  const startedAt = edge.clock.now()
  const known: { session?: Session; organization?: Organization } = {}
  try {
    const name = `${inputs.object}-${inputs.operation}`
    const found = await edge.findFiles(inputs.files)
    await edge.prepareResults(found, reportStarted(inputs, name, startedAt))
    const { files, parts, records, warnings, rewritten } = await readFiles(found, readOptions(inputs, edge))
    for (const warning of warnings) edge.warn(warning)
    edge.log(describeLoad(files, parts))
    for (const [why, paths] of rewritten) edge.log(`rewritten on the way, because of ${why}: ${listed(paths)}`)

    const session = await signIn(inputs, edge)
    known.session = session
    const organization = await readOrganization(session, inputs.apiVersion)
    known.organization = organization
    edge.log(`signed in to ${organization.host} (${organization.id}, ${organization.kind})`)
    guardOrg(organization, inputs.org)
    guardRecords(inputs, organization, records)

    const checked = await preflight(parts, inputs, createDescriber(session, inputs.apiVersion))
    for (const warning of checked.warnings) edge.warn(warning)

    const redact = mustRedact(inputs, organization, edge)
    const loaded = await load(checked, { name, inputs, files, organization, session, redact, edge })
    const resultsPath = path.relative(edge.workspace, inputs.resultsPath).split(path.sep).join('/')
    const endedAt = edge.clock.now()
    const report = reportLoad(inputs, {
      name,
      files,
      loaded,
      organization,
      session,
      redact,
      resultsPath,
      startedAt,
      endedAt,
    })
    const { failures, progress } = loaded
    const { failed } = totalCounts(report)
    return {
      report,
      annotations: annotateFailures(failures.groups.all(), { redact, failed, resultsPath: `${resultsPath}/${name}` }),
      details: { failed: failures.records, progress },
    }
  } catch (error) {
    if (!(error instanceof LoadError) && !edge.cancelled.aborted) throw error
    const failure = error instanceof LoadError ? error : new LoadError('cancelled', CANCELLED_EARLY)
    return {
      report: reportFailedStart(failure, { ...known, startedAt, endedAt: edge.clock.now() }),
      annotations: failure instanceof CsvError ? annotateFindings(failure) : NO_ANNOTATIONS,
    }
  }
}

const CANCELLED_EARLY = 'The step was cancelled before anything was sent.'

/** Whether field values are kept out of what people see: result files are data and stay whole. */
function mustRedact({ redact }: Inputs, { kind }: Organization, { isPublic }: Edge): boolean {
  return redact === 'auto' ? isPublic || kind === 'production' : redact === 'true'
}

interface Loading {
  readonly name: string
  readonly inputs: Inputs
  readonly files: readonly SourceFile[]
  readonly redact: boolean
  readonly organization: Organization
  readonly session: Session
  readonly edge: Edge
}

/** What became of the parts, and what there is to show of it. */
export interface Loaded extends PartsLoaded {
  readonly failures: Failures
  readonly progress: readonly ProgressPoint[]
  /** Absolute. */
  readonly rerunPaths: readonly string[]
}

/** Sends the parts and writes their results down, telling on the way how it goes. */
async function load(
  { parts, typeOf }: Preflight,
  { name, inputs, files, organization, session, redact, edge }: Loading,
): Promise<Loaded> {
  const columns = unionOfColumns(parts)
  const resultFiles = await createResultFiles(path.join(inputs.resultsPath, name), { columns, files })
  const failures = new Failures({ redact })
  const client = createBulkClient(session, inputs.apiVersion)
  const otherJobs = await warnOfOtherJobs(client, inputs.object)
  if (otherJobs !== undefined) edge.warn(otherJobs)
  const records = parts.reduce((sum, part) => sum + part.records, 0)
  if (records < SMALL_LOAD) edge.notice(smallLoad(records))

  const throughput = createThroughput()
  const progress = createProgress({ parts: parts.length, records, startedAt: edge.clock.now() })
  const collecting = {
    ...edge,
    client,
    operation: inputs.operation,
    join: createJoiner({ keyColumn: keyColumn(inputs), typeOf }),
    files: resultFiles,
    failures,
    oneAtATime: createLimit(1),
  }
  const partsLoaded = await loadParts(parts, {
    ...edge,
    client,
    request: jobRequest(inputs),
    concurrency: inputs.concurrency,
    uploadsAtOnce: uploadsAtOnce(organization),
    onEvent: (event) => {
      if (event.type === 'created') edge.runningJobs.add(event.id)
      if (event.type === 'aborted' || event.type === 'final') edge.runningJobs.remove(event.id)
      throughput.see(event, edge.clock.now())
      const line = progress(event, edge.clock.now())
      const tell = event.type === 'create-lost' || event.type === 'left-open' ? edge.warn : edge.log
      if (line !== undefined) tell(line)
    },
    collect: async (carried) => {
      const collected = await collectResults(carried, collecting)
      for (const warning of collected.warnings) edge.warn(warning)
      return collected
    },
  })
  await resultFiles.close()
  return { ...partsLoaded, failures, progress: throughput.points(), rerunPaths: resultFiles.rerunPaths() }
}

/** The column whose value names a record of the org. */
function keyColumn({ operation, externalIdField }: Inputs): string | undefined {
  if (operation === 'insert') return undefined
  return operation === 'upsert' ? externalIdField : 'Id'
}

function listed(paths: readonly string[]): string {
  return paths.length <= 3 ? paths.join(', ') : `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more`
}

function describeLoad(files: readonly SourceFile[], parts: readonly Part[]): string {
  const records = files.reduce((sum, file) => sum + file.records, 0)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return `${count(records, 'record')} in ${count(files.length, 'file')} (${size(bytes)}): ${count(parts.length, 'job')}`
}

/** Below this many records, the guide points to REST. Source: Bulk API 2.0 guide, "Introduction". */
const SMALL_LOAD = 2_000

function smallLoad(records: number): string {
  return (
    `${count(records, 'record')}: a Bulk API job waits in a queue first, which for fewer than ${SMALL_LOAD.toLocaleString('en-US')} ` +
    'records may take longer than the work itself. It loads them just as safely.'
  )
}

function jobRequest({ object, operation, externalIdField, assignmentRuleId }: Inputs) {
  return {
    object,
    operation,
    ...(externalIdField === undefined ? {} : { externalIdFieldName: externalIdField }),
    ...(assignmentRuleId === undefined ? {} : { assignmentRuleId }),
  }
}

/** The columns of all parts. Names that differ in case alone are the same to the org. */
function unionOfColumns(parts: readonly Part[]): readonly string[] {
  const byName = new Map<string, string>()
  for (const name of parts.flatMap((part) => part.columns)) {
    if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), name)
  }
  return [...byName.values()]
}

/** One internal batch a job, in file order, is what stands in for a serial mode: Bulk API 2.0 has none.
 *  Source: Bulk API 2.0 guide, "Get Information About an Ingest Job", `concurrencyMode`. */
function readOptions(inputs: Inputs, { tempFolder }: Edge): ReadOptions {
  const {
    concurrency,
    maxJobBytes: maxBytes,
    maxJobRecords,
    columnDelimiter,
    blankFields,
    externalIdField,
    sortBy,
  } = inputs
  const form = { columnDelimiter, blankFields, externalIdField, sortBy, tempFolder }
  if (concurrency.mode !== 'serial') return { ...form, maxBytes, maxRecords: maxJobRecords, keepFileOrder: false }
  const maxRecords = Math.min(maxJobRecords ?? INTERNAL_BATCH_RECORDS, INTERNAL_BATCH_RECORDS)
  return { ...form, maxBytes, maxRecords, keepFileOrder: true }
}

async function signIn(inputs: Inputs, { http, clock, mask, cancelled, askCli, log }: Edge): Promise<Session> {
  const request = createSignIn(inputs.signIn, {
    send: (outgoing) => sendAny(http, clock, outgoing),
    now: clock.now,
    onSecret: mask,
    signal: cancelled,
    askCli,
  })
  const login = await waitForOrg(request, { minutes: inputs.waitForOrgMinutes, clock, cancelled, log })
  return createSession(login, request, { http, clock, signal: cancelled })
}

/** Requests that last 20 seconds or more are counted: 25 at once, in developer and trial orgs 5.
 *  Source: Salesforce Developer Limits, "API Request Limits and Allocations", concurrent requests. */
function uploadsAtOnce({ kind }: Organization): number {
  return kind === 'developer' || kind === 'trial' ? 2 : 4
}
