import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { columnsOfFile, csvOf, type Row } from '../plan/load.ts'
import type { Step } from '../runner/step.ts'

export const RESULT_NAMES = ['successful', 'failed', 'unprocessed', 'pending', 'unaccounted', 'skipped'] as const
export type ResultName = (typeof RESULT_NAMES)[number]

/** A row of a result file: the record of the source that it names, if it does, and the Id that it gives. */
export interface ResultRow {
  readonly record: Row | undefined
  readonly id: string
}

/** What the result files of a load of a step say, by outcome.
 *
 *  @param name of the load; by default the first one */
export function readResults(step: Step, load = step.load.name): ReadonlyMap<ResultName, readonly ResultRow[]> {
  const { results } = step.inputs
  const found = new Map<ResultName, readonly ResultRow[]>()
  const records = recordsByLine(step)
  for (const name of RESULT_NAMES) {
    const file = path.join(results.resultsPath, load, `${name}.csv`)
    if (!existsSync(file)) continue
    const rows: unknown = parse(readFileSync(file), { columns: true, relax_column_count: true })
    const lines = Array.isArray(rows) ? rows : []
    found.set(
      name,
      lines.map((line: unknown) => {
        const values = new Map(Object.entries(Object(line)))
        const record = records.get(`${values.get('source_file')}:${values.get('source_line')}`)
        return { record, id: String(values.get('sf__Id') ?? '') }
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
      line += csvOf(columnsOfFile(load, name), [row]).split('\n').length - 2
    }
  }
  return byLine
}
