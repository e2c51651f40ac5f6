import { NO_COUNTS } from '../counts.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { agree, count } from '../text/words.ts'
import { emptyLoad, type NamedLoad, type Times } from './build.ts'
import { type LoadNotes, REPORT_VERSION, type Report } from './report.ts'

/** Files that were checked, and whose records a load would send. */
export interface ValidationFacts extends Times {
  readonly spec: NamedLoad
  readonly files: readonly Pick<SourceFile, 'path' | 'records' | 'bytes'>[]
  /** Records that a load would leave out, since a later one has the same key. */
  readonly skipped: number
  /** Records that the org would refuse: a load leaves them out as well. */
  readonly refused: number
  readonly clears: NonNullable<LoadNotes['clears']>
  readonly unchecked: readonly string[]
}

/** Reports that the files would be loaded, as far as that can be known without an org. */
export function reportValidation(facts: ValidationFacts): Report {
  const { spec, files, skipped, refused, clears, unchecked, startedAt, endedAt } = facts
  const read = files.reduce((sum, file) => sum + file.records, 0)
  const wouldBeLoaded = read - skipped - refused
  return {
    version: REPORT_VERSION,
    verdict: 'passed',
    failureReason: '',
    message: messageOf(spec, { wouldBeLoaded, skipped, refused, files: files.length }),
    finished: true,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    apiCalls: 0,
    loads: [
      {
        ...emptyLoad(spec, []),
        files: files.map(({ path, records, bytes }) => ({ path, records, bytes })),
        counts: { ...NO_COUNTS, read, failed: refused, skipped },
        wouldBeLoaded,
        ...(skipped === 0 ? {} : { superseded: skipped }),
        ...(refused === 0 ? {} : { refusedBeforehand: refused }),
        ...(clears.length === 0 ? {} : { clears: clears.map(({ column, count }) => ({ column, count })) }),
      },
    ],
    validation: { unchecked },
  }
}

function messageOf(
  { operation, object }: NamedLoad,
  {
    wouldBeLoaded,
    skipped,
    refused,
    files,
  }: { readonly wouldBeLoaded: number; readonly skipped: number; readonly refused: number; readonly files: number },
): string {
  const verb = operation === 'delete' || operation === 'hardDelete' ? 'deleted' : 'loaded'
  const rest = skipped === 0 ? '' : ` ${count(skipped, 'record')} would be skipped: a later record has the same key.`
  const left =
    refused === 0
      ? ''
      : ` ${count(refused, 'record')} would be left out, since the org would refuse ${agree(refused, 'it', 'them')}; \`max-failures\` allows that.`
  return `${operation} ${object}: ${count(wouldBeLoaded, 'record')} of ${count(files, 'file')} would be ${verb}.${left}${rest}`
}
