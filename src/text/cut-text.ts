/** Characters of a message that are kept: what follows are stack traces, lists and whole pages. */
export const MOST_MESSAGE_CHARACTERS = 4_000

/** A text of at most `most` characters, and, where it was longer, a note of how long it was. */
export function cutText(text: string, most = MOST_MESSAGE_CHARACTERS): string {
  if (text.length <= most) return text
  const isInCharacter = isHighSurrogate(text.charCodeAt(most - 1))
  return `${text.slice(0, isInCharacter ? most - 1 : most)}… (cut: it has ${text.length} characters)`
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
