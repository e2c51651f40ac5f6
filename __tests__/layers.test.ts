import { globSync, readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { expect, it } from '@jest/globals'
import { ROWS } from './support/layers.ts'

const SRC = resolve(import.meta.dirname, '../src')

/** Imports and re-exports, of types too, and imports on demand. */
const IMPORT = /(?:\bfrom\s+|\bimport\(\s*|\bimport\s+)'(\.[^']+)'/g

const rowOf = new Map(ROWS.flatMap((row, index) => row.map((room) => [room, index] as const)))

/** The folder of a file below `src/`, or its own name where it is in none. */
function roomOf(file: string): string {
  return file.split('/')[0]?.replace(/\.ts$/, '') ?? ''
}

const FILES = globSync('**/*.ts', { cwd: SRC }).map((file) => file.replaceAll('\\', '/'))

const IMPORTS = FILES.flatMap((file) => {
  const text = readFileSync(join(SRC, file), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, path = '']) => ({ file, imported: posix.join(posix.dirname(file), path) }))
})

it('every room has its row', () => {
  expect([...new Set(FILES.map(roomOf))].filter((room) => !rowOf.has(room))).toEqual([])
  expect([...rowOf.keys()].filter((room) => !FILES.some((file) => roomOf(file) === room))).toEqual([])
})

it('every import points downward, types included', () => {
  expect(IMPORTS.length).toBeGreaterThan(FILES.length)
  const offenders = IMPORTS.filter(({ file, imported }) => {
    const [from, to] = [roomOf(file), roomOf(imported)]
    return from !== to && (rowOf.get(to) ?? -1) <= (rowOf.get(from) ?? -1)
  })
  expect(offenders.map(({ file, imported }) => `${file} must not import ${imported}`)).toEqual([])
})

it('only the entries and the shell know the runner', () => {
  const knowing = FILES.filter((file) => /from '@actions\//.test(readFileSync(join(SRC, file), 'utf8')))
  expect(knowing.filter((file) => !['main', 'post', 'validate', 'runner'].includes(roomOf(file)))).toEqual([])
})
