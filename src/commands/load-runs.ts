import { isDeletion } from '../bulk/job.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { LoadIdentity } from '../ledger/identity.ts'
import type { DeferredColumn, OrderedLoad } from './order.ts'
import type { PreparedLoad } from './prepared-load.ts'

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
  const byLoad = new Map<PreparedLoad, readonly LoadRun[]>()
  const runs: LoadRun[] = []
  const waiting: { readonly load: PreparedLoad; readonly deferred: readonly DeferredColumn<PreparedLoad>[] }[] = []
  const runsFor = (loads: readonly PreparedLoad[]) => loads.flatMap((load) => byLoad.get(load) ?? [])
  for (const { load, after, deferred } of ordered) {
    const own: LoadRun[] = []
    for (const part of partsOf(load.spec, deferred)) own.push(runOf(load, part, [...runsFor(after), ...own]))
    byLoad.set(load, own)
    runs.push(...own)
    if (deferred.length > 0) waiting.push({ load, deferred })
    for (const second of waiting.filter(({ deferred: columns }) => columns.every(({ on }) => byLoad.has(on)))) {
      waiting.splice(waiting.indexOf(second), 1)
      const columns = second.deferred.map(({ column }) => column)
      const parents = second.deferred.map(({ on }) => on)
      runs.push(runOf(second.load, { kind: 'references', columns }, runsFor([second.load, ...parents])))
    }
  }
  return runs
}

function partsOf(
  { operation, manifest }: LoadSpec,
  columns: readonly DeferredColumn<PreparedLoad>[],
): readonly RunPart[] {
  const deferred = columns.map(({ column }) => column)
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

/** How many records of its load are left to a run that is not run: what it shares with another run counts there. */
export function recordsLeftTo({ part, load: { spec, read } }: LoadRun): number {
  const isShared = part.kind === 'references' || (part.kind === 'found' && spec.operation === 'upsert')
  return isShared ? 0 : read.records
}
