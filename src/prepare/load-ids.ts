import type { ColumnUse, IdUse } from '../columns/columns-spec.ts'
import { columnIndex } from '../csv/column-index.ts'
import { LoadError } from '../errors.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import { findIds } from '../lookups/find-ids.ts'
import { readLookUp } from '../lookups/look-up.ts'
import type { Org } from '../org/org.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { lookUpResolver } from '../resolve/look-up-resolver.ts'
import { MissingKeys, refResolver } from '../resolve/ref-resolver.ts'
import { forEachKey, type Looking } from '../resolve/resolve-records.ts'
import type { Resolver } from '../resolve/resolver.ts'
import { LoadedIds } from '../results/loaded-ids.ts'
import type { Say } from '../step.ts'
import { agree, count, listed, thousands } from '../text/words.ts'
import { nameKey, sameName } from '../values/names.ts'

/** A load, and its files. */
interface LoadFiles {
  readonly spec: LoadSpec
  readonly read: { readonly files: readonly SourceFile[] }
}

/** The Ids of the records of each load that others refer to. */
export class IdsOfLoads {
  readonly #loads: readonly LoadFiles[]
  readonly #ids = new Map<string, LoadedIds>()

  /** Throws LoadError `invalid-input` where a file lacks a column that others refer to its records by.
   *
   *  @param isDeferred whether columns of a load are set once all records are there */
  constructor(loads: readonly LoadFiles[], isDeferred: (load: LoadFiles) => boolean) {
    this.#loads = loads
    const refs = loads.flatMap(({ spec }) => usesOf(spec).filter((use) => use.kind === 'ref'))
    for (const load of loads) {
      const { spec, read } = load
      const bys = refs.filter((ref) => sameName(ref.load, spec.name)).map(({ by }) => by)
      if (bys.length === 0 && !isDeferred(load)) continue
      for (const by of bys) refuseMissing(by, spec, read.files)
      this.#ids.set(nameKey(spec.name), new LoadedIds(read.files, bys, isDeferred(load)))
    }
  }

  /** What keeps the Ids of a load; undefined where no other load refers to its records. */
  of({ name }: Pick<LoadSpec, 'name'>): LoadedIds | undefined {
    return this.#ids.get(nameKey(name))
  }

  /** Gives back the Ids that only these loads have asked for, which do so no more.
   *
   *  @param left all others that may still ask */
  keepOnly(left: readonly LoadFiles[]): void {
    const wanted = new Set(
      left.flatMap(({ spec }) => [
        nameKey(spec.name),
        ...usesOf(spec).flatMap((use) => (use.kind === 'ref' ? [nameKey(use.load)] : [])),
      ]),
    )
    for (const [name, ids] of this.#ids) if (!wanted.has(name)) ids.release()
  }

  filesOf(name: string): readonly SourceFile[] {
    return this.#loads.find(({ spec }) => sameName(spec.name, name))?.read.files ?? []
  }
}

function refuseMissing(by: readonly string[], { name, manifest }: LoadSpec, files: readonly SourceFile[]): void {
  for (const { path, header } of files) {
    const own = header?.use?.own ?? header?.columns ?? []
    const missing = by.filter((column) => columnIndex(own, column) === -1)
    if (header === undefined || missing.length === 0) continue
    throw new LoadError(
      'invalid-input',
      `\`manifest\`: ${manifest?.path ?? ''} refers to records of the load \`${name}\` by ${listed(missing.map((column) => `\`${column}\``))}, and ${path} line ${header.line} has no such column. Nothing was sent. Add the column, or correct \`by\`.`,
    )
  }
}

/** The columns of a load whose values become Ids. */
export function usesOf({ manifest }: LoadSpec): readonly IdUse[] {
  return [...(manifest?.columns.uses.values() ?? [])].filter(isIdUse)
}

/** Those of them that the files are sent with. */
export function usesSent(files: readonly SourceFile[]): readonly IdUse[] {
  const all = files.flatMap(({ header }) => header?.use?.places ?? [])
  return [...new Set(all.flatMap((use) => (typeof use === 'object' ? [use.use] : [])))]
}

function isIdUse(use: ColumnUse): use is IdUse {
  return use.kind !== 'field'
}

/** What Ids of a load are found with. */
export interface FindingIds {
  readonly org: Org
  readonly say: Say
  readonly signal: AbortSignal
}

/** Queries under way at the same time. */
export const QUERIES_AT_ONCE = 5

/** Asks the org for the Ids that some look-ups of a load need. Throws LoadError.
 *
 *  @param isSent whether a record is sent at all, by its place among all of the load */
export async function lookUpAll(
  { spec, read }: LoadFiles,
  uses: readonly IdUse[],
  isSent: Looking['isSent'],
  { org, say, signal }: FindingIds,
): Promise<ReadonlyMap<IdUse, Resolver>> {
  const resolvers = new Map<IdUse, Resolver>()
  for (const use of uses) {
    if (use.kind !== 'lookup') continue
    const known = await readLookUp({ object: use.object, by: use.by, of: spec.object }, org)
    const keys: (readonly string[])[] = use.missing.kind === 'otherwise' ? [[use.missing.key]] : []
    const one = { resolverOf: (other: IdUse) => (other === use ? NOTHING : undefined), isSent, signal }
    const seen = new Set<string>()
    await forEachKey(read.files, one, (_, values) => {
      const text = JSON.stringify(values)
      if (seen.has(text)) return
      seen.add(text)
      keys.push(values)
    })
    const found = await findIds(known, keys, org, QUERIES_AT_ONCE)
    say.log(
      `looked up ${count(found.keys, 'key')} of ${use.object} by ${listed(use.by, use.by.length)} with ${thousands(found.queries)} ${agree(found.queries, 'query', 'queries')}`,
    )
    resolvers.set(use, lookUpResolver(known, found))
  }
  return resolvers
}

const NOTHING: Resolver = {
  find: () => undefined,
  canFind: () => false,
  explain: () => ({ code: 'LOOKUP_NOT_FOUND', why: '', whyWithValue: '' }),
}

/** Takes the Ids that other loads have put in. Parents that were not loaded are named with their lines. */
export async function referToLoads(
  { read }: LoadFiles,
  uses: readonly IdUse[],
  isSent: Looking['isSent'],
  { ids, signal }: { readonly ids: IdsOfLoads; readonly signal: AbortSignal },
): Promise<ReadonlyMap<IdUse, Resolver>> {
  const resolvers = new Map<IdUse, Resolver>()
  for (const use of uses) {
    const loaded = use.kind === 'ref' ? ids.of({ name: use.load }) : undefined
    if (use.kind !== 'ref' || loaded === undefined) continue
    const first = refResolver(use, loaded, new Map())
    const missing = new MissingKeys()
    const one = { resolverOf: (other: IdUse) => (other === use ? first : undefined), isSent, signal }
    await forEachKey(read.files, one, (_, values) => {
      if (first.find(values) === undefined) missing.add(values)
    })
    const places = missing.size === 0 ? new Map() : await missing.find(ids.filesOf(use.load), use.by, signal)
    resolvers.set(use, refResolver(use, loaded, places))
  }
  return resolvers
}
