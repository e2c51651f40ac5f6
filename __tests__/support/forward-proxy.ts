import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { connect, type Socket } from 'node:net'

export interface ForwardProxy {
  /** As proxy variables have it. */
  readonly url: string
  /** `POST http://127.0.0.1:8787/…` for each request that was passed on. */
  readonly passed: readonly string[]
  close(): Promise<void>
}

/** What a proxy does beside. */
export interface ProxyOptions {
  /** Told of each request for a tunnel. */
  readonly onTunnel?: (authority: string) => void
  /** The port of this machine that a tunnel leads to; undefined for one that it does not dig. Default: it digs none. */
  readonly tunnelTo?: (authority: string) => number | undefined
  /** Its answer to requests for a tunnel that it does not dig. Default 403. */
  readonly tunnelStatus?: number
  /** `user:password` that it asks for, with 407. Source: RFC 9110, section 11.7. */
  readonly credentials?: string
}

/**
 * A proxy on loopback that passes requests of http on, and tells of those that ask for a tunnel (https), which it digs only to
 * this machine.
 * Source of both forms: RFC 9112, section 3.2.2 (absolute-form) and 3.2.3 (authority-form).
 */
export async function startForwardProxy(options: ProxyOptions = {}): Promise<ForwardProxy> {
  const { onTunnel = () => {}, tunnelTo = () => undefined, tunnelStatus = 403, credentials } = options
  const tunnels = new Set<Socket>()
  const passed: string[] = []
  const basic = credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`
  const server = createServer((incoming, response) => {
    const { method = 'GET', url = '' } = incoming
    const { 'proxy-authorization': given, ...headers } = incoming.headers
    if (basic !== undefined && given !== basic) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="acme"' })
      response.end('<html>Proxy Authentication Required</html>')
      return
    }
    passed.push(`${method} ${url}`)
    const onward = request(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    incoming.pipe(onward)
  })
  server.on('connect', (incoming, socket) => {
    // Who asked may be gone before it is answered.
    socket.on('error', () => {})
    onTunnel(incoming.url ?? '')
    const isRefused = basic !== undefined && incoming.headers['proxy-authorization'] !== basic
    const port = isRefused ? undefined : tunnelTo(incoming.url ?? '')
    if (port !== undefined) {
      const onward = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 Connection established\r\n\r\n'))
      tunnels.add(onward)
      onward.on('error', () => socket.destroy())
      onward.on('close', () => socket.destroy())
      socket.on('close', () => onward.destroy())
      onward.pipe(socket).pipe(onward)
      return
    }
    socket.end(`HTTP/1.1 ${isRefused ? 407 : tunnelStatus} Refused\r\n\r\n`)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy does not listen on a port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    passed,
    close: async () => {
      for (const tunnel of tunnels) tunnel.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
