import { expect, it } from '@jest/globals'
import { cureFor, isAudienceError } from '../../src/auth/oauth-errors.ts'

it.each([
  ['invalid_grant', "user hasn't approved this consumer", /pre-authorized/],
  ['invalid_grant', 'invalid assertion', /certificate that was uploaded/],
  ['invalid_grant', 'audience is invalid', /`audience`/],
  ['invalid_grant', 'Audience validation failed', /`audience`/],
  ['invalid_grant', 'expired authorization code', /clock/],
  ['invalid_grant', 'expired access/refresh token', /has expired, was revoked/],
  ['invalid_grant', 'token validity expired', /has expired, was revoked/],
  ['invalid_grant', 'no client credentials user enabled', /"Run As"/],
  ['invalid_grant', 'request not supported on this domain', /My Domain/],
  ['invalid_grant', 'authentication failure; user is locked', /login history/],
  ['invalid_app_access', 'user is not admin approved to access this app', /pre-authorized/],
  ['invalid_client_id', 'client identifier invalid', /consumer key.*10 minutes/],
  ['invalid_client', 'invalid client credentials', /consumer key/],
  ['app_not_found', 'External client app is not installed in this org', /not installed.*10 minutes/],
  ['inactive_user', 'user is inactive', /Activate it/],
  ['inactive_org', 'organization is locked', /closed or suspended/],
  ['rate_limit_exceeded', 'too many logins', /less often/],
  ['unsupported_grant_type', 'grant type not supported', /JWT bearer flow enabled/],
])('%s "%s" has its cure', (error, description, cure) => {
  expect(cureFor({ error, description })).toMatch(cure)
})

it('points to the documentation and the login history for what nobody foresaw', () => {
  expect(cureFor({ error: 'server_error', description: 'something new' })).toMatch(/Salesforce Help.*login history/)
})

it('tells a refused audience from other refusals', () => {
  expect(isAudienceError({ error: 'invalid_grant', description: 'Audience validation failed' })).toBe(true)
  expect(isAudienceError({ error: 'invalid_grant', description: 'invalid assertion' })).toBe(false)
})
