/** An error of the token endpoint. Source: RFC 6749, section 5.2. */
export interface OAuthError {
  readonly error: string
  readonly description: string
}

interface Cure {
  readonly error?: string
  readonly description?: RegExp
  readonly cure: string
}

const NOT_APPROVED =
  'Check that `username` is a user of this org. In Setup, open the policies of the app, set "Permitted Users" to "Admin approved users are pre-authorized", and assign the app to the user through a profile or permission set; the app needs the scopes "api" and "refresh_token, offline_access".'

const CHECK_CLIENT_ID =
  'Check that `client-id` is the consumer key of an app in this org, and that `login-url` leads to the same org.'

const CHANGES_TAKE_TIME = 'A new or changed app takes up to 10 minutes to become known everywhere.'

/**
 * Errors of the token endpoint and what to do about them; the first that fits counts. Sources: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for
 * Server-to-Server Integration" and "OAuth 2.0 Authorization Errors"; salesforce.stackexchange.com 184363 (approval)
 * and 282513 (expired).
 */
const CURES: readonly Cure[] = [
  { error: 'invalid_app_access', cure: NOT_APPROVED },
  { error: 'invalid_client_id', cure: `${CHECK_CLIENT_ID} ${CHANGES_TAKE_TIME}` },
  { error: 'invalid_client', cure: `${CHECK_CLIENT_ID} ${CHANGES_TAKE_TIME}` },
  {
    error: 'app_not_found',
    cure: `The external client app is not installed or not available in this org. Install or create it there, or set \`login-url\` to the org that has it. ${CHANGES_TAKE_TIME}`,
  },
  {
    error: 'inactive_user',
    cure: 'The user is inactive. Activate it in Setup, or set `username` to an active integration user.',
  },
  {
    error: 'inactive_org',
    cure: 'The org is locked, closed or suspended. Check that `login-url` names the org you mean.',
  },
  {
    error: 'rate_limit_exceeded',
    cure: 'The user signed in too often in a short time. Wait, then sign in less often.',
  },
  {
    error: 'unsupported_grant_type',
    cure: 'Check that the app has the JWT bearer flow enabled, and that `login-url` is a Salesforce login host.',
  },
  { description: /hasn'?t approved|not admin approved/i, cure: NOT_APPROVED },
  {
    description: /audience/i,
    cure: "Set `login-url` to the org's My Domain, or to `https://test.salesforce.com` for a sandbox; or set `audience` to the `aud` that the org expects.",
  },
  {
    description: /invalid assertion/i,
    cure: 'Check that `private-key` belongs to the certificate that was uploaded to the app, and that `client-id` is the consumer key of that app.',
  },
  {
    description: /expired authorization code/i,
    cure: "The assertion counted as expired when it arrived. Check the runner's clock (synchronise it on a self-hosted runner) and run again.",
  },
  {
    description: /expired access\/refresh token|token validity expired/i,
    cure:
      'The refresh token has expired, was revoked or was used before. Where an org rotates refresh tokens, each works only ' +
      'once, and using one again revokes its successors too. Sign in again and replace the secret, or sign in with a JWT ' +
      'or client credentials, which need no refresh token.',
  },
  {
    // Source: forcedotcom/sfdx-core: pull request 1342.
    description: /already being processed/i,
    cure: 'Another step or run is using the same refresh token right now. Let only one of them sign in at a time, or sign in with a JWT or client credentials.',
  },
  {
    description: /no client credentials user/i,
    cure: 'In Setup, open the policies of the app, enable the client credentials flow and choose a "Run As" user.',
  },
  {
    description: /not supported on this domain/i,
    cure: "This flow works only at the org's own host. Set `login-url` to its My Domain, such as `https://acme.my.salesforce.com`.",
  },
  {
    description: /user is locked|authentication failure|inactive|ip restrict/i,
    cure: "See the user's login history in Setup: the user may be inactive or locked, or login IP ranges or login hours may keep the runner out.",
  },
]

const GENERAL_CURE =
  'Look the error up in Salesforce Help under "OAuth 2.0 Authorization Errors", and see the user\'s login history in Setup for the reason.'

/** Says what the user can do about a refused sign-in, in a few sentences. */
export function cureFor({ error, description }: OAuthError): string {
  const known = CURES.find(
    (cure) =>
      (cure.error === undefined || cure.error === error) &&
      (cure.description === undefined || cure.description.test(description)),
  )
  return known?.cure ?? GENERAL_CURE
}

/** Whether the refusal concerns the assertion's `aud`. */
export function isAudienceError({ error, description }: OAuthError): boolean {
  return error === 'invalid_grant' && /audience/i.test(description)
}
