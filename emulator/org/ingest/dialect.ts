export const COLUMN_DELIMITERS = ['BACKQUOTE', 'CARET', 'COMMA', 'PIPE', 'SEMICOLON', 'TAB'] as const
export const LINE_ENDINGS = ['LF', 'CRLF'] as const

export type ColumnDelimiter = (typeof COLUMN_DELIMITERS)[number]
export type LineEnding = (typeof LINE_ENDINGS)[number]

export interface Dialect {
  readonly columnDelimiter: ColumnDelimiter
  readonly lineEnding: LineEnding
}

/** Source: Bulk API 2.0 guide, "Create a Job", `columnDelimiter`. */
export const DELIMITER_CHARACTER: Readonly<Record<ColumnDelimiter, string>> = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t',
}

/** Source: Bulk API 2.0 guide, "Create a Job", `lineEnding`. */
export const LINE_END: Readonly<Record<LineEnding, string>> = { LF: '\n', CRLF: '\r\n' }
