/** Whether a character shows nothing of itself: a control character, a blank of any width, or a mark that only directs or joins
 *  the text around it. This is the only list of them for files: a record of nothing else is none, and names of columns are read
 *  without them. All of them are below U+10000.
 *  Source: Unicode Standard Annex 44, White_Space, General_Category Cc, and Default_Ignorable_Code_Point without the fillers and
 *  selectors of letters. */
export function isInvisible(code: number): boolean {
  if (code <= 0x20) return true
  if (code < 0x7f) return false
  return isBlank(code) || hasNoWidth(code)
}

/** A blank that takes room on the screen. */
function isBlank(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
}

/** No room at all: no text differs to the eye for them. */
function hasNoWidth(code: number): boolean {
  return (
    (code >= 0x7f && code <= 0x9f) ||
    code === 0xad ||
    code === 0x61c ||
    code === 0x180e ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff
  )
}

/** How many bytes the invisible character takes that starts at `at` in UTF-8; 0 where a visible one starts. */
export function invisibleAt(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return first <= 0x20 || first === 0x7f ? 1 : 0
  // Those of two bytes start with C2 or D8, those of three with E1, E2, E3 or EF.
  if (first < 0xe0) {
    if (at + 1 >= end) return 0
    return isInvisible(((first & 0x1f) << 6) | ((bytes[at + 1] ?? 0) & 0x3f)) ? 2 : 0
  }
  if (first > 0xef || at + 2 >= end) return 0
  const code = ((first & 0x0f) << 12) | (((bytes[at + 1] ?? 0) & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f)
  return isInvisible(code) ? 3 : 0
}

/** The name of a column without what cannot be seen: blanks at its ends are left out, and characters of no width anywhere, of
 *  which no API name has any. */
export function visibleName(name: string): string {
  if (isPlain(name)) return name
  const shown = [...name].filter((character) => !hasNoWidth(character.charCodeAt(0))).join('')
  let start = 0
  let end = shown.length
  while (start < end && isInvisible(shown.charCodeAt(start))) start++
  while (end > start && isInvisible(shown.charCodeAt(end - 1))) end--
  return shown.slice(start, end)
}

/** Whether a name has none of them, as nearly all. */
function isPlain(name: string): boolean {
  return /^[!-~]*$/.test(name)
}
