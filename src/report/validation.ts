import { NO_COUNTS } from '../counts.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { count } from '../text/words.ts'
import { emptyLoad, type NamedLoad, type Times } from './build.ts'
import { REPORT_VERSION, type Report } from './report.ts'

/** Files that were checked, and whose records a load would send. */
export interface ValidationFacts extends Times {
  readonly spec: NamedLoad
  readonly files: readonly Pick<SourceFile, 'path' | 'records' | 'bytes'>[]
  /** Records that a load would leave out, since a later one has the same key. */
  readonly skipped: number
  readonly unchecked: readonly string[]
}

/** Reports that the files would be loaded, as far as that can be known without an org. */
export function reportValidation({ spec, files, skipped, unchecked, startedAt, endedAt }: ValidationFacts): Report {
  const read = files.reduce((sum, file) => sum + file.records, 0)
  const wouldBeLoaded = read - skipped
  return {
    version: REPORT_VERSION,
    verdict: 'passed',
    failureReason: '',
    message: messageOf(spec, { wouldBeLoaded, skipped, files: files.length }),
    finished: true,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    apiCalls: 0,
    loads: [
      {
        ...emptyLoad(spec, []),
        files: files.map(({ path, records, bytes }) => ({ path, records, bytes })),
        counts: { ...NO_COUNTS, read, skipped },
        wouldBeLoaded,
        ...(skipped === 0 ? {} : { superseded: skipped }),
      },
    ],
    validation: { unchecked },
  }
}

function messageOf(
  { operation, object }: NamedLoad,
  { wouldBeLoaded, skipped, files }: { wouldBeLoaded: number; skipped: number; files: number },
): string {
  const verb = operation === 'delete' || operation === 'hardDelete' ? 'deleted' : 'loaded'
  const rest = skipped === 0 ? '' : ` ${count(skipped, 'record')} would be skipped: a later record has the same key.`
  return `${operation} ${object}: ${count(wouldBeLoaded, 'record')} of ${count(files, 'file')} would be ${verb}.${rest}`
}
