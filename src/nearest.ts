/** Shorter beginnings fit too many words. */
const SHORTEST_BEGINNING = 3

/**
 * The candidate that `word` was most likely meant to be, upper and lower case aside; undefined when none is near
 * (more than a third of the longer word would have to change) and none begins with it.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const plain = word.toLowerCase()
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: editDistance(plain, candidate.toLowerCase()) }))
    .sort((one, other) => one.edits - other.edits)
  if (best !== undefined && best.edits <= allowedEdits(plain, best.candidate)) return best.candidate
  if (plain.length < SHORTEST_BEGINNING) return undefined
  return candidates.find((candidate) => candidate.toLowerCase().startsWith(plain))
}

function allowedEdits(word: string, candidate: string): number {
  return Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3))
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
