import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { ResultsService } from '../../emulator/actions/start.ts'
import type { Report } from '../../src/report/report.ts'
import { expectReportForm } from './report-schema.ts'
import type { ActionRun } from './run-action.ts'

/** A row of a result file, by the names of its columns. */
export type ResultRow = Readonly<Record<string, string>>

/** What a run left in its results folder. */
export interface ResultFolder {
  readonly path: string
  readonly report: Report
  /** All files by their `/`-paths inside the folder. */
  readonly files: ReadonlyMap<string, Buffer>
  /** First record of a result file (`Account-insert/failed.csv`). */
  columns(file: string): readonly string[]
  /** Without the columns that say where the records stand. */
  rows(file: string): readonly ResultRow[]
  /** All columns. */
  placedRows(file: string): readonly ResultRow[]
}

/** Reads the folder that the output `results-path` names. */
export function resultFolder(run: ActionRun): ResultFolder {
  const path = run.outputs['results-path'] ?? ''
  const files = filesBelow(path)
  const read = (file: string) => parseResult(files.get(file) ?? Buffer.alloc(0))
  const placedRows = (file: string) => {
    const [columns = [], ...rows] = read(file)
    return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? ''])))
  }
  const report = JSON.parse(String(files.get('report.json')))
  expectReportForm(report)
  return {
    path,
    files,
    report,
    columns: (file) => read(file)[0] ?? [],
    placedRows,
    rows: (file) => placedRows(file).map(({ source_file, source_line, ...row }) => row),
  }
}

/** The files of the one artifact that was uploaded. */
export function uploadedFiles(results: ResultsService): ReadonlyMap<string, Buffer> {
  const [artifact, ...others] = results.artifacts.list()
  if (artifact === undefined || others.length > 0) throw new Error(`There are ${others.length} artifacts too many.`)
  return results.artifacts.download(artifact.name)
}

/** Result files have commas, line feeds and as many fields in each record; anything else throws. */
function parseResult(content: Buffer): string[][] {
  return parse(content, { record_delimiter: '\n' })
}

function filesBelow(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  return new Map(paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)]))
}
