import type { ResultKind } from '../../src/bulk/client.ts'
import { keyColumnOf, type LoadSpec } from '../../src/inputs/load-spec.ts'
import { createJoiner } from '../../src/join/join.ts'
import { Brake } from '../../src/load/brake.ts'
import { Judge } from '../../src/load/judge.ts'
import { parentColumn } from '../../src/load/retry-plan.ts'
import { type AllRecords, Rounds } from '../../src/load/rounds.ts'
import type { Sending } from '../../src/load/sending.ts'
import { submissionsOf } from '../../src/load/submissions.ts'
import { Watch } from '../../src/load/watch.ts'
import type { Session } from '../../src/org/session.ts'
import { Outcomes, type SubmissionEnd } from '../../src/results/outcomes.ts'
import type { Submission } from '../../src/send/submission.ts'
import type { Stop } from '../../src/stop.ts'
import { aBook } from './book.ts'
import { aSpec, type SpecOverrides } from './load-spec.ts'
import type { CsvFiles } from './parts-of.ts'
import { readyLoad } from './ready-load.ts'
import { recordingClock } from './recording-clock.ts'
import { recordingSink } from './recording-sink.ts'
import { standInJobs } from './stand-in-bulk.ts'
import { ALL_LOADED, type Answering, standInSender } from './stand-in-sender.ts'
import { aStep } from './step.ts'

/** What a test says of a load. */
export interface LoadOptions {
  readonly csv: CsvFiles
  readonly temp: string
  readonly spec?: SpecOverrides
  /** All records are loaded when left out. */
  readonly answer?: Answering
  readonly stop?: Partial<Stop>
  readonly session?: Partial<Session>
  /** Is told of each result file that is read, and holds it back. */
  readonly onRead?: (jobId: string, kind: ResultKind) => Promise<void>
}

/** A load whose records are sent to a stand-in, and all that is told of it. */
export type LoadAtWork = Awaited<ReturnType<typeof loadAtWork>>

export async function loadAtWork({ csv, temp, spec: overrides, answer = () => ALL_LOADED, ...rest }: LoadOptions) {
  const spec = aSpec(overrides)
  const clock = recordingClock()
  const said: string[] = []
  const step = aStep({ clock, temp, said, stop: rest.stop ?? {} })
  const org = standInJobs(clock, rest)
  const sender = standInSender(org, { operation: spec.operation, step }, answer)
  const sink = recordingSink()
  const book = aBook()
  const ready = await readyLoad(csv, spec, temp)
  const submissions = await submissionsOf(ready.checked.parts, spec.limits.canary)
  const read = submissions.reduce((sum, { part }) => sum + part.records, 0)
  const ends: SubmissionEnd[] = []
  const { jobs } = org
  const sending: Sending = {
    spec,
    jobs,
    sender,
    brake: new Brake(step.stop),
    judge: new Judge(spec.limits, read),
    outcomes: new Outcomes({
      operation: spec.operation,
      join: createJoiner({ keyColumn: keyColumnOf(spec), fieldOf: () => undefined }),
      sink,
      isResumed: false,
      findGone: async () => new Set(),
    }),
    book,
    watch: new Watch(spec.pace.retries, jobs.org, step),
    onEnd: (end) => void ends.push(end),
    step,
  }
  const rounds = new Rounds(allRecords(spec, submissions), sending)
  return { spec, ready, read, submissions, sending, rounds, sends: sender.sends, sink, book, ends, said, clock, step }
}

function allRecords(spec: LoadSpec, parts: readonly Submission[]): AllRecords {
  return {
    parts,
    keyColumn: keyColumnOf(spec),
    staysOut: new Set(),
    parentOf: (columns) => parentColumn({ columns, sortBy: spec.source.sortBy, typeOf: () => undefined }),
  }
}

/** Sends all parts of a load, the canary first where there is one. */
export async function sendAllOf({ rounds, submissions, spec }: LoadAtWork): Promise<void> {
  const [canary, ...others] = submissions
  await rounds.send(spec.limits.canary > 0 ? { canary, first: others, again: [] } : { first: submissions, again: [] })
}
