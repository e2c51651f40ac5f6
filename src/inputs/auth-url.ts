import { findAuthUrl, parseSfdxAuthUrl, type SfdxAuthUrl } from '../auth/sfdx-auth-url.ts'
import { isTrustedUrl } from '../auth/trusted-host.ts'
import { InputError } from '../errors.ts'
import { unknownHost } from './org-address.ts'

/** The command that prints the URL. Source: salesforcecli/plugin-org: src/commands/org/auth/show-sfdx-auth-url.ts. */
const SHOW = '`sf org auth show-sfdx-auth-url --target-org <alias> --json`'

/** Reads `sfdx-auth-url`: the URL alone, or the JSON in which the Salesforce CLI prints it. The InputError repeats nothing of
 *  either: both are secrets. */
export function parseAuthUrl(kept: string): SfdxAuthUrl {
  const { text, isOfJson } = findAuthUrl(kept)
  const url = parseSfdxAuthUrl(text)
  if (url === undefined) throw new InputError([whyNot(text, isOfJson)])
  if (!isTrustedUrl(url.loginUrl)) throw unknownHost('`sfdx-auth-url`: what follows the `@`')
  return url
}

function whyNot(text: string, isOfJson: boolean): string {
  if (isOfJson && text === '')
    return `\`sfdx-auth-url\` is JSON without \`result.sfdxAuthUrl\`. Store what ${SHOW} prints; versions of the Salesforce CLI before May 2026 print it with \`sf org display --verbose --json\`.`
  // Source: salesforcecli/plugin-org: src/commands/org/display.ts, `redacted.sfdxAuthUrl`.
  if (isOfJson && !text.startsWith('force://'))
    return `\`sfdx-auth-url\` is JSON in which the Salesforce CLI hides the URL. Store what ${SHOW} prints.`
  return `\`sfdx-auth-url\` is not an SFDX auth URL. It has the form \`force://<client id>:<secret>:<refresh token>@<host>\`; ${SHOW} prints it.`
}
