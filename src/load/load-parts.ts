import type { BulkClient } from '../bulk/client.ts'
import { explainError, explainFailure } from '../bulk/explain.ts'
import { finalMeaning, type JobRequest } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'
import type { Part } from '../csv/part.ts'
import { LoadError } from '../errors.ts'
import type { Concurrency } from '../inputs/concurrency.ts'
import { createLimit } from '../limit.ts'
import type { Collected } from '../results/collect.ts'
import { type Carried, carryByJob, type JobEvent } from './lifecycle.ts'
import { carryAll } from './schedule.ts'

/** A part at its end: what became of it, and of each of its records. */
export interface PartEnd {
  readonly carried: Carried
  readonly results: Collected
}

export interface PartsLoaded {
  /** In the order of the parts. */
  readonly ends: readonly PartEnd[]
  /** What stopped the load before its end; empty when nothing did. */
  readonly stopped: readonly LoadError[]
}

export interface LoadParts {
  readonly client: BulkClient
  readonly clock: Clock
  readonly request: Omit<JobRequest, 'lineEnding' | 'columnDelimiter'>
  readonly concurrency: Concurrency
  readonly uploadsAtOnce: number
  readonly cancelled: AbortSignal
  readonly onEvent: (event: JobEvent) => void
  /** Gathers what became of the records; never rejects. */
  readonly collect: (carried: Carried) => Promise<Collected>
}

/** Downloads and writes of results at once; they are no jobs in flight. */
const COLLECTS_AT_ONCE = 2

/** Sends the parts and gathers the results of each. The first that shows that the next would fare no better stops the
 *  rest: what runs is awaited, what was not closed is aborted. */
export async function loadParts(parts: readonly Part[], load: LoadParts): Promise<PartsLoaded> {
  const halt = new AbortController()
  const halted = AbortSignal.any([halt.signal, load.cancelled])
  const lifecycle = { ...load, halted, uploads: createLimit(load.uploadsAtOnce) }
  const collects = createLimit(COLLECTS_AT_ONCE)
  const ends = new Map<Part, PartEnd>()
  const stopped: LoadError[] = []

  await carryAll(
    parts,
    load.concurrency,
    async (part, mayClose) => {
      const carried = await carryByJob(part, mayClose, lifecycle)
      const reason = stopReason(carried)
      if (reason !== undefined && !load.cancelled.aborted) {
        stopped.push(reason)
        halt.abort()
      }
      return carried
    },
    async (carried) => {
      ends.set(carried.part, { carried, results: await collects(() => load.collect(carried)) })
    },
  )
  if (load.cancelled.aborted) stopped.push(new LoadError('cancelled', 'The step was cancelled.'))
  return { ends: parts.map((part) => ends.get(part)).filter((end) => end !== undefined), stopped }
}

/** Why nothing further should be sent after this; undefined when the next part may well fare better. */
function stopReason(carried: Carried): LoadError | undefined {
  const { part } = carried
  switch (carried.kind) {
    case 'not-sent':
      return carried.error === undefined ? undefined : explainError(`${filesOf(part)} could not be sent`, carried.error)
    case 'unknown':
      return lostSight(`Job ${carried.id} (${filesOf(part)})`, carried.error)
    case 'final': {
      const { id, state, errorMessage } = carried.job
      const job = `Job ${id} (${filesOf(part)})`
      if (finalMeaning(state) === 'failed') return explainFailure(`${job} failed`, errorMessage ?? 'no reason given')
      if (finalMeaning(state) === 'complete') return undefined
      return explainFailure(`${job} was aborted in the org`, 'What it had done until then stays.')
    }
  }
}

/** A job whose end nobody saw: what stopped us from looking tells more than that, where it has a name of its own. */
function lostSight(job: string, error: unknown): LoadError {
  const { reason, message } = explainError('Its last word', error)
  return new LoadError(
    error instanceof LoadError ? reason : 'records-unaccounted',
    `${job}: the org no longer tells of it. ${message} ` +
      'Look the job up in Setup under Bulk Data Load Jobs before you load these records again.',
    { cause: error },
  )
}

/** The files of a part, for people. */
export function filesOf(part: Part): string {
  const paths = [...new Set(part.ranges.map(({ file }) => file.path))]
  const [first = '', second, ...more] = paths
  if (second === undefined) return first
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`
}
