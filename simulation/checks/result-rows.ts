import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { csvOf, type Row } from '../plan/load.ts'
import type { Step } from '../runner/step.ts'

export const RESULT_NAMES = ['successful', 'failed', 'unprocessed', 'pending', 'unaccounted', 'skipped'] as const
export type ResultName = (typeof RESULT_NAMES)[number]

/** What the result files of a step say of each record: the records of its files by outcome. Rows that name no record are
 *  undefined. */
export function readResults(step: Step): ReadonlyMap<ResultName, readonly (Row | undefined)[]> {
  const { object, operation, resultsPath } = step.inputs
  const found = new Map<ResultName, readonly (Row | undefined)[]>()
  const records = recordsByLine(step)
  for (const name of RESULT_NAMES) {
    const file = path.join(resultsPath, `${object}-${operation}`, `${name}.csv`)
    if (!existsSync(file)) continue
    const rows: unknown = parse(readFileSync(file), { columns: true, relax_column_count: true })
    const lines = Array.isArray(rows) ? rows : []
    found.set(
      name,
      lines.map((line: unknown) => {
        const values = new Map(Object.entries(Object(line)))
        return records.get(`${values.get('source_file')}:${values.get('source_line')}`)
      }),
    )
  }
  return found
}

function recordsByLine({ run, commit }: Step): ReadonlyMap<string, Row> {
  const { load } = run
  const byLine = new Map<string, Row>()
  for (const { name, rows } of load.commits[commit] ?? []) {
    let line = 2
    for (const row of rows) {
      byLine.set(`${load.place.folder}/${name}:${line}`, row)
      line += csvOf(load.columns, [row]).split('\n').length - 2
    }
  }
  return byLine
}
