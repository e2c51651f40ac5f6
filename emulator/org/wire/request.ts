import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** A request as handlers see it. */
export interface OrgRequest {
  readonly method: string
  /** Without query and trailing slash. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** Length of the URI, query included. */
  readonly uriBytes: number
  /** Length of the lines of all headers. */
  readonly headerBytes: number
  readonly body: RequestBody
  /** By how many changes of state the job is shown as it was. */
  readonly staleBy?: number
}

/** A request's body, read once, whole or in pieces. Reading fails when the connection breaks first. */
export class RequestBody {
  /** Bytes that have come in so far. */
  received = 0
  readonly #stream: IncomingMessage

  constructor(stream: IncomingMessage) {
    this.#stream = stream
  }

  each(take: (piece: Buffer) => void): Promise<void> {
    const stream = this.#stream
    if (stream.readableEnded) return Promise.resolve()
    return new Promise((resolve, reject) => {
      stream.on('data', (piece: Buffer) => {
        this.received += piece.length
        take(piece)
      })
      stream.once('end', resolve)
      stream.once('error', reject)
      stream.once('close', () => reject(new Error('The request was cut')))
    })
  }

  async bytes(): Promise<Buffer> {
    const pieces: Buffer[] = []
    await this.each((piece) => pieces.push(piece))
    return Buffer.concat(pieces)
  }

  async text(): Promise<string> {
    return (await this.bytes()).toString('utf8')
  }

  /** Lets the rest go by, so that the answer does not meet a client that is still sending. */
  drain(): Promise<void> {
    return this.each(() => {})
  }
}
