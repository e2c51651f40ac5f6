import fc, { type GeneratorValue } from 'fast-check'

/** Draws what a file is made of. What comes first is the simplest: fast-check shrinks a failing file towards it. */
export interface Draw {
  /** A whole number from 0, below `end`. */
  readonly below: (end: number) => number
  /** One of a list, which is not empty. */
  readonly of: <T>(list: readonly T[]) => T
  /** True once in so many times. */
  readonly once: (times: number) => boolean
}

export function drawing(value: GeneratorValue): Draw {
  const below = (end: number) => (end <= 1 ? 0 : value(numbersBelow(end)))
  return {
    below,
    of: (list) => {
      const [drawn] = list.slice(below(list.length))
      if (drawn === undefined) throw new Error('There is nothing to choose from.')
      return drawn
    },
    once: (times) => below(times) === times - 1,
  }
}

const NUMBERS = new Map<number, () => fc.Arbitrary<number>>()

/** Makes the arbitrary for whole numbers below this, in which each is as likely: mostly small ones would make the files alike. It is
 *  the same function each time, which saves fast-check a comparison. */
function numbersBelow(end: number): () => fc.Arbitrary<number> {
  const known = NUMBERS.get(end)
  if (known !== undefined) return known
  const make = () => fc.noBias(fc.nat(end - 1))
  NUMBERS.set(end, make)
  return make
}

/** Some of a list, at least so many of them, in any order. */
export function some<T>(draw: Draw, list: readonly T[], least: number, most: number): readonly T[] {
  const left = [...list]
  const count = Math.min(left.length, least + draw.below(most - least + 1))
  return Array.from({ length: count }, () => left.splice(draw.below(left.length), 1)).flat()
}
