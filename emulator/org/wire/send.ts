import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, createGzip } from 'node:zlib'
import { type Answer, type PreparedBody, wholeBody } from './answer.ts'

/** Sends an answer, compressed where the client takes gzip and the body is made in pieces; between headers and body it waits
 *  for `beforeBody`. Yields the body's bytes before compression.
 *  Source: Bulk API 2.0 guide, "Use Compression for Bulk API 2.0 Ingest Responses". */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  beforeBody: () => Promise<void> = async () => {},
): Promise<number> {
  const { status, headers, body } = answer
  if (typeof body === 'string') {
    const bytes = Buffer.from(body)
    const length = status === 204 ? {} : { 'content-length': bytes.length }
    response.writeHead(status, { ...headers, ...length }).flushHeaders()
    await beforeBody()
    response.end(bytes)
    return bytes.length
  }
  if ('packed' in body) return await sendPrepared(request, response, answer, body)
  const count = { bytes: 0 }
  const pieces = Readable.from(counted(body, count))
  const isPacked = acceptsGzip(request)
  response.writeHead(status, isPacked ? { ...headers, 'content-encoding': 'gzip' } : headers).flushHeaders()
  await beforeBody()
  if (isPacked) await pipeline(pieces, createGzip({ level: constants.Z_BEST_SPEED }), response)
  else await pipeline(pieces, response)
  return count.bytes
}

async function sendPrepared(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers }: Answer,
  { packed, bytes }: PreparedBody,
): Promise<number> {
  if (acceptsGzip(request)) {
    response.writeHead(status, { ...headers, 'content-encoding': 'gzip' })
    await pipeline(Readable.from([packed]), response)
  } else {
    response.writeHead(status, headers)
    await pipeline(Readable.from([packed]), createGunzip(), response)
  }
  return bytes
}

/** Sends the first `afterBytes` of the body and then breaks the connection: with the whole Content-Length promised, or in chunks. */
export async function sendCut(
  response: ServerResponse,
  answer: Answer,
  { afterBytes, chunked }: { afterBytes: number; chunked: boolean },
): Promise<number> {
  const body = wholeBody(answer.body)
  const part = body.subarray(0, afterBytes)
  response.writeHead(answer.status, chunked ? answer.headers : { ...answer.headers, 'content-length': body.length })
  response.flushHeaders()
  await new Promise<void>((resolve) => {
    response.write(part, () => resolve())
  })
  response.socket?.end()
  response.destroy()
  return part.length
}

function* counted(pieces: Iterable<string>, count: { bytes: number }): Iterable<Buffer> {
  for (const piece of pieces) {
    const bytes = Buffer.from(piece)
    count.bytes += bytes.length
    yield bytes
  }
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b/i.test(String(request.headers['accept-encoding'] ?? ''))
}
