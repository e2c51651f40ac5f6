import { createPrivateKey, createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { deriveAudience, otherAudience, signAssertion } from '../../src/auth/assertion.ts'
import { testKeys } from '../support/keys.ts'

const NOW_MS = Date.UTC(2026, 10, 24, 12, 0, 0, 999)
const CLAIMS = { clientId: '3MVG9.key', username: 'löader@acme.com', audience: 'https://login.salesforce.com' }

function assertion(): { header: string; payload: string; signature: string } {
  const [header = '', payload = '', signature = '', ...rest] = signAssertion(
    CLAIMS,
    createPrivateKey(testKeys().pkcs8),
    NOW_MS,
  ).split('.')
  expect(rest).toEqual([])
  return { header, payload, signature }
}

function decode(segment: string): unknown {
  return JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'))
}

describe('signAssertion', () => {
  it('says which algorithm signed it', () => {
    expect(decode(assertion().header)).toEqual({ alg: 'RS256' })
  })

  it('claims app, user and audience, and expires in whole seconds less than 3 minutes ahead', () => {
    expect(decode(assertion().payload)).toEqual({
      iss: CLAIMS.clientId,
      sub: CLAIMS.username,
      aud: CLAIMS.audience,
      exp: Date.UTC(2026, 10, 24, 12, 2, 50) / 1000,
    })
  })

  it('carries a signature that the public key confirms', () => {
    const { header, payload, signature } = assertion()
    const publicKey = createPublicKey(testKeys().publicKey)
    const bytes = Buffer.from(signature, 'base64url')
    expect(verify('sha256', Buffer.from(`${header}.${payload}`), publicKey, bytes)).toBe(true)
    expect(verify('sha256', Buffer.from(`${header}.${payload}x`), publicKey, bytes)).toBe(false)
  })

  it('is written in base64url without padding', () => {
    const { header, payload, signature } = assertion()
    expect([header, payload, signature].join('')).toMatch(/^[A-Za-z0-9_-]+$/)
  })
})

describe('the audience', () => {
  it.each([
    ['https://login.salesforce.com', 'https://login.salesforce.com'],
    ['https://acme.my.salesforce.com', 'https://login.salesforce.com'],
    ['https://acme-dev-ed.develop.my.salesforce.com', 'https://login.salesforce.com'],
    ['https://sandbox.my.salesforce.com', 'https://login.salesforce.com'],
    ['http://127.0.0.1:8787', 'https://login.salesforce.com'],
    ['https://test.salesforce.com', 'https://test.salesforce.com'],
    ['https://acme--uat.sandbox.my.salesforce.com', 'https://test.salesforce.com'],
    ['https://acme-123.scratch.my.salesforce.com', 'https://test.salesforce.com'],
    ['https://acme--uat.sandbox.my.salesforce.mil', 'https://test.salesforce.com'],
    ['https://acme.my.salesforce.mil', 'https://login.salesforce.com'],
    ['https://acme.sandbox.my.evil.example', 'https://login.salesforce.com'],
  ])('of %s is %s', (loginUrl, audience) => {
    expect(deriveAudience(new URL(loginUrl))).toBe(audience)
  })

  it.each([
    ['https://login.sfcrmproducts.cn', 'https://login.sfcrmproducts.cn'],
    ['https://acme.my.sfcrmproducts.cn', 'https://login.sfcrmproducts.cn'],
    ['https://test.sfcrmproducts.cn', 'https://test.sfcrmproducts.cn'],
    ['https://acme--uat.sandbox.my.sfcrmproducts.cn', 'https://test.sfcrmproducts.cn'],
    ['https://acme-123.scratch.my.sfcrmproducts.cn', 'https://test.sfcrmproducts.cn'],
  ])('of an org on Alibaba Cloud stays in that cloud: %s', (loginUrl, audience) => {
    expect(deriveAudience(new URL(loginUrl))).toBe(audience)
    expect(new Set([audience, otherAudience(audience)])).toEqual(
      new Set(['https://login.sfcrmproducts.cn', 'https://test.sfcrmproducts.cn']),
    )
  })

  it('has one other', () => {
    expect(otherAudience('https://login.salesforce.com')).toBe('https://test.salesforce.com')
    expect(otherAudience('https://test.salesforce.com')).toBe('https://login.salesforce.com')
  })
})
