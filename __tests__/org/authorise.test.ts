import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ConnectionError } from '../../src/errors.ts'
import { authorise } from '../../src/org/authorise.ts'

const LOGIN = {
  accessToken: '00D000000000001!secret',
  instanceUrl: new URL('https://acme.my.salesforce.com'),
  orgId: undefined,
  userId: undefined,
  issuedAt: 0,
}
const { signal } = new AbortController()

function authorised(path: string) {
  return authorise({ method: 'GET', path }, LOGIN, signal)
}

describe('authorise', () => {
  it.each([
    '/services/data/v67.0/jobs/ingest?queryLocator=x',
    'https://acme.my.salesforce.com/services/data/v67.0/query/01g-2000',
    'HTTPS://ACME.my.salesforce.com:443/services/data/v67.0/query/01g-2000',
    '/.//evil.example/services/data/',
    '/..//evil.example',
    'services/data/v67.0/limits',
  ])('sends the token to the org for %j', (link) => {
    const { url, headers } = authorised(link)
    expect(url.origin).toBe('https://acme.my.salesforce.com')
    expect(headers?.Authorization).toBe('Bearer 00D000000000001!secret')
  })

  it.each([
    '//evil.example/x',
    '/\\evil.example/x',
    '\\\\evil.example/x',
    '/\t/evil.example/x',
    '\n//evil.example/x',
    ' //evil.example/x',
    'https:\\\\evil.example',
    'https://evil.example/services/data/v67.0/query/01g',
    'https://acme.my.salesforce.com@evil.example/x',
    'https://acme.my.salesforce.com.evil.example/x',
    'https://acme.my.salesforce.com:8443/x',
    'http://acme.my.salesforce.com/x',
    'https://other.my.salesforce.com/x',
    'https://someone:else@acme.my.salesforce.com/x',
    'ftp://acme.my.salesforce.com/x',
    'data:text/plain,x',
    'javascript:alert(1)',
    'https://',
  ])('sends no token for %j', (link) => {
    expect(() => authorised(link)).toThrow(ConnectionError)
    expect(() => authorised(link)).not.toThrow(/secret/)
  })

  it('whatever the link, goes nowhere else with the token', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '?',
      '#',
      '\t',
      '\n',
      ' ',
      '%2f',
      'https:',
      'evil.example',
      'x',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          expect(authorised(pieces.join('')).url.origin).toBe('https://acme.my.salesforce.com')
        } catch (error) {
          expect(error).toBeInstanceOf(ConnectionError)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('shows no more of a foreign host than a line holds', () => {
    expect(() => authorised(`https://${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example/x`)).toThrow(
      /^acme\.my\.salesforce\.com answered with a link to another host \([a-z.]{100}\)\. Nothing was sent there$/,
    )
  })

  it('names this client on every API request, and on no other', () => {
    expect(authorised('/services/data/v67.0/limits').headers).toMatchObject({
      'Sforce-Call-Options': 'client=salesforce-bulk-load',
    })
    expect(authorised('/services/oauth2/userinfo').headers).not.toHaveProperty('Sforce-Call-Options')
  })
})
