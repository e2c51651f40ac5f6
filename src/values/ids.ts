const CHECK_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'
const CHECK_BYTES = Buffer.from(CHECK_LETTERS)
/** Characters of an id without the three that tell the case of the others. */
export const ID_LENGTH = 15
const ID = /^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/

/** Whether two ids name the same record, job, user or org: either may have 15 characters or 18, of which the last three only
 *  check the others. */
export function sameId(one: string, other: string): boolean {
  return idKey(one) === idKey(other)
}

/** The text under which an id of 15 or 18 characters is looked up: equal for equal ids. */
export function idKey(id: string): string {
  return id.slice(0, ID_LENGTH)
}

/**
 * The 15 characters of an id that has 15 or 18, which tell small letters from large ones; undefined for text that is no
 * id. The last three of 18 tell the case of the others, five by five, so that it is not lost where a tool changes it.
 * Source: SOAP API guide, "Field Types", ID.
 */
export function shortId(text: string): string | undefined {
  if (!ID.test(text)) return undefined
  if (text.length === ID_LENGTH) return text
  let id = ''
  for (let at = 0; at < ID_LENGTH; at++) {
    const flags = CHECK_LETTERS.indexOf((text[ID_LENGTH + Math.floor(at / 5)] ?? '').toUpperCase())
    const isLarge = ((flags >> (at % 5)) & 1) === 1
    const character = text[at] ?? ''
    if (flags === -1 || (isLarge && character >= '0' && character <= '9')) return undefined
    id += isLarge ? character.toUpperCase() : character.toLowerCase()
  }
  return id
}

/** The 18 characters of an id that has 15; undefined for any other text. */
export function longId(text: string): string | undefined {
  return text.length === ID_LENGTH && ID.test(text) ? text + checkLetters(text) : undefined
}

/** The three characters that make 18 of the 15 of an id: each tells which of five letters are capitals.
 *  Source: Salesforce Help, "How to convert a 15 digit Id to 18 character Id in Salesforce". */
export function checkLetters(id: string): string {
  let letters = ''
  for (let from = 0; from < ID_LENGTH; from += 5) {
    let flags = 0
    for (let at = 0; at < 5; at++) if (isCapital(id.charCodeAt(from + at))) flags |= 1 << at
    letters += CHECK_LETTERS.charAt(flags)
  }
  return letters
}

/** The byte that tells which of the five bytes from `start` on are capitals. */
export function checkByte(bytes: Uint8Array, start: number): number {
  let flags = 0
  for (let at = 0; at < 5; at++) if (isCapital(bytes[start + at] ?? 0)) flags |= 1 << at
  return CHECK_BYTES[flags] ?? 0
}

/** Whether the three bytes behind the 15 from `start` on tell the case that those have. */
export function hasCheckLetters(bytes: Uint8Array, start: number): boolean {
  for (let group = 0; group < 3; group++) {
    if (bytes[start + ID_LENGTH + group] !== checkByte(bytes, start + group * 5)) return false
  }
  return isOfIdBytes(bytes, start)
}

/** Whether the 15 bytes from `start` on are letters and digits. */
export function isOfIdBytes(bytes: Uint8Array, start: number): boolean {
  for (let at = start; at < start + ID_LENGTH; at++) {
    const byte = bytes[at] ?? 0
    const isSmall = byte >= 0x61 && byte <= 0x7a
    if (!isSmall && !isCapital(byte) && !(byte >= 0x30 && byte <= 0x39)) return false
  }
  return true
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a
}
