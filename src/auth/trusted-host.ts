import { isSalesforceHost } from './clouds.ts'

/** Hosts that are this machine, as `URL.hostname` spells them. */
const LOOPBACK_HOSTS = ['127.0.0.1', '[::1]', 'localhost']

/** Whether a token or assertion may be sent to `url`: https to Salesforce, or this machine (an emulated org). */
export function isTrustedUrl(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false
  if (isLoopback(url)) return url.protocol === 'http:' || url.protocol === 'https:'
  // Salesforce serves no other port than that of https.
  return url.protocol === 'https:' && url.port === '' && isSalesforceHost(url.hostname)
}

/** Whether a URL is one of this machine. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK_HOSTS.includes(url.hostname)
}
