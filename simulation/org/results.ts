import { seededRandom, shuffled } from '../../emulator/org/ground/random.ts'
import { DELIMITER_CHARACTER, LINE_END } from '../../emulator/org/ingest/dialect.ts'
import { fieldOf } from './fields.ts'
import type { Job } from './job.ts'
import type { Oddities, ResultOddity } from './oddities.ts'
import { rendered } from './values.ts'

/** Status and text of one of the three result files, in an order that is not that of the upload.
 *  Source: Bulk API 2.0 guide, "Get Job Successful Record Results", "… Failed …", "… Unprocessed …". */
export function resultFile(job: Job, file: string, odd: Oddities): { readonly status: number; readonly text: string } {
  const oddity = odd.results(job, file)
  if (oddity === 'no answer but 503') return { status: 503, text: '<html>Service Unavailable</html>' }
  const rows = file === 'unprocessedrecords' ? unprocessed(job, oddity) : withOddity(processed(job, file, odd), oddity)
  if (oddity === 'a page of HTML')
    return { status: 200, text: ['<html>', ...rows.map(() => '<br>'), '</html>'].join('\n') }
  if (oddity === 'empty') return { status: 200, text: '' }
  const end = LINE_END[job.lineEnding]
  const delimiter = DELIMITER_CHARACTER[job.columnDelimiter]
  const own = job.rawColumns.length === 0 ? [] : job.rawColumns
  const head =
    file === 'unprocessedrecords'
      ? own
      : ['"sf__Id"', file === 'successfulResults' ? '"sf__Created"' : '"sf__Error"', ...own]
  const order = shuffled(rows, seededRandom(job.number))
  return { status: 200, text: [head.join(delimiter), ...order].map((line) => `${line}${end}`).join('') }
}

function processed(job: Job, file: string, odd: Oddities): readonly string[] {
  const delimiter = DELIMITER_CHARACTER[job.columnDelimiter]
  const rendering = odd.rendering()
  return job.rows.flatMap(({ values, result }) => {
    if (result.ok !== (file === 'successfulResults')) return []
    const shown = job.columns.map((name, index) => {
      const [field, text] = [fieldOf(name), values[index] ?? '']
      return field === undefined ? text : rendered(field, text, rendering)
    })
    const words = [result.id, result.ok ? String(result.isCreated) : result.error]
    return [[...words, ...shown].map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter)]
  })
}

/** Raw rows of what the org did not come to. */
function unprocessed(job: Job, oddity: ResultOddity | undefined): readonly string[] {
  if (oddity !== 'all rows, whatever went in') return job.unprocessed.map(({ raw }) => raw)
  const delimiter = DELIMITER_CHARACTER[job.columnDelimiter]
  const worked = job.rows.map(({ values }) => values.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter))
  return [...worked, ...job.unprocessed.map(({ raw }) => raw)]
}

function withOddity(rows: readonly string[], oddity: ResultOddity | undefined): readonly string[] {
  const [first] = rows
  if (oddity !== 'one row twice, another missing' || first === undefined || rows.length < 2) return rows
  return [first, ...rows.slice(0, -1)]
}
