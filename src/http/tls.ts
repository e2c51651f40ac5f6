import { readRegularFile } from '../disk/regular-file.ts'
import { messageOf } from '../errors.ts'

/** Codes that say that the certificate is signed by an authority that Node.js does not know, as that of a company's proxy is
 *  that reads the traffic. Source: Node.js documentation, "X509 certificate error codes". */
const UNKNOWN_AUTHORITY: ReadonlySet<string> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** Other codes that refuse a certificate. Source: as above. */
const REFUSED_CERTIFICATE: ReadonlySet<string> = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'CRL_HAS_EXPIRED',
  'CRL_NOT_YET_VALID',
  'CRL_SIGNATURE_FAILURE',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_GET_CRL',
])

/** What answers in clear text where TLS is expected. Source: OpenSSL, `ssl_err.c`: reasons of `ssl3_get_record`. */
const NO_TLS = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|wrong version number|packet length too long/i

/** Whether a code says that no connection of TLS can be made, which stays so until somebody changes something. */
export function isOfTls(code: string): boolean {
  return (
    UNKNOWN_AUTHORITY.has(code) ||
    REFUSED_CERTIFICATE.has(code) ||
    /^(?:CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|HOSTNAME_MISMATCH|EPROTO|ERR_TLS_|ERR_SSL_|ERR_OSSL_)/.test(code)
  )
}

/** A connection of TLS that was not made. */
export interface FailedTls {
  /** Node's or OpenSSL's code. */
  readonly code: string
  readonly cause: unknown
  /** The host that was asked for, with its port. */
  readonly host: string
  /** Whether the connection goes by a proxy, and how that proxy itself is reached. */
  readonly proxy?: { readonly variable: string; readonly scheme: string } | undefined
}

/** Says why no connection of TLS was made, and what cures just that: sentences without the full stop of the last one.
 *
 *  @param extraCertificates the value of NODE_EXTRA_CA_CERTS, which Node.js read when it started */
export function explainTls(failed: FailedTls, extraCertificates: string | undefined): string {
  const { code, cause, host } = failed
  if (UNKNOWN_AUTHORITY.has(code)) return ofUnknownAuthority(failed, extraCertificates)
  const shown = `${host} shows a certificate that`
  if (code === 'CERT_HAS_EXPIRED') {
    return `${shown} has expired (${code}). Check the clock of the runner; if it is right, something between the runner and Salesforce, such as a company proxy, answers with an old certificate, which its administrators have to renew`
  }
  if (code === 'CERT_NOT_YET_VALID')
    return `${shown} is not valid yet (${code}). Check the clock of the runner, which is probably slow`
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') {
    const reason = namesIn(cause)
    return `${shown} was made for other hosts (${code}${reason}). Check the spelling of the host; if it is right, a proxy or a name server answers in its place. More certificates (\`NODE_EXTRA_CA_CERTS\`) do not help`
  }
  if (REFUSED_CERTIFICATE.has(code))
    return `${shown} cannot be accepted (${code}). Ask the administrators of the network or proxy of the runner for a certificate that is in order`
  return ofHandshake(failed)
}

function ofUnknownAuthority({ code, host }: FailedTls, extra: string | undefined): string {
  const what =
    code === 'DEPTH_ZERO_SELF_SIGNED_CERT'
      ? `${host} shows a certificate that is signed by no authority (${code})`
      : `${host} shows a certificate of an authority that Node.js does not know (${code})`
  const why =
    'Something between the runner and Salesforce, such as a company proxy, answers with a certificate of its own'
  return `${what}. ${why}. ${extra ? correction(extra) : SET_IT}`
}

const SET_IT =
  'Set `NODE_EXTRA_CA_CERTS` in the `env:` of the step to the path of a PEM file with the certificate of the authority that signs these certificates'

/** More than a file of all the world's authorities has. */
const MOST_CERTIFICATE_BYTES = 4_000_000

/** What to do where NODE_EXTRA_CA_CERTS is set and did not help. Node.js goes on without a file that it cannot read. */
function correction(file: string): string {
  try {
    const text = readRegularFile(file, MOST_CERTIFICATE_BYTES)
    return text.includes('-----BEGIN CERTIFICATE-----')
      ? `\`NODE_EXTRA_CA_CERTS\` is set, but ${file} does not hold the certificate of that authority. Add it to the file`
      : `\`NODE_EXTRA_CA_CERTS\` is set, but ${file} is no PEM file. Convert it: \`openssl x509 -inform der -in ca.crt -out ca.pem\``
  } catch (error) {
    return `\`NODE_EXTRA_CA_CERTS\` is set, but Node.js cannot read that file (${messageOf(error)}). Correct the path; in a container job it is a path in the container`
  }
}

/** The names that a certificate was made for, as Node.js says them. */
function namesIn(cause: unknown): string {
  if (!(cause instanceof Error) || !('reason' in cause) || typeof cause.reason !== 'string') return ''
  return `: ${cause.reason.replaceAll(/\s+/g, ' ').slice(0, LONGEST_REASON)}`
}

const LONGEST_REASON = 300

function ofHandshake({ code, cause, host, proxy }: FailedTls): string {
  const isPlain = NO_TLS.test(code) || (cause instanceof Error && NO_TLS.test(cause.message))
  if (isPlain && proxy?.scheme === 'https:')
    return `the proxy of \`${proxy.variable}\` does not speak TLS (${code}). Write its address with \`http://\`: Salesforce is reached by https all the same`
  const what = isPlain ? 'does not answer with TLS' : 'and the runner cannot agree on a connection with TLS'
  return `${host} ${what} (${code}). A proxy or firewall probably answers in its place: ask its administrators to let TLS 1.2 and 1.3 to this host through`
}
