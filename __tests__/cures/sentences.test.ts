import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { sentencesIn } from '../support/sentences.ts'
import { ALL_CURES } from './all-cures.ts'
import { saidOf } from './cures.ts'

const SRC = resolve(import.meta.dirname, '../../src')
const modulesOf = (folder: string) => readdirSync(join(SRC, folder)).map((name) => `${folder}/${name}`)

/** All that say what is wrong with a file or its header. */
const MODULES = [
  'csv/problems.ts',
  'csv/record-problems.ts',
  'csv/encoding-problems.ts',
  'csv/file-kind.ts',
  ...modulesOf('files'),
  ...modulesOf('preflight'),
]

/** Modules without findings of these kinds, and why. */
const OTHERS: readonly string[] = [
  // The org and the number of records, not a file.
  'preflight/guard.ts',
  // Warnings that ask for nothing: what is left out, and what counts as blank.
  'files/file-warnings.ts',
]

/** Sentences that no test follows yet: warnings, full disks, objects that the emulated org does not have, and cures that still lack a
 *  test. The list may only become shorter. */
const NOT_FOLLOWED: readonly string[] = JSON.parse(readFileSync(join(import.meta.dirname, 'not-followed.json'), 'utf8'))

const temp = mkdtempSync(join(tmpdir(), 'sentences-'))
afterAll(() => rmSync(temp, { recursive: true }))

let said = ''

beforeAll(async () => {
  for (const broken of ALL_CURES.flatMap(([, findings]) => findings)) said += `${await saidOf(broken, temp)}\n`
})

it.each(MODULES.filter((module) => !OTHERS.includes(module)))('every sentence of %s is followed', (module) => {
  const sentences = sentencesIn(readFileSync(join(SRC, module), 'utf8'))
  const left = sentences.filter((sentence) => !said.includes(sentence.trim()))
  expect(left.filter((sentence) => !NOT_FOLLOWED.includes(sentence.trim()))).toEqual([])
})

it('no sentence is listed that is followed or no longer there', () => {
  const all = MODULES.flatMap((module) => sentencesIn(readFileSync(join(SRC, module), 'utf8'))).map((text) =>
    text.trim(),
  )
  expect(NOT_FOLLOWED.filter((sentence) => said.includes(sentence) || !all.includes(sentence))).toEqual([])
})
