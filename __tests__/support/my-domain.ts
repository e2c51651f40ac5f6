import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createServer, type TLSSocket } from 'node:tls'
import { type CertificateOptions, selfSigned } from './certificate.ts'
import { startForwardProxy } from './forward-proxy.ts'

/** A host of Salesforce that this machine stands for. */
export interface MyDomain {
  /** The variables of a runner that reaches the host by a proxy; without the certificate. */
  readonly env: Readonly<Record<string, string>>
  /** Its certificate as PEM, which no authority signed. */
  readonly certificate: string
  /** Hosts that the proxy was asked for, each as often as it was. */
  readonly asked: readonly string[]
  readonly close: () => Promise<void>
}

/** Serves an emulated org with TLS under the name of a host of Salesforce, which a proxy on loopback leads to, and to no other.
 *
 *  @param orgUrl the address of the org on loopback */
export async function startMyDomain(
  host: string,
  orgUrl: string,
  options: CertificateOptions & { readonly credentials?: string } = {},
): Promise<MyDomain> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const certificate = selfSigned(publicKey, privateKey, { hosts: [host], ...options })
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' })
  const open = new Set<TLSSocket>()
  const server = createServer({ key, cert: certificate }, (socket) => {
    open.add(socket)
    const onward = connect(Number(new URL(orgUrl).port), '127.0.0.1')
    socket.on('error', () => onward.destroy()).on('close', () => onward.destroy())
    onward.on('error', () => socket.destroy()).on('close', () => socket.destroy())
    socket.pipe(onward).pipe(socket)
  })
  server.on('tlsClientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address === null || typeof address === 'string' ? 0 : address.port
  const asked: string[] = []
  const proxy = await startForwardProxy({
    onTunnel: (authority) => asked.push(authority),
    tunnelTo: (authority) => (authority === `${host}:443` ? port : undefined),
    ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
  })
  return {
    env: { https_proxy: proxy.url },
    certificate,
    asked,
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await Promise.all([once(server, 'close'), proxy.close()])
    },
  }
}
