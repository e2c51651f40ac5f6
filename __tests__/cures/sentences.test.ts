import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { sentencesIn } from '../support/sentences.ts'
import { ALL_CURES } from './all-cures.ts'
import { ASK_FOR_NOTHING, NOT_FOLLOWED, STATEMENTS } from './ask-for-nothing.ts'
import { saidOf } from './cures.ts'

const SRC = resolve(import.meta.dirname, '../../src')
const modulesOf = (folder: string) => readdirSync(join(SRC, folder)).map((name) => `${folder}/${name}`)

/** Modules without findings about a file or its header, and why. */
const OTHERS: readonly string[] = [
  // The org and the number of records, not a file.
  'preflight/guard.ts',
  // What the docs say of each check.
  'preflight/header-checks.ts',
  // Warnings that ask for nothing: what is left out, and what counts as blank.
  'files/file-warnings.ts',
]

/** All that say what is wrong with a file or its header. */
const MODULES = [
  'csv/problems.ts',
  'csv/record-problems.ts',
  'csv/encoding-problems.ts',
  'csv/file-kind.ts',
  'value-checks/header-words.ts',
  'mapping/map-header.ts',
  ...modulesOf('files'),
  ...modulesOf('preflight'),
].filter((module) => !OTHERS.includes(module))

/** What the action says of a load, and what of it a test follows. */
interface Said {
  readonly message: string
  /** Where the words of a cure are in the message. */
  readonly followed: readonly (readonly [start: number, end: number])[]
}

const temp = mkdtempSync(join(tmpdir(), 'sentences-'))
afterAll(() => rmSync(temp, { recursive: true }))

const said: Said[] = []

beforeAll(async () => {
  for (const broken of ALL_CURES.flatMap(([, findings]) => findings)) {
    const message = await saidOf(broken, temp)
    said.push({ message, followed: broken.cures.flatMap(({ words }) => placesOf(words, message)) })
  }
})

it.each(MODULES)('every sentence of %s is followed, or asks for nothing', (module) => {
  const listed = [...STATEMENTS, ...ASK_FOR_NOTHING, ...NOT_FOLLOWED]
  expect(piecesOf(module).filter((piece) => !isFollowed(piece) && !listed.includes(piece))).toEqual([])
})

it.each([
  ['as statements', STATEMENTS],
  ['as what nobody follows', [...ASK_FOR_NOTHING, ...NOT_FOLLOWED]],
])('no sentence is listed %s that is followed or no longer there', (_, listed) => {
  const all = MODULES.flatMap(piecesOf)
  expect(listed.filter((piece) => isFollowed(piece) || !all.includes(piece))).toEqual([])
})

it('every statement is said in a test', () => {
  expect(STATEMENTS.filter((piece) => !said.some(({ message }) => message.includes(piece)))).toEqual([])
})

/** The pieces of text in a module, each sentence apart, of three words or more. */
function piecesOf(module: string): readonly string[] {
  return sentencesIn(readFileSync(join(SRC, module), 'utf8'))
    .flatMap((text) => text.trim().split(/(?<=[.?!]) +/))
    .filter((piece) => piece.split(/\s+/).length >= 3)
}

function isFollowed(piece: string): boolean {
  return said.some(({ message, followed }) =>
    placesOf(piece, message).some(([start, end]) => followed.some(([from, to]) => from < end && start < to)),
  )
}

function placesOf(text: string, message: string): readonly (readonly [start: number, end: number])[] {
  const places: [number, number][] = []
  for (let at = message.indexOf(text); at !== -1; at = message.indexOf(text, at + 1))
    places.push([at, at + text.length])
  return places
}
