/** What comes behind this of a message is the same words at ever greater length: stack traces, lists, whole pages. */
export const MOST_MESSAGE_CHARACTERS = 4_000

/** Text that is not longer than `most` characters, but for the words that say that it was. */
export function cutText(text: string, most = MOST_MESSAGE_CHARACTERS): string {
  if (text.length <= most) return text
  const isInCharacter = isHighSurrogate(text.charCodeAt(most - 1))
  return `${text.slice(0, isInCharacter ? most - 1 : most)}… (cut: it has ${text.length} characters)`
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
