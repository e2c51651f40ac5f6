import { count, thousands } from '../text/words.ts'
import type { Problem } from './problems.ts'

/** A record that is the header once more. */
export function headerAgain(line: number): Problem {
  return {
    check: 'header-again',
    line,
    problem: 'the record holds the names of the columns: it repeats the header',
    cure: 'Delete this line. To load several files at once, list them in `files` instead of joining them.',
  }
}

/** A record that is the header of another file, whose columns are in another order. */
export function otherHeader(line: number): Problem {
  return {
    check: 'header-again',
    line,
    problem:
      'the record holds names of columns, but not as the header has them: the records below it may have their values in other columns',
    cure: 'Move this line and the records that belong to it to a file of their own, and list both files in `files`.',
  }
}

/** Two files were joined, and the first did not end with a line break. */
export function headerBehindRecord(line: number): Problem {
  return {
    check: 'header-again',
    line,
    problem:
      'the record ends with the names of the columns: the header of another file follows it without a line break',
    cure: 'Put a line break before the header, and delete the header, or list the files in `files` instead of joining them.',
  }
}

/** Begins with the first marker that Git left. */
export function unresolvedConflict(line: number): Problem {
  return {
    check: 'merge-conflict',
    line,
    problem: 'the file has an unresolved merge conflict, which begins on this line',
    cure:
      'Resolve it, delete the marker lines that Git wrote (such as `<<<<<<<`, `=======` and `>>>>>>>`), and commit the file. ' +
      'A value that is meant to begin like a marker needs quotes around it.',
  }
}

/** A text that needs no quotes, whatever the delimiter. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} .:/_+-]*$/u

/** @param value what the formula shows, where that is a single text */
export function formulaCell(line: number, value: string | undefined): Problem {
  const replace = 'Replace the formula by the bare value: delete the equals sign and the quotes'
  const cure = `${replace}, but keep the quotes if the value holds the delimiter, a line break or a quote.`
  return {
    check: 'formula-cell',
    line,
    problem: 'a field holds a formula of a spreadsheet, an equals sign with a quoted text behind it, and not a value',
    cure,
    ...(value !== undefined && PLAIN.test(value) ? { cureWithValue: `${replace}, so that \`${value}\` is left.` } : {}),
  }
}

export function typographicQuotes(line: number): Problem {
  return {
    check: 'typographic-quotes',
    line,
    problem:
      'a field begins with a typographic quote and is cut at the delimiter inside it: these are not the quotes of CSV',
    cure: 'Replace the typographic quotes around the field with straight ones (").',
  }
}

/** A line of a report that Salesforce exported, below its records. */
export function footerOfReport(line: number): Problem {
  return {
    check: 'no-record',
    line,
    problem: 'the line belongs to the footer of a Salesforce report and is no record',
    cure: 'Delete the footer: this line and those around it that are no records.',
  }
}

/** A line that database clients put below the names of the columns. */
export function ruledLine(line: number): Problem {
  return {
    check: 'no-record',
    line,
    problem: 'the line only rules off the lines above it and is no record',
    cure: 'Delete the line.',
  }
}

/** A title stands above the table. */
export function headerBelow(line: number): Problem {
  return {
    check: 'no-record',
    line,
    problem: 'the names of the columns seem to be on this line: the lines above it are no part of the table',
    cure: 'Delete the lines above this one.',
  }
}

/** Each line is one field. */
export function quotedLines(line: number): Problem {
  return {
    check: 'quotes',
    line,
    problem: 'the whole line is in quotes, so that the file has one column',
    cure: 'Remove the quotes around each line. Of two quotes inside a line, one stays.',
  }
}

/** MySQL and others write quotes like that. */
export function backslashQuote(line: number): Problem {
  return {
    check: 'quotes',
    line,
    problem: 'a quote inside a field is written with a backslash, which is not CSV',
    cure: 'Write two quotes in its place: \\" becomes "".',
  }
}

/** A delimiter with a backslash before it ends the field all the same. */
export function backslashDelimiter(line: number): Problem {
  return {
    check: 'number-of-fields',
    line,
    problem: 'a delimiter inside a field is written with a backslash, which is not CSV',
    cure: 'Delete the backslash, and put quotes around the whole field.',
  }
}

/** The last record is short, and nothing ends it. */
export function cutRecord(line: number, found: number, expected: number): Problem {
  return {
    check: 'number-of-fields',
    line,
    problem: `the last record has ${count(found, 'field')}, the header has ${thousands(expected)}, and no line break ends it`,
    cure: 'If the end of the file is missing, copy, export or download it again. Otherwise, add the missing fields.',
  }
}
