import { KEY_FIELD } from '../org/fields.ts'
import { contentOf, foldedKey, keptForm } from '../org/store.ts'

/** A record of a file, by column. */
export type Row = Readonly<Record<string, string>>

export interface DataFile {
  /** Below the load's folder. */
  readonly name: string
  readonly rows: readonly Row[]
}

/** The files as somebody committed them. */
export type Commit = readonly DataFile[]

export const OPERATIONS = ['insert', 'upsert', 'update', 'delete'] as const
export type Operation = (typeof OPERATIONS)[number]

/** A step of a workflow, with the history of its files. */
export interface Load {
  /** Also the first word of the names of its records. */
  readonly name: string
  readonly operation: Operation
  /** GITHUB_JOB and `working-directory`, which tell it from other loads. */
  readonly place: { readonly workflow: string; readonly job: string; readonly step: string; readonly folder: string }
  readonly columns: readonly string[]
  /** Inputs beside those of the sign-in. */
  readonly inputs: Readonly<Record<string, string>>
  readonly commits: Commit[]
  /** Where a manifest lists several loads, each of which has one of the files. */
  readonly set?: LoadSet
}

/** Loads of one step, whose records refer to each other. */
export interface LoadSet {
  /** YAML. */
  readonly manifest: string
  /** By the name of a file, its columns. */
  readonly columns: Readonly<Record<string, readonly string[]>>
}

/** The manifest of a set, below the folder of the load. */
export const MANIFEST = 'set.yml'

/** The columns of a file of a load. */
export function columnsOfFile({ columns, set }: Load, file: string): readonly string[] {
  return set?.columns[file] ?? columns
}

export function rowsOf(commit: Commit | undefined): readonly Row[] {
  return (commit ?? []).flatMap(({ rows }) => rows)
}

/** The record as the org would keep it, as one text; undefined for one that no org takes. */
export function contentOfRow(columns: readonly string[], row: Row): string | undefined {
  const kept = keptForm(
    columns,
    columns.map((name) => row[name] ?? ''),
  )
  return kept && contentOf(kept)
}

/** What names a record of the org. */
export function keyOfRow(operation: Operation, row: Row): string | undefined {
  if (operation === 'insert') return undefined
  return operation === 'upsert' ? foldedKey(row[KEY_FIELD] ?? '') : row.Id
}

/** A file as it is written to disk. */
export function csvOf(columns: readonly string[], rows: readonly Row[]): string {
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = rows.map((row) => columns.map((name) => quoted(row[name] ?? '')).join(','))
  return [columns.join(','), ...lines].map((line) => `${line}\n`).join('')
}
