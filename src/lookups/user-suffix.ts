import { sameName } from '../values/names.ts'
import type { FieldPath } from './field-path.ts'

/** How values of a field end in a copy of an org, behind those that they have in the org itself. */
export interface SuffixRule {
  /** Finds the suffix at the end of a value, with its point. */
  readonly suffix: RegExp
}

/** `jo@acme.com` is `jo@acme.com.test` in the sandbox `test`, whose name has letters and digits; Salesforce CLI puts the Id of a
 *  scratch org there. One word only: `jo@acme.com.au` is a name of its own in the org that was copied.
 *  Sources: Salesforce Help, "Users and Contacts" (of sandboxes); Salesforce CLI Command Reference, `org create user`,
 *  `--set-unique-username`: "by appending the org ID". */
const USERNAME: SuffixRule = { suffix: /\.[A-Za-z0-9]+$/ }

/** Source: Salesforce Help, "Users and Contacts" (of sandboxes): "User email addresses are appended with .invalid." */
const EMAIL: SuffixRule = { suffix: /\.invalid$/i }

/** Returns how the values of the field end in a copy of an org; undefined for fields whose values stay as they are. */
export function suffixRule(object: string, fields: readonly FieldPath[]): SuffixRule | undefined {
  const [only] = fields
  if (object !== 'User' || fields.length !== 1 || only === undefined) return undefined
  if (sameName(only.soql, 'Username')) return USERNAME
  return sameName(only.soql, 'Email') ? EMAIL : undefined
}
