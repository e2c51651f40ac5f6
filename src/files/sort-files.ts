import { mkdirSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { columnIndex } from '../csv/column-index.ts'
import { delimiterByte } from '../csv/dialect.ts'
import { decodeField, fieldEnd } from '../csv/fields.ts'
import type { Header } from '../csv/header.ts'
import { LoadError } from '../errors.ts'
import type { DropReason } from '../parts/dropped.ts'
import type { FilePath } from '../parts/file-path.ts'
import { ORIGIN_BYTES, writeOrigin } from '../parts/origins.ts'
import { formKey } from '../parts/part-builder.ts'
import type { Rewriting, SentColumn } from '../parts/rewrite.ts'
import { readRewritten } from '../parts/rewrite-file.ts'
import type { SentForm } from '../parts/sent-form.ts'
import type { SourceFile } from '../parts/source-file.ts'
import type { Splitter } from '../parts/split.ts'
import { createSorter, type Sorter } from '../sort/sort.ts'
import { nearest } from '../text/nearest.ts'
import { looksLikeColumn } from '../text/shown-column.ts'
import { CopyFile, type CopyPlace, copyPlace } from './copy-file.ts'
import { dropReason } from './split-waves.ts'

/** A scanned file whose records are to be sorted, and the form in which they are sent. */
export interface ToSort {
  readonly file: SourceFile
  readonly header: Header
  readonly form: SentForm
  /** Place of its first record among all of the load, from 0. */
  readonly firstOrdinal: number
}

export interface SortOptions {
  /** Column names, in any case; none keeps the order of the files. */
  readonly sortBy: readonly string[]
  /** Waves come before all that is sorted by; records without one are left out. */
  readonly waves?: SortedWaves | undefined
  /** For what is sorted and for run files; made when it is not there. */
  readonly folder: string
  /** Ends the sorting with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Says in which wave each record is sent. */
export interface SortedWaves {
  /** From 1; 0 for a record that is left out; at most 255.
   *
   *  @param ordinal the record's place among all of the load, from 0 */
  readonly waveOf: (ordinal: number) => number
  readonly onDropped: (file: FilePath, line: number, why: DropReason) => void
  readonly splitterOf: (wave: number) => Splitter
}

/**
 * Sorts the records of all files by columns, byte by byte of their values, and hands them to the splitter out of files of
 * its own: one for each form, in which records stand as they are sent. Equal records keep the order of the files.
 * Throws LoadError `invalid-input` when a file has no such column.
 */
export async function sortFiles(
  all: readonly ToSort[],
  { sortBy, folder, signal, waves }: SortOptions,
  splitter: Splitter,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  let number = 0
  for (const group of byForm(all)) {
    const [first] = group
    if (first === undefined) continue
    number += 1
    const sorter = createSorter({ folder, name: `sort-${number}` })
    for (const [fileNumber, entry] of group.entries())
      await addRecords(entry, { columns: columnsOf(entry, sortBy, all), fileNumber, waves, signal }, sorter)
    const files = group.map(({ file }) => file)
    await writeSorted(sorter, copyPlace(folder, `sorted-${number}`, files), {
      form: sortedForm(first.form, group),
      splitter,
      waves,
      signal,
    })
  }
}

/** Files whose records may share a part. */
export function byForm(all: readonly ToSort[]): Iterable<readonly ToSort[]> {
  const groups = new Map<string, ToSort[]>()
  for (const entry of all) {
    const key = formKey(entry.form)
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return groups.values()
}

/** The places of the columns in the source, from 0. */
function columnsOf({ file, header }: ToSort, sortBy: readonly string[], all: readonly ToSort[]): readonly number[] {
  return sortBy.map((column) => {
    const index = placeOf(header, column)
    if (index >= 0) return index
    // A first line that is no header has values in the place of names.
    const shared = header.columns.filter((name) => all.every((other) => placeOf(other.header, name) >= 0))
    const near = nearest(column, shared.filter(looksLikeColumn))
    const hint =
      near === undefined ? 'Set `sort-by` to columns that all files have, or add the column.' : `Did you mean ${near}?`
    throw new LoadError('invalid-input', `\`sort-by\`: ${file.path} has no column "${column}". ${hint}`)
  })
}

/** The place of a column by its name in the file or, where a manifest maps it, by that of its field. */
function placeOf({ columns, use }: Header, name: string): number {
  const own = use === undefined ? -1 : columnIndex(use.own, name)
  return own >= 0 ? own : columnIndex(columns, name)
}

/** The form in which records of a sorted file are sent: values are cleared and trimmed on the way, so that the sorted file still
 *  has those of the source. */
export function sortedForm(form: SentForm, all: readonly ToSort[]): SentForm {
  const columns = (form.rewriting?.columns ?? []).map(({ change }, place): SentColumn => {
    // A file may have nothing to trim where another has.
    const trims = all.some((entry) => entry.form.rewriting?.columns[place]?.change === 'trim')
    return { field: place, change: trims ? 'trim' : change }
  })
  if (columns.every(({ change }) => change === 'keep')) return { ...form, rewriting: undefined }
  const { columnDelimiter } = form
  const rewriting: Rewriting = {
    delimiter: columnDelimiter,
    sentDelimiter: columnDelimiter,
    fieldCount: columns.length,
    isRagged: false,
    leavesOutBlank: false,
    columns,
    crEndsRecords: false,
  }
  return { ...form, rewriting }
}

interface Adding {
  readonly columns: readonly number[]
  readonly fileNumber: number
  readonly waves: SortedWaves | undefined
  readonly signal: AbortSignal | undefined
}

/** How records are written into a file of ours: values are cleared and trimmed later, when they are sent. */
export function keptRewriting({ rewriting }: SentForm): Rewriting {
  if (rewriting === undefined) throw new Error('Records are copied in the form in which they are sent.')
  return { ...rewriting, columns: rewriting.columns.map(({ field, fill }) => ({ field, change: 'keep', fill })) }
}

/** A record is sorted with its origin before it. */
async function addRecords(
  { file, form, firstOrdinal }: ToSort,
  { columns, fileNumber, waves, signal }: Adding,
  sorter: Sorter,
): Promise<void> {
  const kept = keptRewriting(form)
  const delimiter = delimiterByte(kept.delimiter)
  const origin = Buffer.alloc(ORIGIN_BYTES)
  let index = 0
  await readRewritten(file, kept, {
    onRecord: ({ bytes, start, end, line, offset, length }, rewritten) => {
      const own = index++
      if (file.notChosen?.has(own)) return
      const wave = waves?.waveOf(firstOrdinal + own)
      const why = wave === undefined ? undefined : dropReason(wave)
      if (why !== undefined) {
        waves?.onDropped(file, line, why)
        return
      }
      writeOrigin(origin, { file: fileNumber, line, offset, length })
      sorter.add(keyOf(bytes, start, end, { columns, delimiter, wave }), origin, rewritten.bytes)
    },
    signal,
  })
}

/** The wave, where there are any, and the values, each followed by a NUL, so that a shorter one comes before those that it starts. */
function keyOf(
  source: Buffer,
  start: number,
  end: number,
  { columns, delimiter, wave }: { columns: readonly number[]; delimiter: number; wave: number | undefined },
): Buffer {
  const values = columns.map(() => '')
  let fieldStart = start
  const last = Math.max(...columns)
  for (let column = 0; column <= last && fieldStart <= end; column++) {
    const at = fieldEnd(source, fieldStart, end, delimiter)
    const place = columns.indexOf(column)
    if (place >= 0) values[place] = decodeField(source, fieldStart, at)
    fieldStart = at + 1
  }
  const key = Buffer.from(values.map((value) => `${value}\0`).join(''))
  return wave === undefined ? key : Buffer.concat([Buffer.of(wave), key])
}

/** Records between which signals and timers have their turn. */
const TURN_RECORDS = 100_000

interface Writing {
  readonly form: SentForm
  readonly splitter: Splitter
  readonly waves: SortedWaves | undefined
  readonly signal: AbortSignal | undefined
}

async function writeSorted(
  sorter: Sorter,
  place: CopyPlace,
  { form, splitter, waves, signal }: Writing,
): Promise<void> {
  const copy = new CopyFile(place, form)
  let written = 0
  for (const { key, record: entry } of sorter.readSorted()) {
    const wave = waves === undefined ? 1 : (key[0] ?? 1)
    copy.add(entry.subarray(0, ORIGIN_BYTES), entry.subarray(ORIGIN_BYTES), waves?.splitterOf(wave) ?? splitter)
    if (++written % TURN_RECORDS === 0) {
      await setImmediate()
      signal?.throwIfAborted()
    }
  }
  copy.end()
}
