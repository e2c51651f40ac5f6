import { LoadError } from '../errors.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import { type Describer, describeIfPossible, type Field, type ObjectDescribe } from '../org/describe.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { listed } from '../text/words.ts'
import { parseColumn } from '../values/column-name.ts'
import { sameName } from '../values/names.ts'

/** What of a load decides its place. */
export interface Orderable {
  readonly spec: Pick<LoadSpec, 'name' | 'object' | 'operation' | 'manifest'>
  readonly read: { readonly files: readonly Pick<SourceFile, 'header'>[] }
}

/** A load, and the loads of the step that come before it. */
export interface OrderedLoad<L extends Orderable> {
  readonly load: L
  readonly after: readonly L[]
  /** Those of them that `needs` names: they are to be over, with the columns that are set once all records are there. */
  readonly needed: readonly L[]
  /** Loads of the same object that the manifest lists before it, where this one or the other finds its records by a key: they come first
   *  unless they wait for it. */
  readonly behind: readonly L[]
  /** Columns that are set once all records are there: they refer to records of this load, or of one that comes later. */
  readonly deferred: readonly DeferredColumn<L>[]
}

export interface DeferredColumn<L> {
  /** As the files have it. */
  readonly column: string
  /** The load whose records it refers to. */
  readonly on: L
}

/** Why one load comes after another, or after itself. */
interface Reason<L> {
  readonly on: L
  /** The column that refers to records of that load; undefined where `needs` says so. */
  readonly column: string | undefined
  /** Whether the column may be left out first, and set by an update. */
  readonly isDeferrable: boolean
  /** The field of the load's `key` that the column fills, by which its records are found before anything is sent. */
  readonly keyField: string | undefined
}

/**
 * Orders loads such that each comes after those that it needs, and that put in what its columns refer to. Loads that nothing orders keep
 * the order of the manifest. Where loads wait for each other, or for themselves, columns are set afterwards. Throws LoadError
 * `invalid-input` where that is not possible.
 */
export async function orderLoads<L extends Orderable>(
  loads: readonly L[],
  describer: Pick<Describer, 'describe'>,
): Promise<readonly OrderedLoad<L>[]> {
  const reasons = new Map<L, readonly Reason<L>[]>()
  const deferred = new Map<L, DeferredColumn<L>[]>(loads.map((load) => [load, []]))
  for (const load of loads) reasons.set(load, await reasonsOf(load, loads, describer))
  const reasonsLeft = (load: L) => reasons.get(load) ?? []
  const defer = (load: L, { on, column }: Reason<L>) => {
    if (column !== undefined) deferred.get(load)?.push({ column, on })
    reasons.set(
      load,
      reasonsLeft(load).filter((reason) => reason.column !== column),
    )
  }
  for (const load of loads)
    for (const own of reasonsLeft(load).filter(({ on }) => on === load)) {
      if (!own.isDeferrable) throw cannotWait([{ load, reason: own }])
      defer(load, own)
    }
  const ordered: OrderedLoad<L>[] = []
  const left = new Set(loads)
  while (left.size > 0) {
    const next = [...left].find((load) => !reasonsLeft(load).some(({ on }) => left.has(on)))
    if (next === undefined) {
      const round = cycleIn([...left], reasonsLeft)
      const way = round.find(({ reason }) => reason.isDeferrable)
      if (way === undefined) throw cannotWait(round)
      defer(way.load, way.reason)
      continue
    }
    left.delete(next)
    ordered.push({
      load: next,
      after: [...new Set(reasonsLeft(next).map(({ on }) => on))],
      needed: reasonsLeft(next).flatMap(({ on, column }) => (column === undefined ? [on] : [])),
      behind: sharersBefore(next, loads),
      deferred: deferred.get(next) ?? [],
    })
  }
  return ordered
}

async function reasonsOf<L extends Orderable>(
  load: L,
  loads: readonly L[],
  describer: Pick<Describer, 'describe'>,
): Promise<readonly Reason<L>[]> {
  const { spec, read } = load
  const { needs = [], columns } = spec.manifest ?? {}
  const byName = (name: string) => loads.filter((other) => sameName(other.spec.name, name))
  const reasons: Reason<L>[] = needs.flatMap((name) =>
    byName(name).map((on) => ({ on, column: undefined, isDeferrable: false, keyField: undefined })),
  )
  if (spec.manifest === undefined || !puts(load)) return reasons
  const describe = await describeIfPossible(spec.object, describer)
  for (const { column, fills, field, objects, load: named } of targetsOf(read.files, describe)) {
    const on =
      named === undefined
        ? loads.filter((other) => makes(other) && objects.some((object) => sameName(object, other.spec.object)))
        : byName(named)
    // The records of an update have a value in the field already, whichever it is.
    const mayWait = field === undefined || field.nillable || spec.operation === 'update'
    const keyField = columns?.key.find((name) => sameName(name, fills))
    const isDeferrable = mayWait && field?.updateable !== false && keyField === undefined
    reasons.push(...on.map((parent) => ({ on: parent, column, isDeferrable, keyField })))
  }
  return reasons
}

/** Lists the loads before one in the manifest that share its records by a key: a search by a key has to see all that they put in, and
 *  nothing of what comes later. */
function sharersBefore<L extends Orderable>(load: L, loads: readonly L[]): readonly L[] {
  return loads.slice(0, loads.indexOf(load)).filter((other) => shareByKey(other.spec, load.spec))
}

/** Whether two loads are of the same object, and one of them finds its records by a key. */
export function shareByKey(one: SharingSpec, other: SharingSpec): boolean {
  const hasKey = [one, other].some(({ manifest }) => (manifest?.columns.key.length ?? 0) > 0)
  return hasKey && sameName(one.object, other.object)
}

type SharingSpec = Pick<LoadSpec, 'object' | 'manifest'>

/** Whether a load puts records in, or changes them. */
function puts({ spec: { operation } }: Orderable): boolean {
  return makes({ spec: { operation } }) || operation === 'update'
}

/** Whether a load may make records. */
function makes({ spec: { operation } }: { readonly spec: Pick<LoadSpec, 'operation'> }): boolean {
  return operation === 'insert' || operation === 'upsert'
}

/** What a column refers to. */
interface Target {
  readonly column: string
  /** The name under which it is sent. */
  readonly fills: string
  /** The field that it fills; undefined where describe does not tell. */
  readonly field: Field | undefined
  readonly objects: readonly string[]
  /** The load whose records it refers to, where the manifest says so. */
  readonly load?: string
}

/** Columns with Ids refer to records that were there before. */
function targetsOf(files: Orderable['read']['files'], describe: ObjectDescribe | undefined): readonly Target[] {
  return files.flatMap(({ header }) =>
    (header?.columns ?? []).flatMap((name, place): readonly Target[] => {
      const use = header?.use?.places[place] ?? 'as it is'
      const column = header?.use?.own[place] ?? name
      if (use === 'not sent') return []
      const { type, relationship } = parseColumn(name)
      const field = describe?.fields.find((candidate) =>
        relationship === undefined
          ? sameName(candidate.name, name)
          : sameName(candidate.relationshipName, relationship),
      )
      if (use !== 'as it is')
        return use.use.kind === 'ref'
          ? [{ column, fills: name, field, objects: [], load: use.use.load }]
          : [{ column, fills: name, field, objects: [use.use.object] }]
      if (relationship === undefined) return []
      return [{ column, fills: name, field, objects: type === undefined ? (field?.referenceTo ?? []) : [type] }]
    }),
  )
}

interface Link<L> {
  readonly load: L
  readonly reason: Reason<L>
}

/** Finds loads that wait for each other in a circle, each with why it waits for the next one. */
function cycleIn<L extends Orderable>(
  left: readonly L[],
  reasonsOf: (load: L) => readonly Reason<L>[],
): readonly Link<L>[] {
  const way: Link<L>[] = []
  for (let at = left[0]; at !== undefined; ) {
    const start = way.findIndex(({ load }) => load === at)
    if (start >= 0) return way.slice(start)
    const reason = reasonsOf(at).find(({ on }) => left.includes(on))
    if (reason === undefined) break
    way.push({ load: at, reason })
    at = reason.on
  }
  throw new Error('Each load that is left waits for another one.')
}

function cannotWait<L extends Orderable>(round: readonly Link<L>[]): LoadError {
  const links = round.map(({ load, reason: { on, column } }) => {
    const by = column === undefined ? 'by `needs`' : `because of its column \`${column}\``
    return on === load
      ? `\`${load.spec.name}\` refers to its own records by \`${column}\``
      : `\`${load.spec.name}\` comes after \`${on.spec.name}\` ${by}`
  })
  const reasons = round.map(({ reason }) => reason).filter(({ column }) => column !== undefined)
  const columns = reasons.flatMap(({ column, keyField }) => (keyField === undefined ? [`\`${column}\``] : []))
  const keys = round.flatMap(({ load: { spec }, reason: { keyField } }) =>
    keyField === undefined ? [] : [`\`${keyField}\` from the \`key\` of \`${spec.name}\``],
  )
  const why = [
    ...(reasons.length === 0 ? ['Remove `needs` from one of these loads.'] : []),
    ...(columns.length === 0
      ? []
      : [
          `A column can be set afterwards where the org lets it be blank and be updated, which it does not for ${listed(columns, columns.length)}.`,
        ]),
    ...(keys.length === 0
      ? []
      : [
          `A field of \`key\` cannot be set afterwards, because the step finds the records by it first. Remove ${listed(keys, keys.length)}.`,
        ]),
  ].join(' ')
  return new LoadError(
    'invalid-input',
    `\`manifest\`: no load can be first, because ${listed(links, links.length)}. ${why} Nothing was sent.`,
  )
}
