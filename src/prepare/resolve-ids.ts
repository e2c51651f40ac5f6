import type { IdUse } from '../columns/columns-spec.ts'
import { NO_COUNTS } from '../counts.ts'
import type { Header } from '../csv/header.ts'
import { leaveOut, type ReadFiles } from '../files/read-files.ts'
import { isSentIn } from '../files/split-waves.ts'
import type { RefusedRecords } from '../load/ready-load.ts'
import { countRecords } from '../parts/part.ts'
import type { PartRecord } from '../parts/part-records.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { exceeds } from '../report/verdict.ts'
import { fillIds } from '../resolve/fill-ids.ts'
import { judgeOfOnlyColumn } from '../resolve/only-column.ts'
import { RecordResolver } from '../resolve/record-resolver.ts'
import { type Judge, type JudgeOf, resolveRecords } from '../resolve/resolve-records.ts'
import type { Resolver } from '../resolve/resolver.ts'
import { SourceReader, withoutEnding } from '../results/source-reader.ts'
import type { Say } from '../step.ts'
import { withoutCodeMarks } from '../text/code-spans.ts'
import { errorText } from '../value-checks/record-check.ts'
import type { PreparedLoad } from './prepared-load.ts'
import { tellOfUnresolved, tooManyUnresolved } from './tell-unresolved.ts'

/** Whether a record of what was read is sent, by its place among all of the load. */
export function isSentOf({ waves }: Pick<ReadFiles, 'waves'>): (ordinal: number) => boolean {
  if (waves === undefined) return () => true
  return (ordinal) => isSentIn(waves.waveOf(ordinal))
}

export interface ResolvingIds {
  readonly say: Say
  /** Whether nothing is sent where more records fail than `max-failures` allows. */
  readonly stops: boolean
  /** Judges records beside what their columns find. */
  readonly judgeOf?: JudgeOf
  /** Is called once nobody asks for Ids any more. */
  readonly onListed?: () => void
}

/**
 * Puts Ids in the place of the values of columns, and leaves out the records whose values find none. Throws PreflightError where those are
 * more than `max-failures` allows, if nothing is to be sent then.
 *
 * @param resolvers of all columns whose Ids are known by now
 */
export async function resolveIds(
  load: PreparedLoad,
  resolvers: ReadonlyMap<IdUse, Resolver>,
  { say, stops, judgeOf = () => undefined, onListed = () => {} }: ResolvingIds,
): Promise<PreparedLoad> {
  const { spec, read, checked } = load
  const resolverOf = (use: IdUse) => resolvers.get(use)
  const { signal } = load.options
  const judging = allJudges([
    (header) => judgeOfIds(header, resolverOf),
    judgeOf,
    (header) => judgeOfOnlyColumn(header, resolverOf, load.options),
  ])
  const resolved = await resolveRecords(read.files, judging, { isSent: isSentOf(read), signal })
  const options = { ...load.options, fillIds: fillIds(resolverOf) }
  const left = await leaveOut(read, resolved.failed, options, { notFound: resolved.skipped, deleted: resolved.deleted })
  const failed = countRecords(left.refused)
  if (stops && exceeds({ ...NO_COUNTS, read: read.records, failed }, spec.limits.maxFailures))
    throw tooManyUnresolved(resolved, failed, load)
  tellOfUnresolved(resolved, load, say)
  return {
    ...load,
    options,
    read: left,
    checked: { ...checked, parts: checked.named(left.parts) },
    refused: {
      parts: checked.named(left.refused),
      ...explained(read.files, judging, load.refused, onListed),
    },
  }
}

function judgeOfIds(header: Header, resolverOf: (use: IdUse) => Resolver | undefined): Judge | undefined {
  const resolver = new RecordResolver(header, resolverOf)
  return resolver.resolves ? (bytes, start, end) => resolver.judge(bytes, start, end) : undefined
}

/** The first judge that has something to say of a record decides. */
function allJudges(all: readonly JudgeOf[]): JudgeOf {
  return (header) => {
    const judges = all.flatMap((judgeOf) => judgeOf(header) ?? [])
    if (judges.length === 0) return undefined
    return (bytes, start, end) => {
      for (const judge of judges) {
        const what = judge(bytes, start, end)
        if (what !== undefined) return what
      }
      return undefined
    }
  }
}

/** Decides once more of a record what was decided of it before, by what its own file holds. */
function explained(
  files: readonly SourceFile[],
  judgeOf: JudgeOf,
  before: RefusedRecords,
  onListed: () => void,
): Omit<RefusedRecords, 'parts'> {
  const sources = new SourceReader()
  const judges = new Map(files.map(({ absolutePath, header }) => [absolutePath, header && judgeOf(header)]))
  const judge = ({ file, offset, length }: PartRecord) => {
    const own = judges.get(file.absolutePath)
    if (own === undefined || offset === undefined) return undefined
    const bytes = withoutEnding(sources.read(file, offset, length))
    return own(bytes, 0, bytes.length)
  }
  const errorOf: RefusedRecords['errorOf'] = (record, part) => {
    const what = judge(record)
    if (what?.kind !== 'fail') return before.errorOf(record, part)
    return errorText({ code: what.code, message: withoutCodeMarks(what.whyWithValue), field: what.field })
  }
  const close = () => {
    sources.close()
    before.close?.()
    onListed()
  }
  return { errorOf, close }
}
