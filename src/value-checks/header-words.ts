import { type FileWarning, placed } from '../files/file-warnings.ts'
import { thousands } from '../text/words.ts'
import type { HeaderKind } from './header-rows.ts'

/** A record that is a header, or may be one. */
export interface FoundHeader {
  readonly kind: HeaderKind
  readonly path: string
  readonly line: number
}

/** A header among the records, in words. */
export interface HeaderFinding {
  readonly check: 'header-again'
  readonly path: string
  readonly line: number
  /** What is wrong, and what to do. */
  readonly message: string
}

/** Says of a record that it is a header, and what to do. */
export function headerFinding({ kind, path, line }: FoundHeader): HeaderFinding {
  const { every, header, cure } = WORDS[kind]
  return { check: 'header-again', path, line, message: `${every}: it is ${header}. ${cure}` }
}

/** Warns of records that may be headers, at the first of them. */
export function likelyHeader({ kind, path, line, count }: FoundHeader & { readonly count: number }): FileWarning {
  const { every, header, ifSo } = WORDS[kind]
  const what = count === 1 ? every : `this is the first of ${thousands(count)} records like it: ${every}`
  return { check: 'header-again', ...placed(path, line, `${what}. It may be ${header}. ${ifSo}`) }
}

interface Words {
  readonly every: string
  readonly header: string
  readonly cure: string
  /** The cure, where it is not certain that it is needed. */
  readonly ifSo: string
}

const WORDS: Readonly<Record<HeaderKind, Words>> = {
  other: {
    every: 'every value of the record is the name of a field',
    header: 'the header of another file',
    cure: 'Move this line and the records that belong to it to a file of their own, and list both files in `files`.',
    ifSo: 'If it is one, move the line and the records that belong to it to a file of their own.',
  },
  second: {
    every: 'every value of the record is the name, the label or the type of its column',
    header: 'a second header',
    cure: 'Delete this line.',
    ifSo: 'If it is one, delete the line.',
  },
}
