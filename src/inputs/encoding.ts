import { encodingOf, nearestLabel } from '../encodings/labels.ts'
import { InputError } from '../errors.ts'
import { quote } from './quote.ts'

/** Reads the label of an encoding; returns its name in the WHATWG Encoding standard. Throws InputError. */
export function parseEncoding(text: string): string {
  const encoding = encodingOf(text)
  if (encoding !== undefined) return encoding
  const near = nearestLabel(text)
  const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`
  throw new InputError([
    `\`encoding\`: ${quote(text)} is not an encoding that this action can read. Use a label of the WHATWG Encoding standard, ` +
      `such as \`utf-8\`, \`windows-1252\`, \`shift_jis\` or \`utf-16le\`; save files in any other encoding as UTF-8.${hint}`,
  ])
}
