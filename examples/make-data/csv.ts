/** How a file is written. */
export interface Dialect {
  readonly delimiter: ',' | ';'
  readonly lineEnd: '\n' | '\r\n'
  readonly byteOrderMark: '' | '\uFEFF'
}

/** A record by its columns; all records of a file have the same ones. */
export type Row = Readonly<Record<string, string>>

/** Newlines inside values are written like those between records: Salesforce takes no mixture.
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
