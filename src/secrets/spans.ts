/** A stretch of a text, in UTF-16 units; `end` is the place behind it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Puts stretches in order, and joins those that overlap or touch. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: { start: number; end: number }[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}
