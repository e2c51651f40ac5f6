import { type IsName, knownMessage } from '../org/known-messages.ts'
import { WITHHELD } from '../text/org-words.ts'
import type { RowError } from './error-groups.ts'
import { ROW_ERRORS } from './row-error-codes.ts'

const SEE_FILE = `${WITHHELD}; see failed.csv`

/** What may be shown of a row's error where field values are kept out of sight: its code, its fields, and its message where
 *  the shape of that is known. To look for the record's values is not enough: the org prints numbers and dates anew. */
export function redactedError({ code, fields, message }: RowError, isName: IsName): RowError {
  const shownCode = isCode(code) ? code : ''
  const shownFields = fields.filter(isName)
  return { code: shownCode, fields: shownFields, message: knownMessage(message, isName) ?? SEE_FILE }
}

/** A word in capitals before a colon may be a value; one of ours, or with an underscore, is none. */
function isCode(code: string): boolean {
  return /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(code) || ROW_ERRORS.some((known) => known.code === code)
}
