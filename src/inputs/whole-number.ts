import { InputError } from '../errors.ts'
import { quote } from './quote.ts'

/** Reads a whole number from `least` to `most`; undefined when the input is left out. Throws InputError. */
export function parseWholeNumber(
  input: string,
  text: string,
  { least, most }: { least: number; most?: number },
): number | undefined {
  if (text === '') return undefined
  const number = Number(text)
  const isFitting = number >= least && (most === undefined || number <= most) && Number.isSafeInteger(number)
  if (/^\d+$/.test(text) && isFitting) return number
  const range = most === undefined ? `from ${least}` : `from ${least} to ${most}`
  throw new InputError([
    `\`${input}\`: ${quote(text)} is not allowed. Use a whole number ${range} without separators, such as \`${Math.max(least, 10)}\`, or leave it out.`,
  ])
}
