import { InputError } from '../errors.ts'
import { parseWord } from '../inputs/words.ts'
import type { ManifestNotes, Step } from './places.ts'

/** Reads a value that is one of a few words, as inputs are read; undefined, with a note at `place`, where it is none of them. */
export function noteWord<const Word extends string>(
  text: string,
  words: readonly Word[],
  { key, place }: { readonly key: string; readonly place: readonly Step[] },
  notes: ManifestNotes,
): Word | undefined {
  try {
    return parseWord(key, text, words)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    for (const problem of error.problems) notes.add(place, problem)
    return undefined
  }
}
