import { type KeyObject, sign } from 'node:crypto'

/** OBJECT IDENTIFIERs. Source: RFC 4055 (sha256WithRSAEncryption), RFC 5280 (commonName, subjectAltName). */
const SHA256_WITH_RSA = '06092a864886f70d01010b'
const COMMON_NAME = '0603550403'
const SUBJECT_ALT_NAME = '0603551d11'

/** What a certificate says beside its key. */
export interface CertificateOptions {
  /** Names of hosts that it is for; none when left out. */
  readonly hosts?: readonly string[]
  /** `YYMMDDHHMMSSZ`. */
  readonly from?: string
  readonly to?: string
}

/** A self-signed X.509 certificate as PEM, as people make one with openssl. Source of the form: RFC 5280, section 4.1. */
export function selfSigned(
  publicKey: KeyObject,
  privateKey: KeyObject,
  { hosts = [], from = '200101000000Z', to = '491231000000Z' }: CertificateOptions = {},
): string {
  const algorithm = sequence(Buffer.from(SHA256_WITH_RSA, 'hex'), Buffer.from('0500', 'hex'))
  const name = sequence(der(0x31, sequence(Buffer.from(COMMON_NAME, 'hex'), der(0x0c, Buffer.from('test')))))
  const validity = sequence(der(0x17, Buffer.from(from)), der(0x17, Buffer.from(to)))
  const version = Buffer.from('a003020102', 'hex')
  const serial = Buffer.from('020101', 'hex')
  const keyInfo = publicKey.export({ type: 'spki', format: 'der' })
  const extensions = hosts.length === 0 ? [] : [namesOf(hosts)]
  const content = sequence(version, serial, algorithm, name, validity, name, keyInfo, ...extensions)
  const signature = Buffer.concat([Buffer.from([0]), sign('RSA-SHA256', content, privateKey)])
  const base64 = sequence(content, algorithm, der(0x03, signature)).toString('base64')
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
}

/** The extension with the names of hosts. Source: RFC 5280, section 4.2.1.6. */
function namesOf(hosts: readonly string[]): Buffer {
  const names = sequence(...hosts.map((host) => der(0x82, Buffer.from(host))))
  return der(0xa3, sequence(sequence(Buffer.from(SUBJECT_ALT_NAME, 'hex'), der(0x04, names))))
}

function sequence(...items: Buffer[]): Buffer {
  return der(0x30, ...items)
}

function der(tag: number, ...items: Buffer[]): Buffer {
  const content = Buffer.concat(items)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
