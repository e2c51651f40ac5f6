import { InputError } from '../errors.ts'
import { nearest } from '../text/nearest.ts'
import { choice } from '../text/words.ts'
import { quote } from './quote.ts'

/** Reads an input that takes one of a few words, and forgives case, hyphens, underscores and blanks. Throws InputError. */
export function parseWord<const Word extends string>(input: string, text: string, words: readonly Word[]): Word {
  const plain = simplify(text)
  const word = words.find((name) => simplify(name) === plain)
  if (word !== undefined) return word
  const near = nearest(plain, words.map(simplify))
  const meant = words.find((name) => simplify(name) === near)
  const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`
  const quoted = words.map((name) => `\`${name}\``)
  throw new InputError([`\`${input}\`: ${quote(text)} is not allowed. Use ${choice(quoted)}.${hint}`])
}

function simplify(text: string): string {
  return text.toLowerCase().replaceAll(/[-_\s]/g, '')
}
