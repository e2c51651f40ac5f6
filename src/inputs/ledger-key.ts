import { InputError } from '../errors.ts'
import { quote } from './quote.ts'

const LONGEST = 200

/** Reads `ledger-key`, any text on one line; undefined when it is left out, so that it is derived. Throws InputError. */
export function parseLedgerKey(text: string): string | undefined {
  if (text === '') return undefined
  if (!/\p{Cc}/u.test(text) && text.length <= LONGEST) return text
  throw new InputError([
    `\`ledger-key\`: ${quote(text)} is not allowed. Use at most ${LONGEST} characters on one line, such as \`accounts-eu\`, or leave it out.`,
  ])
}
