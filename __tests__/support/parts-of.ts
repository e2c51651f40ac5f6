import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOptions } from '../../src/begin/how-to-read.ts'
import { type ReadFiles, readFiles, settleKeys } from '../../src/files/read-files.ts'
import type { LoadSpec } from '../../src/inputs/load-spec.ts'
import { aStep } from './step.ts'

/** CSV files by their names; a text alone is `a.csv`. */
export type CsvFiles = string | Readonly<Record<string, string>>

/** Reads files as a load of theirs would. They stand in a new folder below `temp`. */
export async function filesOf(csv: CsvFiles, spec: LoadSpec, temp: string): Promise<ReadFiles> {
  const folder = mkdtempSync(join(temp, 'files-'))
  const own = join(folder, 'temp')
  mkdirSync(own)
  const places = Object.entries(typeof csv === 'string' ? { 'a.csv': csv } : csv).map(([path, text]) => {
    const absolutePath = join(folder, path)
    writeFileSync(absolutePath, text)
    return { path, absolutePath }
  })
  const options = readOptions(spec, aStep({ temp: own }))
  const read = await readFiles(places, options)
  return spec.source.duplicateKeys === 'last' ? await settleKeys(read, options, async () => undefined) : read
}

/** The only one of some things. */
export function only<T>(all: readonly T[]): T {
  const [first, ...others] = all
  if (first === undefined || others.length > 0) throw new Error(`There are ${all.length} of them.`)
  return first
}
