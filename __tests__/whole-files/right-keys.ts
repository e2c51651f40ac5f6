import type { Draw } from './draw.ts'
import { drawId } from './right-values.ts'
import type { Target } from './target.ts'

/** Makes the keys of a load: no two of them are the same to the org. */
export interface Keys {
  readonly next: (draw: Draw) => string
}

type KeyOf = (draw: Draw, number: number) => string

const NUMBERS: readonly KeyOf[] = [
  (_, number) => String(number),
  (draw, number) => `${number}${draw.of(['', '.0', '.00'])}`,
  (_, number) => `-${number}`,
]

const TEXTS: readonly KeyOf[] = [
  (_, number) => `K-${number}`,
  (_, number) => `${number}ß漢`,
  (_, number) => `a,b;"${number}"`,
]

/** Keys that are two as texts, and one as numbers. */
const ZEROS: KeyOf = (_, number) => (number % 2 === 0 ? '0' : '') + String((number + 1) >> 1)

/** Keys that are two where upper and lower case make a difference. */
const CASES: KeyOf = (_, number) => (number % 2 === 0 ? 'k' : 'K') + String((number + 1) >> 1)

/** @param isTidy keys have no blanks at their ends */
export function createKeys(draw: Draw, target: Target, isTidy: boolean): Keys {
  const style = keyStyle(draw, target)
  const first = 1 + draw.below(1_000)
  let number = first
  return {
    next: (later) => {
      const key = style(later, number++)
      return isTidy || !later.once(12) ? key : later.of([` ${key}`, `${key} `, `\u3000${key}\u00a0`])
    },
  }
}

function keyStyle(draw: Draw, { columns, describe }: Target): KeyOf {
  const field = columns.find(({ role }) => role === 'key')?.field
  if (field?.type === 'id') return (later, number) => drawId(later, describe.keyPrefix ?? '', number)
  if (field?.type === 'double') return draw.of(NUMBERS)
  const alike = field?.caseSensitive === true ? [ZEROS, CASES] : [ZEROS]
  return draw.once(30) ? draw.of(alike) : draw.of(TEXTS)
}
