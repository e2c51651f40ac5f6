import type { ConnectionError } from '../errors.ts'
import { readErrorBody } from '../http/error-body.ts'
import type { HttpAnswer } from '../http/request.ts'
import { passes } from '../http/retry.ts'
import { cureFor, type OAuthError } from './oauth-errors.ts'
import { isTrustedUrl } from './trusted-host.ts'

const LONGEST_DESCRIPTION = 300

const TRY_AGAIN = 'Run again later; https://status.salesforce.com shows known disruptions.'

/** Reads the OAuth error in an answer; undefined for a success, and for an answer that is not the token endpoint's own. */
export function parseRefusal(answer: HttpAnswer): OAuthError | undefined {
  const { errorCode, message } = readErrorBody(answer)
  if (answer.status === 200 || errorCode === '') return undefined
  return { error: oneLine(errorCode), description: message === errorCode ? '' : oneLine(message) }
}

/** Says why an answer gives no token and what to do about it, in sentences. */
export function explainAnswer(answer: HttpAnswer, loginUrl: URL): string {
  const refusal = parseRefusal(answer)
  if (refusal !== undefined && answer.status < 500) {
    const said = refusal.description === '' ? refusal.error : `${refusal.error} (${refusal.description})`
    return `${said}. ${cureFor(refusal)}`
  }
  if (answer.status >= 300 && answer.status < 400) return explainRedirect(answer, loginUrl)
  if (answer.status === 429) return `Salesforce answered 429, too many requests. ${TRY_AGAIN}`
  if (answer.status >= 500) return `Salesforce answered ${answer.status}, out of service. ${TRY_AGAIN}`
  return `the host answered ${answer.status} but did not return a token. Check that \`login-url\` is the login host, or the My Domain of an active org.`
}

/** Says where a redirect leads, as an old My Domain name has one. It is not followed, for it would carry the assertion along. */
function explainRedirect({ status, headers }: HttpAnswer, loginUrl: URL): string {
  const { location } = headers
  const target =
    typeof location === 'string' && URL.canParse(location, loginUrl.href) ? new URL(location, loginUrl) : undefined
  const isElsewhere = target !== undefined && isTrustedUrl(target) && target.host !== loginUrl.host
  const cure = isElsewhere
    ? `Set \`login-url\` to \`${target.origin}\`.`
    : "Set `login-url` to the org's current My Domain."
  return `the host answered ${status}, a redirect, and credentials are not sent on to another address. ${cure}`
}

/** Says why no answer came and what to do about it, in sentences. */
export function explainConnection(error: ConnectionError, loginUrl: URL): string {
  const { code, message, isExplained } = error
  if (isExplained) return passes(error) ? `${message}, or run again later.` : `${message}.`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `the host is unknown. Check the spelling of \`login-url\`; the My Domain of a new org takes some minutes to become known, and a self-hosted runner may need a proxy (\`https_proxy\`).`
  }
  return `${oneLine(message)}. Check that the runner can reach ${loginUrl.origin}, through a proxy (\`https_proxy\`) if it needs one. ${TRY_AGAIN}`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, LONGEST_DESCRIPTION)
}
