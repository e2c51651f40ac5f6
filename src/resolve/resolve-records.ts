import type { IdUse } from '../columns/columns-spec.ts'
import { RecordMarks } from '../memory/record-marks.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { readSource } from '../parts/source-records.ts'
import { RecordResolver, type Unresolved } from './record-resolver.ts'
import type { Resolver } from './resolver.ts'

/** What finding Ids has come to. */
export interface ResolvedRecords {
  /** Records that fail, by their places among all of the load. */
  readonly failed: RecordMarks
  /** Records that are left out. */
  readonly skipped: RecordMarks
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

export interface Resolving {
  readonly resolverOf: (use: IdUse) => Resolver | undefined
  /** Whether a record is sent at all, by its place among all of the load. */
  readonly isSent: (ordinal: number) => boolean
  /** Ends the reading with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Looks at each record whether its values find their Ids: reads all files once more. */
export async function resolveRecords(
  files: readonly SourceFile[],
  { resolverOf, isSent, signal }: Resolving,
): Promise<ResolvedRecords> {
  const failed = new RecordMarks()
  const skipped = new RecordMarks()
  const findings: UnresolvedRecord[] = []
  await forEachSent(files, { resolverOf, isSent, signal }, ({ path }, resolver, { record, ordinal }) => {
    const what = resolver.judge(record.bytes, record.start, record.end)
    if (what === undefined) return
    if (what.kind === 'skip') skipped.add(ordinal)
    else {
      failed.add(ordinal)
      if (findings.length < MOST_LISTED) findings.push({ path, line: record.line, what })
    }
  })
  return { failed, skipped, findings }
}

/** Hands over the keys of all records that are sent, as often as they have them. */
export async function forEachKey(
  files: readonly SourceFile[],
  resolving: Resolving,
  onKey: (use: IdUse, values: readonly string[]) => void,
): Promise<void> {
  await forEachSent(files, resolving, (_, resolver, { record }) =>
    resolver.keys(record.bytes, record.start, record.end, onKey),
  )
}

interface Placed {
  readonly record: { readonly bytes: Buffer; readonly start: number; readonly end: number; readonly line: number }
  readonly ordinal: number
}

async function forEachSent(
  files: readonly SourceFile[],
  { resolverOf, isSent, signal }: Resolving,
  onRecord: (file: SourceFile, resolver: RecordResolver, placed: Placed) => void,
): Promise<void> {
  let first = 0
  for (const file of files) {
    const { header, notChosen, records } = file
    const firstOrdinal = first
    first += records
    if (header === undefined) continue
    const resolver = new RecordResolver(header, resolverOf)
    if (!resolver.resolves) continue
    let index = 0
    await readSource(file, {
      columnDelimiter: header.columnDelimiter,
      signal,
      onRecord: (record) => {
        const own = index++
        const ordinal = firstOrdinal + own
        if (!notChosen?.has(own) && isSent(ordinal)) onRecord(file, resolver, { record, ordinal })
      },
    })
  }
}
