import { InputError } from '../errors.ts'
import { readPercent } from './percent.ts'
import { quote } from './quote.ts'

/** The failures that the step allows: a number of records, or a share (0 to 1) of the records read. */
export type MaxFailures =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'share'; readonly share: number }

/** Reads `max-failures`. Throws InputError. */
export function parseMaxFailures(text: string): MaxFailures {
  const count = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(count)) return { kind: 'count', count }
  const share = readPercent(text)
  if (share !== undefined) return { kind: 'share', share }
  throw new InputError([
    `\`max-failures\`: ${quote(text)} is not allowed. Use a number of records such as \`25\`, or a share from \`0%\` to \`100%\` such as \`2.5%\`.`,
  ])
}
