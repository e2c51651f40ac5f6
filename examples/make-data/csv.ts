/** The form in which a file is written. */
export interface Dialect {
  readonly delimiter: ',' | ';'
  readonly lineEnd: '\n' | '\r\n'
  readonly byteOrderMark: '' | '\uFEFF'
}

/** The values of a record by column. All records of a file have the same columns. */
export type Row = Readonly<Record<string, string>>

/** Writes records as CSV. Newlines inside values are the same as those between records, because Salesforce accepts no mixture.
 *  Source: Bulk API 2.0 guide, "Create a Job", lineEnding. */
export function toCsv(rows: readonly Row[], { delimiter, lineEnd, byteOrderMark }: Dialect): string {
  const columns = Object.keys(rows[0] ?? {})
  const field = (value: string) => {
    const text = value.replaceAll('\n', lineEnd)
    return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  return byteOrderMark + lines.map((line) => line.map(field).join(delimiter) + lineEnd).join('')
}
