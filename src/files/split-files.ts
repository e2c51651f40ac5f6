import { type Finding, refuseFindings } from '../csv/invalid-csv.ts'
import { createDropped, type DroppedRecords, NONE_DROPPED } from '../parts/dropped.ts'
import type { Part } from '../parts/part.ts'
import { addRewritten, hasRecordChecks } from '../parts/rewrite-file.ts'
import { type FormOptions, formOf, type RewriteReason, type SentForm } from '../parts/sent-form.ts'
import { type SourceFile, scanFile } from '../parts/source-file.ts'
import { createSplitter, type Split, type Splitter } from '../parts/split.ts'
import { copyFiles } from './copy-files.ts'
import type { PlannedWaves } from './duplicate-keys.ts'
import { copiesFolder, type ReadOptions } from './read-options.ts'
import { sortFiles, type ToSort } from './sort-files.ts'
import { createWaveSplitter, isSentIn } from './split-waves.ts'

/** The records of a load, cut into parts. */
export interface SplitFiles {
  readonly parts: readonly Part[]
  /** Files that are rewritten on the way, by why. */
  readonly rewritten: ReadonlyMap<RewriteReason, readonly string[]>
  /** Records that are in no part, since a later one has the same key. */
  readonly dropped: DroppedRecords
  /** Records that are not to be sent, since the org would refuse them. */
  readonly refused: readonly Part[]
}

/** Beyond so many records that are left out or sent in another wave, the others are copied: each such record leaves a hole in a
 *  range of bytes, and memory must not grow with the holes. */
const MOST_HOLES = 10_000

/** Cuts the records into parts as they are sent. Throws LoadError `invalid-csv` for what cannot be sent.
 *
 *  @param asTheyAre has all records as they are in their files; undefined where nobody has them */
export async function splitFiles(
  files: readonly SourceFile[],
  asTheyAre: Splitter | undefined,
  options: ReadOptions,
  waves: PlannedWaves['waves'],
): Promise<SplitFiles> {
  const isReordered = waves !== undefined && waves.moved > MOST_HOLES
  const isMapped = files.some(({ header }) => header?.use !== undefined)
  const forms = files.map((file) => formOfFile(file, options, isReordered))
  const arePlain = waves === undefined && forms.every((form) => form?.rewriting === undefined)
  const { dropped, refused, ...split } =
    arePlain && asTheyAre !== undefined
      ? { ...asTheyAre.end(), dropped: NONE_DROPPED, refused: [] }
      : await splitAgain(files, forms, options, { waves, sorts: isReordered || isMapped || options.sortBy.length > 0 })
  refuseFindings(split.findings, split.findingCount)
  return { parts: split.parts, rewritten: byReason(files, forms), dropped, refused }
}

/** The form in which the records of a file are sent; undefined for a file that has nothing to send. */
function formOfFile(file: SourceFile, options: FormOptions, isReordered: boolean): SentForm | undefined {
  const { header, lineBreaks, records } = file
  if (header === undefined || lineBreaks === undefined || records === 0) return undefined
  return formOf({ ...file, header, lineBreaks, isReordered }, options)
}

/** Cuts the records of all files into parts by the sizes that they have when they are sent. */
async function splitAgain(
  files: readonly SourceFile[],
  forms: readonly (SentForm | undefined)[],
  options: ReadOptions,
  { waves, sorts }: { waves: PlannedWaves['waves']; sorts: boolean },
): Promise<Split & Pick<SplitFiles, 'dropped' | 'refused'>> {
  const { signal, columnDelimiter } = options
  const folder = copiesFolder(options)
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
      const first = firstOrdinal
      const isSent = (place: number) => waves === undefined || isSentIn(waves.waveOf(first + place))
      if (hasRecordChecks(header)) findings.push(...(await addRewritten(file, form, NOBODY, { signal, isSent })))
      toSort.push({ file, header, form, firstOrdinal })
      firstOrdinal += file.records
    } else if (form.rewriting !== undefined) findings.push(...(await addRewritten(file, form, splitter, { signal })))
    else await scanFile(file, { columnDelimiter, signal }, (batch, _, version) => splitter.add(batch, form, version))
  }
  if (findings.length === 0 && toSort.length > 0) {
    const { sortBy } = options
    const sorted = waves && inWaves && { ...waves, onDropped: dropped.add, splitterOf: inWaves.splitterOf }
    if (sortBy.length === 0 && (waves?.most ?? 1) === 1)
      await copyFiles(toSort, { folder, signal, waves: sorted }, splitter)
    else await sortFiles(toSort, { sortBy, folder, signal, waves: sorted }, splitter)
  }
  const split = splitter.end()
  return {
    ...split,
    findings: [...findings, ...split.findings],
    findingCount: findings.length + split.findingCount,
    dropped: dropped.end(),
    refused: inWaves?.endRefused() ?? [],
  }
}

/** Takes the records of a file whose records are only checked. */
const NOBODY: Splitter = { add: () => {}, skip: () => {}, end: () => ({ parts: [], findings: [], findingCount: 0 }) }

function nothingLeft({ path }: SourceFile): Finding {
  const cure = 'Load a file with columns of the object.'
  return { check: 'no-column-to-send', path, line: 1, problem: 'the header has no column that could be sent', cure }
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
