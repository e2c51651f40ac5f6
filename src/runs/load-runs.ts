import { isDeletion } from '../bulk/job.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { LoadIdentity } from '../ledger/identity.ts'
import type { PreparedLoad } from '../prepare/prepared-load.ts'
import type { PartOf } from '../report/load-ends.ts'
import type { OrderedLoad } from './order.ts'
import { type Pass, passesOf } from './passes.ts'

/** One pass of a load through the org: its jobs, its ledger and its result files. Most loads are a single one. */
export interface LoadRun {
  readonly load: PreparedLoad
  /** With the name and the operation of the run. */
  readonly spec: LoadSpec
  readonly identity: LoadIdentity
  readonly part: RunPart
  /** What has to end before it. */
  readonly after: readonly LoadRun[]
}

/** What of a load a run is. */
export type RunPart =
  /** All records, but for columns that are set afterwards. */
  | { readonly kind: 'all'; readonly deferred: readonly string[] }
  /** The columns that are set afterwards, of the records that were loaded. */
  | { readonly kind: 'references'; readonly columns: readonly string[] }
  /** The records that the org has under their keys, or those that it does not have. */
  | { readonly kind: 'found' | 'new'; readonly deferred: readonly string[] }

/** Lists the runs of loads in an order in which they can be run. */
export function runsOf(ordered: readonly OrderedLoad<PreparedLoad>[]): readonly LoadRun[] {
  const byPass = new Map<Pass<PreparedLoad>, readonly LoadRun[]>()
  for (const pass of passesOf(ordered)) {
    const { load, columns, after } = pass
    const before = after.flatMap((other) => byPass.get(other) ?? [])
    const runs: LoadRun[] = []
    for (const part of pass.isSecond ? [{ kind: 'references', columns } as const] : partsOf(load.spec, columns))
      runs.push(runOf(load, part, [...before, ...runs]))
    byPass.set(pass, runs)
  }
  return [...byPass.values()].flat()
}

function partsOf({ operation, manifest }: LoadSpec, deferred: readonly string[]): readonly RunPart[] {
  if (manifest === undefined || manifest.columns.key.length === 0) return [{ kind: 'all', deferred }]
  const found = { kind: 'found', deferred } as const
  return operation === 'upsert' ? [found, { kind: 'new', deferred }] : [found]
}

function runOf(load: PreparedLoad, part: RunPart, after: readonly LoadRun[]): LoadRun {
  const spec = specOf(load.spec, part)
  const { operation, externalIdField = null, name } = spec
  const identity = part.kind === 'all' ? load.identity : { ...load.identity, operation, externalIdField, load: name }
  return { load, spec, identity, part, after: [...new Set(after)] }
}

function specOf(spec: LoadSpec, { kind }: RunPart): LoadSpec {
  if (kind === 'all' || isDeletion(spec.operation)) return spec
  const update = { ...spec, operation: 'update', externalIdField: undefined } as const
  if (kind === 'references') return { ...update, name: runName(spec, 'references') }
  if (spec.operation !== 'upsert') return spec
  return kind === 'found'
    ? { ...update, name: runName(spec, 'update') }
    : { ...spec, operation: 'insert', externalIdField: undefined, name: runName(spec, 'insert') }
}

/** Names a run that is only a part of its load: `accounts_insert`. The name of a load has no `_`, so that no other load or run of the step
 *  has the same name, whatever else the manifest lists: it names a folder and a ledger. */
function runName({ name }: LoadSpec, part: 'references' | 'update' | 'insert'): string {
  return `${name}_${part}`
}

/** Says which load a run is a part of; undefined where the run is all of its load. */
export function partOf({ part, load: { spec, read } }: LoadRun): PartOf | undefined {
  const isAgain = part.kind === 'references'
  const isHalf = isAgain || part.kind === 'new' || (part.kind === 'found' && spec.operation === 'upsert')
  if (!isHalf && part.deferred.length === 0) return undefined
  return { spec, records: read.records, isAgain }
}

/** How many records of its load are left to a run that is not run: what it shares with another run counts there.
 *
 *  @param taken how many records of the load another of its runs has counted as its own */
export function recordsLeftTo({ part, load: { spec, read } }: LoadRun, taken: number): number {
  const isShared = part.kind === 'references' || (part.kind === 'found' && spec.operation === 'upsert')
  return isShared ? 0 : read.records - taken
}
