import { seededRandom, shuffled } from '../ground/random.ts'
import type { Records } from '../records/records.ts'
import { DELIMITER_CHARACTER, LINE_END } from './dialect.ts'
import type { Job, ProcessedRow } from './job.ts'

export type ResultFile = 'successfulResults' | 'failedResults' | 'unprocessedrecords'

/** Rows that are rendered between two pieces of a result file. */
const ROWS_PER_PIECE = 500

export interface Rendering {
  readonly records: Records
  readonly seed: number
}

/**
 * A result file in pieces: header first, rows in shuffled order (the order is not guaranteed), values as the org renders them.
 * Source: Bulk API 2.0 guide, "Get Job Successful Record Results", "… Failed …", "… Unprocessed …".
 */
export function renderResults(job: Job, file: ResultFile, rendering: Rendering): Iterable<string> {
  if (file === 'unprocessedrecords') return unprocessedRows(job)
  const wantsOk = file === 'successfulResults'
  const rows = job.processed.filter(({ result }) => result.ok === wantsOk)
  return resultRows(job, wantsOk ? 'sf__Created' : 'sf__Error', rows, rendering)
}

function* unprocessedRows(job: Job): Iterable<string> {
  const lineEnd = LINE_END[job.lineEnding]
  if (job.rawColumns.length > 0) yield job.rawColumns.join(DELIMITER_CHARACTER[job.columnDelimiter]) + lineEnd
  const unprocessed = job.left?.() ?? job.unprocessed
  for (let start = 0; start < unprocessed.length; start += ROWS_PER_PIECE) {
    const rows = unprocessed.slice(start, start + ROWS_PER_PIECE)
    yield rows.map((raw) => withLineEnd(raw, lineEnd) + lineEnd).join('')
  }
}

function* resultRows(
  job: Job,
  second: string,
  rows: readonly ProcessedRow[],
  { records, seed }: Rendering,
): Iterable<string> {
  const delimiter = DELIMITER_CHARACTER[job.columnDelimiter]
  const lineEnd = LINE_END[job.lineEnding]
  // Only columns that match a field appear. Source: Bulk API 2.0 guide, "Prepare CSV Files".
  const shown = job.columns.flatMap((column, index) => {
    const render = records.renderer(job.object, column)
    return render === undefined ? [] : [{ index, render }]
  })
  yield ['"sf__Id"', `"${second}"`, ...shown.map(({ index }) => job.rawColumns[index] ?? '')].join(delimiter) + lineEnd
  const between = `"${delimiter}"`
  for (const chunk of inShuffledChunks(rows, seededRandom(seed))) {
    let piece = ''
    for (const { values, result } of chunk) {
      piece += `"${result.id}${between}${result.ok ? result.created : escaped(result.error)}`
      for (const { index, render } of shown) piece += between + escaped(render(values[index] ?? ''))
      piece += `"${lineEnd}`
    }
    yield piece
  }
}

/** All rows, none where it was, but neighbours still near each other as they are in memory: large jobs would crawl otherwise. */
function* inShuffledChunks(rows: readonly ProcessedRow[], random: () => number): Iterable<ProcessedRow[]> {
  const starts = Array.from({ length: Math.ceil(rows.length / ROWS_PER_PIECE) }, (_, index) => index * ROWS_PER_PIECE)
  for (const start of shuffled(starts, random)) yield shuffled(rows.slice(start, start + ROWS_PER_PIECE), random)
}

function escaped(value: string): string {
  return value.includes('"') ? value.replaceAll('"', '""') : value
}

function withLineEnd(text: string, lineEnd: string): string {
  return lineEnd === '\n' || !text.includes('\n') ? text : text.replaceAll('\n', lineEnd)
}
