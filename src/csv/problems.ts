import { count, thousands } from '../text/words.ts'
import type { CsvCheckId } from './csv-checks.ts'
import { MAX_COLUMNS, MAX_FIELD_CHARACTERS, MAX_HEADER_CHARACTERS, MAX_RECORD_CHARACTERS } from './limits.ts'

/** What is wrong and what to do, in one sentence each; neither a field value nor a column name is repeated. */
export interface Problem {
  readonly check: CsvCheckId
  /** From 1. */
  readonly line: number
  /** Without a full stop. */
  readonly problem: string
  readonly cure: string
  /** The byte that is not UTF-8, where that is the problem, and whether the file ends before its character does. */
  readonly badByte?: { readonly byte: number; readonly isAtEnd: boolean }
  /** The cure with a value of the file, for where values may be shown. */
  readonly cureWithValue?: string
}

/** What is wrong with a file as a whole. */
export type FileProblem = Omit<Problem, 'line'>

const ONE_OF_A_KEY =
  'Remove one of them, or set `duplicate-keys: last` to send only the last record of each key, or `duplicate-keys: send` to ' +
  'send all of them, one after the other.'

/** The key itself may be personal data: it is never repeated.
 *
 *  @param earlier place of the first record of the key */
export function duplicateKey(line: number, earlier: string): Problem {
  return {
    check: 'key-twice',
    line,
    problem: `the record has the same key as the one on ${earlier}`,
    cure: ONE_OF_A_KEY,
  }
}

/** Salesforce may take keys for one that differ in this. */
export function differingKey(line: number, earlier: string): Problem {
  return {
    check: 'key-twice',
    line,
    problem:
      `the record has the same key as the one on ${earlier}, apart from upper and lower case or the way in which the key ` +
      'is written',
    cure: ONE_OF_A_KEY,
  }
}

export function tooManyOfOneKey(line: number, records: number, most: number, earlier: string): Problem {
  return {
    check: 'key-twice',
    line,
    problem:
      `${thousands(records)} records have the same key (the first is on ${earlier}); ` +
      `\`duplicate-keys: send\` sends at most ${most}, one after the other`,
    cure: 'Remove all but the last few of them, or set `duplicate-keys: last` to send only the last record of each key.',
  }
}

/** Excel's hint to itself on the first line. */
export function separatorLine(): Problem {
  return {
    check: 'separator-line',
    line: 1,
    problem: 'the first line is "sep=", which only Excel understands',
    cure: 'Delete it; the delimiter is found in the header.',
  }
}

/** The file's records end in carriage returns, and yet there is a line feed. */
export function lineFeedAmongCr(line: number): Problem {
  return {
    check: 'line-breaks',
    line,
    problem: 'a line feed ends a record, while those before it end in carriage returns alone',
    cure: 'Save the file with LF or CRLF line endings throughout.',
  }
}

export function blankColumnWithValue(line: number): Problem {
  return {
    check: 'column-without-name',
    line,
    problem: 'the record has a value in a column without a name',
    cure: 'Name the column in the first row, or delete the value.',
  }
}

/** What would be sent is an empty line, which the org takes for no record. */
export function nothingToSend(line: number): Problem {
  return {
    check: 'no-column-to-send',
    line,
    problem: 'the record has no value in the only column that is sent',
    cure: 'Delete the row, or give it a value.',
  }
}

export function rowWithoutLine(line: number): Problem {
  return {
    check: 'row-without-line',
    line,
    problem: 'the row has no `source_line`: it holds values as the org printed them, not as they were sent',
    cure: 'Correct the record in its own file, load that, and delete this row.',
  }
}

export function loneCr(line: number): Problem {
  return {
    check: 'line-breaks',
    line,
    problem: 'there is a carriage return outside quotes without a line feed after it',
    cure: 'If it ends a record, save the file with LF or CRLF line endings. If it belongs to a value, put quotes around the whole field.',
  }
}

export function unclosedQuote(line: number): Problem {
  return { check: 'quotes', line, problem: 'quoted field is never closed', cure: 'Check for a stray " in this record.' }
}

export function textAfterQuote(line: number, quoteLine: number): Problem {
  const opened = quoteLine === line ? '' : ` of a field that opened on line ${quoteLine}`
  return {
    check: 'quotes',
    line,
    problem: `there is text after the closing quote${opened}`,
    cure: 'Double the quotes inside the field, or delete what follows it.',
  }
}

export function quoteInUnquotedField(line: number): Problem {
  return {
    check: 'quotes',
    line,
    problem: 'there is a quote inside an unquoted field',
    cure: 'Put quotes around the whole field, nothing before them, and double those inside.',
  }
}

export function raggedRecord(line: number, found: number, expected: number): Problem {
  return {
    check: 'number-of-fields',
    line,
    problem: `the record has ${count(found, 'field')}, the header has ${thousands(expected)}`,
    cure:
      found > expected
        ? 'Put quotes around a field that holds the delimiter, or delete the extra fields.'
        : found === 1
          ? 'If it is not a record, such as the note at the end of a report, delete the line. Else put quotes around a field ' +
            'that holds a line break or the delimiter, or add the missing fields.'
          : 'Put quotes around a field that holds a line break or the delimiter, or add the missing fields.',
  }
}

export function recordTooLong(line: number, characters: number): Problem {
  return {
    check: 'record-too-long',
    line,
    problem: `the record has ${count(characters, 'character')}; the API takes at most ${thousands(MAX_RECORD_CHARACTERS)}`,
    cure: 'Shorten its fields, or leave the record out.',
  }
}

export function fieldTooLong(line: number, characters: number): Problem {
  return {
    check: 'record-too-long',
    line,
    problem: `a field of the record has ${count(characters, 'character')}; the API takes at most ${thousands(MAX_FIELD_CHARACTERS)}`,
    cure: 'Shorten the field, or leave the record out.',
  }
}

export function recordTooLarge(line: number, bytes: number, maxBytes: number): Problem {
  return {
    check: 'record-too-long',
    line,
    problem: `the record and the header have ${count(bytes, 'byte')}; a job takes at most ${thousands(maxBytes)}`,
    cure: 'Shorten the record, or increase `job-size-mb`.',
  }
}

/** No end of the header was found where it should have been. */
export function endlessHeader(line: number): Problem {
  return {
    check: 'header-too-long',
    line,
    problem: `the header does not end within ${thousands(MAX_HEADER_CHARACTERS)} characters`,
    cure: 'Check for a stray " in it, and save the file with LF or CRLF line endings.',
  }
}

export function headerTooLong(line: number, characters: number): Problem {
  return {
    check: 'header-too-long',
    line,
    problem: `the header has ${count(characters, 'character')}; the API takes at most ${thousands(MAX_HEADER_CHARACTERS)}`,
    cure: 'Load fewer columns at a time.',
  }
}

export function tooManyColumns(line: number, columns: number): Problem {
  return {
    check: 'header-too-long',
    line,
    problem: `the header has ${count(columns, 'column')}; the API takes at most ${thousands(MAX_COLUMNS)}`,
    cure: 'Load fewer columns at a time.',
  }
}

/** `column` counts from 1. */
export function blankColumn(line: number, column: number): Problem {
  return {
    check: 'column-without-name',
    line,
    problem: `column ${thousands(column)} has no name`,
    cure: 'Name the column, or delete it.',
  }
}

const COMPRESS_AGAIN = 'Compress or download it again; `gzip -t` checks whether a file is complete.'

export function notPacked(): FileProblem {
  const cure = 'Compress it with gzip or, if it is plain CSV, remove .gz from its name.'
  return { check: 'damaged-gzip', problem: 'the name ends in .gz, but the file is not gzip data', cure }
}

export function packedFileCutShort(): FileProblem {
  return { check: 'damaged-gzip', problem: 'the gzip file ends too early', cure: COMPRESS_AGAIN }
}

/** @param why in the words of zlib, which never repeat what the file holds */
export function packedFileDamaged(why: string): FileProblem {
  return { check: 'damaged-gzip', problem: `the gzip file is damaged (${why})`, cure: COMPRESS_AGAIN }
}

export function notPackedBehind(): FileProblem {
  return {
    check: 'damaged-gzip',
    problem: 'there is extra data after the end of the gzip stream',
    cure: COMPRESS_AGAIN,
  }
}

/** @param bytes so far */
export function packedTooTightly(
  ratio: number,
  { bytes, packedBytes }: { readonly bytes: number; readonly packedBytes: number },
): FileProblem {
  return {
    check: 'damaged-gzip',
    problem:
      `the file decompresses to more than ${thousands(ratio)} times its size, which hardly any table does: ` +
      `from ${count(packedBytes, 'byte')} to ${thousands(bytes)} and more`,
    cure: 'If that is right, decompress it with gunzip in an earlier step and load the .csv file.',
  }
}

/** Both columns count from 1. Their name is not repeated: the first line may be data, and nothing is known of the org yet. */
export function duplicateColumn(line: number, column: number, first: number): Problem {
  return {
    check: 'column-twice',
    line,
    problem: `columns ${thousands(first)} and ${thousands(column)} have the same name`,
    cure: 'Delete or rename one of them; upper and lower case make no difference.',
  }
}
