import { isDeletion } from '../bulk/job.ts'
import type { Header } from '../csv/header.ts'
import { LoadError, PreflightError } from '../errors.ts'
import { KeySet } from '../ids/key-set.ts'
import { findIds, findKeys } from '../lookups/find-ids.ts'
import { lookUpKey, readLookUp } from '../lookups/look-up.ts'
import { describeIfPossible } from '../org/describe.ts'
import { QUERIES_AT_ONCE } from '../prepare/load-ids.ts'
import type { PreparedLoad } from '../prepare/prepared-load.ts'
import { isSentOf } from '../prepare/resolve-ids.ts'
import { KeyReaderOf, matchKey, unfilled, withUse } from '../resolve/key-matcher.ts'
import { lookUpResolver } from '../resolve/look-up-resolver.ts'
import { forEachSent } from '../resolve/resolve-records.ts'
import type { Resolver } from '../resolve/resolver.ts'
import { agree, count, listed, thousands } from '../text/words.ts'
import { idKey } from '../values/ids.ts'
import { sameName } from '../values/names.ts'
import { deletedBefore, remadeSince } from './deleted-before.ts'
import type { ByKey, MakingReady } from './making-ready.ts'
import { chooseRecords, withFiles } from './part-of-load.ts'

/** Asks the org for the records that have the keys of a load. Throws LoadError: `invalid-input` where nothing fills a field of the key,
 *  PreflightError where records of the files have the same key. */
export async function matchByKey(load: PreparedLoad, making: Omit<MakingReady, 'byKey'>): Promise<ByKey> {
  const { org, step } = making
  const { spec, read, resolvers } = load
  const { key = [] } = spec.manifest?.columns ?? {}
  refuseUnfilled(key, load)
  const resolverOf = (use: Parameters<typeof resolvers.get>[0]) => resolvers.get(use)
  const known = await readLookUp({ object: spec.object, by: key, of: spec.object }, org)
  const looking = { isSent: isSentOf(read), signal: step.stop.over }
  const keys: (readonly string[])[] = []
  const asked = new KeySet()
  const doubled: Place[] = []
  await forEachSent(read.files, looking, ({ path }, header) => {
    const reader = new KeyReaderOf(header, key, resolverOf)
    return ({ bytes, start, end, line }) => {
      const values = reader.read(bytes, start, end)
      const text = lookUpKey(known, values)
      if (text === undefined) return
      if (asked.add(text)) keys.push(values)
      else doubled.push({ path, line })
    }
  })
  // Only records of an earlier step are held against the keys once more.
  if (!making.hasJobs) asked.release()
  if (doubled.length > 0) throw sameKeys(key, doubled)
  const found = await findIds(known, keys, org, QUERIES_AT_ONCE)
  const queries = `${thousands(found.queries)} ${agree(found.queries, 'query', 'queries')}`
  step.say.log(`looked up ${count(found.keys, 'key')} of ${spec.object} by ${listed(key, key.length)} with ${queries}`)
  const resolver = lookUpResolver(known, found)
  const gone = isDeletion(spec.operation) && making.hasJobs ? keys.filter((values) => isMissing(resolver, values)) : []
  const isDeleted = await deletedBefore(gone, known, load, making)
  const isRemade = await remadeSince(keys, known, load, making)
  const missing = spec.operation === 'upsert' ? 'new' : (spec.manifest?.onMissing ?? 'fail')
  const matcherOf: ByKey['matcherOf'] = (header) => {
    const reader = new KeyReaderOf(header, key, resolverOf)
    return (bytes, start, end) =>
      matchKey(reader.read(bytes, start, end), resolver, { key, missing, isDeleted, isRemade })
  }
  const ids = new KeySet()
  await forEachSent(read.files, looking, (_, header) => {
    const match = matcherOf(header)
    return ({ bytes, start, end }) => {
      const matched = match(bytes, start, end)
      if (matched.kind === 'found') ids.add(idKey(matched.id))
    }
  })
  return {
    matcherOf,
    othersAmong: async (some) => {
      const left = some.filter((id) => !ids.has(idKey(id)))
      const keysNow = making.hasJobs ? await findKeys(known, left, org) : new Map<string, undefined>()
      // A record may have been made since the search for the keys: then it has one of them.
      const isOther = (id: string) => {
        const text = keysNow.get(id)
        return text !== undefined && !asked.has(text)
      }
      return new Set(some.filter((id) => ids.has(idKey(id)) || isOther(id)))
    },
    judgeOf: (header) => {
      const match = matcherOf(header)
      return (bytes, start, end) => {
        const matched = match(bytes, start, end)
        return matched.kind === 'failed' ? matched.what : undefined
      }
    },
  }
}

function isMissing(resolver: Resolver, values: readonly string[]): boolean {
  return resolver.find(values) === undefined && resolver.canFind(values)
}

/** The records that the org has under their keys, each with its Id; or all others, among them those that fail. */
export async function onlyMatched(
  load: PreparedLoad,
  kind: 'found' | 'new',
  byKey: ByKey,
  { org, step }: MakingReady,
): Promise<PreparedLoad> {
  const { spec, read } = load
  const isSent = isSentOf(read)
  const hasHalves = spec.operation === 'upsert'
  const files: PreparedLoad['read']['files'][number][] = []
  let first = 0
  for (const file of read.files) {
    const { header } = file
    const firstOrdinal = first
    first += file.records
    if (header === undefined) continue
    const match = byKey.matcherOf(header)
    const chosen = hasHalves
      ? await chooseRecords(file, header, step.stop.over, ({ bytes, start, end }, index) => {
          const isFound = isSent(firstOrdinal + index) && match(bytes, start, end).kind === 'found'
          return isFound === (kind === 'found')
        })
      : file
    files.push({ ...chosen, header: kind === 'found' ? withFoundId(header, match) : withoutId(header) })
  }
  const describe = hasHalves ? await describeIfPossible(spec.object, org.describer) : undefined
  const fixed = describe?.fields.filter((field) => (kind === 'found' ? !field.updateable : !field.createable)) ?? []
  const lacking = [
    ...(load.options.lacking ?? []),
    ...fixed.map(({ name }) => name).filter((name) => !sameName(name, 'Id')),
    ...fixed.flatMap(({ relationshipName }) => relationshipName ?? []).flatMap((name) => columnsOver(name, read.files)),
  ]
  // An earlier run may have put in some of those that are found now, or that the files have no more.
  const othersAmong = kind === 'new' ? byKey.othersAmong : undefined
  return withFiles({ ...load, options: { ...load.options, lacking }, othersAmong }, files)
}

/** Columns that find a parent over a relationship. */
function columnsOver(relationship: string, files: PreparedLoad['read']['files']): readonly string[] {
  return files.flatMap(({ header }) =>
    (header?.columns ?? []).filter((name) => sameName(name.slice(0, Math.max(0, name.indexOf('.'))), relationship)),
  )
}

/** Adds the Ids of the records. */
function withFoundId(header: Header, match: ReturnType<ByKey['matcherOf']>): Header {
  return withUse(header, ({ added }) => ({
    added: [
      ...withoutName(added),
      {
        name: 'Id',
        value: ({ bytes, from, to }) => {
          const matched = match(bytes, from, to)
          return matched.kind === 'found' ? matched.id : ''
        },
      },
    ],
  }))
}

function withoutId(header: Header): Header {
  return withUse(header, ({ added }) => ({ added: withoutName(added) }))
}

function withoutName<T extends { readonly name: string }>(added: readonly T[]): readonly T[] {
  return added.filter(({ name }) => !sameName(name, 'Id'))
}

function refuseUnfilled(key: readonly string[], { spec, read }: PreparedLoad): void {
  for (const { path, header } of read.files) {
    const missing = header === undefined ? [] : unfilled(key, header)
    if (header === undefined || missing.length === 0) continue
    throw new LoadError(
      'invalid-input',
      `\`manifest\`: the load \`${spec.name}\` finds records by ${listed(key, key.length)}, and no column of ${path} line ${header.line} fills ${listed(missing, missing.length)}. ` +
        'Nothing of this load was sent. Add the column, or map one to the field in `columns`.',
    )
  }
}

const MOST_LISTED = 100

/** Where a record is. */
interface Place {
  readonly path: string
  readonly line: number
}

function sameKeys(key: readonly string[], doubled: readonly Place[]): PreflightError {
  const fields = listed(key, key.length)
  const findings = doubled.slice(0, MOST_LISTED).map(({ path, line }) => ({
    path,
    line,
    check: 'key-twice',
    message: `an earlier record has the same key, ${fields}. Remove one of them.`,
  }))
  const rest = doubled.length - findings.length
  return new PreflightError(
    [
      ...findings.map(({ path, line, message }) => `${path} line ${line}: ${message}`),
      ...(rest > 0 ? [`The first ${findings.length} are listed, ${thousands(rest)} more were found.`] : []),
      'Nothing of this load was sent.',
    ].join('\n'),
    { about: 'Value', findings, found: doubled.length, checks: ['key-twice'] },
  )
}
