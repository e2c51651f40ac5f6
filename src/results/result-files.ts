import path from 'node:path'
import { columnIndex } from '../csv/column-index.ts'
import { delimiterByte, LF } from '../csv/dialect.ts'
import { decodeFields, encodeFields } from '../csv/fields.ts'
import type { Header } from '../csv/header.ts'
import { makeFolder } from '../disk/folders.ts'
import type { ByteSpan } from '../join/arrived-rows.ts'
import type { FilePath } from '../parts/file-path.ts'
import type { ByteRange, Part } from '../parts/part.ts'
import type { PartRecord } from '../parts/part-records.ts'
import { sentColumns } from '../parts/sent-columns.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { createRerunFiles, type RerunFiles } from './rerun-files.ts'
import { RowWriter } from './row-writer.ts'
import type { SkipReason } from './sink.ts'
import { SourceReader, withoutEnding } from './source-reader.ts'

/** Result files that there always are, and those that there are only when something is in them. */
export const RESULT_NAMES = ['successful', 'failed', 'unprocessed', 'pending', 'unaccounted'] as const
export type ResultName = (typeof RESULT_NAMES)[number]
/** Names files and lines alone; made only when something is in it. */
export const SKIPPED_FILE = 'skipped.csv'
const ALWAYS_MADE: readonly ResultName[] = ['successful', 'failed', 'unprocessed']

/** Columns that come before those of the source: the org's own, and where the record stands.
 *  Source: Bulk API 2.0 guide, "Get Job Successful Record Results" and "Get Job Failed Record Results". */
const LEADING_COLUMNS: Readonly<Record<ResultName, readonly string[]>> = {
  successful: ['sf__Id', 'sf__Created', 'source_file', 'source_line'],
  failed: ['sf__Id', 'sf__Error', 'source_file', 'source_line'],
  unprocessed: ['source_file', 'source_line'],
  pending: ['source_file', 'source_line'],
  unaccounted: ['source_file', 'source_line'],
}

/** The header of skipped.csv. Records that are not sent have not changed, so their values are not repeated. */
const SKIPPED_HEADER = 'source_file,source_line,why\n'

/** The result files of one load: commas and line feeds, whatever the sources have. */
export interface ResultFiles {
  /** Adds a record with the source's own values, after the org's words for it: id and `true`, id and error, or none. A word
   *  that is given as bytes needs no quotes. */
  readonly addRecord: (name: ResultName, words: readonly (string | ByteSpan)[], record: PartRecord, part: Part) => void
  /** Adds a row whose record is not known, as the org printed it. */
  readonly addRow: (name: ResultName, words: readonly string[], values: readonly string[], header: Header) => void
  /** Adds a record that is not sent, and why. */
  readonly addSkipped: (place: { readonly file: FilePath; readonly line: number }, why: SkipReason) => void
  /** Adds a record to rerun.csv. */
  readonly addRerun: (record: PartRecord) => void
  /** To be called now and then, and at the end of a part with `isEnd`. */
  readonly flush: (isEnd?: boolean) => Promise<void>
  /** What was flushed stays. */
  readonly keep: () => void
  /** Takes back what was added since `keep`, from all files. */
  readonly takeBack: () => Promise<void>
  /** Closes all of them, whichever cannot be. */
  readonly close: () => Promise<void>
  /** Paths of the rerun files that were made; absolute. */
  readonly rerunPaths: () => readonly string[]
}

/**
 * Makes the folder and its files, each with its header.
 *
 * @param columns of all sources, each once; what a source does not have stays blank
 */
export async function createResultFiles(
  folder: string,
  { columns, files }: { columns: readonly string[]; files: readonly SourceFile[] },
): Promise<ResultFiles> {
  makeFolder(folder, path.dirname(folder))
  const writers = writersOf(folder, columns)
  for (const name of ALWAYS_MADE) await writers[name].make()
  const sources = new SourceReader()
  const reruns: RerunFiles = createRerunFiles(folder, files, sources)
  const mapped = mappedValueAdder(files, columns, sources)
  const skipped = new RowWriter(path.join(folder, SKIPPED_FILE), Buffer.from(SKIPPED_HEADER))
  const all = [...RESULT_NAMES.map((name) => writers[name]), skipped, ...reruns.writers]
  let range: ByteRange | undefined
  let addValues: ((writer: RowWriter, record: PartRecord) => void) | undefined
  const field = createFieldWriter()
  const pathOf = createPathWriter()
  return {
    addRecord: (name, words, record, part) => {
      if (record.range !== range || addValues === undefined) {
        range = record.range
        addValues = mapped ?? valueAdder(range, part, columns)
      }
      const writer = writers[name]
      for (const word of words) {
        if (typeof word === 'string') writer.add(field(word))
        else writer.add(word.bytes, word.start, word.end)
        writer.addByte(COMMA)
      }
      writer.add(pathOf(record))
      writer.addNumber(record.line)
      writer.addByte(COMMA)
      addValues(writer, record)
      writer.addByte(LF)
    },
    addRow: (name, words, values, header) => {
      const own = columns.map((column) => values[columnIndex(header.columns, sentName(column, files))] ?? '')
      writers[name].addText(`${encodeFields([...words, '', '', ...own], ',')}\n`)
    },
    addSkipped: (place, why) => {
      skipped.add(pathOf(place))
      skipped.addNumber(place.line)
      skipped.addText(`,${why}\n`)
    },
    addRerun: reruns.add,
    flush: async (isEnd = false) => {
      for (const writer of all) await writer.flush(isEnd)
    },
    keep: () => {
      for (const writer of all) writer.keep()
    },
    takeBack: () => doAll(all, (writer) => writer.takeBack()),
    close: async () => {
      sources.close()
      await doAll(all, (writer) => writer.close())
    },
    rerunPaths: reruns.paths,
  }
}

function writersOf(folder: string, columns: readonly string[]): Readonly<Record<ResultName, RowWriter>> {
  const writerOf = (name: ResultName) => {
    const head = Buffer.from(`${encodeFields([...LEADING_COLUMNS[name], ...columns], ',')}\n`)
    return new RowWriter(path.join(folder, `${name}.csv`), head)
  }
  return {
    successful: writerOf('successful'),
    failed: writerOf('failed'),
    unprocessed: writerOf('unprocessed'),
    pending: writerOf('pending'),
    unaccounted: writerOf('unaccounted'),
  }
}

/** Does the same with each writer, whichever of them fails, and throws the first failure then. */
async function doAll(writers: readonly RowWriter[], task: (writer: RowWriter) => Promise<void>): Promise<void> {
  const done = await Promise.allSettled(writers.map(task))
  for (const end of done) if (end.status === 'rejected') throw end.reason
}

const COMMA = 0x2c

/** Words as bytes, with quotes where they need them; most are the same as the one before. */
function createFieldWriter(): (word: string) => Buffer {
  let last = ''
  let bytes = Buffer.alloc(0)
  return (word) => {
    if (word !== last) {
      last = word
      bytes = Buffer.from(encodeFields([word], ','))
    }
    return bytes
  }
}

/** `file,` of a record, which is the same for all records of its file. */
function createPathWriter(): (record: { readonly file: FilePath }) => Buffer {
  let path: string | undefined
  let bytes = Buffer.alloc(0)
  return ({ file }) => {
    if (file.path !== path) {
      path = file.path
      bytes = Buffer.from(`${encodeFields([path], ',')},`)
    }
    return bytes
  }
}

/** The name under which a column of a file is sent, as the first file has it. */
function sentName(column: string, files: readonly SourceFile[]): string {
  for (const { header } of files) {
    const place = header?.use === undefined ? -1 : columnIndex(header.use.own, column)
    if (place >= 0) return header?.columns[place] ?? column
  }
  return column
}

/** Adds what the user's file has, where a manifest maps its columns: what was sent are other names and values. Undefined where the
 *  columns of all files go as they are. */
function mappedValueAdder(
  files: readonly SourceFile[],
  columns: readonly string[],
  sources: SourceReader,
): ((writer: RowWriter, record: PartRecord) => void) | undefined {
  const places = new Map<string, { readonly delimiter: number; readonly ofColumns: readonly number[] }>()
  for (const { absolutePath, header } of files) {
    if (header?.use === undefined) continue
    const { own } = header.use
    const delimiter = delimiterByte(header.columnDelimiter)
    places.set(absolutePath, { delimiter, ofColumns: columns.map((name) => columnIndex(own, name)) })
  }
  if (places.size === 0) return undefined
  return (writer, { file, offset, length }) => {
    const { delimiter, ofColumns } = places.get(file.absolutePath) ?? { delimiter: COMMA, ofColumns: [] }
    if (offset === undefined)
      throw new Error('Mapped records are sent from copies, which know where they are in their files.')
    const bytes = withoutEnding(sources.read(file, offset, length))
    const values = decodeFields(bytes, 0, bytes.length, delimiter)
    writer.addText(
      encodeFields(
        ofColumns.map((place) => values[place] ?? ''),
        ',',
      ),
    )
  }
}

/** Bytes that are right as they stand are copied; others are taken apart. */
function valueAdder(
  range: ByteRange,
  part: Part,
  columns: readonly string[],
): (writer: RowWriter, record: PartRecord) => void {
  const sent = sentColumns(range, part)
  const areAll = columns.length === sent.names.length && columns.every((name, place) => sent.names[place] === name)
  if (areAll && sent.isWhole && sent.delimiter === 'COMMA')
    return (writer, { bytes, start, end }) => writer.add(bytes, start, end)
  const delimiter = delimiterByte(sent.delimiter)
  const places = columns.map((name) => sent.fields[columnIndex(sent.names, name)] ?? -1)
  return (writer, { bytes, start, end }) => {
    const values = decodeFields(bytes, start, end, delimiter)
    writer.addText(
      encodeFields(
        places.map((place) => values[place] ?? ''),
        ',',
      ),
    )
  }
}
