import type { Draw } from './draw.ts'
import type { Column } from './target.ts'

/** The values of a record as its row has them: blank last fields may be missing, or there may be too many of them. */
export function fitsTogether(draw: Draw, values: readonly string[], columns: readonly Column[]): readonly string[] {
  if (columns.length < 2 || !draw.once(10) || values.some(looksCut)) return values
  const last = values.findLastIndex((value) => value !== '')
  // A row of one field may be the note at the end of a report.
  const fewest = Math.max(last + 1, 2)
  if (fewest < values.length && draw.once(2)) return values.slice(0, fewest + draw.below(values.length - fewest))
  return [...values, ...['', '', ''].slice(draw.below(3))]
}

/** Whether a value may be the rest of a text that was cut at a delimiter, or the beginning of one. */
function looksCut(value: string): boolean {
  return /^ |^[\s]*[“”„«»]/.test(value)
}
