import { LoadError } from '../errors.ts'
import { type Describer, describeIfPossible, type ObjectDescribe } from '../org/describe.ts'
import { listed } from '../text/words.ts'
import { parseColumn } from '../values/column-name.ts'
import { nameKey, sameName } from '../values/names.ts'
import type { PreparedLoad } from './prepared-load.ts'

/** A load, and the loads of the step that come before it. */
export interface OrderedLoad {
  readonly load: PreparedLoad
  readonly after: readonly PreparedLoad[]
}

/** Why one load comes after another. */
interface Reason {
  readonly on: PreparedLoad
  /** The column that refers to records of that load; undefined where `needs` says so. */
  readonly column: string | undefined
}

/** Orders loads such that each comes after those that it needs, and that put in what its columns refer to. Loads that nothing orders
 *  keep the order of the manifest. Throws LoadError `invalid-input` where loads wait for each other. */
export async function orderLoads(
  loads: readonly PreparedLoad[],
  describer: Describer,
): Promise<readonly OrderedLoad[]> {
  const reasons = new Map<PreparedLoad, readonly Reason[]>()
  for (const load of loads) reasons.set(load, await reasonsOf(load, loads, describer))
  const ordered: OrderedLoad[] = []
  const left = new Set(loads)
  while (left.size > 0) {
    const next = [...left].find((load) => !reasons.get(load)?.some(({ on }) => left.has(on)))
    if (next === undefined) throw cycle([...left], reasons)
    left.delete(next)
    ordered.push({ load: next, after: [...new Set(reasons.get(next)?.map(({ on }) => on))] })
  }
  return ordered
}

async function reasonsOf(
  load: PreparedLoad,
  loads: readonly PreparedLoad[],
  describer: Describer,
): Promise<readonly Reason[]> {
  const { spec, read } = load
  const { needs = [] } = spec.manifest ?? {}
  const others = loads.filter((other) => other !== load)
  const byName = (name: string) => others.filter((other) => sameName(other.spec.name, name))
  const reasons: Reason[] = needs.flatMap((name) => byName(name).map((on) => ({ on, column: undefined })))
  if (others.length === 0 || !puts(load)) return reasons
  const describe = await describeIfPossible(spec.object, describer)
  for (const { column, objects, load: named } of targetsOf(read.files, describe)) {
    const on =
      named === undefined
        ? others.filter((other) => puts(other) && objects.some((object) => sameName(object, other.spec.object)))
        : byName(named)
    reasons.push(...on.map((parent) => ({ on: parent, column })))
  }
  return reasons
}

/** Whether a load puts records in, or changes them. */
function puts({ spec: { operation } }: PreparedLoad): boolean {
  return operation === 'insert' || operation === 'upsert' || operation === 'update'
}

/** What a column refers to. */
interface Target {
  readonly column: string
  readonly objects: readonly string[]
  /** The load whose records it refers to, where the manifest says so. */
  readonly load?: string
}

function targetsOf(files: PreparedLoad['read']['files'], describe: ObjectDescribe | undefined): readonly Target[] {
  return files.flatMap(({ header }) =>
    (header?.columns ?? []).flatMap((name, place): readonly Target[] => {
      const use = header?.use?.places[place] ?? 'as it is'
      const column = header?.use?.own[place] ?? name
      if (use === 'not sent') return []
      if (use === 'as it is') return [{ column, objects: objectsOf(name, describe) }]
      return use.use.kind === 'ref'
        ? [{ column, objects: [], load: use.use.load }]
        : [{ column, objects: [use.use.object] }]
    }),
  )
}

/** The objects that a column of a header refers to; none for one that refers to no record. */
function objectsOf(name: string, describe: ObjectDescribe | undefined): readonly string[] {
  const { type, relationship } = parseColumn(name)
  if (type !== undefined) return [type]
  const field = describe?.fields.find((candidate) =>
    relationship === undefined ? sameName(candidate.name, name) : sameName(candidate.relationshipName, relationship),
  )
  return field?.referenceTo ?? []
}

function cycle(left: readonly PreparedLoad[], reasons: ReadonlyMap<PreparedLoad, readonly Reason[]>): LoadError {
  const way: PreparedLoad[] = []
  for (let at = left[0]; at !== undefined && !way.includes(at); ) {
    way.push(at)
    at = reasons.get(at)?.find(({ on }) => left.includes(on))?.on
  }
  const last = way.at(-1)
  const start = last === undefined ? undefined : reasons.get(last)?.find(({ on }) => way.includes(on))?.on
  const round = way.slice(start === undefined ? 0 : way.indexOf(start))
  const links = round.map((load, index) => {
    const on = round[(index + 1) % round.length]
    const reason = reasons.get(load)?.find((each) => each.on === on)
    const by = reason?.column === undefined ? '`needs`' : `its column \`${reason.column}\``
    return `\`${load.spec.name}\` comes after \`${on?.spec.name}\` by ${by}`
  })
  return new LoadError(
    'invalid-input',
    `\`manifest\`: no load can be first, because ${listed(links, links.length)}. Nothing was sent. ` +
      'Leave one of these columns out of its load, and set it by a load of its own with `operation: update`.',
  )
}

/** Loads by their names, for `ref`. */
export function loadNamed(loads: readonly OrderedLoad[], name: string): PreparedLoad | undefined {
  return loads.find(({ load }) => nameKey(load.spec.name) === nameKey(name))?.load
}
