import { createPrivateKey, type KeyObject } from 'node:crypto'
import { InputError } from '../errors.ts'

interface PemBlock {
  /** `PRIVATE KEY`, `CERTIFICATE`, … */
  readonly label: string
  /** The text between the BEGIN and END lines, with its white space. */
  readonly body: string
}

const HOW_TO_GIVE_IT =
  'Give the whole file, from `-----BEGIN PRIVATE KEY-----` to the END line, as a secret: as it is, with its newlines as `\\n` or spaces, or base64-encoded.'

/** Salesforce checks the assertion with RSA-SHA256 only.
 *  Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration". */
const MAKE_RSA =
  'Salesforce accepts only RSA keys. Make one with `openssl req -x509 -newkey rsa:2048 -nodes -keyout server.key -out server.crt` and upload server.crt to the app in Salesforce.'

const DECRYPT = 'is encrypted with a passphrase. Give the key without it: `openssl rsa -in server.key -out plain.key`.'

/**
 * Reads the RSA key that signs in: PEM (PKCS#8 or PKCS#1), PEM whose newlines became `\n` or spaces, or base64 of PEM.
 * Throws InputError; its message never repeats the key.
 */
export function parsePrivateKey(text: string): KeyObject {
  const pem = unfold(text)
  const blocks = pemBlocks(pem)
  const block = blocks.find(({ label }) => label.endsWith('PRIVATE KEY')) ?? blocks[0]
  if (block === undefined) throw refusal(whyNoPem(pem))
  const wrong = whyUnusable(block)
  if (wrong !== undefined) throw refusal(wrong)
  const key = readKey(block)
  if (key.asymmetricKeyType !== 'rsa') {
    throw refusal(`is a key of type ${key.asymmetricKeyType}. ${MAKE_RSA}`)
  }
  return key
}

/** Turns any form of a secret into PEM with real newlines, and leaves other text as it is. */
function unfold(text: string): string {
  const bare = text.trim().replace(/^(["'])([\s\S]*)\1$/, '$2')
  const pem = bare.includes('-----BEGIN') ? bare : decodeBase64(bare)
  return pem.replaceAll(/(?:\\r)?\\n/g, '\n')
}

function decodeBase64(text: string): string {
  const compact = text.replaceAll(/\\n|\s/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return text
  const decoded = Buffer.from(compact, 'base64').toString('utf8')
  return decoded.includes('-----BEGIN') ? decoded : text
}

const BEGIN = '-----BEGIN '
const DASHES = '-----'
/** A key, its certificate and those above it are a handful; each BEGIN line takes a search for its END line. */
const MOST_BEGINS = 20

function pemBlocks(pem: string): PemBlock[] {
  const blocks: PemBlock[] = []
  let from = pem.indexOf(BEGIN)
  for (let begun = 0; from !== -1 && begun < MOST_BEGINS; begun++) {
    const labelEnd = pem.indexOf(DASHES, from + BEGIN.length)
    const label = labelEnd === -1 ? '' : pem.slice(from + BEGIN.length, labelEnd)
    const bodyEnd = /^[A-Z0-9 ]+$/.test(label) ? pem.indexOf(`-----END ${label}-----`, labelEnd + DASHES.length) : -1
    if (bodyEnd !== -1) blocks.push({ label, body: pem.slice(labelEnd + DASHES.length, bodyEnd) })
    from = pem.indexOf(BEGIN, Math.max(bodyEnd, from + BEGIN.length))
  }
  return blocks
}

function whyNoPem(text: string): string {
  if (text.includes('-----BEGIN')) return `has a BEGIN line but no matching END line: it was cut off. ${HOW_TO_GIVE_IT}`
  if (text.includes('-----END')) return `has an END line but no BEGIN line: it was cut off. ${HOW_TO_GIVE_IT}`
  return `is not a key in PEM form. ${HOW_TO_GIVE_IT}`
}

function whyUnusable({ label, body }: PemBlock): string | undefined {
  if (label === 'ENCRYPTED PRIVATE KEY' || /4,\s*ENCRYPTED/.test(body)) return DECRYPT
  if (label === 'OPENSSH PRIVATE KEY') return `is an SSH key. ${MAKE_RSA}`
  if (label.endsWith('PRIVATE KEY')) return undefined
  if (label.includes('CERTIFICATE')) {
    return 'is a certificate, which belongs to the app in Salesforce. Give the private key that it was made with (often server.key).'
  }
  if (label.endsWith('PUBLIC KEY')) return 'is a public key. Give the private key of the pair (often server.key).'
  return `is a "${label}", not a private key. ${HOW_TO_GIVE_IT}`
}

function readKey({ label, body }: PemBlock): KeyObject {
  const lines = body.replaceAll(/\s/g, '').match(/.{1,64}/g) ?? []
  try {
    return createPrivateKey([`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n'))
  } catch {
    throw refusal(
      `has a BEGIN and an END line, but no readable key between them: it was cut or changed. ${HOW_TO_GIVE_IT}`,
    )
  }
}

function refusal(what: string): InputError {
  return new InputError([`\`private-key\` ${what}`])
}
