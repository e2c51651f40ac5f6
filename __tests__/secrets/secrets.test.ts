import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Secrets } from '../../src/secrets/secrets.ts'

const TOKEN = '00D5g000004cDeF!AQ4AQKxJ2p_vN.0lqT7bq3ZrW1hY9uGdE5sM8kC6fXoPaIjRtUvBnL4wQzHy2DmS'

function scrub(text: string, ...secrets: readonly string[]): string {
  const known = new Secrets()
  for (const secret of secrets) known.add(secret)
  return known.scrub(text)
}

/** How a text may hold what it was given, by who wrote it. */
const WRITERS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in a URL': (text) => encodeURIComponent(text),
  'in a URL in small letters': (text) => encodeURIComponent(text).replace(/%../g, (hex) => hex.toLowerCase()),
  'in a form': (text) => new URLSearchParams({ a: text }).toString().slice(2),
  'every character for a URL': (text) =>
    text.replace(/[\0-\x7f]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`),
  'in JSON': (text) => JSON.stringify(text).slice(1, -1),
  'in JSON with slashes escaped': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'in JSON, ASCII only': (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[!=/+&<>'\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'in HTML': (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`),
  'in HTML in hex': (text) => text.replace(/[^A-Za-z0-9]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`),
  'in Markdown': (text) => text.replace(/[!-/:-@[-`{-~]/g, (c) => `\\${c}`),
}

const writer = fc.constantFrom(...Object.keys(WRITERS))
const ascii = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 8,
  maxLength: 200,
})
const unicode = fc
  .string({ unit: 'grapheme', minLength: 8, maxLength: 60 })
  .filter((text) => text.trim() === text && !/[\r\n]/.test(text) && text.length >= 8)
const token = fc.stringMatching(/^00D[A-Za-z0-9]{12}![A-Za-z0-9._]{30,100}$/)

/** Of a secret as long as this a piece of 16 characters is left when its neighbours make escapes with its ends. */
const SURE_LENGTH = 32
const BEGUN_ESCAPE = /[%\\&][#a-z0-9]{0,7}$/i

/** What stands around the secret, so that no escape begins in the one and ends in the other. */
function apart(before: string, secret: string, after: string): [string, string] {
  return [BEGUN_ESCAPE.test(before) ? `${before} ` : before, BEGUN_ESCAPE.test(secret) ? ` ${after}` : after]
}

describe('whatever stands around it, no secret is left', () => {
  it.each([
    ['of printable ASCII', ascii],
    ['of any characters', unicode],
    ['that is a session', token],
  ])('%s, by one writer or two', (_, secret) => {
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 6 }),
        fc.string(),
        fc.string(),
        writer,
        writer,
        (secrets, before, after, one, other) => {
          const known = new Secrets()
          for (const text of secrets) known.add(text)
          for (const text of secrets) {
            const plain = WRITERS[one]?.(text) ?? ''
            const twice = WRITERS[other]?.(plain) ?? ''
            const [from, to] = text.length < SURE_LENGTH ? apart(before, text, after) : [before, after]
            for (const written of [plain, twice]) {
              const clean = known.scrub(`${from}${written}${to}`)
              expect(clean).toContain('***')
              expect(clean).not.toContain(written)
              expect(known.scrub(clean)).not.toContain(text)
            }
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  it.each([
    ['!!!!&amp;!!\\:', '!!!!&!!\\', '***:'],
    ['!!!!%26!!&:', '!!!!&!!&', '***:'],
    ['\\&amp;secret!&#33;', '&secret!!', '***'],
    ['%5c&amp;amp;secret%25!', '&secret%!', '***'],
  ])('where its escapes and its neighbours’ are of several kinds: %s', (text, secret, clean) => {
    expect(scrub(text, secret)).toBe(clean)
  })

  it('without its backquotes, as people see what the org says', () => {
    expect(scrub("the proxy refused pass'word'1234 here", 'pass`word`1234')).toBe('the proxy refused *** here')
  })

  it('in base64 of whatever it is a part of', () => {
    fc.assert(
      fc.property(
        token,
        fc.string(),
        fc.string(),
        fc.constantFrom('base64', 'base64url'),
        (secret, before, after, encoding) => {
          const text = Buffer.from(`${before}${secret}${after}`).toString(
            encoding === 'base64' ? 'base64' : 'base64url',
          )
          const clean = scrub(text, secret)
          const left = Math.max(...clean.split('***').map((piece) => piece.length), 0)
          expect(clean).toContain('***')
          expect(left).toBeLessThanOrEqual(
            Math.ceil((Math.max(Buffer.byteLength(before), Buffer.byteLength(after)) * 4) / 3) + 4,
          )
        },
      ),
    )
  })

  it('also of a secret that was cut, or wrapped', () => {
    fc.assert(
      fc.property(token, fc.nat(), fc.nat(), (secret, from, length) => {
        const start = from % (secret.length - 16)
        const piece = secret.slice(start, start + 16 + (length % (secret.length - 16)))
        expect(scrub(`said: ${piece}…`, secret)).toBe('said: ***…')
      }),
    )
  })

  it('also where it was found before in a text as long as a page', () => {
    const page = `<td>word &amp; word</td>\n`.repeat(5_000)
    const clean = scrub(`${page}${TOKEN}${page}${encodeURIComponent(TOKEN)}`, TOKEN)
    expect(clean).toBe(`${page}***${page}***`)
  })
})

describe('everything else stays', () => {
  it.each([
    ['an org id, which a token begins with', 'Signed in to 00D5g000004cDeFUAQ (sandbox)'],
    ['escapes', 'a%20b &amp; c \\u0041 \\n &#33; &excl; &nope; %zz'],
    ['a text without anything', 'Account-insert/failed.csv'],
  ])('%s', (_, text) => {
    expect(scrub(text, TOKEN)).toBe(text)
  })

  it('whatever the text, where no secret is known or in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(scrub(text)).toBe(text)
        expect(scrub(text, TOKEN)).toBe(text)
      }),
    )
  })

  it('with a secret that is too short to tell from a word', () => {
    expect(scrub('a test of testing', 'test', '', ' ')).toBe('a test of testing')
  })
})

describe('of a private key', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const body = pem.replace(/-----[^-]+-----|\s/g, '')
  const given = {
    PEM: pem,
    'PEM on one line': pem.replaceAll('\n', '\\n'),
    'PEM with blanks': pem.replaceAll('\n', ' '),
    'base64 of PEM': Buffer.from(pem).toString('base64'),
  }
  const echoed = {
    ...given,
    'one line of it': pem.split('\n')[7] ?? '',
    'its body': body,
    'its body, wrapped at 76': (body.match(/.{1,76}/g) ?? []).join('\r\n'),
    'JSON of it': JSON.stringify({ key: pem }),
    'a URL with it': encodeURIComponent(pem),
    'a form with it': new URLSearchParams({ key: pem }).toString(),
  }

  it.each(Object.keys(given).flatMap((form) => Object.keys(echoed).map((echo) => [form, echo] as const)))(
    'given as %s, nothing is left of %s',
    (form, echo) => {
      const secret = Object.entries(given).find(([name]) => name === form)?.[1] ?? ''
      const text = Object.entries(echoed).find(([name]) => name === echo)?.[1] ?? ''
      const clean = scrub(`said ${text} here`, secret)
      const pieces = [...body.matchAll(/(?=(.{12}))/g)].map(([, piece = '']) => piece)
      expect(clean.length).toBeLessThan(300)
      expect(pieces.filter((piece) => clean.includes(piece))).toEqual([])
    },
  )

  it('the words around it stay', () => {
    const text = 'Give the whole file, from `-----BEGIN PRIVATE KEY-----` to the END line, as a secret.'
    expect(scrub(text, pem)).toBe(text)
  })
})

it('of an SFDX auth URL all that is secret goes, and the host stays', () => {
  const url =
    'force://PlatformCLI:s3cr3t-of-the-app:5Aep861TSESvWeug_xOdumSVTdDsD7OrADzhKVu9YrPF@acme--uat.sandbox.my.salesforce.com'
  expect(scrub(`no: ${url}`, url)).toBe('no: ***')
  expect(scrub('refresh_token=5Aep861TSESvWeug_xOdumSVTdDsD7OrADzhKVu9YrPF&client_secret=s3cr3t-of-the-app', url)).toBe(
    'refresh_token=***&client_secret=***',
  )
  expect(scrub('signed in to acme--uat.sandbox.my.salesforce.com', url)).toBe(
    'signed in to acme--uat.sandbox.my.salesforce.com',
  )
})
