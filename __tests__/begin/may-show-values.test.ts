import { expect, it } from '@jest/globals'
import { mayShowValues } from '../../src/begin/may-show-values.ts'
import { parseOrg } from '../../src/inputs/org.ts'

type Redact = 'auto' | 'true' | 'false'

/** Whether values are shown, for a session at this host and an org that is expected. */
function shows(redact: Redact, host: string, { org = '', isPublic = false } = {}): boolean {
  const signIn = { flow: 'session', accessToken: 'x', instanceUrl: new URL(`https://${host}`) } as const
  return mayShowValues({ results: { redact }, org: { signIn, expected: parseOrg(org) } }, { isPublic })
}

it.each([
  ['acme--uat.sandbox.my.salesforce.com', true],
  ['acme--x.scratch.my.salesforce.com', true],
  ['acme-dev-ed.develop.my.salesforce.com', true],
  ['test.salesforce.com', true],
  ['acme.my.salesforce.com', false],
  ['login.salesforce.com', false],
  ['127.0.0.1', true],
])('with redact: auto, a sign-in at %s shows values: %s', (host, shown) => {
  expect(shows('auto', host)).toBe(shown)
})

it('an org that is named has the say', () => {
  expect(shows('auto', 'test.salesforce.com', { org: '00D5g000000abcDEAQ' })).toBe(false)
  expect(shows('auto', '127.0.0.1', { org: '00D5g000000abcDEAQ' })).toBe(false)
  expect(shows('auto', 'login.salesforce.com', { org: 'acme--uat.sandbox.my.salesforce.com' })).toBe(true)
  expect(shows('auto', 'test.salesforce.com', { org: 'acme.my.salesforce.com' })).toBe(false)
})

it('the input has the last word, and a public repository shows none', () => {
  expect(shows('true', 'test.salesforce.com')).toBe(false)
  expect(shows('false', 'acme.my.salesforce.com', { org: 'acme.my.salesforce.com' })).toBe(true)
  expect(shows('auto', 'test.salesforce.com', { isPublic: true })).toBe(false)
})
