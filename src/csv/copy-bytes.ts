/** Up to here, a native call costs more than the copy. */
const SHORT_BYTES = 64

/** Copies `source` from `start` to `end` into `target`, from `at` on; returns where the copy ends. */
export function copyBytes(source: Buffer, start: number, end: number, target: Buffer, at: number): number {
  if (end - start > SHORT_BYTES) return at + source.copy(target, at, start, end)
  let to = at
  for (let from = start; from < end; from++) target[to++] = source[from] ?? 0
  return to
}
