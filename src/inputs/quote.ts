const LONGEST_QUOTE = 80

/** Quotes an input's value for a message: in backticks, on one line, cut when it is long. */
export function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('`', "'")
  return line.length > LONGEST_QUOTE ? `\`${line.slice(0, LONGEST_QUOTE)}…\`` : `\`${line}\``
}
