import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

let keyPair: Promise<{ publicKey: KeyObject; privateKey: string }> | undefined

/** Makes one RSA key pair for all orgs of the process, since making one takes long. */
export function ownKeyPair(): Promise<{ publicKey: KeyObject; privateKey: string }> {
  keyPair ??= promisify(generateKeyPair)('rsa', { modulusLength: 2048 }).then(({ publicKey, privateKey }) => ({
    publicKey,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }))
  return keyPair
}
