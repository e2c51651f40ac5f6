import { EAST_ASIAN, type EastAsian } from './alphabets.ts'
import type { Verdict } from './plausible.ts'

/** The least share of all characters that the most frequent ones have: by chance it is a few percent. */
const LEAST_COMMON = 0.12

/** Judges text beyond ASCII in an encoding of an East Asian language: its characters should be those of daily use, and some
 *  of them among the most frequent, which are counted as `common`. */
export function judgeEastAsian(text: string, encoding: string): Verdict & { readonly common: number } {
  const language = EAST_ASIAN[encoding]
  if (language === undefined) return { good: 0, bad: 1, common: 0 }
  const daily = dailyOf(encoding, language)
  const characters = [...text]
  const verdict = { good: 0, bad: 0, common: 0 }
  for (const [at, character] of characters.entries()) {
    if (character <= '\x7f' || isNeutral(character)) continue
    const kana = isKana(character)
    const isGood = kana
      ? language.hasKana && isKanaInPlace(character, characters[at - 1], characters[at + 1])
      : daily.has(character)
    verdict[isGood ? 'good' : 'bad'] += 1
    if (isGood && (kana || language.common.includes(character))) verdict.common += 1
  }
  const { good, bad, common } = verdict
  return common >= (good + bad) * LEAST_COMMON ? verdict : { good: 0, bad: good + bad, common }
}

/** Signs and letters of full width, and signs of East Asian text. */
function isNeutral(character: string): boolean {
  return /[\u2010-\u2027\u2030-\u203b\u2190-\u2193\u2460-\u2473\u25a0-\u25ef\u2605\u2606\u3000-\u301f\u30fb\u3220-\u3243\u3280-\u32b0\uff01-\uff60\uffe0-\uffe6]/u.test(
    character,
  )
}

function isKana(character: string): boolean {
  return /[\u3041-\u309f\u30a1-\u30ff\uff61-\uff9f]/.test(character) && character !== '\u30fb'
}

/** In wrong text, bytes become Katakana of half width in any order: alone, voice marks behind vowels, long marks and small
 *  letters behind what they cannot go with. */
function isKanaInPlace(character: string, before = '', after = ''): boolean {
  if (!HALF_WIDTH.test(character)) return true
  if (/[ﾞﾟ]/.test(character)) return /[ｳｶ-ﾄﾊ-ﾎ]/.test(before)
  if (/[ｧｨｩｪｫ]/.test(character)) return /[ｳｸｼﾁﾂﾃﾄﾌﾞ]/.test(before)
  if (/[ｬｭｮ]/.test(character)) return /[ｷｼﾁﾆﾋﾌﾐﾘﾃﾞﾟ]/.test(before)
  if (/[ｯｰ]/.test(character)) return /[ｧ-ﾟ]/.test(before)
  return !/[｡-ｦ]/.test(character) && (HALF_WIDTH.test(before) || HALF_WIDTH.test(after))
}

const HALF_WIDTH = /[\uff61-\uff9f]/

const DAILY = new Map<string, ReadonlySet<string>>()

/** The characters of daily use, out of the table of the encoding. */
function dailyOf(encoding: string, { daily: [leads, trails] }: EastAsian): ReadonlySet<string> {
  const known = DAILY.get(encoding)
  if (known !== undefined) return known
  const decoder = new TextDecoder(encoding)
  const characters = new Set<string>()
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (let trail = trails[0]; trail <= trails[1]; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if ([...text].length === 1 && text !== '\ufffd') characters.add(text)
    }
  }
  DAILY.set(encoding, characters)
  return characters
}
