import { InputError } from '../errors.ts'
import { readPercent } from './percent.ts'
import { quote } from './quote.ts'

/** Reads `stop-early` as a share from 0 to 1. Throws InputError, also for a plain number, which could mean a number of
 *  records. */
export function parseStopEarly(text: string): number {
  const share = readPercent(text)
  if (share !== undefined) return share
  const withSign = `${text}%`
  const hint = readPercent(withSign) === undefined ? '' : ` Did you mean \`${withSign}\`?`
  throw new InputError([
    `\`stop-early\`: ${quote(text)} is not allowed. Use a share from \`0%\` to \`100%\` such as \`50%\` or \`2.5%\`; \`100%\` never stops.${hint}`,
  ])
}
