/** A text whose escapes were read. */
export interface Decoded {
  readonly text: string
  /** Where a place of the decoded text was in the escaped one. Places are before, between and behind characters. */
  readonly originOf: (at: number) => number
}

/** A character as URLs (`%21`), JSON and JavaScript (`\u0021`, `\x21`), Markdown (`\!`) and HTML (`&#33;`, `&#x21;`, `&excl;`)
 *  write it. */
const ESCAPE =
  /%([0-7][0-9A-Fa-f])|((?:%[C-Fc-f][0-9A-Fa-f])(?:%[89ABab][0-9A-Fa-f]){1,3})|\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})|\\([!-/:-@[-`{-~])|&#([0-9]{1,7});?|&#[xX]([0-9A-Fa-f]{1,6});?|&([a-z]{2,6});/g

/** The named characters of HTML that occur in keys and tokens. Source: HTML Standard, "Named character references". */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  excl: '!',
  period: '.',
  plus: '+',
  sol: '/',
  bsol: '\\',
  equals: '=',
  lowbar: '_',
  colon: ':',
  semi: ';',
  comma: ',',
  commat: '@',
  num: '#',
  dollar: '$',
  percnt: '%',
  ast: '*',
  tilde: '~',
}

/**
 * Reads the escapes of a text once: those of all kinds together and, where there are several kinds, those of each kind alone.
 * A secret that ends in `\`, `%` or `&` may look like an escape together with the text behind it.
 */
export function readingsOf(text: string): readonly Decoded[] {
  const all = decodeEscapes(text)
  if (all === undefined) return []
  const readings = [all]
  for (const kind of ['%', '\\', '&']) {
    const reading = decodeEscapes(text, kind)
    if (reading !== undefined && readings.every((other) => other.text !== reading.text)) readings.push(reading)
  }
  return readings
}

/** Reads the escapes of a text once: all of them, or those that begin with `kind`. Undefined where there is none. */
export function decodeEscapes(text: string, kind?: string): Decoded | undefined {
  /** For each character that was escaped, where it ends in the decoded text, and where its escape ended. */
  const places: number[] = []
  const ends: number[] = []
  let decoded = ''
  let from = 0
  for (const { match, character } of escapesIn(text, kind)) {
    decoded += text.slice(from, match.index)
    decoded += character
    places.push(decoded.length)
    from = match.index + match[0].length
    ends.push(from)
  }
  if (places.length === 0) return undefined
  return { text: decoded + text.slice(from), originOf }

  function originOf(at: number): number {
    const before = countUpTo(places, at)
    return before === 0 ? at : (ends[before - 1] ?? 0) + at - (places[before - 1] ?? 0)
  }
}

/** Finds the escapes of a text and the characters that they mean. Of an escape of another kind only the first character is
 *  skipped: one of this kind may begin within it, as `&amp;` does within `\\&amp;`. */
function* escapesIn(text: string, kind?: string): Generator<{ match: RegExpExecArray; character: string }> {
  for (let from = 0; ; ) {
    ESCAPE.lastIndex = from
    const match = ESCAPE.exec(text)
    if (match === null) return
    const character = kind === undefined || match[0].startsWith(kind) ? characterOf(match) : undefined
    if (character !== undefined) yield { match, character }
    from = match.index + (character === undefined ? 1 : match[0].length)
  }
}

function characterOf([, url, utf8, json, hex, punctuation, decimal, html, name]: RegExpMatchArray): string | undefined {
  if (punctuation !== undefined) return punctuation
  if (name !== undefined) return NAMED[name]
  if (utf8 !== undefined) return fromUtf8(utf8)
  const code = decimal === undefined ? Number.parseInt(url ?? json ?? hex ?? html ?? '', 16) : Number(decimal)
  return code > 0 && code <= LAST_CODE_POINT ? String.fromCodePoint(code) : undefined
}

const LAST_CODE_POINT = 0x10ffff

function fromUtf8(escapes: string): string | undefined {
  try {
    return decodeURIComponent(escapes)
  } catch {
    return undefined
  }
}

/** Counts the numbers that are not above `limit`; they are in rising order. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
