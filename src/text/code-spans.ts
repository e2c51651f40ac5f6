/** A piece of a message: code, such as the name of an input, or the words around it. */
export interface MessagePiece {
  readonly text: string
  readonly isCode: boolean
}

const MARK = '`'

/**
 * Takes a message of ours apart at its code spans: names and lines of YAML that it has between backquotes.
 *
 * A backquote counts as a mark only where it stands outside of words and next to what it encloses, so that one in the name of
 * a file does not. What the org says holds none: see `report/org-voice.ts`.
 */
export function codeSpans(message: string): readonly MessagePiece[] {
  const pieces: MessagePiece[] = []
  let from = 0
  for (let start = message.indexOf(MARK); start !== -1; ) {
    const end = message.indexOf(MARK, start + 1)
    if (end === -1) break
    if (isSpan(message, start, end)) {
      pieces.push({ text: message.slice(from, start), isCode: false })
      pieces.push({ text: message.slice(start + 1, end), isCode: true })
      from = end + 1
      start = message.indexOf(MARK, from)
    } else start = end
  }
  pieces.push({ text: message.slice(from), isCode: false })
  return pieces.filter(({ text }) => text !== '')
}

/** The message without the marks of its code spans, for a log and other places that show plain text. */
export function withoutCodeMarks(message: string): string {
  return codeSpans(message)
    .map(({ text }) => text)
    .join('')
}

/** Whether the marks at `start` and `end` enclose a code span. */
function isSpan(message: string, start: number, end: number): boolean {
  const inside = message.slice(start + 1, end)
  return (
    /^(?:[\s("'‘“]|)$/.test(message.charAt(start - 1)) &&
    /^(?:[\s)"'’”.,:;!?]|)$/.test(message.charAt(end + 1)) &&
    inside !== '' &&
    inside === inside.trim() &&
    !/[\r\n]/.test(inside)
  )
}
