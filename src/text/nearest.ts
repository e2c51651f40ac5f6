/** Characters that the beginning of a name has at least: shorter ones fit too many names. */
const SHORTEST_BEGINNING = 3
/** No name of Salesforce's or ours is longer; to compare two texts takes as much work as their lengths multiplied. */
const LONGEST_NAME = 120

/**
 * The candidate that `word` was most likely meant to be, upper and lower case aside; undefined when none is near
 * (more than a third of the longer word would have to change) and none begins with it.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const near = closest(word, candidates, aThird)
  if (near !== undefined || word.length > LONGEST_NAME) return near
  const plain = word.toLowerCase()
  if (plain.length < SHORTEST_BEGINNING) return undefined
  return candidates.find((candidate) => candidate.toLowerCase().startsWith(plain))
}

/**
 * Finds the first candidate that differs from `word` in the fewest letters, upper and lower case aside; undefined when none is
 * near, or the word is longer than any name.
 *
 * @param allowed how many letters may have to be inserted, removed or replaced
 */
export function closest(
  word: string,
  candidates: readonly string[],
  allowed: (word: string, candidate: string) => number,
): string | undefined {
  if (word.length > LONGEST_NAME) return undefined
  const plain = word.toLowerCase()
  let best: { readonly candidate: string; readonly edits: number } | undefined
  for (const candidate of candidates) {
    const most = allowed(plain, candidate)
    // At least as many letters have to be inserted as one word is longer.
    if (Math.abs(plain.length - candidate.length) > most) continue
    const edits = editDistance(plain, candidate.toLowerCase(), most)
    if (edits <= most && (best === undefined || edits < best.edits)) best = { candidate, edits }
  }
  return best?.candidate
}

function aThird(word: string, candidate: string): number {
  return Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3))
}

/** Levenshtein distance: how many characters have to be inserted, removed or replaced. No row of it gets smaller, so that
 *  infinity stands for one that is larger than `most`. */
function editDistance(from: string, to: string, most: number): number {
  const wanted = [...to]
  let distances = Array.from({ length: wanted.length + 1 }, (_, index) => index)
  for (const [row, fromCharacter] of [...from].entries()) {
    const next = [row + 1]
    let least = row + 1
    for (let column = 0; column < wanted.length; column++) {
      const replaced = at(distances, column) + (fromCharacter === wanted[column] ? 0 : 1)
      const edits = Math.min(replaced, at(distances, column + 1) + 1, at(next, column) + 1)
      next.push(edits)
      least = Math.min(least, edits)
    }
    if (least > most) return Number.POSITIVE_INFINITY
    distances = next
  }
  return distances.at(-1) ?? 0
}

function at(distances: readonly number[], index: number): number {
  return distances[index] ?? Number.POSITIVE_INFINITY
}
