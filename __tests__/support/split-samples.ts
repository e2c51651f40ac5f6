import type { Header } from '../../src/csv/header.ts'
import { startScan } from '../../src/csv/scan.ts'
import type { Part } from '../../src/parts/part.ts'
import { plainForm } from '../../src/parts/sent-form.ts'
import type { FileVersion } from '../../src/parts/source-file.ts'
import { createSplitter, type Split, type SplitOptions } from '../../src/parts/split.ts'
import { cut } from './csv-arbitraries.ts'

/** Scans these files in memory, the n-th under the name `n.csv`, and cuts their records into parts. */
export function splitFiles(files: readonly Buffer[], options: SplitOptions, sizes: readonly number[] = []): Split {
  const splitter = createSplitter(options)
  files.forEach((bytes, number) => {
    const version = fileVersion(number, bytes.length)
    const scan = startScan({ onRecords: (records, header) => splitter.add(records, plainForm(header), version) })
    for (const chunk of cut(bytes, sizes)) scan.feed(chunk)
    scan.end()
  })
  return splitter.end()
}

export function fileVersion(number: number, bytes: number): FileVersion {
  return { path: `${number}.csv`, absolutePath: `/workspace/${number}.csv`, bytes, mtimeMs: 0 }
}

/** Cuts files that exist only as sizes: `records` of `recordBytes` each. */
export function splitSizes(
  files: readonly { header: Header; records: number; recordBytes: number }[],
  options: SplitOptions,
): Split {
  const splitter = createSplitter(options)
  files.forEach(({ header, records, recordBytes }, number) => {
    const offsets = Float64Array.from({ length: records + 1 }, (_, index) => header.end + index * recordBytes)
    const lines = Uint32Array.from({ length: records }, (_, index) => index + 2)
    const [starts, ends] = [offsets.subarray(0, -1), offsets.subarray(1)]
    const version = fileVersion(number, offsets.at(-1) ?? 0)
    splitter.add({ count: records, starts, ends, lines, isTerminated: true }, plainForm(header), version)
  })
  return splitter.end()
}

/** What is sent for a part, put together without the code that streams it. */
export function contentOf(part: Part, files: readonly Buffer[]): Buffer {
  return Buffer.concat([part.header, recordsOf(part, files)])
}

export function recordsOf(part: Part, files: readonly Buffer[]): Buffer {
  const ending = Buffer.from(part.lineEnding === 'LF' ? '\n' : '\r\n')
  return Buffer.concat(
    part.ranges.flatMap(({ file, start, end, isTerminated }) => {
      const bytes = files[Number.parseInt(file.path, 10)]?.subarray(start, end) ?? Buffer.alloc(0)
      return isTerminated ? [bytes] : [bytes, ending]
    }),
  )
}
