import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from '@jest/globals'
import { ConnectionError } from '../../src/errors.ts'
import {
  createHttp,
  type Http,
  type HttpRequest,
  readRefusal,
  readText,
  type StreamedBody,
} from '../../src/http/request.ts'

const toClose: (() => void)[] = []
afterEach(() => {
  for (const close of toClose.splice(0).reverse()) close()
})

async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(handle).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const connections = { count: 0 }
  server.on('connection', () => {
    connections.count += 1
  })
  toClose.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: new URL(`http://127.0.0.1:${port}/path?q=secret`), connections }
}

function client(silenceLimitMs?: number, env: NodeJS.ProcessEnv = {}): Http {
  const http = createHttp(env, silenceLimitMs)
  toClose.push(http.close)
  return http
}

async function ask(http: Http, request: HttpRequest) {
  const stream = await http.open(request)
  return { status: stream.status, text: await readText(request, stream) }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** Made chunk by chunk, as it is taken. */
function zeros(contentLength: number): StreamedBody & { readonly taken: () => number } {
  let taken = 0
  const chunk = Buffer.alloc(65_536)
  function* chunks() {
    for (let left = contentLength; left > 0; left -= chunk.length) {
      taken += Math.min(left, chunk.length)
      yield chunk.subarray(0, left)
    }
  }
  return { contentLength, open: () => Readable.from(chunks()), taken: () => taken }
}

/** Sends blanks for as long as somebody reads them. */
function endless(response: ServerResponse, isZipped: boolean, sent: { bytes: number; closed: number }): void {
  const blanks = Buffer.alloc(1_000_000, ' ')
  const chunk = isZipped ? gzipSync(blanks) : blanks
  if (isZipped) response.setHeader('content-encoding', 'gzip')
  const send = () => {
    do sent.bytes += chunk.length
    while (!response.destroyed && response.write(chunk))
  }
  response.on('drain', send).on('close', () => {
    sent.closed++
  })
  send()
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate)
}

describe('a body', () => {
  const echo = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request)
    const { 'content-length': length, 'transfer-encoding': encoding = 'none' } = request.headers
    response.end(`${length} ${encoding} ${body}`)
  }

  it('of text goes with its length in bytes', async () => {
    const { url } = await serve(echo)
    expect(await ask(client(), { method: 'POST', url, body: 'Zoë' })).toEqual({ status: 200, text: '4 none Zoë' })
  })

  it('of a stream goes with the length it was given, and can be sent again', async () => {
    const { url } = await serve(echo)
    const body = { contentLength: 6, open: () => Readable.from([Buffer.from('abc'), Buffer.from('def')]) }
    const http = client()
    for (let n = 0; n < 2; n++) expect((await ask(http, { method: 'PUT', url, body })).text).toBe('6 none abcdef')
  })

  it('that cannot be read ends the request', async () => {
    const { url } = await serve(echo)
    const broken = new Readable({
      read() {
        this.destroy(Object.assign(new Error('disk is gone'), { code: 'EIO' }))
      },
    })
    const request: HttpRequest = { method: 'PUT', url, body: { contentLength: 9, open: () => broken } }
    await expect(ask(client(), request)).rejects.toMatchObject({
      code: 'EIO',
      message: expect.stringContaining('disk'),
    })
  })
})

describe('an answer', () => {
  it('is unzipped where it is zipped', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('Id,Name\n'))
    })
    expect((await ask(client(), { method: 'GET', url })).text).toBe('Id,Name\n')
  })

  it('is UTF-8 whatever its chunks cut through, and without a charset', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' })
      for (const byte of Buffer.from('Zoë 🚀')) response.write(Buffer.of(byte))
      response.end()
    })
    expect((await ask(client(), { method: 'GET', url })).text).toBe('Zoë 🚀')
  })

  it.each([
    ['plain', false],
    ['zipped', true],
  ])('that does not end is read up to a bound, and its connection is closed: %s', async (_, isZipped) => {
    const sent = { bytes: 0, closed: 0 }
    const { url } = await serve((_, response) => endless(response, isZipped, sent))
    const asked = ask(client(), { method: 'GET', url })
    await expect(asked).rejects.toMatchObject({ code: 'TOO_LARGE', message: expect.stringContaining('32 MB') })
    await until(() => sent.closed === 1)
    // What the system holds on the way is sent as well.
    expect(sent.bytes).toBeLessThan(64_000_000)
  })

  it.each([
    ['plain', false],
    ['zipped', true],
  ])('that refuses and does not end is cut, and its connection is closed: %s', async (_, isZipped) => {
    const sent = { bytes: 0, closed: 0 }
    const { url } = await serve((_, response) => {
      response.statusCode = 500
      endless(response, isZipped, sent)
    })
    const request: HttpRequest = { method: 'GET', url }
    const stream = await client().open(request)
    expect(await readRefusal(request, stream)).toHaveLength(65_536)
    await until(() => sent.closed === 1)
    expect(sent.bytes).toBeLessThan(20_000_000)
  })

  it('of any status is an answer, and a redirect is not followed', async () => {
    const elsewhere = await serve((_, response) => response.end('stolen'))
    const { url } = await serve((_, response) => {
      response.writeHead(307, { location: elsewhere.url.href }).end('over there')
    })
    const answer = await ask(client(), { method: 'GET', url, headers: { authorization: 'Bearer x' } })
    expect(answer).toEqual({ status: 307, text: 'over there' })
    expect(elsewhere.connections.count).toBe(0)
  })

  it.each([
    ['with its length promised', { 'content-length': '1000' }],
    ['in chunks', {}],
  ])('that is cut %s is no answer', async (_, headers) => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, headers)
      response.write('half', () => response.socket?.destroy())
    })
    const failed = ask(client(), { method: 'GET', url })
    await expect(failed).rejects.toBeInstanceOf(ConnectionError)
    await expect(failed).rejects.toMatchObject({ method: 'GET', path: '/path', cause: { code: 'ECONNRESET' } })
  })

  it('that is cut inside gzip is no answer', async () => {
    const zipped = gzipSync('a row\n'.repeat(1_000))
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(zipped.subarray(0, zipped.length - 12))
    })
    await expect(ask(client(), { method: 'GET', url })).rejects.toBeInstanceOf(ConnectionError)
  })
})

describe('a refusal that comes while the body is still being sent', () => {
  const LARGE = 200_000_000

  it.each([401, 413])('is taken as the answer: %i', async (status) => {
    const { url } = await serve((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end('[{"errorCode":"NO"}]')
    })
    const body = zeros(LARGE)
    expect(await ask(client(), { method: 'PUT', url, body })).toEqual({ status, text: '[{"errorCode":"NO"}]' })
    expect(body.taken()).toBeLessThan(LARGE)
  })

  it('leaves the next request a connection of its own', async () => {
    const { url, connections } = await serve((request, response) => {
      response.statusCode = request.method === 'PUT' ? 413 : 200
      response.end(request.method)
    })
    const http = client()
    expect(await ask(http, { method: 'PUT', url, body: zeros(LARGE) })).toEqual({ status: 413, text: 'PUT' })
    expect(await ask(http, { method: 'GET', url })).toEqual({ status: 200, text: 'GET' })
    expect(connections.count).toBe(2)
  })
})

describe('a connection', () => {
  it('is used again', async () => {
    const { url, connections } = await serve((_, response) => response.end('ok'))
    const http = client()
    for (let n = 0; n < 5; n++) await ask(http, { method: 'GET', url })
    expect(connections.count).toBe(1)
  })

  it('that is refused names the host and the path, not the query', async () => {
    const { url } = await serve(() => {})
    const port = await freePort()
    const failed = ask(client(), {
      method: 'GET',
      url: new URL(`http://127.0.0.1:${port}${url.pathname}${url.search}`),
    })
    await expect(failed).rejects.toMatchObject({
      name: 'ConnectionError',
      path: '/path',
      message: expect.stringMatching(new RegExp(`^no answer from 127\\.0\\.0\\.1:${port}: (?!.*secret)`)),
      // Jest's own Error class is not that of Node's errors, so that the code can be told only from the cause.
      cause: { code: 'ECONNREFUSED' },
    })
  })

  it('that is silent for too long is given up', async () => {
    const { url } = await serve(() => {})
    await expect(ask(client(20), { method: 'GET', url })).rejects.toMatchObject({ code: 'DEADLINE' })
  })

  it.each([
    ['is not given up', true],
    ['is, once the body is sent and no answer comes', false],
  ])('that is silent while its body is being read %s', async (_, isAnswered) => {
    const { url } = await serve(async (request, response) => {
      const sent = await bodyOf(request)
      if (request.method === 'PUT' && isAnswered) response.end(sent)
    })
    // Far longer than the test's own process may pause.
    const http = client(300)
    const isSilentTwice = async () => {
      for (const _ of [1, 2]) await ask(http, { method: 'GET', url }).catch(() => {})
    }
    async function* chunks() {
      yield Buffer.from('some of it, ')
      await isSilentTwice()
      yield Buffer.from('the rest')
      await isSilentTwice()
    }
    const body = { contentLength: 20, open: () => chunks() }
    const answer = ask(http, { method: 'PUT', url, body })
    if (isAnswered) expect(await answer).toEqual({ status: 200, text: 'some of it, the rest' })
    else await expect(answer).rejects.toMatchObject({ code: 'DEADLINE' })
  })
})

describe('a proxy that never makes the tunnel', () => {
  async function serveSilence(): Promise<NodeJS.ProcessEnv> {
    const server = createTcpServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
    await once(server, 'listening')
    toClose.push(() => server.close())
    const address = server.address()
    return { https_proxy: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}` }
  }
  const url = new URL('https://acme.my.salesforce.com/path')

  it('is given up', async () => {
    const http = client(20, await serveSilence())
    await expect(ask(http, { method: 'GET', url })).rejects.toThrow(ConnectionError)
  })

  it('does not outlast an abort', async () => {
    const controller = new AbortController()
    const asked = ask(client(undefined, await serveSilence()), { method: 'GET', url, signal: controller.signal })
    controller.abort()
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('an abort', () => {
  it.each(['before the answer', 'inside the body'])('ends a request %s, and is no broken connection', async (when) => {
    const controller = new AbortController()
    const { url } = await serve((_, response) => {
      if (when === 'inside the body') {
        response.writeHead(200)
        response.write('half')
      }
      setImmediate(() => controller.abort())
    })
    const failed = ask(client(), { method: 'GET', url, signal: controller.signal })
    await expect(failed).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('ends one that has not begun', async () => {
    const { url, connections } = await serve((_, response) => response.end('ok'))
    const request: HttpRequest = { method: 'PUT', url, body: zeros(10), signal: AbortSignal.abort() }
    await expect(ask(client(), request)).rejects.toMatchObject({ name: 'AbortError' })
    expect(connections.count).toBe(0)
  })
})

/** A port where nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
