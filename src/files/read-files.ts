import { type Finding, refuseFindings } from '../csv/invalid-csv.ts'
import { NothingToLoad } from '../errors.ts'
import type { RepeatedKeys } from '../keys/repeated-keys.ts'
import { unknownColumns } from '../mapping/map-header.ts'
import type { FilePath } from '../parts/file-path.ts'
import { plainForm } from '../parts/sent-form.ts'
import { chosenRecords, type SourceFile } from '../parts/source-file.ts'
import { createSplitter } from '../parts/split.ts'
import { nearest } from '../text/nearest.ts'
import { agree, count, listed } from '../text/words.ts'
import { anyKey, certainKey, type KeyField, possibleKey } from '../values/key-forms.ts'
import { type FoundDuplicates, findDuplicates, type PlannedWaves, planWaves } from './duplicate-keys.ts'
import { type FileWarning, rowWarnings } from './file-warnings.ts'
import { type KeyComparison, type KeyedRecord, recordsByKey } from './key-order.ts'
import { blankEnds, scientificKeys } from './key-warnings.ts'
import { copiesFolder, type ReadOptions } from './read-options.ts'
import { scanFiles } from './scan-files.ts'
import { type SplitFiles, splitFiles } from './split-files.ts'
import { DELETED, isSentIn, NOT_FOUND, REFUSED } from './split-waves.ts'

/** The files of a load, scanned from end to end, and the parts that their records are sent in. */
export interface ReadFiles extends SplitFiles {
  readonly files: readonly SourceFile[]
  readonly records: number
  readonly warnings: readonly FileWarning[]
  /** Keys that may be those of several records: describe tells. Undefined when there is nothing left to find out. */
  readonly repeated?: RepeatedKeys | undefined
  /** In which wave each record is sent; undefined where all are sent at once. */
  readonly waves: PlannedWaves['waves']
}

/**
 * Scans every file before anything is sent. Records are cut into parts on the way, as they stand; only where some turn
 * out to need rewriting are the files read once more. A packed file is unpacked while it is scanned, and all else is about
 * the copy. Throws LoadError `invalid-csv` with all findings, NothingToLoad, or `invalid-input` for what cannot be read.
 */
export async function readFiles(paths: readonly FilePath[], options: ReadOptions): Promise<ReadFiles> {
  const { duplicateKeys = 'stop' } = options
  const asTheyAre = createSplitter(options)
  const { files, findings, found, repeated } = await scanFiles(paths, options, (batch, header, file) =>
    asTheyAre.add(batch, plainForm(header), file),
  )
  const unmapped = unmappedColumns(files, options)
  const byText = { possible: (text: string) => text }
  // Both sides of a merge conflict have the same keys.
  const isConflicted = files.some((file) => file.isConflicted)
  const equal =
    duplicateKeys === 'stop' && repeated !== undefined && !isConflicted
      ? await findDuplicates(await byKey(files, repeated, byText, options), files, true)
      : NO_DUPLICATES
  refuseFindings([...findings, ...unmapped, ...equal.findings], found + unmapped.length + equal.found)
  const records = files.reduce((sum, file) => sum + chosenRecords(file), 0)
  const empty = files.filter((file) => file.records === 0)
  if (records === 0) throw empty.length === files.length ? noRecords(empty) : noneChosen(files)

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
    warnings: [
      ...rowWarnings(files, options.blankFields),
      ...blankEnds(files),
      ...empty.map(({ path }) => ({ message: `${path} has no records.` })),
    ],
    repeated: duplicateKeys === 'send' ? undefined : repeated,
    waves: planned,
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
  return planned === undefined
    ? known
    : { ...known, ...(await splitFiles(files, undefined, options, planned)), waves: planned }
}

/** Some of the records, by their places among all records of the files, from 0. */
export interface SomeRecords {
  readonly count: number
  readonly has: (ordinal: number) => boolean
}

export const NO_RECORDS: SomeRecords = { count: 0, has: () => false }

/** Records that are left out, and why. */
export interface LeftOut {
  /** The look-up of a value finds nothing. */
  readonly notFound: SomeRecords
  /** They are to be deleted, and an earlier step has deleted them. */
  readonly deleted: SomeRecords
}

const NONE_LEFT_OUT: LeftOut = { notFound: NO_RECORDS, deleted: NO_RECORDS }

/** Puts records that the org would refuse into parts of their own, which are not to be sent, and leaves others out. */
export async function leaveOut(
  read: ReadFiles,
  refused: SomeRecords,
  options: ReadOptions,
  { notFound, deleted }: LeftOut = NONE_LEFT_OUT,
): Promise<ReadFiles> {
  const { most = 1, moved = 0, waveOf = () => 1 } = read.waves ?? {}
  const waves = {
    most,
    moved: moved + refused.count + notFound.count + deleted.count,
    waveOf: (ordinal: number) => {
      const wave = waveOf(ordinal)
      if (!isSentIn(wave)) return wave
      if (refused.has(ordinal)) return REFUSED
      if (deleted.has(ordinal)) return DELETED
      return notFound.has(ordinal) ? NOT_FOUND : wave
    },
  }
  return { ...read, ...(await splitFiles(read.files, undefined, options, waves)), waves }
}

async function byKey(
  files: readonly SourceFile[],
  repeated: RepeatedKeys,
  comparison: KeyComparison,
  options: ReadOptions,
): Promise<Iterable<KeyedRecord>> {
  const { column, kind } = options.keyColumns ?? {}
  if (column === undefined || kind === undefined) return []
  const folder = copiesFolder(options)
  return await recordsByKey(files, { columns: { column, kind }, repeated, comparison, folder, signal: options.signal })
}

/** Plans in which wave each record is sent; undefined where all of them can be sent at once. */
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

/** Files that a message names. */
const MOST_NAMED = 5

/** Columns that the manifest names and that no file has, each at the header of the first file. */
function unmappedColumns(files: readonly SourceFile[], { columns }: ReadOptions): readonly Finding[] {
  const headers = files.flatMap(({ header }) => header ?? [])
  const first = files.find(({ header }) => header !== undefined)
  if (columns === undefined || first?.header === undefined) return []
  const { path, header } = first
  const own = headers.flatMap((one) => one.use?.own ?? one.columns)
  return unknownColumns(columns, headers).map(({ key, name }) => {
    const near = nearest(name, [...new Set(own)])
    const cure =
      near === undefined ? `Correct the name in \`${key}\`, or remove it there.` : `Did you mean \`${near}\`?`
    const problem = `no file of this load has a column \`${name}\`, which the manifest names in \`${key}\``
    return { check: 'column-map', path, line: header.line, problem, cure }
  })
}

function noneChosen(files: readonly SourceFile[]): NothingToLoad {
  const found = `${count(files.length, 'file')} found, but \`where\` and \`where-not\` choose none of ${agree(files.length, 'its', 'their')} records`
  return new NothingToLoad(
    `${found}: ${listed(
      files.map(({ path }) => path),
      MOST_NAMED,
    )}. Values are compared as they are written, upper and lower case included.`,
    files.map(({ path, bytes }) => ({ path, bytes })),
  )
}

function noRecords(empty: readonly SourceFile[]): NothingToLoad {
  const found = `${count(empty.length, 'file')} found, but ${agree(empty.length, 'it has', 'they have')} no records`
  const paths = empty.map(({ path }) => path)
  const isRow = empty.some(({ header }) => header !== undefined)
  const only = empty.length === 1 ? 'its only row is a record, the' : 'the only row of a file is a record, its'
  const hint = isRow ? ` If ${only} header row is missing.` : ''
  return new NothingToLoad(
    `${found}: ${listed(paths, MOST_NAMED)}. A file needs a header row and at least one record.${hint}`,
    empty.map(({ path, bytes }) => ({ path, bytes })),
  )
}
