import path from 'node:path'
import { delimiterByte } from '../csv/dialect.ts'
import type { PartRecord } from '../parts/part-records.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { RowWriter } from './row-writer.ts'
import { type SourceReader, withoutEnding } from './source-reader.ts'

/** rerun.csv, and rerun-2.csv and so on for further headers: records byte for byte as in their files, under the original
 *  header. Files whose records fit into one file share it. */
export interface RerunFiles {
  readonly add: (record: PartRecord) => void
  /** The writers of all files that there may be. */
  readonly writers: readonly RowWriter[]
  /** Paths of the files that were made, in the order of their headers. */
  readonly paths: () => readonly string[]
}

const BYTE_ORDER_MARK = Buffer.from('\uFEFF')
const CR = Buffer.from('\r')

/** @param sources is for the caller to close */
export function createRerunFiles(folder: string, files: readonly SourceFile[], sources: SourceReader): RerunFiles {
  const writers: RowWriter[] = []
  const byFile = new Map<string, { writer: RowWriter; lineEnding: Buffer }>()
  const byHeader = new Map<string, RowWriter>()
  for (const { absolutePath, header, hasByteOrderMark, crEndsRecords } of files) {
    if (header === undefined) continue
    const { columns, columnDelimiter, lineEnding } = header
    const ending = crEndsRecords ? CR : Buffer.from(lineEnding === 'CRLF' ? '\r\n' : '\n')
    const key = JSON.stringify([columns, delimiterByte(columnDelimiter), crEndsRecords])
    let writer = byHeader.get(key)
    if (writer === undefined) {
      const name = writers.length === 0 ? 'rerun.csv' : `rerun-${writers.length + 1}.csv`
      const text = withoutEnding(header.bytes)
      const head = Buffer.concat([hasByteOrderMark ? BYTE_ORDER_MARK : Buffer.alloc(0), text, ending])
      writer = new RowWriter(path.join(folder, name), head)
      writers.push(writer)
      byHeader.set(key, writer)
    }
    byFile.set(absolutePath, { writer, lineEnding: ending })
  }
  return {
    add: (record) => {
      const target = byFile.get(record.file.absolutePath)
      if (target === undefined) throw new Error(`${record.file.path} is not among the files of the load.`)
      const { writer, lineEnding } = target
      if (record.offset !== undefined) {
        const bytes = sources.read(record.file, record.offset, record.length)
        const text = withoutEnding(bytes)
        writer.add(bytes, 0, text.length)
        writer.add(text.length < bytes.length ? bytes.subarray(text.length) : lineEnding)
        return
      }
      // The bytes of a range are the file's own, but for carriage returns that end records.
      writer.add(record.bytes, record.start, record.end)
      const ownEnding = record.start + record.length
      if (lineEnding !== CR && ownEnding > record.end) writer.add(record.bytes, record.end, ownEnding)
      else writer.add(lineEnding)
    },
    writers,
    paths: () => writers.filter(({ isMade }) => isMade).map((writer) => writer.path),
  }
}
