/** Failed rows with the same code on the same fields. */
export interface ErrorGroup {
  /** As sent (`REQUIRED_FIELD_MISSING`). */
  readonly code: string
  readonly fields: readonly string[]
  /** Of the first such row, without code and fields. */
  readonly message: string
  readonly count: number
}

/**
 * Takes `sf__Error` apart: `CODE:message:fields --`. The message may hold colons, commas and newlines.
 * Source: Bulk API 2.0 guide, "Get Job Failed Record Results".
 */
export function parseRowError(text: string): Omit<ErrorGroup, 'count'> {
  const code = /^[A-Z][A-Z0-9_]*(?=:)/.exec(text)?.[0]
  if (code === undefined) return { code: '', fields: [], message: text }
  const rest = text.slice(code.length + 1)
  const lastColon = rest.lastIndexOf(':')
  const tail = rest.slice(lastColon + 1)
  if (lastColon === -1 || !tail.endsWith('--')) return { code, fields: [], message: rest }
  const fields = tail
    .slice(0, -2)
    .split(',')
    .map((field) => field.trim())
  return { code, fields: fields.filter((field) => field !== ''), message: rest.slice(0, lastColon) }
}

/** Adds up the groups of several jobs; most frequent first. */
export function mergeErrorGroups(groups: Iterable<ErrorGroup>): readonly ErrorGroup[] {
  const merged = new Map<string, ErrorGroup>()
  for (const group of groups) {
    const key = `${group.code}:${group.fields.join(',')}`
    const known = merged.get(key)
    merged.set(key, known === undefined ? group : { ...known, count: known.count + group.count })
  }
  return [...merged.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}
