import path from 'node:path'
import type { ColumnDelimiter } from '../csv/dialect.ts'
import { type Finding, invalidCsv, MAX_FINDINGS } from '../csv/invalid-csv.ts'
import { isDiskFull } from '../disk/error-code.ts'
import { CsvError, LoadError, messageOf } from '../errors.ts'
import { createKeyLog, type RepeatedKeys } from '../keys/key-log.ts'
import { createKeyScan } from '../keys/key-scan.ts'
import { createDropped, type DroppedRecords, NONE_DROPPED } from '../parts/dropped.ts'
import type { FilePath } from '../parts/file-path.ts'
import type { Part } from '../parts/part.ts'
import { addRewritten, hasRecordChecks } from '../parts/rewrite-file.ts'
import { type FormOptions, formOf, plainForm, type RewriteReason, type SentForm } from '../parts/sent-form.ts'
import { type RecordSink, type SourceFile, scanChunks, scanFile } from '../parts/source-file.ts'
import { createSplitter, type Split, type SplitOptions, type Splitter } from '../parts/split.ts'
import { count } from '../text/words.ts'
import { anyKey, certainKey, type KeyField, possibleKey } from '../values/key-forms.ts'
import {
  type DuplicateKeys,
  type FoundDuplicates,
  findDuplicates,
  type PlannedWaves,
  planWaves,
} from './duplicate-keys.ts'
import { type KeyComparison, type KeyedRecord, recordsByKey } from './key-order.ts'
import { blankEnds, scientificKeys } from './key-warnings.ts'
import { sortFiles, type ToSort } from './sort-files.ts'
import { createWaveSplitter } from './split-waves.ts'
import { createUnpacker, isPacked } from './unpack.ts'

/** The files of a load, scanned from end to end, and the parts that their records are sent in. */
export interface ReadFiles {
  readonly files: readonly SourceFile[]
  readonly parts: readonly Part[]
  readonly records: number
  readonly warnings: readonly string[]
  /** Files that are rewritten on the way, by why. */
  readonly rewritten: ReadonlyMap<RewriteReason, readonly string[]>
  /** Records that are in no part, since a later one has the same key. */
  readonly dropped: DroppedRecords
  /** Keys that may be those of several records: describe tells. Undefined when there is nothing left to find out. */
  readonly repeated?: RepeatedKeys | undefined
}

export interface ReadOptions extends SplitOptions, FormOptions {
  /** Of all files; found in each header when undefined. */
  readonly columnDelimiter: ColumnDelimiter | undefined
  /** Ends the reading with its reason. */
  readonly signal?: AbortSignal
  /** For files that are gone after the load. */
  readonly tempFolder: string
  /** `stop` when left out. */
  readonly duplicateKeys?: DuplicateKeys
}

/** In the temp folder: what files are unpacked and sorted into. Nobody needs it after the load. */
export const COPIES_FOLDER = 'copies'

/**
 * Scans every file before anything is sent. Records are cut into parts on the way, as they stand; only where some turn
 * out to need rewriting are the files read once more. A packed file is unpacked while it is scanned, and all else is about
 * the copy. Throws LoadError `invalid-csv` with all findings, `no-files`, or `invalid-input` for what cannot be read.
 */
export async function readFiles(paths: readonly FilePath[], options: ReadOptions): Promise<ReadFiles> {
  const { duplicateKeys = 'stop' } = options
  const asTheyAre = createSplitter(options)
  const { files, findings, found, repeated } = await scanAll(paths, options, (batch, header, file) =>
    asTheyAre.add(batch, plainForm(header), file),
  )
  const byText = { possible: (text: string) => text }
  const equal =
    duplicateKeys === 'stop' && repeated !== undefined
      ? await findDuplicates(await byKey(files, repeated, byText, options), files, true)
      : NO_DUPLICATES
  refuseFindings([...findings, ...equal.findings], found + equal.found)
  const records = files.reduce((sum, file) => sum + file.records, 0)
  const empty = files.filter((file) => file.records === 0).map((file) => file.path)
  if (records === 0) throw noRecords(empty)

  const kind = options.keyColumns?.kind ?? 'value'
  const planned =
    duplicateKeys === 'send' && repeated !== undefined
      ? await plan(files, repeated, { possible: (text) => anyKey(text, kind) }, options)
      : undefined
  const split = await splitFiles(files, asTheyAre, options, planned)
  return {
    files,
    ...split,
    records,
    warnings: [...empty.map((path) => `${path} holds no records.`), ...blankEnds(files)],
    repeated: duplicateKeys === 'send' ? undefined : repeated,
  }
}

/**
 * Finds out, with what describe says of the key, which records have the same one, where that could not be told before.
 * Throws LoadError `invalid-csv` where there are any and none may be sent then; leaves records out where only the last of
 * each key is to be sent.
 *
 * @param describeKey is asked only where it matters; undefined where describe tells nothing
 * @returns what was read, with the warnings that are new
 */
export async function settleKeys(
  read: ReadFiles,
  options: ReadOptions,
  describeKey: () => Promise<KeyField | undefined>,
): Promise<ReadFiles> {
  const { files, repeated } = read
  const { duplicateKeys = 'stop', keyColumns } = options
  const scientific = files.some(({ keys }) => keys !== undefined && keys.scientific.count > 0)
  if (keyColumns === undefined || (repeated === undefined && !scientific)) return { ...read, warnings: [] }
  const { kind } = keyColumns
  const field = await describeKey()
  const known = { ...read, warnings: scientificKeys(files, keyColumns.column ?? '', field), repeated: undefined }
  if (repeated === undefined) return known
  const possible = (text: string) => possibleKey(text, kind, field)
  if (duplicateKeys === 'stop') {
    const { findings, found } = await findDuplicates(await byKey(files, repeated, { possible }, options), files, false)
    refuseFindings(findings, found)
    return known
  }
  const certain = (text: string) => certainKey(text, kind, field)
  const planned = await plan(files, repeated, { possible, certain }, options)
  return planned === undefined ? known : { ...known, ...(await splitFiles(files, undefined, options, planned)) }
}

async function byKey(
  files: readonly SourceFile[],
  repeated: RepeatedKeys,
  comparison: KeyComparison,
  { keyColumns, tempFolder, signal }: ReadOptions,
): Promise<Iterable<KeyedRecord>> {
  const { column, kind } = keyColumns ?? {}
  if (column === undefined || kind === undefined) return []
  const folder = path.join(tempFolder, COPIES_FOLDER)
  return await recordsByKey(files, { columns: { column, kind }, repeated, comparison, folder, signal })
}

/** Undefined where all records can be sent at once. */
async function plan(
  files: readonly SourceFile[],
  repeated: RepeatedKeys,
  comparison: KeyComparison,
  options: ReadOptions,
): Promise<PlannedWaves['waves']> {
  const all = files.reduce((sum, file) => sum + file.records, 0)
  const onlyLast = options.duplicateKeys === 'last'
  const planned = await planWaves(await byKey(files, repeated, comparison, options), { files, all, onlyLast })
  refuseFindings(planned.findings, planned.found)
  return planned.waves
}

const NO_DUPLICATES: FoundDuplicates = { findings: [], found: 0 }

/** Beyond so many records that are left out or sent in another wave, the others are copied: each leaves a hole in a range of
 *  bytes, and memory must not grow with them. */
const MOST_HOLES = 10_000

/** Cuts the records into parts as they are sent.
 *
 *  @param asTheyAre has all records as they stand, if anybody has */
async function splitFiles(
  files: readonly SourceFile[],
  asTheyAre: Splitter | undefined,
  options: ReadOptions,
  waves: PlannedWaves['waves'],
): Promise<Pick<ReadFiles, 'parts' | 'rewritten' | 'dropped'>> {
  const isReordered = waves !== undefined && waves.moved > MOST_HOLES
  const forms = files.map((file) => formOfFile(file, options, isReordered))
  const arePlain = waves === undefined && forms.every((form) => form?.rewriting === undefined)
  const { dropped, ...split } =
    arePlain && asTheyAre !== undefined
      ? { ...asTheyAre.end(), dropped: NONE_DROPPED }
      : await splitAgain(files, forms, options, { waves, sorts: isReordered || options.sortBy.length > 0 })
  refuseFindings(split.findings, split.findingCount)
  return { parts: split.parts, rewritten: byReason(files, forms), dropped }
}

/** One after the other. A file that cannot be unpacked is a finding, and the others are scanned all the same. */
async function scanAll(
  paths: readonly FilePath[],
  options: ReadOptions,
  onRecords: RecordSink,
): Promise<{
  files: readonly SourceFile[]
  findings: readonly Finding[]
  found: number
  repeated: RepeatedKeys | undefined
}> {
  const folder = path.join(options.tempFolder, COPIES_FOLDER)
  const unpack = createUnpacker(folder)
  const { columnDelimiter, signal, keyColumns } = options
  const log = createKeyLog({ folder })
  const scanning = { columnDelimiter, signal, keys: keyColumns && createKeyScan(keyColumns, log) }
  const files: SourceFile[] = []
  const findings: Finding[] = []
  let found = 0
  let repeated: RepeatedKeys | undefined
  try {
    for (const place of paths) await addFile(place)
  } finally {
    repeated = log.end()
  }
  return { files, findings, found, repeated }

  async function addFile(place: FilePath): Promise<void> {
    try {
      const file = await scanOne(place)
      files.push(file)
      findings.push(...file.findings)
      found += file.findingCount
    } catch (error) {
      if (options.signal?.aborted) throw error
      if (!(error instanceof CsvError))
        throw error instanceof LoadError || isDiskFull(error) ? error : unreadable(place, error)
      findings.push(...error.findings)
      found += error.found
    }
  }

  function scanOne(place: FilePath): Promise<SourceFile> {
    if (!isPacked(place.path)) return scanFile(place, scanning, onRecords)
    const { copy, chunks } = unpack(place)
    return scanChunks(chunks, copy, scanning, onRecords)
  }
}

/** Undefined for a file that has nothing to send. */
function formOfFile(
  { header, lineBreaks, crEndsRecords, keys, records }: SourceFile,
  options: FormOptions,
  isReordered: boolean,
): SentForm | undefined {
  if (header === undefined || lineBreaks === undefined || records === 0) return undefined
  return formOf({ header, lineBreaks, crEndsRecords, keys, isReordered }, options)
}

/** Cuts the records of all files into parts by the sizes that they have when they are sent. */
async function splitAgain(
  files: readonly SourceFile[],
  forms: readonly (SentForm | undefined)[],
  options: ReadOptions,
  { waves, sorts }: { waves: PlannedWaves['waves']; sorts: boolean },
): Promise<Split & { readonly dropped: DroppedRecords }> {
  const { signal, columnDelimiter } = options
  const folder = path.join(options.tempFolder, COPIES_FOLDER)
  const dropped = createDropped(folder, files)
  const inWaves =
    waves &&
    createWaveSplitter({ waves, createSplitter: (wave) => createSplitter(options, wave), onDropped: dropped.add })
  const splitter = inWaves ?? createSplitter(options)
  const findings: Finding[] = []
  const toSort: ToSort[] = []
  let firstOrdinal = 0
  for (const [index, file] of files.entries()) {
    const form = forms[index]
    if (form === undefined) continue
    const { header } = file
    if (form.columns.length === 0) findings.push(nothingLeft(file))
    else if (sorts && header !== undefined) {
      if (hasRecordChecks(header)) findings.push(...(await addRewritten(file, form, NOBODY, signal)))
      toSort.push({ file, header, form, firstOrdinal })
      firstOrdinal += file.records
    } else if (form.rewriting !== undefined) findings.push(...(await addRewritten(file, form, splitter, signal)))
    else await scanFile(file, { columnDelimiter, signal }, (batch, _, version) => splitter.add(batch, form, version))
  }
  if (findings.length === 0 && toSort.length > 0) {
    const { sortBy } = options
    const sorted = waves && inWaves && { ...waves, onDropped: dropped.add, splitterOf: inWaves.splitterOf }
    await sortFiles(toSort, { sortBy, folder, signal, waves: sorted }, splitter)
  }
  const split = splitter.end()
  return {
    ...split,
    findings: [...findings, ...split.findings],
    findingCount: findings.length + split.findingCount,
    dropped: dropped.end(),
  }
}

/** Takes the records of a file that is only looked at. */
const NOBODY: Splitter = { add: () => {}, skip: () => {}, end: () => ({ parts: [], findings: [], findingCount: 0 }) }

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
