/** The characters that the 256 bytes of an encoding stand for; undefined for a byte that stands for none. Control characters
 *  above 0x7F count as none: where a table has them, as that of ISO-8859-2, no text does.
 *  Source: WHATWG Encoding Standard, index of the encoding. */
export function singleByteTable(encoding: string): readonly (string | undefined)[] {
  const known = TABLES.get(encoding)
  if (known !== undefined) return known
  const table = Array.from({ length: 256 }, (_, byte) => characterOf(encoding, byte))
  TABLES.set(encoding, table)
  return table
}

const TABLES = new Map<string, readonly (string | undefined)[]>()

function characterOf(encoding: string, byte: number): string | undefined {
  if (byte < 0x80) return String.fromCharCode(byte)
  if (encoding === 'windows-1252' && byte < 0xa0) return WINDOWS_1252[byte - 0x80]
  try {
    const character = new TextDecoder(encoding, { fatal: true }).decode(Uint8Array.of(byte))
    return /^[\u0080-\u009f\ufffd]?$/.test(character) ? undefined : character
  } catch {
    return undefined
  }
}

/** 0x80 to 0x9F, for which some versions of Node 24 have the control characters of ISO-8859-1 (nodejs/node#56542). */
const WINDOWS_1252: readonly (string | undefined)[] = [
  ...['€', undefined, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', undefined, 'Ž', undefined],
  ...[undefined, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', undefined, 'ž', 'Ÿ'],
]
