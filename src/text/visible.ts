/** Characters that show nothing of themselves: controls, marks that turn the direction of the text around them, blanks of no
 *  width. Variation selectors and, between emoji or in some scripts, joiners only shape what they stand beside.
 *  Source: Unicode Standard Annex 44, Default_Ignorable_Code_Point; Annex 9, "Explicit Directional Embeddings". */
const HIDDEN = /(?!\p{Variation_Selector})[\p{Cc}\p{DI}\uFFF9-\uFFFB]/gu

/** What a joiner stands behind where it has a meaning: an emoji, a letter with a vowel sign, a letter of Arabic script. */
const JOINS = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\u0600-\u06FF]$/u

const JOINERS = '\u200C\u200D'

/**
 * Text in which nothing is hidden: each invisible character is replaced by its number, `‹U+202E›`, so that a value looks
 * like what it is and changes nothing around it. Tabs and line breaks stay.
 */
export function visible(text: string): string {
  // Most texts are plain, which is found out in a fraction of the time.
  if (!/[^ -~]/.test(text)) return text
  return text.replace(HIDDEN, (character, at: number) => {
    if (character === '\t' || character === '\n' || character === '\r') return character
    if (JOINERS.includes(character) && JOINS.test(text.slice(Math.max(0, at - 2), at))) return character
    return `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`
  })
}
