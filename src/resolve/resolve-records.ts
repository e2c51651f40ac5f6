import type { IdUse } from '../columns/columns-spec.ts'
import type { ArrivedRecord } from '../csv/arrived-records.ts'
import type { Header } from '../csv/header.ts'
import { RecordMarks } from '../memory/record-marks.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { readSource } from '../parts/source-records.ts'
import { RecordResolver, type Unresolved } from './record-resolver.ts'
import type { Resolver } from './resolver.ts'

/** Says why the record from `start` to `end` is not sent as it is; undefined for one that is. */
export type Judge = (bytes: Buffer, start: number, end: number) => Unresolved | undefined

/** Makes the judge of the records under a header; undefined where none of them has to be looked at. */
export type JudgeOf = (header: Header) => Judge | undefined

/** What finding Ids has come to. */
export interface ResolvedRecords {
  /** Records that fail, by their places among all of the load. */
  readonly failed: RecordMarks
  /** Records that are left out. */
  readonly skipped: RecordMarks
  /** Records that are to be deleted, and that an earlier step has deleted. */
  readonly deleted: RecordMarks
  /** The first of those that fail. */
  readonly findings: readonly UnresolvedRecord[]
}

/** A record that fails, as a value of it finds no Id. */
export interface UnresolvedRecord {
  readonly path: string
  /** On which it starts, from 1. */
  readonly line: number
  readonly what: Extract<Unresolved, { kind: 'fail' }>
}

const MOST_LISTED = 100

/** Which records of a load are looked at. */
export interface Looking {
  /** Whether a record is sent at all, by its place among all of the load. */
  readonly isSent: (ordinal: number) => boolean
  /** Ends the reading with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Looks at each record whether its values find their Ids: reads all files once more. */
export async function resolveRecords(
  files: readonly SourceFile[],
  judgeOf: JudgeOf,
  looking: Looking,
): Promise<ResolvedRecords> {
  const failed = new RecordMarks()
  const skipped = new RecordMarks()
  const deleted = new RecordMarks()
  const findings: UnresolvedRecord[] = []
  await forEachSent(files, looking, ({ path }, header) => {
    const judge = judgeOf(header)
    return (
      judge &&
      (({ bytes, start, end, line }, ordinal) => {
        const what = judge(bytes, start, end)
        if (what?.kind === 'skip') skipped.add(ordinal)
        if (what?.kind === 'deleted') deleted.add(ordinal)
        if (what?.kind !== 'fail') return
        failed.add(ordinal)
        if (findings.length < MOST_LISTED) findings.push({ path, line, what })
      })
    )
  })
  return { failed, skipped, deleted, findings }
}

/** Hands over the keys of all records that are sent, as often as they have them. */
export async function forEachKey(
  files: readonly SourceFile[],
  { resolverOf, ...looking }: Looking & { readonly resolverOf: (use: IdUse) => Resolver | undefined },
  onKey: (use: IdUse, values: readonly string[]) => void,
): Promise<void> {
  await forEachSent(files, looking, (_, header) => {
    const resolver = new RecordResolver(header, resolverOf)
    return resolver.resolves ? ({ bytes, start, end }) => resolver.keys(bytes, start, end, onKey) : undefined
  })
}

/** Takes a record, and its place among all of the load, from 0. */
export type OnRecord = (record: ArrivedRecord, ordinal: number) => void

/** Hands over all records that are sent, in the order of the files.
 *
 *  @param startFile returns what takes the records of a file; undefined where nobody does */
export async function forEachSent(
  files: readonly SourceFile[],
  { isSent, signal }: Looking,
  startFile: (file: SourceFile, header: Header) => OnRecord | undefined,
): Promise<void> {
  let first = 0
  for (const file of files) {
    const { header, notChosen, records } = file
    const firstOrdinal = first
    first += records
    const onRecord = header && startFile(file, header)
    if (header === undefined || onRecord === undefined) continue
    let index = 0
    await readSource(file, {
      columnDelimiter: header.columnDelimiter,
      signal,
      onRecord: (record) => {
        const place = index++
        if (!notChosen?.has(place) && isSent(firstOrdinal + place)) onRecord(record, firstOrdinal + place)
      },
    })
  }
}
