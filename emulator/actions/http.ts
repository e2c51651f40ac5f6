import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface HttpRequest {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer | string
}

export interface Listener {
  /** Origin, without a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

/** Serves `handle` on loopback, on a free port for 0. Without an answer the connection is cut. */
export async function listen(
  port: number,
  handle: (request: HttpRequest) => HttpAnswer | undefined,
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
  handle: (request: HttpRequest) => HttpAnswer | undefined,
): Promise<void> {
  try {
    const url = new URL(message.url ?? '/', `http://${message.headers.host}`)
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const answer = handle({ method: message.method ?? 'GET', url, headers: message.headers, body })
    if (answer === undefined) message.socket.destroy()
    else response.writeHead(answer.status, answer.headers).end(answer.body)
  } catch (error) {
    // A client that went away in the middle of its request gets no answer; anything else is a fault of the emulator.
    if (!response.writable) return
    response.writeHead(500, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ code: 'internal', msg: String(error) }))
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  return address.port
}
