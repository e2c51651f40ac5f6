import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { goneSignal } from '../watch.ts'

export interface HttpRequest {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** Fires once the client has gone away. */
  readonly gone: AbortSignal
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer | string
  /** The connection is cut after so many bytes of the body; its whole length was promised. */
  readonly cutAfterBytes?: number
}

export interface Listener {
  /** Origin, without a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

/** Serves `handle` on loopback, on a free port for 0. Without an answer the connection is cut. */
export async function listen(
  port: number,
  handle: (request: HttpRequest) => Promise<HttpAnswer | undefined>,
): Promise<Listener> {
  const server = createServer((message, response) => {
    void respond(message, response, handle)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function respond(
  message: IncomingMessage,
  response: ServerResponse,
  handle: (request: HttpRequest) => Promise<HttpAnswer | undefined>,
): Promise<void> {
  try {
    const url = new URL(message.url ?? '/', `http://${message.headers.host}`)
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const gone = goneSignal(message.socket)
    const answer = await handle({ method: message.method ?? 'GET', url, headers: message.headers, body, gone })
    if (answer === undefined) message.socket.destroy()
    else if (answer.cutAfterBytes !== undefined) await sendCut(response, answer, answer.cutAfterBytes)
    else response.writeHead(answer.status, answer.headers).end(answer.body)
  } catch (error) {
    // A client that went away in the middle of its request gets no answer; anything else is a fault of the emulator.
    if (!response.writable) return
    response.writeHead(500, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ code: 'internal', msg: String(error) }))
  }
}

async function sendCut(
  response: ServerResponse,
  { status, headers, body = '' }: HttpAnswer,
  bytes: number,
): Promise<void> {
  const whole = Buffer.from(body)
  response.writeHead(status, { ...headers, 'content-length': String(whole.length) }).flushHeaders()
  await new Promise<void>((resolve) => {
    response.write(whole.subarray(0, bytes), () => resolve())
  })
  response.socket?.end()
  response.destroy()
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  return address.port
}
