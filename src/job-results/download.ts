import { type FileHandle, rm } from 'node:fs/promises'
import path from 'node:path'
import type { BulkClient, ResultKind } from '../bulk/client.ts'
import type { Header } from '../csv/header.ts'
import { readRows, UnreadableRowsError } from '../csv/result-rows.ts'
import { createFile } from '../disk/own-files.ts'
import { LoadError, messageOf, SalesforceError } from '../errors.ts'
import { isRefusal } from '../http/error-body.ts'
import { UNZIP_BYTES } from '../http/request.ts'
import { ArrivedRows, type RowKeying } from '../join/arrived-rows.ts'
import type { RowFile } from '../join/row-table.ts'
import { isDone, releasePieces } from '../memory/unzip.ts'
import { isDailyLimit } from '../org/explain.ts'
import type { Step } from '../step.ts'
import { POLICIES, pauseAfter } from '../try-again.ts'
import type { FileRead } from './evidence.ts'
import { bounded, LARGEST_RESULT, type ResultBounds, ResultTooLargeError } from './result-bounds.ts'
import { isHeaderOf } from './result-header.ts'

/** Where result files come from, and the step that reads them into its temporary folder. */
export interface ResultSource {
  readonly client: BulkClient
  readonly step: Step
}

/** A result file on disk; what could not be read counts as no rows, with a warning. */
export interface Download extends RowFile {
  readonly read: FileRead
  readonly warning?: string
  /** Why it could not be read. */
  readonly error?: unknown
}

/** What a result file may be like, and what reads the keys of its rows as they arrive. */
export interface ExpectedResult {
  readonly keying?: RowKeying | undefined
  /** The most that is read of it. */
  readonly most?: ResultBounds
  /** The columns of what was uploaded: unprocessed records have the same header. */
  readonly columns?: readonly string[]
}

/** Downloads one result file of a job, from its start when it is cut. Never rejects for what the org does. */
export async function downloadRows(
  id: string,
  kind: ResultKind,
  source: ResultSource,
  { keying, most = LARGEST_RESULT, columns }: ExpectedResult = {},
): Promise<Download> {
  const file = fileOf(id, kind, source)
  for (let attempt = 1; ; attempt++) {
    try {
      const rows = new ArrivedRows(kind, keying)
      const header = await download(id, rows, { file, most }, source)
      if (header === undefined) return { path: file, rows, read: { kind: 'blank' } }
      if (!isHeaderOf(kind, header.columns, columns)) throw new UnreadableRowsError(NO_RESULT_FILE)
      return { path: file, rows, read: { kind: 'whole', rows: rows.count } }
    } catch (error) {
      const isLasting = error instanceof SalesforceError || error instanceof ResultTooLargeError
      if (!isLasting && !isOver(source) && (await pause(attempt, source))) continue
      const warning = `The ${NAMES[kind]} records of job ${id} could not be read: ${messageOf(error)}`
      const read = { kind: isRefusal(error) && !isForLater(error) ? 'refused' : 'unreadable' } as const
      return { path: file, rows: new ArrivedRows(kind), read, warning, error }
    }
  }
}

/** Nobody has time for another try. */
export function isOver({ step: { stop } }: ResultSource): boolean {
  return stop.cancelled.aborted || stop.dying.aborted
}

const NO_RESULT_FILE = 'the answer does not begin as such a file does.'

/** Whether a session or a day from now may read what this one may not. */
export function isForLater(error: unknown): boolean {
  if (error instanceof LoadError) return true
  return error instanceof SalesforceError && (error.status === 401 || isDailyLimit(error))
}

/** Stands for a result file that need not be read: it has no rows. */
export function notDownloaded(id: string, kind: ResultKind, source: ResultSource): Download {
  return { path: fileOf(id, kind, source), rows: new ArrivedRows(kind), read: { kind: 'not needed' } }
}

function fileOf(id: string, kind: ResultKind, { step }: ResultSource): string {
  return path.join(step.temp, `${id.replace(/\W/g, '')}-${kind}.csv`)
}

const NAMES: Readonly<Record<ResultKind, string>> = {
  successfulResults: 'successful',
  failedResults: 'failed',
  unprocessedrecords: 'unprocessed',
}

/** Nobody reads it, nor asks for its rows, any more. */
export async function removeDownload({ path: file, rows }: RowFile): Promise<void> {
  rows.release()
  await rm(file, { force: true })
}

/** Returns the header; undefined for an answer without a byte. */
async function download(
  id: string,
  rows: ArrivedRows,
  { file, most }: { readonly file: string; readonly most: ResultBounds },
  { client, step }: ResultSource,
): Promise<Header | undefined> {
  const body = await client.results(id, rows.kind, step.stop.dying)
  const handle = await createFile(file)
  try {
    const chunks = bounded(body, most, () => rows.count)
    return await readRows(
      written(chunks, handle, () => isDone(body)),
      rows.add,
    )
  } finally {
    await handle.close()
  }
}

const WRITE_BYTES = 1_048_576

/** Writes what comes by, much at a time, while more comes. The memory of a chunk is given back once it is on disk and later
 *  ones have come by. */
async function* written(
  body: AsyncIterable<Buffer>,
  handle: FileHandle,
  isAllRead: () => boolean,
): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = []
  let size = 0
  let writing: Promise<unknown> = Promise.resolve()
  let onDisk: readonly Buffer[] = []
  const giveBackWritten = async (isEnd: boolean) => {
    await writing
    releasePieces(onDisk, UNZIP_BYTES, isEnd && isAllRead())
  }
  const write = async () => {
    await giveBackWritten(false)
    if (size > 0) writing = handle.writev(chunks)
    // Who awaits it hears of it.
    writing.catch(() => {})
    onDisk = chunks
    chunks = []
    size = 0
  }
  try {
    for await (const chunk of body) {
      chunks.push(chunk)
      size += chunk.length
      yield chunk
      if (size >= WRITE_BYTES) await write()
    }
    await write()
    await giveBackWritten(true)
  } finally {
    await writing
  }
}

/** Pauses before another try; false where there is none left. */
export async function pause(attempt: number, { step: { clock, stop } }: ResultSource): Promise<boolean> {
  const pauseMs = pauseAfter(POLICIES.download, { attempt }, clock.random)
  if (pauseMs === undefined) return false
  const ended = AbortSignal.any([stop.cancelled, stop.dying])
  await clock.sleep(pauseMs, ended).catch(() => {})
  return true
}
