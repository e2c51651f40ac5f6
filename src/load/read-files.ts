import { invalidCsv, MAX_FINDINGS } from '../csv/invalid-csv.ts'
import type { Part } from '../csv/part.ts'
import { type FilePath, type SourceFile, scanFile } from '../csv/source-file.ts'
import { createSplitter, type SplitOptions } from '../csv/split.ts'
import { LoadError } from '../errors.ts'
import { count } from '../report/words.ts'

/** The files of a load, scanned from end to end, and the parts that their records are sent in. */
export interface ReadFiles {
  readonly files: readonly SourceFile[]
  readonly parts: readonly Part[]
  readonly records: number
  readonly warnings: readonly string[]
}

/** Scans every file before anything is sent. Throws LoadError `invalid-csv` with all findings, or `no-files`. */
export async function readFiles(paths: readonly FilePath[], options: SplitOptions): Promise<ReadFiles> {
  const splitter = createSplitter(options)
  const files: SourceFile[] = []
  for (const place of paths)
    files.push(await scanFile(place, {}, splitter.add).catch((error) => unreadable(place, error)))
  const split = splitter.end()

  const findings = [...files.flatMap((file) => file.findings), ...split.findings].slice(0, MAX_FINDINGS)
  const found = files.reduce((sum, file) => sum + file.findingCount, split.findingCount)
  if (found > 0) throw invalidCsv(findings, found)

  const records = files.reduce((sum, file) => sum + file.records, 0)
  const empty = files.filter((file) => file.records === 0).map((file) => file.path)
  if (records === 0) {
    const named = empty.length > 5 ? `${empty.slice(0, 5).join(', ')} and ${empty.length - 5} more` : empty.join(', ')
    throw new LoadError(
      'no-files',
      `${count(empty.length, 'file')} found, but no record in ${empty.length === 1 ? 'it' : 'them'}: ${named}. ` +
        'A file needs a header row and at least one record.',
    )
  }
  return { files, parts: split.parts, records, warnings: empty.map((path) => `${path} holds no records.`) }
}

function unreadable({ path }: FilePath, error: unknown): never {
  const why = error instanceof Error ? error.message : String(error)
  throw new LoadError('invalid-input', `\`files\`: ${path} cannot be read: ${why}.`, { cause: error })
}
