/** A check of the CSV itself, which needs no org. */
export interface CsvCheck {
  /** The name by which people find it in the docs. */
  readonly id: string
  /** What it finds, as the end of a sentence. */
  readonly finds: string
  readonly verdict: 'warns' | 'refuses'
}

/** All checks of the CSV itself, in the order in which the docs list them. */
export const CSV_CHECKS = [
  {
    id: 'not-csv',
    finds: 'a file that is no CSV: a workbook, an archive, a web page, JSON, XML, a pointer of Git LFS and the like',
    verdict: 'refuses',
  },
  {
    id: 'not-utf8',
    finds: 'text that is not UTF-8, such as UTF-16 or windows-1252, where `encoding` does not say so',
    verdict: 'refuses',
  },
  {
    id: 'not-in-encoding',
    finds: 'text that is not in the encoding that `encoding` names',
    verdict: 'refuses',
  },
  {
    id: 'damaged-gzip',
    finds: 'a `.gz` file that is no gzip data, is damaged or cut short, or unpacks to far more than any table does',
    verdict: 'refuses',
  },
  {
    id: 'separator-line',
    finds: 'a first line `sep=;`, which only Excel understands',
    verdict: 'refuses',
  },
  {
    id: 'header-too-long',
    finds: 'a header with too many characters or columns, or without an end',
    verdict: 'refuses',
  },
  {
    id: 'column-without-name',
    finds: 'a column without a name before one that has a name, or one at the end that holds values',
    verdict: 'refuses',
  },
  {
    id: 'column-twice',
    finds: 'two columns with the same name, apart from upper and lower case',
    verdict: 'refuses',
  },
  {
    id: 'no-column-to-send',
    finds: 'a file whose columns are all those of a result file, or a row without a value in the only other one',
    verdict: 'refuses',
  },
  {
    id: 'column-map',
    finds: 'a file whose columns do not go together with what the manifest makes of them',
    verdict: 'refuses',
  },
  {
    id: 'line-breaks',
    finds:
      'a carriage return without a line feed outside quotes, or both kinds of line breaks where records end in carriage returns',
    verdict: 'refuses',
  },
  {
    id: 'quotes',
    finds: 'a quoted field that is never closed, text behind a closing quote, or a quote inside an unquoted field',
    verdict: 'refuses',
  },
  {
    id: 'number-of-fields',
    finds:
      'a record with more or fewer fields than the header, unless blank last ones are all that it lacks or has too many of',
    verdict: 'refuses',
  },
  {
    id: 'header-again',
    finds:
      'a record that holds the names of the columns or of other fields, or a second row of labels or types, as in files that were joined. Where it may be a record about fields, it is a warning',
    verdict: 'refuses',
  },
  {
    id: 'no-record',
    finds: 'a line around the table: titles above the header, dashes below it, the footer of a Salesforce report',
    verdict: 'refuses',
  },
  {
    id: 'merge-conflict',
    finds: 'the lines that Git writes into a file that it could not merge',
    verdict: 'refuses',
  },
  {
    id: 'record-too-long',
    finds: 'a field, a record or a record with the header that is longer than the API takes',
    verdict: 'refuses',
  },
  {
    id: 'row-without-line',
    finds: 'a row of a result file that does not say which line it is from: its values are those of the org',
    verdict: 'refuses',
  },
  {
    id: 'key-twice',
    finds: 'records with the same key, unless `duplicate-keys` says what to do with them',
    verdict: 'refuses',
  },
  {
    id: 'rows-without-values',
    finds: 'rows of nothing but delimiters and blanks, which Excel leaves behind. They are left out',
    verdict: 'warns',
  },
  {
    id: 'missing-last-fields',
    finds:
      'records that lack their last fields, or have blank ones beyond the last column. Missing fields count as blank',
    verdict: 'warns',
  },
  {
    id: 'blanks-around-keys',
    finds: 'a value in a key or relationship column that starts or ends with blanks. It is sent without them',
    verdict: 'warns',
  },
  {
    id: 'scientific-key',
    finds: 'a key in scientific notation, such as `1.23E+15`',
    verdict: 'warns',
  },
] as const satisfies readonly CsvCheck[]

/** Two checks of values also find records that a value cuts. */
export type CsvCheckId = (typeof CSV_CHECKS)[number]['id'] | 'formula-cell' | 'typographic-quotes'
