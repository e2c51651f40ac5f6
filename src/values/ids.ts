const CHECK_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'
/** Without those that tell the case of the others. */
export const ID_LENGTH = 15
const ID = /^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/

/**
 * The 15 characters of an id that has 15 or 18, which tell small letters from large ones; undefined for text that is no
 * id. The last three of 18 tell the case of the others, five by five, so that it is not lost where a tool changes it.
 * Source: SOAP API guide, "Field Types", ID.
 */
export function shortId(text: string): string | undefined {
  if (!ID.test(text)) return undefined
  if (text.length === 15) return text
  let id = ''
  for (let at = 0; at < 15; at++) {
    const flags = CHECK_LETTERS.indexOf((text[15 + Math.floor(at / 5)] ?? '').toUpperCase())
    const isLarge = ((flags >> (at % 5)) & 1) === 1
    const character = text[at] ?? ''
    if (flags === -1 || (isLarge && character >= '0' && character <= '9')) return undefined
    id += isLarge ? character.toUpperCase() : character.toLowerCase()
  }
  return id
}

/** The 18 characters of an id that has 15; undefined for any other text. */
export function longId(text: string): string | undefined {
  if (text.length !== ID_LENGTH || !ID.test(text)) return undefined
  let letters = ''
  for (let group = 0; group < 3; group++) {
    let flags = 0
    for (let at = 0; at < 5; at++) if (/[A-Z]/.test(text[group * 5 + at] ?? '')) flags |= 1 << at
    letters += CHECK_LETTERS[flags] ?? ''
  }
  return text + letters
}

/** Whether the three bytes behind the 15 from `start` on tell the case that those have. */
export function hasCheckLetters(bytes: Buffer, start: number): boolean {
  for (let group = 0; group < 3; group++) {
    let flags = 0
    for (let at = 0; at < 5; at++) {
      const byte = bytes[start + group * 5 + at] ?? 0
      const isLarge = byte >= 0x41 && byte <= 0x5a
      if (isLarge) flags |= 1 << at
      else if (!(byte >= 0x61 && byte <= 0x7a) && !(byte >= 0x30 && byte <= 0x39)) return false
    }
    if (bytes[start + ID_LENGTH + group] !== CHECK_LETTERS.charCodeAt(flags)) return false
  }
  return true
}
