import type { SourceFile } from '../parts/source-file.ts'
import type { FilePlace } from '../step.ts'
import { thousands } from '../text/words.ts'

/** Something about the files of a load that people should know, and that stops nothing. */
export interface FileWarning {
  /** The check that found it, as the docs name it; left out where nothing was checked. */
  readonly check?: string
  /** Begins with the file, and with the line where there is one. */
  readonly message: string
  /** The place that it is about. */
  readonly at?: FilePlace
}

/** What was found in a file that is no table of equal rows: one warning for each kind of row. */
export function rowWarnings(files: readonly SourceFile[], blankFields: 'ignore' | 'clear'): readonly FileWarning[] {
  return files.flatMap((file) => [...blankRows(file), ...raggedRows(file, blankFields)])
}

function blankRows({ path, blankRecords: { count, line } }: SourceFile): readonly FileWarning[] {
  if (count === 0) return []
  const what =
    count === 1
      ? 'the row holds nothing but delimiters and blanks. It is not a record and is left out.'
      : `the first of ${thousands(count)} rows that hold nothing but delimiters and blanks. They are not records and are left out.`
  return [{ check: 'rows-without-values', ...placed(path, line, what) }]
}

function raggedRows(
  { path, raggedRecords: { count, line } }: SourceFile,
  blankFields: 'ignore' | 'clear',
): readonly FileWarning[] {
  if (count === 0) return []
  const what =
    count === 1
      ? 'the record lacks its last fields, or has blank ones beyond the last column.'
      : `the first of ${thousands(count)} records that lack their last fields, or have blank ones beyond the last column.`
  const then =
    blankFields === 'clear'
      ? 'Missing fields count as blank, so `blank-fields: clear` clears them in the org.'
      : 'Missing fields count as blank.'
  return [{ check: 'missing-last-fields', ...placed(path, line, `${what} ${then}`) }]
}

/** A warning about a line of a file. */
export function placed(file: string, line: number, what: string): FileWarning {
  return { message: `${file} line ${line}: ${what}`, at: { file, line } }
}
