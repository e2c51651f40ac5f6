/**
 * The candidate that `word` was most likely meant to be, upper and lower case aside; undefined when none is near
 * (more than a third of the word would have to change).
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, edits: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((one, other) => one.edits - other.edits)
  const [best] = ranked
  return best !== undefined && best.edits <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined
}

/** Levenshtein distance: how many characters have to be inserted, removed or replaced. */
function editDistance(from: string, to: string): number {
  let distances = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [row, fromCharacter] of [...from].entries()) {
    const next = [row + 1]
    for (const [column, toCharacter] of [...to].entries()) {
      const replaced = at(distances, column) + (fromCharacter === toCharacter ? 0 : 1)
      next.push(Math.min(replaced, at(distances, column + 1) + 1, at(next, column) + 1))
    }
    distances = next
  }
  return distances.at(-1) ?? 0
}

function at(distances: readonly number[], index: number): number {
  return distances[index] ?? Number.POSITIVE_INFINITY
}
