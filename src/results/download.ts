import { type FileHandle, open, rm } from 'node:fs/promises'
import path from 'node:path'
import type { BulkClient, ResultKind } from '../bulk/client.ts'
import type { Clock } from '../clock.ts'
import type { Header } from '../csv/header.ts'
import { readRows } from '../csv/rows.ts'
import { SalesforceError } from '../errors.ts'
import type { RowFile } from '../join/rows.ts'

export interface Downloading {
  readonly client: BulkClient
  readonly clock: Clock
  /** For files that are gone after the step. */
  readonly tempFolder: string
  /** Aborted: what is not read within seconds stays unread. */
  readonly cancelled: AbortSignal
}

/** A result file on disk; what could not be read counts as no rows, with a warning. */
export interface Download extends RowFile {
  readonly warning?: string
}

export const MOST_DOWNLOADS = 4
const RETRY_DELAY_MS = 2_000
/** The runner kills a cancelled step after 7.5 s. Source: actions/runner: src/Runner.Sdk/ProcessInvoker.cs. */
const CANCEL_READ_MS = 3_000

/** Downloads one result file of a job, from its start when it is cut. Never rejects for what the org does. */
export async function downloadRows(id: string, kind: ResultKind, downloading: Downloading): Promise<Download> {
  const file = path.join(downloading.tempFolder, `${id.replace(/\W/g, '')}-${kind}.csv`)
  for (let attempt = 1; ; attempt++) {
    try {
      return { kind, path: file, ...(await download(id, kind, file, downloading)) }
    } catch (error) {
      const isRefused = error instanceof SalesforceError
      if (!isRefused && attempt < MOST_DOWNLOADS && !downloading.cancelled.aborted) {
        await pause(attempt, downloading)
        continue
      }
      const why = error instanceof Error ? error.message : String(error)
      const warning = `The ${NAMES[kind]} records of job ${id} could not be read: ${why}`
      return { kind, path: file, rows: 0, header: undefined, warning }
    }
  }
}

const NAMES: Readonly<Record<ResultKind, string>> = {
  successfulResults: 'successful',
  failedResults: 'failed',
  unprocessedrecords: 'unprocessed',
}

export async function removeDownload({ path: file }: Pick<RowFile, 'path'>): Promise<void> {
  await rm(file, { force: true })
}

async function download(
  id: string,
  kind: ResultKind,
  file: string,
  { client, cancelled }: Downloading,
): Promise<{ rows: number; header: Header | undefined }> {
  const signal = cancelled.aborted ? AbortSignal.timeout(CANCEL_READ_MS) : cancelled
  const body = await client.results(id, kind, signal)
  let rows = 0
  const handle = await open(file, 'w')
  try {
    const header = await readRows(written(body, handle), () => {
      rows++
    })
    return { rows, header }
  } finally {
    await handle.close()
  }
}

async function* written(body: AsyncIterable<Buffer>, handle: FileHandle): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    await handle.writeFile(chunk)
    yield chunk
  }
}

/** Between two tries. */
export async function pause(attempt: number, { clock, cancelled }: Downloading): Promise<void> {
  await clock.sleep(RETRY_DELAY_MS * attempt * (0.5 + clock.random()), cancelled).catch(() => {})
}
