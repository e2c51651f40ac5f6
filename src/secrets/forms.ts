import { decodeEscapes } from './escapes.ts'

/** One way in which a secret may appear in a text. */
export interface SecretForm {
  readonly text: string
  /** Whether only the whole text is a secret, and no part of it. */
  readonly isWhole?: boolean
}

const ARMOUR = '-----'
/** `force://<client id>:<client secret>:<refresh token>@<host>`. */
const AUTH_URL = /^force:\/\/[^:\s]*:([^:\s]*):([^@\s]+)@/

/** Yields all forms of a secret except those that only escape its characters. */
export function* formsOf(secret: string): Generator<SecretForm> {
  const text = secret.trim()
  if (text === '') return
  const [, clientSecret = '', refreshToken = ''] = AUTH_URL.exec(text) ?? []
  if (refreshToken !== '') {
    yield { text, isWhole: true }
    for (const part of [clientSecret, refreshToken]) yield* encodings(part)
  } else if (text.includes(ARMOUR)) yield* formsOfPem(text)
  else {
    yield* encodings(text)
    for (const line of linesOf(text)) yield* encodings(line)
    const pem = pemOf(text)
    if (pem !== undefined) yield* formsOfPem(pem)
  }
}

/** Yields a text as it is, decoded, as a web form encodes its blanks, and in base64. */
function* encodings(text: string): Generator<SecretForm> {
  yield { text }
  // A secret that looks escaped itself is decoded further than to the secret.
  for (let decoded = decodeEscapes(text); decoded !== undefined; decoded = decodeEscapes(decoded.text)) yield decoded
  if (text.includes(' ')) yield { text: text.replaceAll(' ', '+') }
  // As people see what the org said: see `report/org-voice.ts`.
  if (text.includes('`')) yield { text: text.replaceAll('`', "'") }
  for (const form of inBase64(Buffer.from(text))) yield { text: form }
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n|\\n/).map((line) => line.trim())
  return lines.length === 1 ? [] : lines
}

/** Yields the forms of a PEM key, however its lines are broken; its BEGIN and END lines are in every key and do not count. */
function* formsOfPem(pem: string): Generator<SecretForm> {
  yield { text: pem, isWhole: true }
  for (const form of inBase64(Buffer.from(pem))) yield { text: form }
  const spaced = pem.replaceAll(/\\r|\\n/g, '\n')
  const lines = spaced.split('\n').map((line) => line.trim())
  const normal = `${lines.filter((line) => line !== '').join('\n')}\n`
  for (const form of inBase64(Buffer.from(normal))) yield { text: form }
  for (const block of spaced.split(ARMOUR)) {
    if (/^(?:BEGIN|END) [A-Z0-9 ]+$/.test(block)) continue
    const words = block.split(/\s+/).filter((word) => word !== '')
    for (const word of words) yield { text: word }
    yield* encodings(words.join(''))
  }
}

/** Decodes a text that is base64 of a PEM; undefined for any other text. */
function pemOf(text: string): string | undefined {
  const compact = text.replaceAll(/\\n|\s/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return undefined
  const decoded = Buffer.from(compact, 'base64').toString('utf8')
  return decoded.includes(ARMOUR) ? decoded : undefined
}

/** Yields bytes in base64 and base64url, at each of the three places that they may have among other bytes, without the
 *  characters that they share with their neighbours. */
function* inBase64(bytes: Buffer): Generator<string> {
  for (const before of [0, 1, 2]) {
    const all = Buffer.concat([Buffer.alloc(before), bytes])
    const text = all.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((all.length * 8) / 6))
    yield text
    if (/[+/]/.test(text)) yield text.replaceAll('+', '-').replaceAll('/', '_')
  }
}
