import { createHash } from 'node:crypto'
import type { JobInfo } from '../../src/bulk/job.ts'
import { keyColumnOf } from '../../src/inputs/load-spec.ts'
import { createJoiner } from '../../src/join/join.ts'
import type { Past } from '../../src/ledger/decide.ts'
import type { LedgerJob, LedgerRun } from '../../src/ledger/ledger.ts'
import { submissionsOf } from '../../src/load/submissions.ts'
import { createGoneFinder } from '../../src/recall/deleted-since.ts'
import { RecordFinder } from '../../src/recall/find-loaded-records.ts'
import { recall } from '../../src/recall/recall.ts'
import type { Recalling } from '../../src/recall/recalling.ts'
import type { Left } from '../../src/recall/subtract.ts'
import { Outcomes } from '../../src/results/outcomes.ts'
import type { Stop } from '../../src/stop.ts'
import { aBook } from './book.ts'
import { aSpec, type SpecOverrides } from './load-spec.ts'
import type { SignedIn } from './org-jobs.ts'
import { type CsvFiles, filesOf } from './parts-of.ts'
import { recordingSink } from './recording-sink.ts'
import { aStep } from './step.ts'

/** What a test says of a load, and of what its ledger says. */
export interface RecallOptions {
  readonly csv: CsvFiles
  readonly jobs: readonly LedgerJob[]
  readonly spec?: SpecOverrides
  /** `continue` when left out. */
  readonly course?: Past['course']
  readonly newer?: readonly LedgerRun[]
  readonly stop?: Partial<Stop>
}

/** A load whose earlier steps have made these jobs in the org. */
export async function recallingOf(
  { jobs, clock, temp, org }: SignedIn,
  { csv, spec: overrides, course = 'continue', newer = [], stop = {}, jobs: entries }: RecallOptions,
) {
  const spec = aSpec(overrides)
  const said: string[] = []
  const step = aStep({ clock, temp, said, stop })
  const sink = recordingSink()
  const book = aBook(entries)
  const join = { keyColumn: keyColumnOf(spec), fieldOf: () => undefined }
  const gone = createGoneFinder({ object: spec.object, org: jobs.org, typeOf: () => undefined, say: step.say })
  const findGone = gone.find
  const past: Past = {
    course,
    earlier: undefined,
    jobs: entries,
    newer,
    knowsOwnRun: true,
    hasJobs: true,
    jobsSince: undefined,
  }
  const ledger = { ...past, book, unknown: undefined, warnings: [], notices: [], text: () => '' }
  const outcomes = { operation: spec.operation, join: createJoiner(join), sink, isResumed: true, findGone }
  const recalling: Recalling = {
    spec,
    userId: org.userId,
    jobs,
    ledger,
    outcomes: new Outcomes(outcomes),
    finder: new RecordFinder({ jobs, step, join, findGone }),
    events: { see: () => {} },
    step,
  }
  const { parts } = await filesOf(csv, spec, temp)
  const submissions = await submissionsOf(parts, 0)
  return { recalling, submissions, sink, book, said }
}

/** What earlier steps have left of a load, in numbers of records, and what was written down. */
export async function recalled(signedIn: SignedIn, options: RecallOptions) {
  const { recalling, submissions, ...told } = await recallingOf(signedIn, options)
  return { left: await recall(submissions, recalling), ...told }
}

/** Records that are to be sent for the first time. */
export function recordsToSend({ first }: Left): number {
  return first.reduce((sum, { part }) => sum + part.records, 0)
}

/** What a ledger says of a job that was made of this CSV. */
export function entryOf(job: JobInfo, csv: string, overrides: Partial<LedgerJob> = {}): LedgerJob {
  const records = csv.trimEnd().split('\n').length - 1
  const { id, createdById, createdDate } = job
  return {
    by: 'bulk',
    id,
    round: 1,
    body: records === 1 ? '' : createHash('sha256').update(csv).digest('hex'),
    whole: true,
    records,
    ...(createdById ? { createdById } : {}),
    ...(createdDate ? { createdDate } : {}),
    ...overrides,
  }
}

/** A run that has worked on the load. */
export function aRun(jobs: readonly LedgerJob[], overrides: Partial<LedgerRun> = {}): LedgerRun {
  const at = '2026-11-24T04:00:00.000Z'
  return {
    run: '1000002',
    attempt: 1,
    writer: 'b',
    startedAt: at,
    writtenAt: at,
    end: 'passed',
    jobs: [...jobs],
    ...overrides,
  }
}
