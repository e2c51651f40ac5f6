import type { KeyObject } from 'node:crypto'
import type { SfdxAuthUrl } from './sfdx-auth-url.ts'

/** How the action gets its access token. */
export type SignIn = JwtSignIn | ClientCredentialsSignIn | SfdxAuthUrlSignIn | TargetOrgSignIn | SessionSignIn

/** Client-credentials flow: the app signs in as the user that it is set to run as. */
export interface ClientCredentialsSignIn {
  readonly flow: 'client-credentials'
  readonly clientId: string
  readonly clientSecret: string
  /** The org's My Domain. */
  readonly loginUrl: URL
}

/** Refresh-token flow: an SFDX auth URL holds the token. */
export interface SfdxAuthUrlSignIn {
  readonly flow: 'sfdx-auth-url'
  readonly url: SfdxAuthUrl
}

/** An org that the Salesforce CLI on this runner is signed in to. */
export interface TargetOrgSignIn {
  readonly flow: 'target-org'
  /** Alias or username. */
  readonly targetOrg: string
}

/** A session that was opened before this step, which cannot be renewed. */
export interface SessionSignIn {
  readonly flow: 'session'
  readonly accessToken: string
  readonly instanceUrl: URL
}

/** JWT bearer flow: a signed assertion instead of a password. */
export interface JwtSignIn {
  readonly flow: 'jwt'
  /** Consumer key of the app. */
  readonly clientId: string
  readonly username: string
  readonly privateKey: KeyObject
  /** Origin of the login host. */
  readonly loginUrl: URL
  /** The assertion's `aud`; derived from `loginUrl` when undefined. */
  readonly audience: string | undefined
}

/** The host at which a step signs in; undefined where only the Salesforce CLI knows it. */
export function hostOfSignIn(signIn: SignIn): URL | undefined {
  switch (signIn.flow) {
    case 'jwt':
    case 'client-credentials':
      return signIn.loginUrl
    case 'sfdx-auth-url':
      return signIn.url.loginUrl
    case 'session':
      return signIn.instanceUrl
    case 'target-org':
      return undefined
  }
}
