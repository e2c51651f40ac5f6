import path from 'node:path'
import type { ColumnDelimiter } from '../csv/dialect.ts'
import { type FormOptions, formOf, plainForm, type RewriteReason, type SentForm } from '../csv/form.ts'
import { type Finding, invalidCsv, MAX_FINDINGS } from '../csv/invalid-csv.ts'
import type { Part } from '../csv/part.ts'
import { addRewritten, hasRecordChecks } from '../csv/rewrite-file.ts'
import { sortFiles, type ToSort } from '../csv/sort-files.ts'
import { type FilePath, type RecordSink, type SourceFile, scanChunks, scanFile } from '../csv/source-file.ts'
import { createSplitter, type Split, type SplitOptions, type Splitter } from '../csv/split.ts'
import { createUnpacker, isPacked } from '../csv/unpack.ts'
import { CsvError, LoadError, messageOf } from '../errors.ts'
import { count } from '../report/words.ts'

/** The files of a load, scanned from end to end, and the parts that their records are sent in. */
export interface ReadFiles {
  readonly files: readonly SourceFile[]
  readonly parts: readonly Part[]
  readonly records: number
  readonly warnings: readonly string[]
  /** Files that are rewritten on the way, by why. */
  readonly rewritten: ReadonlyMap<RewriteReason, readonly string[]>
}

export interface ReadOptions extends SplitOptions, FormOptions {
  /** Of all files; found in each header when undefined. */
  readonly columnDelimiter: ColumnDelimiter | undefined
  /** Ends the reading with its reason. */
  readonly signal?: AbortSignal
  /** For files that are gone after the load. */
  readonly tempFolder: string
}

/** In the temp folder: what files are unpacked and sorted into. Nobody needs it after the load. */
export const COPIES_FOLDER = 'copies'

/**
 * Scans every file before anything is sent. Records are cut into parts on the way, as they stand; only where some turn
 * out to need rewriting are the files read once more. A packed file is unpacked while it is scanned, and all else is about
 * the copy. Throws LoadError `invalid-csv` with all findings, `no-files`, or `invalid-input` for what cannot be read.
 */
export async function readFiles(paths: readonly FilePath[], options: ReadOptions): Promise<ReadFiles> {
  const asTheyAre = createSplitter(options)
  const { files, findings, found } = await scanAll(paths, options, (batch, header, file) =>
    asTheyAre.add(batch, plainForm(header), file),
  )
  refuseFindings(findings, found)
  const records = files.reduce((sum, file) => sum + file.records, 0)
  const empty = files.filter((file) => file.records === 0).map((file) => file.path)
  if (records === 0) throw noRecords(empty)

  const forms = files.map((file) => formOfFile(file, options))
  const split = forms.every((form) => form?.rewriting === undefined)
    ? asTheyAre.end()
    : await splitAgain(files, forms, options)
  refuseFindings(split.findings, split.findingCount)
  return {
    files,
    parts: split.parts,
    records,
    warnings: empty.map((path) => `${path} holds no records.`),
    rewritten: byReason(files, forms),
  }
}

/** One after the other. A file that cannot be unpacked is a finding, and the others are scanned all the same. */
async function scanAll(
  paths: readonly FilePath[],
  options: ReadOptions,
  onRecords: RecordSink,
): Promise<{ files: readonly SourceFile[]; findings: readonly Finding[]; found: number }> {
  const unpack = createUnpacker(path.join(options.tempFolder, COPIES_FOLDER))
  const files: SourceFile[] = []
  const findings: Finding[] = []
  let found = 0
  for (const place of paths) {
    try {
      const file = await scanOne(place)
      files.push(file)
      findings.push(...file.findings)
      found += file.findingCount
    } catch (error) {
      if (options.signal?.aborted) throw error
      if (!(error instanceof CsvError)) throw error instanceof LoadError ? error : unreadable(place, error)
      findings.push(...error.findings)
      found += error.found
    }
  }
  return { files, findings, found }

  function scanOne(place: FilePath): Promise<SourceFile> {
    if (!isPacked(place.absolutePath)) return scanFile(place, options, onRecords)
    const { copy, chunks } = unpack(place)
    return scanChunks(chunks, copy, options, onRecords)
  }
}

/** Undefined for a file that has nothing to send. */
function formOfFile(
  { header, lineBreaks, crEndsRecords, records }: SourceFile,
  options: FormOptions,
): SentForm | undefined {
  if (header === undefined || lineBreaks === undefined || records === 0) return undefined
  return formOf({ header, lineBreaks, crEndsRecords }, options)
}

/** Cuts the records of all files into parts by the sizes that they have when they are sent. */
async function splitAgain(
  files: readonly SourceFile[],
  forms: readonly (SentForm | undefined)[],
  options: ReadOptions,
): Promise<Split> {
  const splitter = createSplitter(options)
  const findings: Finding[] = []
  const toSort: ToSort[] = []
  const { signal } = options
  for (const [index, file] of files.entries()) {
    const form = forms[index]
    if (form === undefined) continue
    const { header } = file
    if (form.columns.length === 0) findings.push(nothingLeft(file))
    else if (options.sortBy.length > 0 && header !== undefined) {
      if (hasRecordChecks(header)) findings.push(...(await addRewritten(file, form, NOBODY, signal)))
      toSort.push({ file, header, form })
    } else if (form.rewriting !== undefined) findings.push(...(await addRewritten(file, form, splitter, signal)))
    else await scanFile(file, options, (batch, _, version) => splitter.add(batch, form, version))
  }
  if (findings.length === 0 && toSort.length > 0) {
    const folder = path.join(options.tempFolder, COPIES_FOLDER)
    await sortFiles(toSort, { sortBy: options.sortBy, folder, signal }, splitter)
  }
  const split = splitter.end()
  return { ...split, findings: [...findings, ...split.findings], findingCount: findings.length + split.findingCount }
}

/** Takes the records of a file that is only looked at. */
const NOBODY: Splitter = { add: () => {}, end: () => ({ parts: [], findings: [], findingCount: 0 }) }

function nothingLeft({ path }: SourceFile): Finding {
  const cure = 'Load a file with columns of the object.'
  return { path, line: 1, problem: 'the header has no column that could be sent', cure }
}

function byReason(
  files: readonly SourceFile[],
  forms: readonly (SentForm | undefined)[],
): Map<RewriteReason, string[]> {
  const paths = new Map<RewriteReason, string[]>()
  for (const [index, form] of forms.entries()) {
    for (const reason of form?.reasons ?? [])
      paths.set(reason, [...(paths.get(reason) ?? []), files[index]?.path ?? ''])
  }
  return paths
}

function refuseFindings(findings: readonly Finding[], found: number): void {
  if (found > 0) throw invalidCsv(findings.slice(0, MAX_FINDINGS), found)
}

function noRecords(empty: readonly string[]): LoadError {
  const named = empty.length > 5 ? `${empty.slice(0, 5).join(', ')} and ${empty.length - 5} more` : empty.join(', ')
  return new LoadError(
    'no-files',
    `${count(empty.length, 'file')} found, but no record in ${empty.length === 1 ? 'it' : 'them'}: ${named}. ` +
      'A file needs a header row and at least one record.',
  )
}

function unreadable({ path }: FilePath, error: unknown): LoadError {
  return new LoadError('invalid-input', `\`files\`: ${path} cannot be read: ${messageOf(error)}.`, { cause: error })
}
