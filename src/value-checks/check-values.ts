import { type Header, namesAsTheyAre } from '../csv/header.ts'
import { readFileAhead } from '../memory/read-ahead.ts'
import type { ObjectDescribe } from '../org/describe.ts'
import { SCAN_CHUNK_BYTES, type SourceFile } from '../parts/source-file.ts'
import { type CheckedLoad, planColumns } from './column-plan.ts'
import { FileCheck } from './file-check.ts'
import { type CheckedValues, Findings } from './findings.ts'
import { HeaderRows } from './header-rows.ts'

export interface ValueCheckOptions extends CheckedLoad {
  /** What the org says of the object; undefined: only what needs no org is checked. */
  readonly describe?: ObjectDescribe | undefined
  /** Ends the checks, with its reason, before the next chunk. */
  readonly signal?: AbortSignal | undefined
  /** False where values are kept out of sight. */
  readonly showsValues: boolean
}

/**
 * Looks at every value of every record before anything is sent: reads all files once more, after the scan. Rejects with the reason of
 * the signal; only the file system throws besides.
 */
export async function checkValues(files: readonly SourceFile[], options: ValueCheckOptions): Promise<CheckedValues> {
  const findings = new Findings(options.showsValues)
  let ordinal = 0
  for (const file of files) {
    if (file.header === undefined) continue
    await checkFile(file, file.header, { options, findings, firstOrdinal: ordinal })
    ordinal += file.records
  }
  return findings.end()
}

const LEAST_CHUNK_BYTES = 4_096

interface Pass {
  readonly options: ValueCheckOptions
  readonly findings: Findings
  /** The place of the file's first record among those of all files. */
  readonly firstOrdinal: number
}

async function checkFile(
  { path, absolutePath, bytes, raggedRecords, notChosen }: SourceFile,
  header: Header,
  { options, findings, firstOrdinal }: Pass,
): Promise<void> {
  const plans = planColumns(namesAsTheyAre(header), options.describe, options)
  const check = new FileCheck(header, {
    plans,
    isRagged: raggedRecords.count > 0,
    headers: options.describe && new HeaderRows(plans, header.columnDelimiter, options.describe),
    onHeader: (row, found, line) => findings.addHeader(row, found, { path, line }),
    onFound: (found, { index, line }) => {
      if (!notChosen?.has(index)) findings.add(found, plans, { path, line, ordinal: firstOrdinal + index })
    },
  })
  // Large buffers for many small files would keep the garbage collector busy.
  const chunkBytes = Math.min(SCAN_CHUNK_BYTES, Math.max(LEAST_CHUNK_BYTES, bytes + 1))
  for await (const chunk of readFileAhead(absolutePath, chunkBytes)) {
    options.signal?.throwIfAborted()
    check.feed(chunk)
  }
  check.end()
}
