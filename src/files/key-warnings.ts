import type { SourceFile } from '../parts/source-file.ts'
import { count } from '../text/words.ts'
import { isNumber, type KeyField } from '../values/key-forms.ts'
import { type FileWarning, placed } from './file-warnings.ts'

/** One warning for all files: blanks at the ends of keys find no record, or make a second one. */
export function blankEnds(files: readonly SourceFile[]): readonly FileWarning[] {
  const first = files.find(({ keys }) => keys !== undefined && keys.blankEnds.count > 0)
  if (first === undefined) return []
  const values = files.reduce((sum, { keys }) => sum + (keys?.blankEnds.count ?? 0), 0)
  const what =
    values === 1
      ? 'a value in a key or relationship column starts or ends with blanks. It is sent without them.'
      : `the first of ${count(values, 'value')} in key and relationship columns that start or end with blanks. They are sent without them.`
  return [{ check: 'blanks-around-keys', ...placed(first.path, first.keys?.blankEnds.line ?? 1, what) }]
}

/** One warning for all files, unless the keys are numbers. */
export function scientificKeys(
  files: readonly SourceFile[],
  column: string,
  field: KeyField | undefined,
): readonly FileWarning[] {
  const first = files.find(({ keys }) => keys !== undefined && keys.scientific.count > 0)
  if (first === undefined || (field !== undefined && isNumber(field))) return []
  const keys = files.reduce((sum, { keys }) => sum + (keys?.scientific.count ?? 0), 0)
  const what =
    `${count(keys, 'key')} in the column ${column} ` +
    `${keys === 1 ? 'is' : 'are'} in scientific notation, as spreadsheets show long numbers. Their last digits may be lost. ` +
    'Format the column as text in the spreadsheet and export it again.'
  return [{ check: 'scientific-key', ...placed(first.path, first.keys?.scientific.line ?? 1, what) }]
}
