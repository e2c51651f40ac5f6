import { addCounts, type Counts, notIn } from '../counts.ts'
import type { LoadError } from '../errors.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { Loaded } from '../load/loaded.ts'
import type { ReadyLoad } from '../load/ready-load.ts'
import type { Org } from '../org/org.ts'
import type { SourceFile } from '../parts/source-file.ts'
import type { ErrorGroup } from '../results/error-groups.ts'
import { listed } from '../text/words.ts'
import { decideTogether, decideVerdict, type Facts, type Verdict, worst } from './verdict.ts'

export interface Times {
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly endedAt: number
}

export type NamedLoad = Pick<LoadSpec, 'name' | 'object' | 'operation'>

/** A load whose jobs were made, and what became of it. */
export interface LoadFacts extends Times {
  readonly load: ReadyLoad
  readonly loaded: Loaded
  readonly org: Org
  /** Leaves out of a text what people must not see. */
  readonly show: (text: string) => string
  /** The results folder as people are shown it. */
  readonly resultsPath: string
  /** The names of the loads that it needs. */
  readonly after?: readonly string[]
  /** Undefined for a load that is done at once. */
  readonly part?: PartOf | undefined
}

/** The load that a run is one part of. */
export interface PartOf {
  readonly spec: LoadSpec
  /** How many records the whole load has. */
  readonly records: number
  /** Whether its records are those of another part once more. */
  readonly isAgain: boolean
}

/** A load that made no job, since something stopped it, or one that it needs. */
export interface NotRun {
  readonly spec: NamedLoad & Pick<LoadSpec, 'manifest'>
  readonly files: readonly SourceFile[]
  /** How many records it has. */
  readonly records: number
  /** The names of the loads that it needs. */
  readonly after?: readonly string[]
  /** Why, as a clause. */
  readonly why: string
  /** What stopped it; undefined where it was another load. */
  readonly error?: LoadError | undefined
  /** Undefined for a load that is done at once. */
  readonly part?: PartOf | undefined
}

/** What became of a load. */
export type LoadEnd = LoadFacts | NotRun

/** Whether a load made jobs, or would have. */
export function isRun(end: LoadEnd): end is LoadFacts {
  return !('why' in end)
}

/** What people call a load: `insert Account`, or `accounts (insert Account)` where a manifest names it. */
function titleOf({ name, operation, object, manifest }: LoadSpec): string {
  return manifest === undefined ? `${operation} ${object}` : `${name} (${operation} ${object})`
}

/** Puts the ends of the parts of each load together, in the order in which each load first comes. */
export function endsByLoad(ends: readonly LoadEnd[]): readonly (readonly LoadEnd[])[] {
  const byName = new Map<string, LoadEnd[]>()
  for (const end of ends) {
    const name = loadOf(end)
    byName.set(name, [...(byName.get(name) ?? []), end])
  }
  return [...byName.values()]
}

/** Returns the name that the manifest gives to the load of an end, which is the same for all parts of the load. */
export function loadOf(end: LoadEnd): string {
  return (end.part ?? (isRun(end) ? end.load : end)).spec.name
}

/**
 * Passes or fails a load by the ends of its parts, as many as there are yet: `max-failures` counts the failed records of all parts against
 * the records of the load. Undefined where it has not failed, and another load kept a part from running.
 */
export function verdictOfLoad(ends: readonly LoadEnd[]): Verdict | undefined {
  const runs = ends.filter(isRun)
  const notRun = ends.flatMap((end) => (isRun(end) || end.error === undefined ? [] : [verdictOfError(end, end.error)]))
  const ofRuns = runs.length === 0 ? [] : [verdictOfRuns(runs)]
  const isWhole = runs.length === ends.length
  return worst([...ofRuns, ...notRun]) ?? (isWhole ? ofRuns[0] : undefined)
}

function verdictOfError({ spec, why }: NotRun, { reason }: LoadError): Verdict {
  // Findings are lines of their own, each of which begins with its place.
  const message = why.includes('\n') ? `\`${spec.name}\` was stopped:\n${why}` : `\`${spec.name}\`: ${why}`
  return { verdict: 'failed', failureReason: reason, message }
}

function verdictOfRuns(runs: readonly LoadFacts[]): Verdict {
  const [first] = runs
  if (first === undefined) throw new Error('A load without a run has no verdict.')
  const { part, show } = first
  const verdict =
    part === undefined ? decideVerdict(factsOf(first)) : decideTogether(runs.map(factsOf), wholeOf(runs, part))
  return { ...verdict, message: show(verdict.message) }
}

function factsOf({ load: { spec }, loaded: { counts, stopped, failures }, resultsPath }: LoadFacts): Facts {
  return {
    counts,
    maxFailures: spec.limits.maxFailures,
    stopped,
    errors: failures.groups.all(),
    load: titleOf(spec),
    operation: spec.operation,
    folder: `${resultsPath}/${spec.name}`,
  }
}

/** What all parts of a load have come to together. */
function wholeOf(runs: readonly LoadFacts[], { spec, records }: PartOf): Facts {
  const facts = runs.map(factsOf)
  const folders = facts.filter(({ counts }) => notIn(counts) > 0).map(({ folder }) => folder)
  return {
    counts: { ...countsTogether(runs), read: records },
    maxFailures: spec.limits.maxFailures,
    stopped: [],
    errors: errorsTogether(facts),
    load: titleOf(spec),
    operation: spec.operation,
    folder: listed(folders, folders.length),
  }
}

/** Adds up what became of the records of a load, each of them once: one that was loaded and then failed in another part has failed. */
function countsTogether(runs: readonly LoadFacts[]): Counts {
  const countsOf = (isAgain: boolean) =>
    addCounts(runs.filter(({ part }) => part?.isAgain === isAgain).map(({ loaded }) => loaded.counts))
  const sum: Record<keyof Counts, number> = { ...countsOf(false) }
  const again = countsOf(true)
  let moved = 0
  for (const name of ['failed', 'unprocessed', 'pending', 'unaccounted'] as const) {
    sum[name] += again[name]
    moved += again[name]
  }
  for (const name of ['created', 'updated', 'skipped'] as const) {
    const taken = Math.min(moved, sum[name])
    sum[name] -= taken
    moved -= taken
  }
  return sum
}

/** Adds up the errors of the parts of a load, most frequent first. */
function errorsTogether(parts: readonly Facts[]): readonly ErrorGroup[] {
  const byKind = new Map<string, ErrorGroup>()
  for (const error of parts.flatMap(({ errors }) => errors)) {
    const kind = JSON.stringify([error.code, error.fields, error.message])
    byKind.set(kind, { ...error, count: error.count + (byKind.get(kind)?.count ?? 0) })
  }
  return [...byKind.values()].sort((a, b) => b.count - a.count)
}
