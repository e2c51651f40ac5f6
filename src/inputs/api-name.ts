import { InputError } from '../errors.ts'
import { quote } from './quote.ts'

const API_NAME = /^[A-Za-z][A-Za-z0-9_]*$/

/** Reads the API name of an object or field. Throws InputError. */
export function parseApiName(input: string, text: string, example: string): string {
  if (API_NAME.test(text)) return text
  throw new InputError([
    `\`${input}\`: ${quote(text)} is not an API name. Use letters, digits and underscores, starting with a letter, such as ${example}; Setup > Object Manager shows it.`,
  ])
}
