import type { ServerResponse } from 'node:http'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { type Answer, wholeBody } from './answer.ts'

const BLOCK_BYTES = 1_000_000

/** Sends the answer byte by byte, each after a pause, until all of it is sent or the client has gone. */
export async function sendDripping(
  response: ServerResponse,
  answer: Answer,
  { everyMs, signal }: { everyMs: number; signal: AbortSignal },
): Promise<number> {
  const body = wholeBody(answer.body)
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length }).flushHeaders()
  let sent = 0
  for (; sent < body.length && !response.destroyed; sent++) {
    response.write(body.subarray(sent, sent + 1))
    await setTimeout(everyMs, undefined, { signal })
  }
  response.end()
  return sent
}

/** Sends the answer's body and then `piece` for ever, as fast as the client takes it. Returns how many bytes went out, as they
 *  went out. */
export async function sendEndless(
  response: ServerResponse,
  answer: Answer,
  { piece, zipped, signal }: { piece: string; zipped: boolean; signal: AbortSignal },
): Promise<number> {
  const pack = (bytes: Buffer) => (zipped ? gzipSync(bytes) : bytes)
  const block = pack(Buffer.from(piece.repeat(Math.ceil(BLOCK_BYTES / piece.length))))
  response.writeHead(answer.status, zipped ? { ...answer.headers, 'content-encoding': 'gzip' } : answer.headers)
  const begin = pack(wholeBody(answer.body))
  let sent = begin.length
  let isFree = response.write(begin)
  response.on('drain', () => {
    isFree = true
  })
  while (!response.destroyed && !signal.aborted) {
    if (!isFree) {
      await setImmediate()
      continue
    }
    isFree = response.write(block)
    sent += block.length
  }
  return sent
}
