import { open } from 'node:fs/promises'
import { ArrivedBytes } from './arrived-bytes.ts'
import { createLineReader } from './cr-records.ts'
import { delimiterByte, textEnd } from './dialect.ts'
import { fieldEnd } from './fields.ts'
import type { SentForm } from './form.ts'
import { type Header, lastNamed } from './header.ts'
import { type Finding, MAX_FINDINGS } from './invalid-csv.ts'
import { blankColumnWithValue } from './problems.ts'
import { isBlank, Rewritten } from './rewrite.ts'
import { startScan } from './scan.ts'
import { chunksOf, type SourceFile } from './source-file.ts'
import type { Splitter } from './split.ts'

/**
 * Reads a scanned file once more and hands its records to the splitter with the size that each has when it is sent.
 * Returns what is wrong with columns that are left out because they have no name.
 */
export async function addRewritten(file: SourceFile, form: SentForm, splitter: Splitter): Promise<readonly Finding[]> {
  const { rewriting } = form
  const { header } = file
  if (rewriting === undefined || header === undefined) return []
  const arrived = new ArrivedBytes()
  const rewritten = new Rewritten()
  const findings: Finding[] = []
  const sizes = new Float64Array(4_096)
  const named = lastNamed(header.columns)
  const scan = startScan({
    columnDelimiter: rewriting.delimiter,
    onRecords(batch) {
      for (let index = 0; index < batch.count; index++) {
        const start = batch.starts[index] ?? 0
        const { chunk, chunkStart } = arrived.read(start, batch.ends[index] ?? 0)
        const end = textEnd(chunk, (batch.ends[index] ?? 0) - chunkStart)
        rewritten.add(chunk, start - chunkStart, end, rewriting)
        sizes[index] = rewritten.length
        rewritten.clear()
        const hasBlankColumns = named < header.columns.length
        if (
          hasBlankColumns &&
          findings.length < MAX_FINDINGS &&
          !areBlank(chunk, start - chunkStart, end, named, header)
        ) {
          findings.push({ path: file.path, ...blankColumnWithValue(batch.lines[index] ?? 0) })
        }
      }
      splitter.add(batch, form, file, sizes)
    },
  })
  const handle = await open(file.absolutePath)
  const lines = createLineReader()
  try {
    for await (const chunk of chunksOf(handle)) {
      const readable = lines.read(chunk)
      arrived.add(readable)
      scan.feed(readable)
      // The chunk's memory is used again.
      arrived.dropRead(true)
    }
    scan.end()
  } finally {
    await handle.close()
  }
  return findings
}

/** Whether the fields from the column `from` on are blank. */
function areBlank(bytes: Buffer, start: number, end: number, from: number, { columnDelimiter }: Header): boolean {
  const delimiter = delimiterByte(columnDelimiter)
  let fieldStart = start
  for (let column = 0; fieldStart <= end; column++) {
    const at = fieldEnd(bytes, fieldStart, end, delimiter)
    if (column >= from && !isBlank(bytes, fieldStart, at)) return false
    fieldStart = at + 1
  }
  return true
}
