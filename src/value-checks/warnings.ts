import { type FileWarning, placed } from '../files/file-warnings.ts'
import { agree, count, listed, thousands } from '../text/words.ts'
import type { CheckId } from './checks.ts'

/** How often a check found something in the values of a column, over all files. */
export interface Sighting {
  readonly check: CheckId
  readonly column: string
  readonly count: number
  /** The file and line of the first record. */
  readonly path: string
  readonly line: number
  /** Words of a fixed list, with how often each was seen. */
  readonly words: ReadonlyMap<string, number>
}

/** Words that one warning lists. */
const MOST_WORDS = 5

/** The warning about a column. It shows no values but words of fixed lists. */
export function renderWarning(seen: Sighting): FileWarning {
  const what = seen.check === 'clears-field' ? cleared(seen) : found(seen)
  return { check: seen.check, ...placed(seen.path, seen.line, what) }
}

function cleared({ column, count: records }: Sighting): string {
  return `clears ${column} in ${count(records, 'record')}: \`#N/A\` empties the field in the org. Leave the value blank to keep what the org has.`
}

function found({ check, column, count: values, words }: Sighting): string {
  const { one, many, cure } = WORDING[check] ?? ANY
  const isOne = values === 1
  const what = isOne
    ? `a value in ${column} ${one}`
    : `the first of ${thousands(values)} values in ${column} that ${many}`
  const which =
    words.size === 0 ? '' : isOne ? `: ${[...words.keys()].map(quoted).join('')}` : `: ${listedWords(words)}`
  return `${what}${which}. ${agree(values, 'It is sent as it is.', 'They are sent as they are.')} ${cure}`
}

function listedWords(words: ReadonlyMap<string, number>): string {
  const byCount = [...words].sort(([, a], [, b]) => b - a)
  return listed(
    byCount.map(([word, times]) => `${quoted(word)} (${thousands(times)})`),
    MOST_WORDS,
  )
}

function quoted(word: string): string {
  return `\`${word}\``
}

/** What a warning says of one value and of several, and what to do. */
interface Wording {
  readonly one: string
  readonly many: string
  readonly cure: string
}

function may(one: string, many: string, cure: string): Wording {
  return { one: `${one}, which the org may refuse`, many: `${many}, which the org may refuse`, cure }
}

/** Checks that refuse have no warning. */
const ANY = may('is unusual', 'are unusual', 'Check the file.')

/** What to do about an error of a spreadsheet, whether its field takes it or not. */
export const SPREADSHEET_CURE = 'Correct the formulas or the width of the column, and export the file again.'

const WORDING: Readonly<Partial<Record<CheckId, Wording>>> = {
  'spreadsheet-error': {
    one: 'is an error of a spreadsheet',
    many: 'are errors of a spreadsheet',
    cure: SPREADSHEET_CURE,
  },
  'null-word': {
    one: 'is a word for "no value"',
    many: 'are words for "no value"',
    cure: 'If no value is meant, leave the field blank.',
  },
  'typographic-quotes': {
    one: 'is in typographic quotes, which become part of the value',
    many: 'are in typographic quotes, which become part of the value',
    cure: 'If they are meant to be the quotes of CSV, replace them with straight ones (").',
  },
  'formula-cell': {
    one: 'is a formula of a spreadsheet, a text in quotes behind an equals sign',
    many: 'are formulas of a spreadsheet, texts in quotes behind an equals sign',
    cure: 'Replace formulas by what is between their quotes.',
  },
  'control-character': {
    one: 'has control characters, such as NUL, in it',
    many: 'have control characters, such as NUL, in them',
    cure: 'Check the program that wrote the file, and remove them.',
  },
  'text-may-be-too-long': may(
    'has more characters than the field can hold',
    'have more characters than the field can hold',
    'Shorten what is too long.',
  ),
  'odd-number': may(
    'is not a plain number of the kind that the field holds',
    'are not plain numbers of the kind that the field holds',
    'Write whole numbers like 1234, and others like 1234.5.',
  ),
  'odd-date': may('is not a date like 2026-11-24', 'are not dates like 2026-11-24', 'Write year, month and day.'),
  'odd-date-and-time': may(
    'is not a date and time like 2026-11-24T09:30:00Z',
    'are not dates and times like 2026-11-24T09:30:00Z',
    'Write them like that, or with an offset, like 2026-11-24T09:30:00+01:00.',
  ),
  'odd-boolean': may('is neither true nor false', 'are neither true nor false', 'Write `true` or `false`.'),
  'id-in-another-case': may(
    'is an Id whose upper and lower case does not fit its last 3 characters',
    'are Ids whose upper and lower case does not fit their last 3 characters',
    'Check whether a program changed the case of the Ids.',
  ),
  'may-not-be-in-picklist': may(
    'is not an active value of the restricted picklist',
    'are not active values of the restricted picklist',
    'Use active values, or ask an administrator to activate these.',
  ),
}
