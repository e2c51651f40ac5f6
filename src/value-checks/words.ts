/* The words that stand for "no value", or for a formula that went wrong. They may be shown wherever values may not: none of them
   says anything of a record. Only whole values count. */

/**
 * Errors of spreadsheets, in the languages in which programs write them. Sources: Microsoft Support, "ERROR.TYPE function", in
 * English, German, French, Spanish, Italian and Dutch; Google Docs Editors Help, "ERROR.TYPE"; LibreOffice Help, "Error Codes".
 * `#N/A` is none: it clears a field.
 */
const SPREADSHEET_ERRORS: readonly string[] = [
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '#DIV/0!',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#UNKNOWN!',
  '#BUSY!',
  '#GETTING_DATA',
  '#EXTERNAL!',
  '#PYTHON!',
  '#TIMEOUT!',
  '#ERROR!',
  '#N/A!',
  '#n/a',
  '#BEZUG!',
  '#WERT!',
  '#ZAHL!',
  '#NV',
  '#ÜBERLAUF!',
  '#VALEUR!',
  '#NOM?',
  '#NOMBRE!',
  '#NUL!',
  '#¡REF!',
  '#¡VALOR!',
  '#¿NOMBRE?',
  '#¡DIV/0!',
  '#¡NUM!',
  '#RIF!',
  '#VALORE!',
  '#NOME?',
  '#VERW!',
  '#WAARDE!',
  '#NAAM?',
  '#GETAL!',
  '#LEEG!',
  '#N/B',
  '#N/D',
  ...Array.from({ length: 40 }, (_, index) => `Err:${501 + index}`),
]

/**
 * Words for "no value" that programs write. Left out on purpose, as people mean them: `Null` and `Nan` are names of persons, `NA` is
 * Namibia, sodium and North America, `N/A`, `n/a`, `-` and `none` are typed by hand, `Nil` and `NONE` are words of their own.
 * Sources: MySQL manual, "NULL Values" (`NULL`, `\N`); PostgreSQL manual, "COPY" (`\N`); pandas, "read_csv", na_values, and Python
 * (`NaN`, `nan`, `NaT`, `<NA>`, `None`); Microsoft, "_set_output_format" (`1.#QNAN`); Go, package fmt (`<nil>`); Ruby (`nil`);
 * ECMAScript, "ToString" (`undefined`, `null`, `[object Object]`); SQL Developer (`(null)`), DBeaver (`[NULL]`), DataGrip (`<null>`).
 */
const NULL_WORDS: readonly string[] = [
  'NULL',
  'null',
  '(null)',
  '(NULL)',
  '<null>',
  '<NULL>',
  '[null]',
  '[NULL]',
  '\\N',
  'NaN',
  'nan',
  '-nan',
  '-NaN',
  'NaT',
  '<NA>',
  'None',
  'nil',
  '<nil>',
  'undefined',
  '[object Object]',
  '1.#QNAN',
  '-1.#IND',
  '1.#IND',
  '1.#INF',
  '-1.#INF',
]

export type WordKind = 'spreadsheet-error' | 'null-word'

const KINDS: ReadonlyMap<string, WordKind> = new Map([
  ...SPREADSHEET_ERRORS.map((word): [string, WordKind] => [word, 'spreadsheet-error']),
  ...NULL_WORDS.map((word): [string, WordKind] => [word, 'null-word']),
])

/** All words, for tables that look at bytes. */
export const WORDS: readonly string[] = [...KINDS.keys()]

/** No value with a word in it, blanks included, is longer. */
export const LONGEST_WORD = 24

/** Excel saves a number as this when its column is too narrow. Source: Microsoft Support, "How to correct a ##### error". */
const NARROW = /^#{3,}$/

/** Finds the word that a value consists of, blanks at its ends aside. */
export function wordIn(text: string): { readonly kind: WordKind; readonly word: string } | undefined {
  if (text.length > LONGEST_WORD) return undefined
  const word = trimAscii(text)
  if (NARROW.test(word)) return { kind: 'spreadsheet-error', word: '###' }
  const kind = KINDS.get(word)
  return kind && { kind, word }
}

/** The text without spaces, tabs and line breaks at its ends. */
export function trimAscii(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isAsciiBlank(text.charCodeAt(start))) start++
  while (end > start && isAsciiBlank(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

/** Whether a byte or UTF-16 unit is a space, a tab or a line break. */
export function isAsciiBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}
