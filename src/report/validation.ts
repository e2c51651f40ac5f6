import { NO_COUNTS } from '../counts.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { agree, count } from '../text/words.ts'
import { emptyLoad } from './build.ts'
import type { NamedLoad, Times } from './load-ends.ts'
import { type LoadNotes, REPORT_VERSION, type Report } from './report.ts'

/** Files that were checked, and whose records a load would send. */
export interface ValidationFacts extends Times {
  readonly spec: NamedLoad
  readonly files: readonly Pick<SourceFile, 'path' | 'records' | 'bytes'>[]
  /** Records that a load would leave out, since a later one has the same key. */
  readonly skipped: number
  /** Records that the org would refuse: a load leaves them out as well. */
  readonly refused: number
  /** Records that the org would refuse, and that a load sends all the same. */
  readonly wouldFail: number
  readonly clears: NonNullable<LoadNotes['clears']>
  readonly unchecked: readonly string[]
}

/** Reports that the files would be loaded, as far as that can be known without an org. */
export function reportValidation(facts: ValidationFacts): Report {
  const { spec, files, skipped, refused, wouldFail, clears, unchecked, startedAt, endedAt } = facts
  const read = files.reduce((sum, file) => sum + file.records, 0)
  const wouldBeLoaded = read - skipped - refused - wouldFail
  return {
    version: REPORT_VERSION,
    verdict: 'passed',
    failureReason: '',
    message: messageOf(spec, { wouldBeLoaded, skipped, refused, wouldFail, files: files.length }),
    finished: true,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    apiCalls: 0,
    loads: [
      {
        ...emptyLoad(spec, []),
        files: files.map(({ path, records, bytes }) => ({ path, records, bytes })),
        counts: { ...NO_COUNTS, read, failed: refused + wouldFail, skipped },
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
    wouldFail,
    files,
  }: Pick<ValidationFacts, 'skipped' | 'refused' | 'wouldFail'> & {
    readonly wouldBeLoaded: number
    readonly files: number
  },
): string {
  const verb = operation === 'delete' || operation === 'hardDelete' ? 'deleted' : 'loaded'
  const rest = skipped === 0 ? '' : ` ${count(skipped, 'record')} would be skipped: a later record has the same key.`
  const left =
    refused === 0
      ? ''
      : ` ${count(refused, 'record')} would be left out, since the org would refuse ${agree(refused, 'it', 'them')}; \`max-failures\` allows that.`
  const failing =
    wouldFail === 0
      ? ''
      : ` ${count(wouldFail, 'record')} would be sent and fail, since the org would refuse ${agree(wouldFail, 'it', 'them')}.`
  return `${operation} ${object}: ${count(wouldBeLoaded, 'record')} of ${count(files, 'file')} would be ${verb}.${left}${failing}${rest}`
}
