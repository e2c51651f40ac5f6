import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { parsePrivateKey } from '../../src/auth/private-key.ts'
import { InputError } from '../../src/errors.ts'
import { testKeys } from '../support/keys.ts'

const { publicKey, pkcs8, pkcs1, escapedNewlines, spaces, base64, encrypted } = testKeys()
const certificate = '-----BEGIN CERTIFICATE-----\nMIIDazCCAlOgAwIBAgIUe\n-----END CERTIFICATE-----\n'

describe('a key is read', () => {
  it.each([
    ['as PKCS#8', pkcs8],
    ['as PKCS#1', pkcs1],
    ['with CRLF', pkcs8.replaceAll('\n', '\r\n')],
    ['with newlines that became \\n', escapedNewlines],
    ['with newlines that became \\r\\n', pkcs8.replaceAll('\n', '\\r\\n')],
    ['with newlines that became spaces', spaces],
    ['as PKCS#1 with spaces', pkcs1.replaceAll('\n', ' ')],
    ['on one line without any separator', pkcs8.replaceAll('\n', '')],
    ['as base64 of PEM', base64],
    ['as base64 of PEM in lines', base64.replaceAll(/(.{76})/g, '$1\n')],
    ['as base64 of PEM with CRLF', Buffer.from(pkcs8.replaceAll('\n', '\r\n')).toString('base64')],
    ['in quotes', `"${escapedNewlines}"`],
    ['with blanks around it', `\n  ${pkcs8}  \n`],
    ['after its certificate', certificate + pkcs8],
    ['after the attributes that openssl pkcs12 writes', `Bag Attributes\n    friendlyName: sf\n${pkcs8}`],
  ])('%s', (_form, text) => {
    const key = parsePrivateKey(text)
    expect(createPublicKey(key).export({ type: 'spki', format: 'pem' })).toBe(publicKey)
  })
})

describe('a key is refused with a word on what to do', () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const legacy = createPrivateKey(pkcs8)
    .export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    .toString()

  it.each([
    ['an encrypted key', encrypted, /encrypted with a passphrase.*openssl rsa/],
    ['an encrypted key whose newlines became \\n', encrypted.replaceAll('\n', '\\n'), /encrypted.*openssl rsa/],
    ['a key encrypted the old way', legacy, /encrypted.*openssl rsa/],
    ['a public key', publicKey, /public key.*Give the private key of the pair/],
    ['a certificate', certificate, /certificate.*belongs to the app/],
    [
      'an SSH key',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----',
      /SSH key.*openssl req/,
    ],
    ['an EC key', ec.export({ type: 'pkcs8', format: 'pem' }).toString(), /type ec.*only RSA keys.*openssl req/],
    ['an EC key as openssl writes it', ec.export({ type: 'sec1', format: 'pem' }).toString(), /type ec.*RSA/],
    ['a key cut at its end', pkcs8.slice(0, -40), /no matching END line.*cut off/],
    ['a key cut at its start', pkcs8.slice(40), /no BEGIN line.*cut off/],
    ['a key cut in its middle', pkcs8.replace(/\n.{64}\n/, '\n'), /no readable key.*cut or changed/],
    ['an empty block', '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----', /no readable key/],
    ['the name of a file', 'server.key', /not a key in PEM form.*whole file/],
    ['base64 of something else', Buffer.from('hello, world').toString('base64'), /not a key in PEM form/],
    [
      'parameters',
      '-----BEGIN DH PARAMETERS-----\nMEYC\n-----END DH PARAMETERS-----',
      /"DH PARAMETERS", not a private key/,
    ],
  ])('%s', (_what, text, message) => {
    expect(() => parsePrivateKey(text)).toThrow(InputError)
    expect(() => parsePrivateKey(text)).toThrow(message)
  })

  it('and never repeats it', () => {
    for (const text of [encrypted, pkcs8.slice(0, -40), pkcs8.slice(40), pkcs8.replace(/\n.{64}\n/, '\n')]) {
      const error = refusal(text)
      const lines = text.split('\n').filter((line) => line.length > 10 && !line.startsWith('-----'))
      for (const line of lines) expect(error.message).not.toContain(line)
    }
  })
})

function refusal(text: string): Error {
  try {
    parsePrivateKey(text)
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('the key was accepted')
}
