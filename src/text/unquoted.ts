/** Pairs of quotes that people put around a value, by hand or by copying it out of JSON, YAML or a document. */
const PAIRS: readonly string[] = ['""', "''", '``', '“”', '‘’']

/** Returns a text without the blanks and the pairs of quotes around it: `"force://…"` gives `force://…`. A quote without its
 *  partner stays. */
export function unquoted(text: string): string {
  let bare = text.trim()
  while (bare.length > 1 && PAIRS.includes(`${bare.charAt(0)}${bare.at(-1)}`)) bare = bare.slice(1, -1).trim()
  return bare
}
