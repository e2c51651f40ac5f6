import { generateKeyPairSync, type KeyObject } from 'node:crypto'

export interface Keys {
  /** What the org has to check signatures with, as PEM. */
  readonly publicKey: string
  /** The same private key in each form in which people store it as a secret. */
  readonly pkcs8: string
  readonly pkcs1: string
  /** Newlines became the two characters `\n`. */
  readonly escapedNewlines: string
  readonly spaces: string
  readonly base64: string
  /** Protected by the passphrase `secret`: nothing that an action could use. */
  readonly encrypted: string
}

let keys: Keys | undefined

/** One RSA key pair for all tests of a file; making it takes a tenth of a second. */
export function testKeys(): Keys {
  keys ??= createKeys()
  return keys
}

/** A key pair that no org knows. */
export function createKeys(): Keys {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pkcs8 = pem(privateKey, 'pkcs8')
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    pkcs8,
    pkcs1: pem(privateKey, 'pkcs1'),
    escapedNewlines: pkcs8.replaceAll('\n', '\\n'),
    spaces: pkcs8.replaceAll('\n', ' '),
    base64: Buffer.from(pkcs8).toString('base64'),
    encrypted: privateKey
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })
      .toString(),
  }
}

function pem(key: KeyObject, type: 'pkcs8' | 'pkcs1'): string {
  return key.export({ type, format: 'pem' }).toString()
}
