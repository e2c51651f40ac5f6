import { LATIN_LANGUAGES, OTHER_SCRIPTS, type OtherScript } from './alphabets.ts'

/** How much of a text speaks for the encoding that it was decoded with, and how much against it. */
export interface Verdict {
  readonly good: number
  readonly bad: number
}

/** Judges text beyond ASCII in an encoding of one byte a character: by its words, each of which should be one that a language
 *  can have, and by its signs, which should stand where people put them. */
export function judgeAlphabetic(text: string, encoding: string): Verdict {
  const languages = LATIN_LANGUAGES[encoding]
  const other = OTHER_SCRIPTS[encoding]
  const verdict = { good: 0, bad: 0 }
  for (const word of text.match(/[\p{L}\p{M}]+/gu) ?? []) {
    if (!/[\u0080-\uffff]/.test(word)) continue
    // A letter that stands alone says nothing, but for words such as "à".
    if (word.length === 1 && (languages === undefined || !isLower(word))) continue
    const isLikely = languages === undefined ? isWordOf(word, other) : isLatinWord(word, languages)
    verdict[isLikely ? 'good' : 'bad'] += 1
  }
  for (const { 0: sign, index } of text.matchAll(/[^ -~\p{L}\p{M}]/gu)) {
    if (sign <= '\x7f') continue
    const fits = isSignInPlace(sign, text.charAt(index - 1), text.charAt(index + 1))
    if (fits !== undefined) verdict[fits ? 'good' : 'bad'] += 1
  }
  if (other !== undefined && !isMostlyCommon(text, other)) return { good: 0, bad: verdict.good + verdict.bad }
  return verdict
}

/** A word with letters of its own has letters of ASCII beside them, all of them from the alphabet of one language. */
function isLatinWord(word: string, languages: readonly string[]): boolean {
  const letters = [...word]
  const own = letters.filter((letter) => letter > '\x7f')
  if (own.length === letters.length && letters.length > 1) return false
  const lower = own.map((letter) => letter.toLowerCase())
  if (!languages.some((alphabet) => lower.every((letter) => alphabet.includes(letter)))) return false
  return letters.every((letter, at) => letter <= '\x7f' || isCaseInPlace(letter, letters[at - 1], letters[at + 1]))
}

/** Whether the case of a letter goes with its neighbours: wrong tables put capitals inside words. */
function isCaseInPlace(letter: string, before = '', after = ''): boolean {
  if (letter === 'ß' || !hasCase(letter)) return true
  if (isUpper(letter)) return !isLower(before) && !(isUpper(before) && isLower(after))
  return !isUpper(after)
}

function hasCase(letter: string): boolean {
  return isUpper(letter) || isLower(letter)
}

function isUpper(letter: string): boolean {
  return /^\p{Lu}/u.test(letter)
}

function isLower(letter: string): boolean {
  return /^\p{Ll}/u.test(letter)
}

function isWordOf(word: string, other: OtherScript | undefined): boolean {
  if (other === undefined || !other.script.test(word)) return false
  const letters = [...word]
  return letters.every((letter, at) => isCaseInPlace(letter, letters[at - 1], letters[at + 1]))
}

/** Letters of a wrong table are letters, too, but not those that a language has most of. */
const LEAST_COMMON = 0.55

function isMostlyCommon(text: string, { common }: OtherScript): boolean {
  const letters = (text.toLowerCase().match(/\p{L}/gu) ?? []).filter((letter) => letter > '\x7f')
  const frequent = letters.filter((letter) => common.includes(letter))
  return letters.length === 0 || frequent.length >= letters.length * LEAST_COMMON
}

const LETTER = /\p{L}/u
/** Signs that may stand beside each other. */
const PUNCTUATION = /[\u00a0“”„’‘«»‹›…–—¿¡]/
const WORD = /[\p{L}\d]/u

/** Whether a sign stands where people put it; undefined where its place says nothing. */
function isSignInPlace(sign: string, before: string, after: string): boolean | undefined {
  const [afterLetter, beforeLetter] = [LETTER.test(before), LETTER.test(after)]
  const isInside = afterLetter && beforeLetter
  const isBesideSign = [before, after].some((one) => one > '\x7f' && !WORD.test(one) && !PUNCTUATION.test(one))
  if (isBesideSign) return false
  if (/[’ʼ·\u00a0\u00ad]/.test(sign)) return true
  if (/[“„‘‚«‹¿¡]/.test(sign)) return !WORD.test(before)
  if (/[”»›]/.test(sign)) return !WORD.test(after)
  if (/[–—…]/.test(sign)) return !(isInside && isLower(before) && isLower(after))
  if (/[€£¥®™©§№²³]/.test(sign)) return !beforeLetter
  if (/[°•]/.test(sign)) return !isInside
  return afterLetter || beforeLetter ? false : undefined
}
