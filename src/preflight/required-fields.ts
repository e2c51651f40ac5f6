import type { IngestOperation } from '../bulk/job.ts'
import type { Field, ObjectDescribe } from '../org/describe.ts'
import { agree, listed } from '../text/words.ts'
import { MOST_NAMES } from './field-access.ts'
import type { Remark } from './header-checks.ts'
import { fieldOf } from './object-fields.ts'

/**
 * Warns of required fields that an insert does not fill. The org asks for them only after before-save automation, which may
 * fill them in. Source: Apex Developer Guide, "Triggers and Order of Execution".
 *
 * @param filled the fields that the columns of the file fill
 */
export function missingRequired(
  operation: IngestOperation,
  describe: ObjectDescribe,
  filled: readonly Field[],
): readonly Remark[] {
  if (operation !== 'insert') return []
  const given = new Set(filled.map(({ name }) => name))
  const missing = describe.fields.filter(
    ({ name, createable, nillable, defaultedOnCreate }) =>
      createable && !nillable && !defaultedOnCreate && !given.has(name),
  )
  const names = missing.map(({ name }) => name).filter((name) => !isOfOtherKind(name, describe, given))
  if (names.length === 0) return []
  const shown = names.map((name) => (isName(name, describe) ? `${name} (LastName for person accounts)` : name))
  const them = agree(names.length, 'it', 'them')
  const message = `${describe.name} requires ${listed(shown, MOST_NAMES)}, which the header does not have. Records fail unless a flow or trigger fills ${them} in.`
  return [{ check: 'required-field', message }]
}

/** Business accounts have a Name, person accounts a LastName of which the org makes one.
 *  Sources: Salesforce Help 000386207, "Error 'bad field names' when you import Person Accounts"; Object Reference, "Account". */
function isOfOtherKind(name: string, describe: ObjectDescribe, given: ReadonlySet<string>): boolean {
  if (!hasPersonAccounts(describe)) return false
  return (name === 'Name' && given.has('LastName')) || (name === 'LastName' && given.has('Name'))
}

function isName(name: string, describe: ObjectDescribe): boolean {
  return name === 'Name' && hasPersonAccounts(describe)
}

/** Whether accounts of the org may be persons. */
export function hasPersonAccounts(describe: ObjectDescribe): boolean {
  return describe.name === 'Account' && fieldOf(describe, 'IsPersonAccount') !== undefined
}
