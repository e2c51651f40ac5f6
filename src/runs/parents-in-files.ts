import type { IdUse } from '../columns/columns-spec.ts'
import { columnIndex } from '../csv/column-index.ts'
import { KeySet } from '../ids/key-set.ts'
import { FieldSpans } from '../mapping/field-spans.ts'
import type { SourceFile } from '../parts/source-file.ts'
import type { PreparedLoad } from '../prepare/prepared-load.ts'
import { RecordResolver } from '../resolve/record-resolver.ts'
import { refResolver } from '../resolve/ref-resolver.ts'
import { forEachSent, type JudgeOf } from '../resolve/resolve-records.ts'
import type { Resolver } from '../resolve/resolver.ts'
import { keyOf } from '../results/loaded-ids.ts'
import { sameName } from '../values/names.ts'
import type { MakingReady } from './making-ready.ts'

type Ref = Extract<IdUse, { kind: 'ref' }>

/** Judges records by the columns that are set once all records are there. */
export interface ParentsInFiles {
  /** Makes the judge of the records of a file, which may have lost those columns since. */
  readonly judgeOf: (files: readonly SourceFile[]) => JudgeOf
  /** Gives the memory back, once nobody judges any more. */
  readonly release: () => void
}

/**
 * Finds the records that refer to a record which no file has, by a column that is set afterwards: they are not to be sent without it.
 * Returns undefined where there are no such columns, or where their values may be missing.
 *
 * @param load with those columns
 */
export async function parentsInFiles(
  load: PreparedLoad,
  columns: readonly string[],
  { ids, step }: Pick<MakingReady, 'ids' | 'step'>,
): Promise<ParentsInFiles | undefined> {
  const resolvers = new Map<IdUse, Resolver>()
  const sets: KeySet[] = []
  for (const use of refsIn(load.read.files, columns)) {
    const loaded = ids.of({ name: use.load })
    if (loaded === undefined) continue
    const keys = await keysIn(ids.filesOf(use.load), use.by, step.stop.over)
    sets.push(keys)
    const { explain } = refResolver(use, loaded, new Map())
    resolvers.set(use, {
      find: (values) => (keys.has(keyOf(values)) ? IN_FILES : undefined),
      canFind: () => true,
      explain,
    })
  }
  if (resolvers.size === 0) return undefined
  const headers = new Map(load.read.files.map(({ absolutePath, header }) => [absolutePath, header]))
  return {
    judgeOf: (files) => {
      const original = new Map(files.map(({ absolutePath, header }) => [header, headers.get(absolutePath)]))
      return (header) => {
        const resolver = new RecordResolver(original.get(header) ?? header, (use) => resolvers.get(use))
        return resolver.resolves ? (bytes, start, end) => resolver.judge(bytes, start, end) : undefined
      }
    },
    release: () => {
      for (const keys of sets) keys.release()
    },
  }
}

/** Stands for the Id that a record has only later. */
const IN_FILES = 'in the files'

/** The columns that are set afterwards and whose values have to find a record. */
function refsIn(files: readonly SourceFile[], columns: readonly string[]): readonly Ref[] {
  const refs = files.flatMap(({ header }) =>
    (header?.use?.places ?? []).flatMap((place, at) => {
      if (typeof place !== 'object' || place.use.kind !== 'ref' || place.use.missing.kind === 'blank') return []
      return columns.some((name) => sameName(name, header?.use?.own[at])) ? [place.use] : []
    }),
  )
  return [...new Set(refs)]
}

/** Reads the files of a load for the keys of all their records, whatever becomes of them. */
async function keysIn(files: readonly SourceFile[], by: readonly string[], signal: AbortSignal): Promise<KeySet> {
  const keys = new KeySet()
  await forEachSent(files, { isSent: () => true, signal }, (_, header) => {
    const own = header.use?.own ?? header.columns
    const places = by.map((name) => columnIndex(own, name))
    const spans = new FieldSpans(header.columnDelimiter, own.length)
    return ({ bytes, start, end }) => {
      spans.read(bytes, start, end)
      keys.add(keyOf(places.map((place) => spans.value(place))))
    }
  })
  return keys
}
