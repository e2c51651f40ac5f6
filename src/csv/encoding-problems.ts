import { choice } from '../text/words.ts'
import type { FileProblem, Problem } from './problems.ts'

const SAVE_AS_UTF8 = 'save the file as UTF-8 (in Excel: "CSV UTF-8")'

/** A byte at which no UTF-8 character starts, or whose character is not complete.
 *
 *  @param isAtEnd the file ends before the character does */
export function notUtf8(line: number, byte: number, isAtEnd = false): Problem {
  const cure = `Set \`encoding\` to the file's encoding, or ${SAVE_AS_UTF8}.`
  return { check: 'not-utf8', line, problem: `byte ${hex(byte)} is not UTF-8`, cure, badByte: { byte, isAtEnd } }
}

function hex(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

/** A value of the file, for people to judge an encoding by. */
export interface SampleValue {
  /** From 1. */
  readonly line: number
  /** As people see it: a name in quotes, or a number. */
  readonly column: string
}

/** An encoding that fits all of a file, and the sample value in it. */
export interface FittingEncoding {
  readonly encoding: string
  /** In quotes; undefined where no value may be shown. */
  readonly value: string | undefined
}

/** What to do about a file that is not UTF-8, where one encoding fits all of it. */
export function cureByEncoding({ encoding, value }: FittingEncoding, at: SampleValue | undefined): string {
  const set = `set \`encoding: ${encoding}\``
  if (value === undefined || at === undefined)
    return `All of the file fits ${encoding}: if it was saved in that encoding, ${set}.`
  return `In ${encoding}, ${placeOf(at)} says ${value}: if that is right, ${set}.`
}

/** What to do where several encodings fit, which differ in what the file says. */
export function cureByOneOf(fitting: readonly FittingEncoding[], at: SampleValue | undefined): string {
  const names = fitting.map(({ encoding, value }) => (value === undefined ? encoding : `${encoding} (${value})`))
  const which = at === undefined ? 'the one that it was saved in' : `the one that shows ${placeOf(at)} as it should be`
  return `The file may be ${choice(names)}: set \`encoding\` to ${which}.`
}

function placeOf({ line, column }: SampleValue): string {
  return `column ${column} on line ${line}`
}

/** What to do where a file may have lost its end. */
export const IF_CUT = 'If the end of the file is missing, copy, export or download it again. Otherwise,'

/** What to do where no encoding fits. */
export const CURE_WITHOUT_ENCODING = `None of the usual encodings fits all of the file: ${SAVE_AS_UTF8}, or set \`encoding\` to the encoding that it was saved in.`

/** What to do about a byte among text that is UTF-8. */
export const CURE_OF_MIXED =
  'The rest of the file is UTF-8: a character was cut here, or text in another encoding was added. Correct the line, or export the file again.'

/** A UTF-8 file that ends inside a character. */
export function cutInCharacter(line: number): Problem {
  return {
    check: 'not-utf8',
    line,
    problem: 'the file ends in the middle of a character: its end is missing',
    cure: 'Copy, export or download the file again.',
  }
}

/** A file whose text is not all in the encoding that `encoding` names. */
export function notInEncoding(line: number, encoding: string): Problem {
  return {
    check: 'not-in-encoding',
    line,
    problem: `the text is not ${encoding}, which \`encoding\` names`,
    cure: `Correct the line, set \`encoding\` to the file's own encoding, or ${SAVE_AS_UTF8} and remove \`encoding\`.`,
  }
}

/** A file that ends inside a character of the encoding that `encoding` names. */
export function endsInCharacter(line: number, encoding: string): Problem {
  return {
    check: 'not-in-encoding',
    line,
    problem: `the file ends in the middle of a character of ${encoding}, which \`encoding\` names`,
    cure: `If its end is missing, copy, export or download the file again. Otherwise set \`encoding\` to the file's own encoding.`,
  }
}

/** A UTF-8 file where `encoding` names another encoding. */
export function utf8Already(encoding: string): FileProblem {
  return {
    check: 'not-in-encoding',
    problem: `the file is UTF-8, but \`encoding\` says ${encoding}`,
    cure: 'Remove `encoding`; if other files of the load need it, load this one in a step of its own.',
  }
}
