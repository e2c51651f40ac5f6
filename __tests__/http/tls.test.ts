import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { explainTls, isOfTls } from '../../src/http/tls.ts'

const HOST = 'acme.my.salesforce.com'
const folder = mkdtempSync(join(tmpdir(), 'tls-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(content: string | Buffer): string {
  const path = join(folder, 'ca.pem')
  writeFileSync(path, content)
  return path
}

function told(code: string, { cause = new Error(code), extra }: { cause?: Error; extra?: string } = {}): string {
  return explainTls({ code, cause, host: HOST }, extra)
}

describe('a certificate', () => {
  it.each([
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('of an unknown authority (%s) is made known by NODE_EXTRA_CA_CERTS', (code) => {
    expect(told(code)).toMatch(/acme\.my\.salesforce\.com shows a certificate.*Set `NODE_EXTRA_CA_CERTS` in the `env:`/)
    expect(told(code)).toContain(code)
  })

  it.each([
    ['is not there', 'no-such-file.pem', /Node\.js cannot read that file.*Correct the path/],
    ['is no PEM', () => file(Buffer.from([0x30, 0x82, 1, 2])), /is no PEM file\. Convert it/],
    [
      'has other certificates',
      () => file('-----BEGIN CERTIFICATE-----\nMII\n'),
      /does not hold the certificate.*Add it/,
    ],
  ])('of an unknown authority, where the file of the variable %s, needs that corrected', (_, extra, cure) => {
    const path = typeof extra === 'string' ? join(folder, extra) : extra()
    const message = told('SELF_SIGNED_CERT_IN_CHAIN', { extra: path })
    expect(message).toMatch(cure)
    expect(message).toContain(path)
    expect(message).not.toContain('Set `NODE_EXTRA_CA_CERTS`')
  })

  it.each([
    ['CERT_HAS_EXPIRED', /has expired.*Check the clock/],
    ['CERT_NOT_YET_VALID', /not valid yet.*Check the clock/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /was made for other hosts.*Check the spelling/],
    ['CERT_REVOKED', /cannot be accepted \(CERT_REVOKED\)/],
    ['INVALID_CA', /cannot be accepted \(INVALID_CA\)/],
  ])('%s has a cure of its own', (code, cure) => {
    expect(told(code)).toMatch(cure)
    expect(told(code)).not.toContain('Set `NODE_EXTRA_CA_CERTS`')
  })

  it('names the hosts that it was made for', () => {
    const cause = Object.assign(new Error('x'), { reason: "Host: acme. is not in the cert's altnames: DNS:proxy.acme" })
    expect(told('ERR_TLS_CERT_ALTNAME_INVALID', { cause })).toContain('DNS:proxy.acme')
  })
})

describe('a handshake', () => {
  const proxy = { variable: 'https_proxy', scheme: 'https:' }

  it('with something that does not speak TLS tells of a proxy that is named with https', () => {
    const failed = { code: 'ERR_SSL_WRONG_VERSION_NUMBER', cause: undefined, host: HOST }
    expect(explainTls({ ...failed, proxy }, undefined)).toMatch(
      /proxy of `https_proxy` does not speak TLS.*`http:\/\/`/,
    )
    expect(explainTls(failed, undefined)).toMatch(/does not answer with TLS.*firewall/)
    const old = { code: 'EPROTO', cause: new Error('SSL routines:wrong version number'), host: HOST }
    expect(explainTls({ ...old, proxy }, undefined)).toMatch(/does not speak TLS/)
  })

  it('that fails for another reason names the code', () => {
    expect(told('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')).toMatch(/cannot agree.*ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION/)
  })
})

it.each(['ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'DEADLINE', 'ERR_PROXY_AUTH', 'UNKNOWN'])(
  '%s is not of TLS',
  (code) => {
    expect(isOfTls(code)).toBe(false)
  },
)
