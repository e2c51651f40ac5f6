import { z } from 'zod/mini'

/** How editors show a value; the parser gets every value as text. */
interface Shown {
  readonly description: string
  readonly examples?: readonly unknown[]
  /** The only values that there are. */
  readonly words?: readonly string[]
}

/** Describes a single value of a manifest: a text, a number or a word of YAML. All of them are read as they are written. */
export function value(shown: Shown) {
  return z.string().check(z.meta({ ...shown, isScalar: true }))
}

/** Describes a value that is one of a few words. */
export function words(list: readonly string[], description: string) {
  return value({ description, words: list })
}

/** Describes a value that may also be a list of values, which is not empty. */
export function oneOrMore(shown: Shown) {
  return z.union([z.string(), z.array(z.string()).check(z.minLength(1))]).check(z.meta({ ...shown }))
}
