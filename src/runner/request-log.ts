import { closeSync, writeSync } from 'node:fs'
import path from 'node:path'
import { createFileSync } from '../disk/own-files.ts'
import { messageOf } from '../errors.ts'
import type { TracedRequest } from '../http/trace.ts'
import { debug, scrub } from './log.ts'

/** The file, in the results folder, with a line of JSON for each request; only with step debug logging on. */
export const REQUESTS_FILE = 'requests.jsonl'

/** Keeps what was asked of the org and how it answered, so that a fault can be looked for afterwards. */
export interface RequestLog {
  readonly add: (traced: TracedRequest) => void
  /** Makes the file, once the results folder is known to be ours to write to. */
  readonly open: () => void
  readonly close: () => void
}

/** Makes the log of a step. What cannot be written is said once in the debug log, and changes nothing else. */
export function createRequestLog(folder: string): RequestLog {
  /** Requests that ended before the file was made; undefined from then on. */
  let early: string[] | undefined = []
  let file: number | undefined
  const attempt = (task: () => void) => {
    try {
      task()
    } catch (error) {
      debug(`${REQUESTS_FILE} could not be written: ${messageOf(error)}`)
      close()
    }
  }
  const write = (text: string) => {
    if (file !== undefined) writeSync(file, text)
  }
  const close = () => {
    const open = file
    file = undefined
    early = undefined
    if (open !== undefined) closeSync(open)
  }
  return {
    add: (traced) => {
      const line = `${scrub(lineOf(traced))}\n`
      if (early !== undefined) early.push(line)
      else attempt(() => write(line))
    },
    open: () =>
      attempt(() => {
        file = createFileSync(path.join(folder, REQUESTS_FILE))
        write((early ?? []).join(''))
        early = undefined
      }),
    close: () => attempt(close),
  }
}

function lineOf({ startedAt, method, host, path: asked, attempt, status, error, ...rest }: TracedRequest): string {
  const { milliseconds, bytesSent, bytesReceived, limitInfo } = rest
  return JSON.stringify({
    time: new Date(startedAt).toISOString(),
    method,
    host,
    path: asked,
    try: attempt,
    status: status ?? null,
    ...(error === undefined ? {} : { error }),
    milliseconds,
    bytesSent,
    bytesReceived,
    ...(limitInfo === undefined ? {} : { limitInfo }),
  })
}
